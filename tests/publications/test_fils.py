"""The feeds: read back by a library that is not ours, under names that stay whatever is added or mended."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tests.conftest import JOUR
from tests.construction import renderer_de
from tournee.campagne.fil import AU_PLUS
from tournee.fiches.suivi import Commune, Evenement, Geste
from tournee.publications import fils

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

SITE: Final = "https://tournee.example/sous/"
TOUS: Final = {
    *("fil.xml", "gulls/les-essais/fil.xml", "gulls/les-modeles/fil.xml"),
    *("departements/98-exemple/fil.xml", "departements/99-ailleurs/fil.xml"),
    *("communes/98001-exemple-sur-mer/fil.xml", "communes/98002-l-echantillon/fil.xml"),
    *("collectivites/agglo-exemple/fil.xml", "collectivites/syndicat-exemple/fil.xml"),
}
NOMS: Final = "tag:forum.example,2026:tournee/"
COURRIER: Final = "communes/98001/2026-10-05/courrier/les-essais"
COMMUNE: Final = "communes/98001-exemple-sur-mer/fil.xml"


def ecrits(campagne: Campagne, site: str = SITE) -> dict[str, str]:
    """Each feed, by address."""
    renderer = renderer_de(campagne, site=site)
    return {fil.uri: str(fil.read()) for fil in fils.publish(renderer.campagne, renderer)}


def lu(fil: str) -> Any:
    """A feed as a reader takes it."""
    lu = feedparser.parse(fil.encode())
    assert not lu.bozo, lu.get("bozo_exception")
    assert lu.version == "atom10"
    return lu


def noms(fil: str) -> list[str]:
    return [entree.id.removeprefix(NOMS) for entree in lu(fil).entries]


def entrees(fil: str) -> dict[str, str]:
    """Each entry as it is written, by name."""
    toutes = re.findall(r"<entry>.*?</entry>", fil, re.DOTALL)
    return {entree.partition(f"<id>{NOMS}")[2].partition("</id>")[0]: entree for entree in toutes}


@pytest.mark.parametrize("site", [SITE, ""])
def test_every_feed_is_what_readers_expect(raconte: Projet, site: str) -> None:
    tous = ecrits(raconte.charger(), site)
    assert set(tous) == TOUS
    ids = [lu(fil).feed.id for fil in tous.values()]
    assert len(set(ids)) == len(ids)
    for uri, fil in tous.items():
        recu = lu(fil)
        assert recu.feed.title
        assert recu.feed.author == "Réseau d’exemple"
        assert recu.feed.updated == max([un.updated for un in recu.entries], default="2026-01-01T12:00:00Z")
        assert [un.href for un in recu.feed.links if un.rel == "self"] == ([f"{site}{uri}"] if site else [])
        for entree in recu.entries:
            assert entree.title
            assert entree.content[0].type == "application/xhtml+xml"
            assert entree.published == entree.updated
            assert entree.id.startswith(NOMS)
        liens = [un.get("href", "") for un in ET.fromstring(fil).iter("{http://www.w3.org/2005/Atom}link")]  # noqa: S314
        racine = "../" * uri.count("/")
        assert all(
            lien.startswith(site or racine or ("./", "communes/", "collectivites/", "journal/")) for lien in liens
        )
        assert site or "tournee.example" not in fil


def test_it_tells_what_the_pages_tell(raconte: Projet) -> None:
    tous = ecrits(raconte.charger())
    assert noms(tous[COMMUNE]) == [
        "journal/2026-11-20-visite",
        COURRIER,
        "communes/98001/2026-10-03/reservation/les-essais",
        "communes/98001/label/2025",
    ]
    raconte_, courrier, reservation, label = lu(tous[COMMUNE]).entries
    assert (raconte_.title, raconte_.link) == ("Une visite à Exemple-sur-Mer", f"{SITE}journal/2026-11-20-visite/")
    assert "La mairie nous a reçus une demi-heure. Voir la page du label." in raconte_.summary
    assert (courrier.title, courrier.author) == ("Exemple-sur-Mer\u00a0: courrier envoyé", "Les Essais")
    assert courrier.link == f"{SITE}communes/98001-exemple-sur-mer/#suivi"
    assert "Courrier envoyé, par Les Essais, le 5\u00a0octobre\u00a02026." in courrier.summary
    assert "Réservation, par Les Essais, le 3" in reservation.summary
    assert "Label Label d’exemple 2025, une étoile, en 2025." in label.summary
    assert "Son statut passe de «\u00a0À contacter\u00a0» à «\u00a0Labellisée\u00a0»." in label.summary
    (note,) = lu(tous["gulls/les-modeles/fil.xml"]).entries
    assert "Rien à signaler." in note.summary
    assert set(noms(tous["departements/98-exemple/fil.xml"])) == set(noms(tous["fil.xml"]))
    assert noms(tous["departements/99-ailleurs/fil.xml"]) == []
    assert set(noms(tous["gulls/les-essais/fil.xml"])) == {*noms(tous[COMMUNE]), *noms(tous[SYNDICAT])}


SYNDICAT: Final = "collectivites/syndicat-exemple/fil.xml"


def test_a_month_is_told_as_a_month_and_stands_on_its_first_day(projet: Projet) -> None:
    candidature = next(un for un in lu(ecrits(projet.charger())[SYNDICAT]).entries if "candidature" in un.id)
    assert candidature.id.endswith("/2025-09/candidature/les-essais")
    assert candidature.published == "2025-09-01T12:00:00Z"
    assert "(édition 2025), par Les Essais, en septembre\u00a02025." in candidature.summary


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "ajoutees"),
    [
        ("communes", "note: Rien à signaler.", 'note: "Rien, <b>vraiment"', 0),
        (
            "communes",
            "    - le: 2026-10-05",
            "    - {le: 2026-10-04, geste: note, par: les-essais, note: En retard.}\n    - le: 2026-10-05",
            1,
        ),
        ("communes", "- insee:", "# Un commentaire déplace les lignes.\n- insee:", 0),
        (
            "communes",
            "      modele: bonjour\n",
            "      modele: bonjour\n    - {le: 2026-10-05, geste: courrier, par: les-essais, note: Un second.}\n",
            1,
        ),
    ],
)
def test_what_is_mended_or_late_makes_nothing_come_back(
    raconte: Projet, fichier: str, avant: str, apres: str, ajoutees: int
) -> None:
    avant_ = entrees(ecrits(raconte.charger())["fil.xml"])
    contenu = raconte.lire(f"data/{fichier}.yaml").replace(avant, apres, 1)
    raconte.ecrire(f"data/{fichier}.yaml", contenu.replace('"Rien, <b>', '"Rien, '))
    apres_ = entrees(ecrits(raconte.charger())["fil.xml"])
    assert set(avant_) <= set(apres_)
    assert len(apres_) == len(avant_) + ajoutees
    changees = [nom for nom in avant_ if apres_[nom] != avant_[nom]]
    assert changees == (["communes/98002/2026-11-02/note/les-modeles"] if avant.startswith("note") else [])


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("le: 2026-10-05\n", "le: 2026-10-06\n"),
        ("geste: courrier\n", "geste: appel\n"),
    ],
)
def test_a_mended_day_or_deed_comes_back_alone(raconte: Projet, avant: str, apres: str) -> None:
    """The limit that docs/architecture.md tells: no other name in the data stays through both mending and tidying."""
    avant_ = set(entrees(ecrits(raconte.charger())["fil.xml"]))
    raconte.ecrire("data/communes.yaml", raconte.lire("data/communes.yaml").replace(avant, apres, 1))
    apres_ = set(entrees(ecrits(raconte.charger())["fil.xml"]))
    assert avant_ - apres_ == {COURRIER}
    assert len(apres_ - avant_) == 1


def test_a_contact_keeps_its_name_from_its_own_file_to_the_list(projet: Projet) -> None:
    ligne = "    - le: 2026-11-02\n      geste: note\n      par: les-modeles\n      note: Rien à signaler.\n"
    liste = entrees(ecrits(projet.charger())["fil.xml"])
    projet.remplacer("data/communes.yaml", f"  suivi:\n{ligne}", "  suivi: []\n")
    seul = (
        'commune: "98002"\nnom: L\'Échantillon\nle: 2026-11-02\ngeste: note\npar: les-modeles\nnote: Rien à signaler.\n'
    )
    projet.ecrire("data/suivi/2026-11-02-98002-note-les-modeles.yaml", seul)
    assert entrees(ecrits(projet.charger())["fil.xml"]) == liste


def test_who_asks_not_to_be_told_of_has_no_feed_and_is_in_none(projet: Projet) -> None:
    projet.ajouter("data/communes.yaml", "    - {le: 2026-11-21, geste: retrait, par: les-modeles}\n")
    tous = ecrits(projet.charger())
    assert set(tous) == TOUS - {"communes/98002-l-echantillon/fil.xml"}
    assert not [uri for uri, fil in tous.items() if "98002" in fil or "chantillon" in fil]


def test_a_campaign_without_anything_has_feeds_without_anything(projet: Projet) -> None:
    projet.ecrire("data/communes.yaml", "[]\n")
    projet.ecrire("data/collectivites.yaml", "[]\n")
    projet.ecrire("data/palmares.yaml", "[]\n")
    tous = ecrits(projet.charger())
    assert len(tous) == 5
    assert [entree for fil in tous.values() for entree in lu(fil).entries] == []


def test_a_feed_tells_the_latest_and_what_is_older_comes_too_late(projet: Projet) -> None:
    lignes = [str(JOUR - timedelta(rang)) for rang in reversed(range(2 * AU_PLUS))]
    fil = ecrits(appelee(projet.charger(), lignes))["communes/98002-l-echantillon/fil.xml"]
    assert len(noms(fil)) == AU_PLUS
    assert noms(fil)[0] == f"communes/98002/{JOUR}/appel/les-modeles"
    tardive = appelee(projet.charger(), ["2026-01-01", *lignes])
    assert ecrits(tardive)["communes/98002-l-echantillon/fil.xml"] == fil


def appelee(campagne: Campagne, jours: list[str]) -> Campagne:
    """The same, whose second commune was called on these days."""
    premiere, seconde = campagne.communes
    return replace(campagne, communes=(premiere, seconde.model_copy(update={"suivi": appels(jours, "les-modeles")})))


def appels(jours: list[str], par: str) -> tuple[Evenement, ...]:
    return tuple(Evenement.model_validate({"le": le, "geste": Geste.APPEL, "par": par}) for le in jours)


def test_five_thousand_lines_make_feeds_as_short(campagne: Campagne) -> None:
    suivi = appels([str(campagne.jour - timedelta(rang)) for rang in reversed(range(20))], "artifaille")
    communes = tuple(
        Commune.model_validate({"insee": un.code, "nom": un.nom, "suivi": suivi})
        for un in list(campagne.territoire.communes.values())[:250]
    )
    tous = ecrits(replace(campagne, communes=communes))
    assert len(noms(tous["fil.xml"])) == len(noms(tous["gulls/artifaille/fil.xml"])) == AU_PLUS
    assert max(map(len, tous.values())) < 60_000


def test_where_a_campaign_is_in_full_swing_each_feed_has_its_own(campagne_imaginee: Campagne) -> None:
    tous = ecrits(campagne_imaginee, "")
    suivies = campagne_imaginee.publique().suivies(campagne_imaginee.fiches)
    departements, gulls = campagne_imaginee.territoire.departements, campagne_imaginee.gulls
    assert len(tous) == 1 + len(gulls) + len(departements) + len(suivies)
    for fil in tous.values():
        assert len(set(noms(fil))) == len(noms(fil)) <= AU_PLUS
    dits = entrees(tous["fil.xml"])
    assert {f"journal/{un.id}" for un in campagne_imaginee.comptes_rendus} <= set(dits)
    assert not [uri for uri, fil in tous.items() if "Hautepierrelle" in fil or "Sivom discret" in fil]
