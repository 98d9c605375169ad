"""What is said in Python and again in JavaScript: the list, and for each pair a test that runs both on the same table.

A rule that can come from Python as data is not here: the statuses and their words, the status of a commune that nobody
follows, the shares, the families of blanks, the order of letters, the lines of a sender. Whoever must say a thing twice
adds a line to this table and a test below.

| what | in Python | in JavaScript |
|---|---|---|
| the end of an address | francais/noms.py `slug` | noms.js `slug` |
| the words of a name, at full length | francais/noms.py `mots` | noms.js `mots` |
| what all the ways of writing a name share | francais/noms.py `cle` | noms.js `cle` |
| the order of the alphabet | francais/noms.py `rang` | noms.js `comparer` |
| the apostrophe of a name | francais/typographie.py `typographie` | textes.js `typographie` |
| « a, b et c » | francais/phrases.py `enumeration` | textes.js `enumerer` |
| « 18 398 habitants » | francais/phrases.py `compte` | textes.js `compter` |
| « 1er octobre 2026 » | francais/dates.py `en_francais` | textes.js `dater` |
| the columns of the communes | publications/repertoire.py | communes.js `Repertoire` |
| a former code | territoire/communes.py `successeur` | communes.js `trouver` |
| the columns of the town halls | publications/atelier.py `mairies` | courriers/donnees.js `charger` |
| the outlines | territoire/contours.py | carte/contours.js `decoder` |
| the plane of the maps | territoire/projection.py | carte/fond.js `projeter` |
| how far two points are | territoire/distances.py `great_circle_km` | listes/distance.js `distance` |
| what a tooltip says | publications/carte.py `Ligne.bulle` | carte/territoire.js `bulle` |
| the letters for a commune | campagne/campagne.py `courriers_de` | courriers/choix.js `trier` |
| a letter filled in, its sentences taken away | lettres/tree.py | courriers/lettre.js `remplir` |
| the subject of a mail | lettres/tree.py `plain` | courriers/emporter.js `preparerLeCourriel` |

What looks like a pair and is none:

- A word being typed may be the beginning of another: the look-up (recherche/correspondance.js) reads « st » as
  « saint » and as the first letters of « Stains ». What comes before the name of an EPCI (territoire/communes.py) is
  a kind, not an article. A mail address glues its words together: fiches/vie_privee.py and decoupage/courriels.py
  look for the letters of a name there.
- reading/links.py makes the anchor of a heading as Markdown does, not the end of an address.
- The ends of a sentence: lettres/tree.py cuts a text of ours and knows « M. » and « art. »; courriers/jauge.js counts
  what the person wrote, to advise, and may be wrong.
- The codes that a script reads in an address (« #61001 ») are only sieved there, capitals or not: whether one is a
  commune's is the repertoire's to say. fiches/valeurs.py refuses what a contributor could not have meant.
- A letter is downloaded as « premier-contact-alencon.odt », and stands on the site as
  « communes/61001-alencon/premier-contact.odt »: alone in a folder of downloads, it must say for whom it is.
- An EPCI is named by its official name in the browser, and as its record says where the data follow it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.construction import RACINE
from tournee.campagne.situation import LabelObtenu, Situation
from tournee.fiches.courriers import Blanc
from tournee.fiches.statuts import Statut
from tournee.francais.dates import en_francais
from tournee.francais.noms import cle, mots, rang, slug
from tournee.francais.phrases import compte, enumeration
from tournee.francais.typographie import typographie
from tournee.lettres.formats import FORMATS
from tournee.lettres.lettre import lettre_vierge
from tournee.lettres.tree import plain
from tournee.lettres.valeurs import courriel_de, de_la_campagne, de_la_commune, du_groupe
from tournee.publications.carte import Ligne
from tournee.territoire.distances import great_circle_km
from tournee.territoire.projection import _mercator

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.courriers import Courrier

    Ailleurs = Callable[..., Any]

pytestmark = pytest.mark.navigateur

RUDES = [
    *("", "—", "L'Haÿ-les-Roses", "L’Haÿ", "Œuilly", "VASCŒUIL", "Lætitia", "Sainte-Mère-Église", "S^t Lô", "Ñandú"),
    *("Y", "Saint-Martin (14)", "ﬁn", "②③", "Straße", "Smørrebrød", "İstanbul", "Ελλάδα", "a\u0301e\u0300", "é\u00a0è"),
    *("<b>&amp;</b>", "a_b.c/d", "👩‍🌾 Ferme", "٣ pommes", "L'Île-d'Yeu\u202f!", "'''", "K\u212aelvin"),
]
"""Names that no commune of the region has."""


@pytest.fixture(scope="module")
def noms(campagne: Campagne) -> list[str]:
    """All that has a name in the region, today or before."""
    territoire = campagne.territoire
    return sorted(
        {commune.nom for commune in territoire.communes.values()}
        | {nom for commune in territoire.communes.values() for nom in commune.deleguees.values()}
        | {epci.nom for epci in territoire.epci.values()}
        | {departement.nom for departement in territoire.departements.values()}
    )


@pytest.fixture
def ailleurs(page: Page, adresse: str) -> Ailleurs:
    """Runs the body of a function in a page of the site: it gets what the module exports, `m`, and `x`."""
    page.goto(f"{adresse}carte/integrer/")

    def executer(module: str, corps: str, x: object = None) -> Any:
        return page.evaluate(f"async (x) => {{ const m = await import('/assets/{module}'); {corps} }}", x)

    return executer


# ——— Words ———


ECRITURES = {
    "Alençon": ("alencon", "ALENCON", "Alenc\u0327on", "d’Alençon", "  Alençon  "),
    "L'Aigle": ("L’Aigle", "l‘aigle", "L`Aigle", "L´AIGLE", "laigle", "Aigle (L')", "Aigle, L’", "l aigle", "Aigle"),
    "Le Havre": (
        "Havre (Le)",
        "(Le) Havre",
        "LE  HAVRE",
        "Le\u00a0Havre",
        "Le\u202fHavre",
        "havre",
        "au Havre",
        "lehavre",
    ),
    "Les Andelys": ("Andelys (Les)", "ANDELYS", "aux Andelys", "Les-Andelys"),
    "Saint-Lô": ("St Lô", "St-Lo", "ST LO", "St. Lô", "Saint Lo", "saint‑lô", "Saint–Lô", "SAINTLO"),
    "Sainte-Mère-Église": ("Ste Mère Eglise", "STE MERE EGLISE", "sainte mere-église", "Ste. Mère Église"),
    "Saint-Aubin-sur-Mer": ("St Aubin s/ Mer", "ST AUBIN S/MER", "St-Aubin sur Mer", "Saint Aubin Mer"),
    "Le Mont-Saint-Michel": ("Mt St Michel", "Mont St-Michel", "le mont saint michel"),
    "Vascœuil": ("vascoeuil", "VASCŒUIL", "Vascoeuil"),
}
"""How people write them, on envelopes, on phones and by hand."""


def test_the_end_of_an_address(ailleurs: Ailleurs, noms: list[str]) -> None:
    tous = noms + RUDES
    assert ailleurs("noms.js", "return x.map(m.slug)", tous) == [slug(nom) for nom in tous]


def test_the_words_of_a_name(ailleurs: Ailleurs, noms: list[str]) -> None:
    tous = [*noms, *RUDES, *(ecrit for ecrits in ECRITURES.values() for ecrit in ecrits)]
    assert ailleurs("noms.js", "return x.map(m.mots)", tous) == [mots(nom) for nom in tous]


def test_what_all_the_ways_of_writing_a_name_share(ailleurs: Ailleurs) -> None:
    """« lehavre » and « laigle » are the letters of the whole, which the look-up compares too."""
    for nom, ecrits in ECRITURES.items():
        permises = {cle(nom), "".join(mots(nom))}
        assert {cle(ecrit) for ecrit in ecrits} <= permises, nom
        assert ailleurs("noms.js", "return x.map(m.cle)", ecrits) == [cle(ecrit) for ecrit in ecrits]


def test_the_order_of_the_alphabet(ailleurs: Ailleurs, noms: list[str]) -> None:
    lus = ailleurs("noms.js", "return x.sort(m.comparer)", noms[::-1])
    assert lus == sorted(noms, key=rang)


def test_the_apostrophe_of_a_name(ailleurs: Ailleurs, noms: list[str]) -> None:
    tous = noms + RUDES
    assert ailleurs("textes.js", "return x.map(m.typographie)", tous) == [typographie(nom) for nom in tous]


def test_an_enumeration(ailleurs: Ailleurs) -> None:
    tous = [["a", "b", "c d", "e"][:nombre] for nombre in range(5)]
    assert ailleurs("textes.js", "return x.map(m.enumerer)", tous) == [enumeration(mots) for mots in tous]


def test_a_count(ailleurs: Ailleurs) -> None:
    tous = [0, 1, 2, 21, 999, 1000, 18_398, 1_234_567]
    lus = ailleurs("textes.js", "return x.map((nombre) => m.compter(nombre, 'habitant'))", tous)
    assert lus == [compte(nombre, "habitant") for nombre in tous]


def test_a_day(ailleurs: Ailleurs) -> None:
    """Half an hour before midnight in London, it is already that day in Paris.

    The browser's spaces may break, since a person changes that text: they are no-break ones in Python.
    """
    jours = [date(2028, 1, 1) + timedelta(days=rang) for rang in range(366)]
    corps = (
        "return x.map(([an, mois, jour]) => m.dater(new Date(Date.UTC(an, mois - 1, jour, 0, -30)), 'Europe/Paris'))"
    )
    lus = ailleurs("textes.js", corps, [[jour.year, jour.month, jour.day] for jour in jours])
    assert lus == [en_francais(jour).replace("\u00a0", " ") for jour in jours]


# ——— Communes ———


def test_the_columns_of_the_communes(ailleurs: Ailleurs, campagne: Campagne) -> None:
    lues = ailleurs(
        "communes.js",
        """const repertoire = await m.charger("/communes/communes.json");
        return [...repertoire.communes.values()].map((commune) => ({
          ...commune,
          departement: commune.departement.code,
          epci: commune.epci?.siren ?? "",
          anciennes: commune.anciennes.map(({ code, nom }) => [code, nom]),
          label: commune.label ?? null,
          page: repertoire.page(commune),
        }));""",
    )
    for place, (lue, commune) in enumerate(zip(lues, campagne.territoire.communes.values(), strict=True)):
        fiche = campagne.fiche_de(commune)
        situation = campagne.situation(fiche)
        anciennes = sorted({*commune.anciens_codes, *commune.deleguees})
        assert lue == {
            "code": commune.code,
            "rang": place,
            "nom": commune.nom,
            "departement": commune.departement,
            "epci": commune.epci,
            "postaux": list(commune.codes_postaux),
            "population": commune.population,
            "anciennes": [[code, commune.deleguees.get(code, "")] for code in anciennes],
            "suivie": campagne.suit(fiche),
            "statut": situation.statut,
            "statutEnMots": situation.statut.mot,
            "groupe": campagne.situation(fiche).groupe,
            "label": situation.label.mot if situation.label else None,
            "labelSur": situation.label_sur.annee if situation.label_sur else None,
            "ancien": situation.label_ancien,
            "page": f"{commune.slug}/",
        }


def test_a_former_code(ailleurs: Ailleurs, campagne: Campagne) -> None:
    territoire = campagne.territoire
    anciens = sorted(
        {code for commune in territoire.communes.values() for code in (*commune.anciens_codes, *commune.deleguees)}
    )
    assert len(anciens) > 500
    lus = ailleurs(
        "communes.js",
        """const repertoire = await m.charger("/communes/communes.json");
        return x.map((code) => repertoire.trouver(code)?.code);""",
        [*anciens, "75056"],
    )
    attendues = [territoire.commune(code) or territoire.successeur(code) for code in [*anciens, "75056"]]
    assert lus == [commune and commune.code for commune in attendues]


def test_the_columns_of_the_town_halls(ailleurs: Ailleurs, campagne: Campagne) -> None:
    communes = campagne.territoire.communes
    lues = ailleurs("courriers/donnees.js", f"{DONNEES} return x.map(donnees.commune)", list(communes))
    for lue, commune in zip(lues, communes.values(), strict=True):
        fiche = campagne.fiche_de(commune)
        situation = campagne.situation(fiche)
        assert lue["valeurs"] == de_la_commune(campagne, commune)
        assert (lue["code"], lue["nom"]) == (commune.code, typographie(commune.nom))
        assert (lue["courriel"], lue["population"]) == (courriel_de(campagne, fiche), commune.population)
        assert (lue["statut"], lue["statutEnMots"]) == (situation.statut, situation.statut.mot)
        assert lue["label"] == (situation.label.mot if situation.label else "")
        assert lue["labelSur"] == (situation.label_sur.annee if situation.label_sur else None)
        partagent = campagne.territoire.partagent_son_courriel(commune)
        assert lue["partagent"] == [typographie(autre.nom) for autre in partagent]
        assert sorted(lue["voisines"]) == sorted(typographie(communes[code].nom) for code in commune.voisines)
        epci = campagne.territoire.epci.get(commune.epci)
        assert (lue["epci"] and lue["epci"]["nom"]) == (epci and typographie(epci.nom))


DONNEES = """const donnees = await (await import("/assets/courriers/donnees.js")).charger({
  lettres: "/courriers/lettres.json",
  repertoire: "/communes/communes.json",
  mairies: "/courriers/mairies.json",
});"""
"""What the workshop of letters reads."""


# ——— Maps ———


def test_the_outlines(ailleurs: Ailleurs, campagne: Campagne) -> None:
    decodes = ailleurs(
        "carte/contours.js",
        """const couches = m.decoder(await (await fetch("/carte/contours.json")).json());
        const formes = (couche) => Object.fromEntries([...couche].map(([code, { polygones }]) => [code, polygones]));
        return { communes: formes(couches.communes), departements: formes(couches.departements) };""",
    )
    contours = campagne.territoire.contours
    assert list(decodes["communes"]) == list(contours.communes)
    for couche, forme_de in (("communes", contours.commune), ("departements", contours.departement)):
        for code, polygones in decodes[couche].items():
            forme = forme_de(code)
            assert forme is not None
            voulus = forme["coordinates"] if forme["type"] == "MultiPolygon" else [forme["coordinates"]]
            assert polygones == voulus, code


def test_the_plane_of_the_maps(ailleurs: Ailleurs, campagne: Campagne) -> None:
    points = [commune.point for commune in campagne.territoire.communes.values()]
    plans = ailleurs("carte/fond.js", "return x.map((point) => m.projeter(...point))", points)
    for plan, point in zip(plans, points, strict=True):
        assert plan == pytest.approx(_mercator(*point), abs=1e-9)
    retours = ailleurs("carte/fond.js", "return x.map((plan) => m.deprojeter(...plan))", plans)
    for retour, point in zip(retours, points, strict=True):
        assert retour == pytest.approx(point, abs=1e-9)


def test_how_far_two_points_are(ailleurs: Ailleurs, campagne: Campagne) -> None:
    points = [commune.point for commune in campagne.territoire.communes.values()]
    paires = [*pairwise(points), (points[0], points[-1]), (points[0], points[0])]
    lues = ailleurs("listes/distance.js", "return x.map((paire) => m.distance(...paire))", paires)
    assert lues == pytest.approx([great_circle_km(*paire) for paire in paires], abs=1e-6)


@pytest.mark.parametrize("doute", [None, "Une seule source."])
@pytest.mark.parametrize("annee", [None, 2017])
@pytest.mark.parametrize("statut", Statut)
def test_what_a_tooltip_says(
    ailleurs: Ailleurs, campagne: Campagne, statut: Statut, annee: int | None, doute: str | None
) -> None:
    label = LabelObtenu(annee, date(annee, 11, 1), actuel=False, doute=doute) if annee else None
    fiche = campagne.fiche_de(campagne.territoire.communes["61214"])
    ligne = Ligne(fiche, Situation(statut, label=label), point=None, forme=None)
    commune = {"nom": fiche.nom, "statutEnMots": statut.mot, "label": label and label.mot}
    assert ailleurs("carte/territoire.js", "return m.bulle(x)", commune) == ligne.bulle


# ——— Letters ———


@pytest.mark.parametrize("statut", Statut)
def test_the_letters_for_a_commune(ailleurs: Ailleurs, campagne: Campagne, statut: Statut) -> None:
    """Those that go to a commune: the browser offers those to its EPCI after them, and none to say or to hand over."""
    par_taille = sorted(campagne.territoire.communes.values(), key=lambda commune: commune.population)
    for commune in (par_taille[0], par_taille[-1]):
        fiche = campagne.fiche_de(commune)
        autre = replace(campagne)
        vars(autre)["_situations"] = {fiche.cle: Situation(statut)}
        bonnes, autres = ailleurs(
            "courriers/choix.js",
            f"{DONNEES} return m.trier(donnees.lettres, ...x)",
            [statut, commune.population],
        )
        attendues = [un.id for un in autre.courriers_de(fiche) if un.support.usage.adressee]
        assert [une["id"] for une in bonnes if une["pour"] == "commune"] == attendues
        toutes = {un.id for un in campagne.courriers if un.support.usage.adressee}
        assert {une["id"] for une in bonnes + autres} == toutes
        assert len(bonnes) + len(autres) == len(toutes)


def adressees(campagne: Campagne) -> list[Courrier]:
    """The letters that the browser fills in."""
    return [courrier for courrier in campagne.courriers if courrier.support.usage.adressee]


def tout_dire(campagne: Campagne) -> dict[str, str]:
    """A commune with an address and examples, a group with a site, a person who says it all."""
    return {
        **de_la_campagne(campagne),
        **de_la_commune(campagne, campagne.territoire.communes["61001"]),
        **du_groupe(campagne, campagne.gull("artifaille")),
        "exemples": "Collectivité déjà labellisée dans la région\u00a0: Louviers (2017).",
        "collectivite": "Communauté urbaine d’Alençon",
        "fait_local": "La mairie a un <b>café</b> numérique & une médiathèque.",
        "signataire": "Les bénévoles",
        "telephone": "02 00 00 00 00",
        "courriel": "groupe@exemple.org",
        "date": "1er octobre 2026",
    }


def se_taire(campagne: Campagne) -> dict[str, str]:
    """A commune without an address, whose blanks stay; whatever may be known to be empty is."""
    connues = tout_dire(campagne) | {blanc: "" for blanc in Blanc if blanc.emploi.facultatif or blanc.emploi.phrase}
    return {nom: valeur for nom, valeur in connues.items() if nom != "adresse"}


def resserrer(texte: str) -> str:
    """The words alone.

    White space is normalised: plain text is cut at 72 columns, and the page has no-break spaces before « : » and « ? ».
    So are the marks that plain text adds: those of emphasis (« _mot_ ») and of a list (« - », « 1. »).
    """
    sans_marques = re.sub(r"^\s*(?:-|\d+\.)\s+", "", texte, flags=re.MULTILINE)
    return " ".join(re.sub(r"(?<!\w)_([^_]+)_(?!\w)", r"\1", sans_marques).split())


FEUILLE = f"""{DONNEES}
const {{ enTexte, lire, dresser, remplir }} = await import("/assets/courriers/lettre.js");
const dressee = (id, valeurs) => {{
  const feuille = document.createElement("div");
  feuille.append(dresser(donnees.lettres.find((une) => une.id === id).html).feuille);
  remplir(feuille, valeurs, donnees.blancs);
  return feuille;
}};"""
"""A letter on its sheet, filled in."""


@pytest.mark.parametrize("connues", [tout_dire, se_taire, lambda _: {}], ids=["all", "less", "nothing"])
def test_a_letter_filled_in(
    ailleurs: Ailleurs, campagne: Campagne, connues: Callable[[Campagne], dict[str, str]]
) -> None:
    valeurs = connues(campagne)
    lettres = adressees(campagne)
    lus = ailleurs(
        "courriers/lettre.js",
        f"{FEUILLE} return x.ids.map((id) => enTexte(lire(dressee(id, x.valeurs))))",
        {"ids": [courrier.id for courrier in lettres], "valeurs": valeurs},
    )
    for lu, courrier in zip(lus, lettres, strict=True):
        ecrit = FORMATS["txt"].write(replace(lettre_vierge(courrier, campagne.jour), valeurs=valeurs)).decode()
        assert resserrer(lu) == resserrer(ecrit), courrier.id


def test_the_subject_of_a_mail(ailleurs: Ailleurs, campagne: Campagne) -> None:
    valeurs = tout_dire(campagne)
    lettres = adressees(campagne)
    liens = ailleurs(
        "courriers/emporter.js",
        f"""{FEUILLE}
        return x.ids.map((id) => {{
          const lien = {{}};
          const modele = donnees.lettres.find((une) => une.id === id);
          m.preparerLeCourriel({{ donnees, feuille: dressee(id, x.valeurs), lettre: {{ modele }}, un: () => lien }});
          return lien.href;
        }});""",
        {"ids": [courrier.id for courrier in lettres], "valeurs": valeurs},
    )
    for lien, courrier in zip(liens, lettres, strict=True):
        sujet = parse_qs(urlsplit(lien).query)["subject"][0]
        assert resserrer(sujet) == resserrer(plain(courrier.objet or "", valeurs)), courrier.id


# ——— The list ———


def test_the_list_names_what_is_there() -> None:
    """Each line of the table above names a module of Python and a script, which say what they are said to."""
    paires = re.findall(r"^\| [^|]+ \| ([\w/]+\.py)?[^|]* \| ([\w/]+\.js) `(\w+)` \|$", str(__doc__), re.MULTILINE)
    assert len(paires) == 18
    for module, script, nom in paires:
        assert not module or (RACINE / "hooks/tournee" / module).is_file(), module
        code = (RACINE / "docs/assets" / script).read_text("utf-8")
        assert re.search(rf"(?:export .*|^  ){nom}\b", code, re.MULTILINE), (script, nom)
