"""Who asked not to be in the public log: nothing of it is told, and nobody writes to it again."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import JOUR
from tests.construction import RACINE
from tournee.campagne.chiffres import chiffres
from tournee.campagne.retrait import malgre_le_retrait, montrable, retiree
from tournee.campagne.situation import LabelObtenu, situer
from tournee.fiches.reglages import Delais
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Evenement, Geste
from tournee.publications import publish
from tournee.publications.contribuer import regles
from tournee.site.rendering import Renderer
from tournee.site.shortcodes import BLOCS, fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

DELAIS = Delais(reservation=60, relance=28, sommeil=180)
NOTE = "Le témoin de cette note est un cachalot."
PREUVE = "https://preuve-temoin.example/cachalot"
TEMOINS = (
    "cachalot",
    "2026-03-17",
    "17 mars 2026",
    "2026-04-29",
    "29 avril 2026",
    "2026-06-30",
)
"""What only the log of who asked to be left out says."""


def ligne(le: str, geste: str, par: str = "les-essais") -> Evenement:
    return Evenement.model_validate({"le": le, "geste": geste, "par": par} | OBLIGES.get(geste, {}))


CONTOURS = {
    "type": "Topology",
    "transform": {"scale": [0.1, 0.1], "translate": [0, 49]},
    "arcs": [[[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]]],
    "objects": {
        couche: {"geometries": [{"id": code, "type": "Polygon", "arcs": [[0]]} for code in codes]}
        for couche, codes in {"communes": ["98001", "98002", "98003", "99001"], "departements": ["98", "99"]}.items()
    },
}
"""The maps of a country where everybody lives in one square."""


OBLIGES: dict[str, dict[str, Any]] = {
    "candidature": {"edition": 2026},
    "non-retenue": {"edition": 2026},
    "refus": {"motif": "autre"},
}
JOURNAUX = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from([*Geste, *[Geste.RETRAIT] * 4, *[Geste.RETOUR_AU_SUIVI] * 4])),
    max_size=9,
).map(lambda faits: [ligne(str(date(2026, 1, 1) + timedelta(days)), geste) for days, geste in sorted(faits)])


@settings(derandomize=True, max_examples=300, deadline=None)
@given(JOURNAUX)
def test_what_may_be_told_of_any_log(suivi: list[Evenement]) -> None:
    """Nothing while a request stands; after a return, neither what was hidden nor that it was."""
    visibles = montrable(suivi)
    assert list(visibles) == suivi[len(suivi) - len(visibles) :]
    assert not [un for un in visibles if un.geste.effet.retire or un.geste.effet.ramene]
    assert not (retiree(suivi) and visibles)
    assert retiree(suivi) is (situer(suivi, (), DELAIS, JOUR).statut is Statut.HORS_SUIVI)
    situation = situer(suivi, [LabelObtenu(2025, date(2025, 11, 19), actuel=True)], DELAIS, JOUR)
    if retiree(suivi):
        vides = {champ.name for champ in fields(situation) if not getattr(situation, champ.name)}
        assert vides == {"depuis", "signaux", "reservation", "relance", "groupe", "derniere_nouvelle"}


@settings(derandomize=True, max_examples=300, deadline=None)
@given(JOURNAUX)
def test_in_a_log_without_a_fault_nobody_writes_after_a_request(suivi: list[Evenement]) -> None:
    if list(malgre_le_retrait(suivi)):
        return
    demande: Evenement | None = None
    for evenement in suivi:
        assert not (demande and evenement.le.debut > demande.le.debut and not evenement.geste.effet.ramene)
        assert demande or not evenement.geste.effet.ramene
        demande = None if evenement.geste.effet.ramene else evenement if evenement.geste.effet.retire else demande


RIEN = ""
CAS = {
    "a request alone": (["2026-03-01 retrait"], RIEN),
    "what was done before": (["2026-02-01 courrier", "2026-03-01 retrait"], RIEN),
    "a visit on the same day": (["2026-03-01 retrait", "2026-03-01 visite"], RIEN),
    "two requests on a day": (["2026-03-01 retrait", "2026-03-01 retrait"], RIEN),
    "a call after": (["2026-03-01 retrait", "2026-03-02 appel"], "elle a demandé à ne pas figurer dans le suivi : "),
    "a note after": (["2026-03-01 retrait", "2026-03-02 note"], "elle a demandé à ne pas figurer dans le suivi : "),
    "a second request": (["2026-03-01 retrait", "2026-03-02 retrait"], "elle a demandé à ne pas figurer"),
    "in the month of the request": (["2026-03 retrait", "2026-03-20 appel"], "elle a demandé à ne pas figurer"),
    "a return": (["2026-03-01 retrait", "2026-04-01 retour-au-suivi", "2026-04-02 appel"], RIEN),
    "a return for nothing": (["2026-04-01 retour-au-suivi"], "elle n’a pas demandé à ne pas figurer"),
    "two returns": (
        ["2026-03-01 retrait", "2026-04-01 retour-au-suivi", "2026-04-02 retour-au-suivi"],
        "elle n’a pas demandé à ne pas figurer",
    ),
}


@pytest.mark.parametrize(("lignes", "dit"), CAS.values(), ids=CAS)
def test_what_a_log_may_hold(projet: Projet, lignes: Sequence[str], dit: str) -> None:
    suivi = "".join(f"    - {{le: {le}, geste: {geste}, par: les-modeles}}\n" for le, geste in map(str.split, lignes))
    projet.ecrire("data/communes.yaml", f'- insee: "98003"\n  nom: Fictive\n  suivi:\n{suivi}')
    problemes = projet.problems()
    assert len(problemes) == bool(dit)
    assert all(f"« Fictive » : {dit}" in probleme for probleme in problemes)


def demander(projet: Projet, cle: str, nom: str, le: str = "2026-11-20") -> None:
    """Note a request by a file alone, as a volunteer does in a minute."""
    champ = "commune" if cle.isdigit() else "collectivite"
    contact = f'{champ}: "{cle}"\nnom: "{nom}"\nle: {le}\ngeste: retrait\npar: les-modeles\n'
    projet.ecrire(f"data/suivi/{le}-{cle}-retrait-les-modeles.yaml", contact)


@pytest.fixture
def retire(projet: Projet) -> Projet:
    """A project where a commune with a long log, another that has the label, and an EPCI asked to be left out."""
    faits = (
        f"    - {{le: 2026-03-17, geste: courrier, par: les-essais, note: {NOTE}, source: {PREUVE}}}\n"
        "    - {le: 2026-04-29, geste: rencontre, par: les-essais, relance: 2026-06-30}\n"
    )
    projet.ajouter("data/communes.yaml", f'- insee: "98003"\n  nom: Fictive\n  suivi:\n{faits}')
    projet.ecrire("data/territoire/contours.json", json.dumps(CONTOURS))
    projet.remplacer("data/collectivites.yaml", "suivi: []\n", f"suivi:\n{faits}")
    for cle, nom in (("98001", "Exemple-sur-Mer"), ("98003", "Fictive"), ("agglo-exemple", "Agglomération d’exemple")):
        demander(projet, cle, nom)
    return projet


def textes(campagne: Campagne) -> Iterator[tuple[str, str]]:
    """All that the site says: each file, what is inside archives, and the blocks of hand-written pages."""
    renderer = Renderer(RACINE / "overrides/pages", campagne, forge="https://forge.example/tournee/edit/main/")
    for fichier in publish(renderer):
        contenu = fichier.read()
        octets = contenu.encode() if isinstance(contenu, str) else contenu
        dit = f"{fichier.uri} {fichier.source} {fichier.head} {octets.decode(errors='replace')}"
        yield fichier.uri, dit.replace("\u00a0", " ")
        if is_zipfile(BytesIO(octets)):
            with ZipFile(BytesIO(octets)) as archive:
                for nom in archive.namelist():
                    yield f"{fichier.uri}!{nom}", archive.read(nom).decode(errors="replace")
    for bloc in BLOCS:
        yield bloc, fragment(bloc, "", renderer)


def test_nothing_of_its_log_is_anywhere_in_the_site(projet: Projet, retire: Projet) -> None:
    def vus(dits: dict[str, str]) -> set[str]:
        return {temoin for temoin in TEMOINS for dit in dits.values() if temoin in dit}

    demandes = list((retire.root / "data/suivi").iterdir())
    dits = dict(textes(retire.charger()))
    assert vus(dits) == set()
    assert [uri for uri, dit in dits.items() if "2026-11-20" in dit or "retrait-les-modeles" in dit] == []
    assert [uri for uri in dits if "98003-fictive/" in uri or "98001-exemple" in uri] == [
        "communes/98001-exemple-sur-mer/index.md",
        "communes/98003-fictive/index.md",
    ], "une lettre, peut-être"
    page, suivi = dits["communes/98003-fictive/index.md"], dits["carte/index.md"]
    assert "Hors suivi, à sa demande" in page
    assert "/retour-au-suivi" in page
    assert not [geste for geste in ("/reservation", "/confirmation", "/retrait", '#98003"') if geste in page]
    assert "Fictive" not in suivi + dits["carte/suivi.js"] + dits["carte/seule/index.html"]
    assert "dont 3 hors du suivi, à leur demande" in " ".join(suivi.split())
    assert "Label d’exemple 2025" in dits["communes/98001-exemple-sur-mer/index.md"], "a label is told by others"
    for demande in demandes:
        demande.unlink()
    assert len(vus(dict(textes(projet.charger())))) > 4, "without a request, all this is told"


def test_figures_stay_honest(retire: Projet) -> None:
    publique = retire.charger().publique()
    compte = chiffres(publique)
    assert (compte.communes.valeur, compte.communes.retirees) == (3, 2)
    assert compte.labellisees.valeur == 2
    assert chiffres(publique.publique()) == compte, "to take it away twice changes nothing"


def test_no_letter_is_for_it_and_no_group_carries_it(retire: Projet) -> None:
    for campagne in (retire.charger(), retire.charger().publique()):
        fictive = next(une for une in campagne.communes if une.cle == "98003")
        assert campagne.retiree(fictive)
        assert not campagne.suit(fictive)
        assert campagne.courriers_de(fictive) == ()
        assert campagne.porteur(fictive) is None
    assert all(fictive not in campagne.fiches_de(gull) for gull in campagne.gulls)


def test_it_is_an_example_for_nobody(retire: Projet) -> None:
    """Neither letters to others nor their pages cite it; the palmarès, which others publish, still does."""
    assert [un.cle for un in retire.charger().publique().exemples] == ["syndicat-exemple"]
    dits = dict(textes(retire.charger()))
    assert "Exemple-sur-Mer" in dits["palmares/index.md"]
    assert not re.search(r"Exemple-sur-Mer (?:a|ont) reçu ce label", dits["courriers/mairies.json"])
    for demande in (retire.root / "data/suivi").iterdir():
        demande.unlink()
    assert "Votre voisine Exemple-sur-Mer a reçu ce label" in dict(textes(retire.charger()))["courriers/mairies.json"]


def test_the_form_knows_that_it_asked_and_nothing_else(retire: Projet) -> None:
    suivies = regles(retire.charger().publique(), None)["suivies"]
    assert suivies["98003"] == suivies["agglo-exemple"] == {"suivi": [], "retiree": True}
    assert suivies["98001"]["suivi"] == []
    assert "retiree" not in suivies["98002"]


def test_back_in_the_log_what_was_hidden_stays_so(retire: Projet) -> None:
    retour = 'commune: "98003"\nnom: Fictive\nle: 2026-11-21\ngeste: retour-au-suivi\npar: les-modeles\n'
    retire.ecrire("data/suivi/2026-11-21-98003-retour-au-suivi-les-modeles.yaml", retour)
    publique = retire.charger().publique()
    fictive = next(une for une in publique.communes if une.cle == "98003")
    assert (publique.situation(fictive).statut, fictive.suivi) == (Statut.A_CONTACTER, ())
    page = dict(textes(retire.charger()))["communes/98003-fictive/index.md"]
    assert not [temoin for temoin in (*TEMOINS, "2026-11-20", "2026-11-21", "Hors suivi") if temoin in page]


@pytest.mark.lent
def test_nothing_of_it_in_a_whole_build(petite: Path, build: Callable[..., Path]) -> None:
    """A whole project with one more commune: not even the theme's search or the map of the site tell."""
    debut = 'commune: "99032"\nnom: Rivemagne\npar: argelinux\nle: '
    (petite / "data/suivi/2032-01-17-99032-courrier-argelinux.yaml").write_text(
        f"{debut}2032-01-17\ngeste: courrier\nnote: {NOTE}\nsource: {PREUVE}\nrelance: 2032-02-21\n", "utf-8"
    )
    demande = petite / "data/suivi/2032-03-14-99032-retrait-argelinux.yaml"
    demande.write_text(f"{debut}2032-03-14\ngeste: retrait\n", "utf-8")
    site = build(petite, pages=["communes/99032-rivemagne/", "departements/99-argelette/"])
    lus = {chemin: chemin.read_bytes().decode(errors="replace") for chemin in site.rglob("*") if chemin.is_file()}
    assert "Hors suivi" in lus[site / "communes/99032-rivemagne/index.html"]
    temoins = ("cachalot", "2032-01-17", "2032-02-21", "2032-03-14-99032", "99032-courrier")
    assert [(chemin.name, temoin) for chemin, dit in lus.items() for temoin in temoins if temoin in dit] == []
    assert "99032-rivemagne" not in lus[site / "carte/index.html"]
