"""What is said in Python and again in JavaScript: the list, and for each pair a test that runs both on the same table.

A rule that can come from Python as data is not here: the statuses and their words, the status of a commune that nobody
follows, the shares, the families of blanks, the order of letters, the lines of a sender. Whoever must say a thing twice
adds a line to this table and a test below.

| what | in Python | in JavaScript |
|---|---|---|
| the end of an address | francais/noms.py `slug` | noms.js `slug` |
| the words of a name, at full length | francais/noms.py `mots` | noms.js `mots` |
| what all the ways of writing a name share | francais/noms.py `cle` | noms.js `cle` |
| a name without its envelope | francais/noms.py `sans_enveloppe` | noms.js `sansEnveloppe` |
| the order of the alphabet | francais/noms.py `rang` | noms.js `comparer` |
| the apostrophe of a name | francais/typographie.py `typographie` | textes.js `typographie` |
| « a, b et c » | francais/phrases.py `enumeration` | textes.js `enumerer` |
| « 18 398 habitants » | francais/phrases.py `compte` | textes.js `compter` |
| « 1er octobre 2026 » | francais/dates.py `en_francais` | textes.js `dater` |
| the columns of the communes | publications/repertoire.py | communes.js `Repertoire` |
| a former code | territoire/communes.py `successeur` | communes.js `trouver` |
| the columns of the town halls | publications/atelier.py `mairies` | courriers/donnees.js `connaitre` |
| the outlines | territoire/contours.py | carte/contours.js `decoder` |
| the plane of the maps | territoire/projection.py | carte/fond.js `projeter` |
| the départements that a map frames | territoire/communes.py `au_cadre` | carte/fond.js `auCadre` |
| how far two points are | territoire/distances.py `great_circle_km` | listes/distance.js `distance` |
| what a tooltip says | publications/carte.py `Ligne.bulle` | carte/territoire.js `bulle` |
| the letters for a collectivité | fiches/courriers.py `convient` | courriers/situation.js `trier` |
| a letter filled in, its sentences taken away | lettres/tree.py | courriers/lettre.js `remplir` |
| the subject of a mail | lettres/tree.py `plain` | courriers/emporter.js `preparerLeCourriel` |
| the text of a file | writing/lone_files.py `lone_text` | contribuer/fichier.js `texteDe` |
| the name of a contact's file | fiches/suivi.py `nom_de_fichier` | contribuer/contact.js `nomDe` |
| the last day of a month or a year | francais/dates.py `DatePartielle.fin` | contribuer/dates.js `fin` |
| the status that a log gives | campagne/situation.py `situer` | contribuer/journal.js `statut` |
| what is noted despite a request | campagne/retrait.py `malgre_le_retrait` | contribuer/journal.js `malgreLeRetrait` |
| two groups for one collectivité | loading/rules/suivi.py `un_seul_groupe` | contribuer/journal.js `deuxGroupes` |
| what may not be published | fiches/vie_privee.py `atteintes` | contribuer/discretion.js `atteintes` |
| why a contact is refused | loading/rules/suivi.py and its neighbours | contribuer/refus.js `refus` |
| why a field is refused | reading/refusals.py | contribuer/formes.js `mauvaisesFormes` |
| why a group is refused | loading/rules/gulls.py | contribuer/groupe.js `refus` |
| whether a group is surely alive | campagne/campagne.py `confirme` | contribuer/groupe.js `consequences` |

What looks like a pair and is none:

- A slip: the look-up forgives one letter at each key, and offers; campagne/recherche.py `proche` is asked once, by a
  command that has found nothing, and looks further.
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
from itertools import combinations, pairwise
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.conftest import JOUR
from tests.construction import RACINE
from tests.discretion import notes
from tournee.campagne.retrait import malgre_le_retrait
from tournee.campagne.situation import LabelObtenu, Situation, situer
from tournee.engines.document_cache import DocumentCache
from tournee.fiches.courriers import Blanc, Condition
from tournee.fiches.gulls import Gull
from tournee.fiches.natures import Destination
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Contact, Evenement, Geste
from tournee.fiches.vie_privee import atteintes
from tournee.francais.dates import DatePartielle, en_francais
from tournee.francais.noms import cle, mots, plat, rang, sans_enveloppe, slug
from tournee.francais.phrases import compte, enumeration
from tournee.francais.typographie import typographie
from tournee.lettres.formats import FORMATS
from tournee.lettres.lettre import lettre_vierge
from tournee.lettres.tree import plain
from tournee.lettres.valeurs import courriel_de, de_la_campagne, de_la_commune, du_groupe
from tournee.loading.reader import read_lone
from tournee.loading.rules.suivi import un_seul_groupe
from tournee.publications.atelier import BUREAUTIQUE
from tournee.publications.atelier import lettres as publiees
from tournee.publications.carte import Ligne
from tournee.publications.contribuer import regles
from tournee.territoire.distances import great_circle_km
from tournee.territoire.projection import _mercator
from tournee.writing.lone_files import lone_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Projet
    from tests.navigateur import Fenetre
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


@pytest.fixture(scope="module")
def ailleurs(vitrine: Fenetre, adresse: str) -> Ailleurs:
    """Runs the body of a function in a page of the site: it gets what the module exports, `m`, and `x`."""
    page = vitrine()
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
ENVELOPPES = {
    "Mairie de Caen": "Caen",
    "MAIRIE D’ALENÇON": "Alençon",
    "Mairie d'Ifs": "Ifs",
    "mairie des Ifs": "Les Ifs",
    "la mairie du Havre": "Le Havre",
    "Mairie de La Hague": "La Hague",
    "Commune de Vire": "Vire",
    "Ville de L'Aigle": "L'Aigle",
    "Monsieur le Maire de Flers": "Flers",
    "Mme la maire d’Évreux": "Évreux",
    "l’Hôtel de ville de Rouen": "Rouen",
    "Caen cedex": "Caen",
    "Place Foch 61000 Alençon": "61000 Alençon",
    "1 place Foch, F-61 000 ALENCON CEDEX 9": "61000 Alençon",
    "Mairie d'Alençon\nPlace Foch\n61000 Alençon": "61000 Alençon",
    "Mairie d'Alençon (61000)": "Alençon 61000",
    "61000": "61000",
    "N.D. de Gravenchon": "Notre-Dame-de-Gravenchon",
    "ND de Gravenchon": "Notre-Dame-de-Gravenchon",
}
"""As on an envelope, and what is left of it."""


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


def test_a_name_without_its_envelope(ailleurs: Ailleurs, noms: list[str]) -> None:
    """Which no name of the region is taken for."""
    tous = [*noms, *RUDES, *ENVELOPPES]
    lus = ailleurs("noms.js", "return x.map(m.sansEnveloppe)", tous)
    assert lus == [sans_enveloppe(nom) for nom in tous]
    assert lus[: len(noms)] == [plat(nom) for nom in noms]
    assert {ecrit: mots(nom) for ecrit, nom in ENVELOPPES.items()} == {
        ecrit: mots(sans_enveloppe(ecrit)) for ecrit in ENVELOPPES
    }


def test_the_order_of_the_alphabet(ailleurs: Ailleurs, noms: list[str]) -> None:
    lus = ailleurs("noms.js", "return x.sort(m.comparer)", noms[::-1])
    assert lus == sorted(noms, key=rang)


def test_the_apostrophe_of_a_name(ailleurs: Ailleurs, noms: list[str]) -> None:
    tous = noms + RUDES
    assert ailleurs("textes.js", "return x.map(m.typographie)", tous) == [typographie(nom) for nom in tous]


def test_an_enumeration(ailleurs: Ailleurs) -> None:
    tous = [["a", "b", "c d", "e"][:nombre] for nombre in range(5)]
    for et in ("et", "ou"):
        lues = ailleurs("textes.js", "return x.tous.map((mots) => m.enumerer(mots, x.et))", {"tous": tous, "et": et})
        assert lues == [enumeration(mots, et) for mots in tous]


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
    lues = ailleurs("courriers/donnees.js", CONNUES, list(communes))
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
        assert lue["site"] == commune.site
        assert frozenset(lue["conditions"]) == campagne.circonstances(fiche).conditions
        epci = campagne.territoire.epci.get(commune.epci)
        assert (lue["epci"] and lue["epci"]["nom"]) == (epci and typographie(epci.nom))


CONNUES = """return x.map(await m.connaitre({
  repertoire: "/communes/communes.json",
  mairies: "/courriers/mairies.json",
}));"""
"""What it knows of each town hall."""
DONNEES = """const donnees = await (await import("/assets/courriers/donnees.js")).charger({
  lettres: "/courriers/lettres.json",
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


def test_the_departements_that_a_map_frames(ailleurs: Ailleurs, campagne: Campagne) -> None:
    """Those of Europe, the rest of the country being an ocean away from them; alone, they are what it frames."""
    listes = [["61", "2A", "974"], ["971", "972"], ["974"], ["76"]]
    cadres = ailleurs("carte/fond.js", "return x.map((liste) => m.auCadre(liste))", listes)
    assert cadres == [["61", "2A"], ["971", "972"], ["974"], ["76"]]
    for liste, cadre in zip(listes, cadres, strict=True):
        un = campagne.territoire.departements["61"]
        territoire = replace(campagne.territoire, departements=dict.fromkeys(liste, un))
        assert list(territoire.au_cadre) == cadre


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


@pytest.fixture(scope="module")
def conditionnelles(campagne: Campagne) -> tuple[tuple[Courrier, ...], dict[str, Any]]:
    """Letters that ask of a collectivité all that can be, and what is published of them; what they say is left out."""
    lettres = tuple(
        courrier.model_copy(update={"id": f"{courrier.id}-{rang}", **champs})
        for courrier in campagne.courriers
        for rang, champs in enumerate(CONDITIONNELLES)
    )
    publie = publiees(replace(campagne, courriers=lettres), SansTexte(), "")
    return lettres, {cle: valeur for cle, valeur in publie.items() if cle not in BUREAUTIQUE}


class SansTexte(DocumentCache):
    def get_or_make(self, ingredients: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        """Nothing for the text of a letter: there are a hundred of them."""
        return b"" if ingredients[0] == "html" else make()


@pytest.mark.parametrize("destination", [Destination.COMMUNE, Destination.INTERCOMMUNALITE])
@pytest.mark.parametrize("statut", Statut)
def test_the_letters_for_a_collectivite(
    ailleurs: Ailleurs,
    conditionnelles: tuple[tuple[Courrier, ...], dict[str, Any]],
    statut: Statut,
    destination: Destination,
) -> None:
    """Each combination of two conditions, in a village and in a city."""
    lettres, publie = conditionnelles
    paires = [frozenset(conditions) for nombre in range(3) for conditions in combinations(Condition, nombre)]
    cas = [(conditions, habitants) for conditions in paires for habitants in (204, 100_000)]
    lus = ailleurs(
        "courriers/situation.js",
        """return x.cas.map(([conditions, population]) => {
          const etat = { statut: x.statut, conditions, population };
          return m.trier(x, x.destination, { ...etat, epci: etat }).map((unes) => unes.map(({ id }) => id));
        });""",
        publie
        | {
            "statuts": {un: un.mot for un in Statut},
            "sans_suivi": "a-contacter",
            "statut": statut,
            "destination": destination,
            "cas": [(sorted(conditions), habitants) for conditions, habitants in cas],
        },
    )
    siennes = [un for un in sorted(lettres, key=lambda un: un.priorite) if destination in un.pour]
    assert siennes
    for (bonnes, autres), (conditions, habitants) in zip(lus, cas, strict=True):
        assert bonnes == [un.id for un in siennes if un.convient(statut, conditions, habitants)]
        assert sorted(bonnes + autres) == sorted(un.id for un in siennes)


CONDITIONNELLES: list[dict[str, Any]] = [
    {},
    {"si": (Condition.RELEVE,), "habitants_max": None},
    {"sauf": (Condition.RELEVE, Condition.ANCIEN_LAUREAT)},
    {"si": (Condition.ANCIEN_LAUREAT, Condition.NON_RETENUE), "sauf": (Condition.NOUVELLE_EQUIPE,)},
]
"""What a letter may ask beside its status."""


def adressees(campagne: Campagne) -> list[Courrier]:
    """The letters that the browser opens in a mail program."""
    return [courrier for courrier in campagne.courriers if courrier.support.usage.adressee]


def tout_dire(campagne: Campagne) -> dict[str, str]:
    """A commune with an address and examples, a group with a site, a person who says it all."""
    return {
        **de_la_campagne(campagne),
        **de_la_commune(campagne, campagne.territoire.communes["61001"]),
        **du_groupe(campagne, campagne.gull("artifaille")),
        "civilite": "Madame la Maire",
        "exemples": "Dans la région, la commune de Louviers a reçu ce label en 2017, il y a longtemps.",
        "annee_label": "2017",
        "groupe_precedent": "VireGUL",
        "dernier_echange": "par notre lettre du 5 octobre 2026",
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
  const {{ html, pour }} = donnees.lettres.find((une) => une.id === id);
  feuille.append(dresser(html[donnees.destinations[pour[0]].neutre]).feuille);
  remplir(feuille, valeurs, donnees.blancs);
  return feuille;
}};"""
"""A letter on its sheet, filled in."""


@pytest.mark.parametrize("connues", [tout_dire, se_taire, lambda _: {}], ids=["all", "less", "nothing"])
def test_a_letter_filled_in(
    ailleurs: Ailleurs, campagne: Campagne, connues: Callable[[Campagne], dict[str, str]]
) -> None:
    valeurs = connues(campagne)
    lettres = campagne.courriers
    lus = ailleurs(
        "courriers/lettre.js",
        f"""{FEUILLE}
        const sansCode = ({{ partie }}) => partie !== "qr";
        return x.ids.map((id) => enTexte(lire(dressee(id, x.valeurs)).filter(sansCode)));""",
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
          const feuille = dressee(id, x.valeurs);
          m.preparerLeCourriel({{ donnees, feuille, lettre: {{ modele }}, choixDeDestination: lien, un: () => lien }});
          return lien.href;
        }});""",
        {"ids": [courrier.id for courrier in lettres], "valeurs": valeurs},
    )
    for lien, courrier in zip(liens, lettres, strict=True):
        sujet = parse_qs(urlsplit(lien).query)["subject"][0]
        assert resserrer(sujet) == resserrer(plain(courrier.objet or "", valeurs)), courrier.id


# ——— Contacts ———


BON = {"commune": "98003", "nom": "Fictive", "le": "2026-11-20", "geste": "appel", "par": "les-essais"}
"""A contact that nothing speaks against."""


def test_the_file_of_a_contact(ailleurs: Ailleurs, projet: Projet) -> None:
    contacts = [
        BON,
        {**BON, "note": 'Le « standard » dit "oui" : voir le #12\\ \u202f’ 👩‍🌾', "relance": "2026-12-01"},
        {"collectivite": "syndicat-exemple", "nom": "Syndicat d’exemple", "le": "2026", "geste": "refus"}
        | {"par": "les-modeles", "motif": "autre", "source": "https://exemple.example/?a=b&c=d#e"},
    ]
    ecrits = [lone_text(Contact, contact) for contact in contacts]
    corps = "return x.contacts.map((un) => m.proposer(un, x.regles)).map(({ nom, texte }) => [nom, texte])"
    lus = ailleurs("contribuer/contact.js", corps, {"contacts": contacts, "regles": regles(projet.charger(), None)})
    assert lus == [[read_lone(Contact, ecrit, "x").nom_de_fichier, ecrit] for ecrit in ecrits]


BON_GROUPE: dict[str, Any] = {"id": "les-autres", "nom": "Les Autres", "forme": "association", "vue_en": "2026"} | {
    "source": "https://autres.example"
}
"""A group that nothing speaks against."""


def test_the_file_of_a_group(ailleurs: Ailleurs, projet: Projet) -> None:
    groupes = [
        BON_GROUPE,
        {**BON_GROUPE, "resume": 'Le « café » dit "oui" : #12\\ \u202f’ 👩‍🌾', "propose": ("atelier", "formation")},
        {**BON_GROUPE, "source": "https://autres.example/a,b}?c#d", "commune": "98001", "site": "https://a.example/#b"},
        {**BON_GROUPE, "id": "g42", "nom": "42", "forme": "reseau", "departement": "98"},
    ]
    ecrits = [lone_text(Gull, groupe) for groupe in groupes]
    corps = "return x.groupes.map((un) => m.proposer(un, x.regles)).map(({ nom, texte }) => [nom, texte])"
    lus = ailleurs("contribuer/groupe.js", corps, {"groupes": groupes, "regles": regles(projet.charger(), None)})
    assert lus == [[read_lone(Gull, ecrit, "x").nom_de_fichier, ecrit] for ecrit in ecrits]


def test_whether_a_group_is_surely_alive(ailleurs: Ailleurs, projet: Projet) -> None:
    campagne = projet.charger()
    annees = range(JOUR.year - 6, JOUR.year + 1)
    gull = campagne.gulls[0]
    vus = [gull.model_copy(update={"activite": gull.activite.model_copy(update={"vue_en": an})}) for an in annees]
    x = {"annees": [*map(str, annees)], "jour": str(JOUR), "regles": regles(campagne, None)}
    corps = "return x.annees.map((vue_en) => m.consequences({ nom: 'Les Autres', vue_en }, x.jour, x.regles))"
    sures = [not any("à confirmer" in dit for dit in dits) for dits in ailleurs("contribuer/groupe.js", corps, x)]
    assert sures == [campagne.confirme(vu) for vu in vus]
    assert set(sures) == {True, False}


def test_the_last_day_of_a_month_or_a_year(ailleurs: Ailleurs) -> None:
    dates = [f"{an}{mois}" for an in (2000, 2024, 2026, 2100) for mois in ("", *(f"-{un:02d}" for un in range(1, 13)))]
    dates += ["2026-02-03"]
    lues = ailleurs("contribuer/dates.js", "return x.map((date) => [m.debut(date), m.fin(date)])", dates)
    parses = [DatePartielle.parse(date) for date in dates]
    assert lues == [[str(une.debut), str(une.fin)] for une in parses]


@pytest.fixture
def journaux() -> list[list[Evenement]]:
    """Logs of a few lines by two groups, as any hand could write them."""
    hasard = Random(11)  # noqa: S311  the same table each time, and no secret
    jours = [date(2026, 1, 1) + timedelta(days) for days in range(0, 330, 11)]

    def ligne(le: date) -> Evenement:
        geste = hasard.choice([*Geste, *[Geste.RESERVATION] * 4, Geste.ABANDON])
        fin = le + timedelta(hasard.randrange(90)) if geste is Geste.RESERVATION and hasard.random() < 0.5 else None
        quand = DatePartielle.parse(hasard.choice([str(le), str(le), f"{le:%Y-%m}"]))
        return Evenement(le=quand, geste=geste, par=hasard.choice(["les-essais", "les-modeles"]), jusqu_au=fin)

    return [
        sorted((ligne(hasard.choice(jours)) for _ in range(hasard.randrange(7))), key=lambda un: un.le.debut)
        for _ in range(400)
    ]


def lignes(suivi: list[Evenement]) -> list[dict[str, object]]:
    return [{"fichier": "x", "ligne": 1, **un.model_dump(mode="json", exclude_none=True)} for un in suivi]


def test_the_status_that_a_log_gives(ailleurs: Ailleurs, projet: Projet, journaux: list[list[Evenement]]) -> None:
    campagne, jour = projet.charger(), date(2026, 9, 1)
    etats = []
    for un, suivi in enumerate(journaux):
        label = LabelObtenu(2025, date(2026, 3, 1), actuel=un % 3 == 2) if un % 3 else None
        etats.append((suivi, label, situer(suivi, [label] if label else [], campagne.reglages.delais, jour).statut))
    dits = [
        {"suivi": lignes(suivi), "label": label and {"le": str(label.le), "actuel": label.actuel}}
        for suivi, label, _ in etats
    ]
    corps = "return x.dits.map((suivie) => m.statut(suivie, x.jour, x.regles))"
    lus = ailleurs("contribuer/journal.js", corps, {"dits": dits, "jour": str(jour), "regles": regles(campagne, None)})
    assert lus == [statut for *_, statut in etats]
    assert len(set(lus)) == len(Statut)


def test_two_groups_for_one_collectivite(ailleurs: Ailleurs, projet: Projet, journaux: list[list[Evenement]]) -> None:
    campagne = projet.charger()
    lus = ailleurs(
        "contribuer/journal.js",
        "return x.dits.map((suivi) => m.deuxGroupes(suivi, x.regles).map(({ tenue, jusque }) => [tenue.par, jusque]))",
        {"dits": [lignes(suivi) for suivi in journaux], "regles": regles(campagne, None)},
    )
    for lu, suivi in zip(lus, journaux, strict=True):
        commune = campagne.communes[0].model_copy(update={"suivi": tuple(suivi)})
        problemes = un_seul_groupe(replace(campagne, communes=(commune,), collectivites=()))
        dits = [f"« {par} » s’en occupe jusqu’au {en_francais(date.fromisoformat(fin))} (" for par, fin in lu]
        assert [dit in probleme.message for dit, probleme in zip(dits, problemes, strict=True)] == [True] * len(lu)
    assert sum(map(len, lus)) > 50


def test_what_is_noted_in_spite_of_a_request(
    ailleurs: Ailleurs, projet: Projet, journaux: list[list[Evenement]]
) -> None:
    """Of a request that the site no longer tells, a browser knows no day: all comes after it."""
    lus = ailleurs(
        "contribuer/journal.js",
        """return x.dits.map((suivi) => [
          m.malgreLeRetrait({ suivi }, x.regles).map((une) => suivi.indexOf(une)),
          m.malgreLeRetrait({ suivi, retiree: true }, x.regles).map((une) => suivi.indexOf(une)),
        ])""",
        {"dits": [lignes(suivi) for suivi in journaux], "regles": regles(projet.charger(), None)},
    )
    depuis_toujours = Evenement(le=DatePartielle(1), geste=Geste.RETRAIT, par="les-essais")
    for lu, suivi in zip(lus, journaux, strict=True):
        fautes = [list(map(id, malgre_le_retrait(journal))) for journal in (suivi, [depuis_toujours, *suivi])]
        assert lu == [[rang for rang, un in enumerate(suivi) if id(un) in une] for une in fautes]
    assert sum(bool(fautes) for fautes, _ in lus) > 50


TENUE: dict[str, str | None] = {"commune": "98001", "nom": "Exemple-sur-Mer"}
"""A commune that a group holds."""
REFUSES: dict[str, dict[str, str | None]] = {
    "right": {},
    "everything permitted": {
        "note": "Le secrétariat rappellera.",
        "relance": "2026-12-15",
        "modele": "bonjour",
        "source": "https://exemple.example/note",
    },
    "without a commune": {"commune": None, "nom": None},
    "without a geste": {"geste": None},
    "without a group": {"par": None},
    "without a day": {"le": None},
    "to come": {"le": "2026-11-23"},
    "another century": {"le": "1999-11-23"},
    "a call-back before": {"relance": "2026-11-19"},
    "a reservation that ends before": {"geste": "reservation", "jusqu_au": "2026-11-19"},
    "no without a reason": {"geste": "refus"},
    "no": {"geste": "refus", "motif": "autre"},
    "a request not to be named": {"geste": "retrait"},
    "a request before what was done": TENUE | {"geste": "retrait", "le": "2026-10-04"},
    "a return without a request": {"geste": "retour-au-suivi"},
    "a file for no edition": {"geste": "candidature"},
    "a file too late": {"geste": "candidature", "edition": "2026"},
    "a file in time": {"geste": "candidature", "edition": "2026", "le": "2026-10-31"},
    "a title": {"note": "Vu Mme Exemple à la mairie."},
    "a function and a name": {"note": "Vu l’adjointe, Camille EXEMPLE, puis M. D. au guichet."},
    "a mobile": {"note": "Rappeler au +33 (0)6 00 00 00 00."},
    "someone's address": {"note": "Écrire à camille.exemple@mail.example."},
    "an address with accents": {"note": "Écrire à hélène@mail.example, pas à mairie@mail.example"},
    "the commune's address": {"note": "Écrire à mairie-fictive@mail.example ou fictive@mail.example"},
    "a site that names someone": {"source": "https://exemple.example/?a=c.d@mail.example"},
    "markup": {"note": "Voir <b>ici</b> & là"},
    "no address of a page": {"source": "www.exemple.example"},
    "an address and a password": {"source": "https://moi:secret@exemple.example/"},
    "two addresses": {"source": "https://exemple.example/a https://exemple.example/b"},
    "an exception": {"note": "Vu la Mme Exemple, un bateau.", "exception": "C’est le nom d’un bateau."},
    "an exception that names someone": {"note": "Vu Mme Exemple.", "exception": "Mme Exemple est d’accord."},
    "an address with a space": {"source": "https://exemple.example/a b"},
    "a long note": {"note": "très " * 210},
    "held by another": TENUE | {"le": "2026-10-10", "par": "les-modeles"},
    "before another who holds it": TENUE | {"le": "2026-10-02", "par": "les-modeles"},
    "by who holds it": TENUE | {"le": "2026-10-10"},
    "a note by another": TENUE | {"geste": "note", "par": "les-modeles"},
    "noted already": TENUE | {"le": "2026-10-05", "geste": "courrier"},
    "an invisible sign": {"note": "Le secrétariat\u2028rappellera."},
    "a syndicat": {"commune": None, "collectivite": "syndicat-exemple", "nom": "Syndicat d’exemple"},
    "several faults": {"le": "2026-11-23", "note": "Vu Mme Exemple, 06 00 00 00 00", "relance": "2026-11-01"},
}
"""What a person may put in the form, from a contact that is right."""


def test_why_a_contact_is_refused(ailleurs: Ailleurs, projet: Projet) -> None:
    """In the same words, but for the kind of spaces; each list in any order."""
    contacts = [{champ: un for champ, un in (BON | ecarts).items() if un} for ecarts in REFUSES.values()]
    x = {"contacts": contacts, "jour": str(JOUR), "regles": regles(projet.charger(), None)}
    lus = ailleurs("contribuer/refus.js", "return x.contacts.map((un) => m.refus(un, x.jour, x.regles))", x)
    for cas, contact, refus in zip(REFUSES, contacts, lus, strict=True):
        nom = "-".join(str(contact.get(champ) or contact.get("collectivite")) for champ in ("le", "commune", "geste"))
        fichier = f"data/suivi/{nom}-{contact.get('par')}.yaml"
        projet.ecrire(fichier, lone_text(Contact, contact))
        attendus = [dit.split(": ", 1)[1] for dit in projet.problems()]
        (projet.root / fichier).unlink()
        assert sorted(" ".join(un["dit"].split()) for un in refus) == sorted(attendus), cas


GROUPES_REFUSES: dict[str, dict[str, str | None]] = {
    "right": {},
    "everything permitted": {
        "commune": "98001",
        "site": "https://a.example",
        "contact": "contact@autres.example",
        "resume": "Un café-bidouille.",
        "doute": "Tout.",
    },
    "nothing at all": dict.fromkeys(BON_GROUPE),
    "without a source": {"source": None},
    "without a kind": {"forme": None},
    "an id with capitals": {"id": "Les-Autres"},
    "the id of another": {"id": "les-essais"},
    "the name of another": {"nom": "LES MODELES"},
    "another group twice over": {"id": "les-essais", "nom": "Les Essais"},
    "the example": {"id": "votre-groupe"},
    "next year": {"vue_en": "2027"},
    "the last century": {"vue_en": "1999"},
    "too far": {"vue_en": "2101"},
    "no year": {"vue_en": "hier"},
    "no address": {"source": "autres.example"},
    "no address of a site": {"site": "autres.example"},
    "nobody to write to": {"contact": "au café"},
    "someone's address": {"contact": "camille.exemple@mail.example"},
    "the group's own address": {"contact": "les.autres@mail.example"},
    "a person": {"resume": "Le groupe de Mme Exemple."},
    "a person in doubt": {"doute": "Demander à Mme Exemple, 06 00 00 00 00."},
    "markup": {"resume": "<b>Nous</b>"},
    "a long name": {"nom": "très " * 210},
}
"""What a person may put in the form of groups, from one that is right."""


def test_why_a_group_is_refused(ailleurs: Ailleurs, projet: Projet) -> None:
    """In the same words, but for the kind of spaces; each list in any order."""
    groupes = [{champ: un for champ, un in (BON_GROUPE | ecarts).items() if un} for ecarts in GROUPES_REFUSES.values()]
    x = {"groupes": groupes, "jour": str(JOUR), "regles": regles(projet.charger(), None)}
    lus = ailleurs("contribuer/groupe.js", "return x.groupes.map((un) => m.refus(un, x.jour, x.regles))", x)
    for cas, groupe, refus in zip(GROUPES_REFUSES, groupes, lus, strict=True):
        fichier = f"data/gulls/{groupe.get('id')}.yaml"
        projet.ecrire(fichier, lone_text(Gull, groupe))
        attendus = [dit.split(": ", 1)[1] for dit in projet.problems()]
        (projet.root / fichier).unlink()
        assert sorted(" ".join(un["dit"].split()) for un in refus) == sorted(attendus), cas


NOTES = (
    *("M. EXEMPLE", "M.Exemple", "M Exemple", "Mr Exemple", "Mme D.", "monsieur Exemple", "Madame Le Modèle"),
    *("Mme de La Fiction", "MM. Exemple et Modèle", "le maire Camille Exemple", "l’adjointe, Camille EXEMPLE"),
    *("Maître Exemple", "Mme\u00a0Exemple", "Mme É. Exemple", "éMme Exemple", "Mmeé Exemple", "Œ-Mme Exemple"),
    *("+33 6 00 00 00 00", "0033600000000", "06.00.00.00.00", "06\u202f00\u202f00\u202f00\u202f00", "٠٦ 00 00 00 00"),
    *("Monsieur le Maire", "Madame La Présidente, M. le Préfet", "02 00 00 00 00", "2026-07-12-345678", "Maire"),
    *(
        "a@b",
        "a.b+c@d-e.example",
        "contact@x.example",
        "les.essais@x.example",
        "stmartin@x.example",
        "mathieu@x.example",
    ),
    *("le-havre@x.example", "havre@x.example", "lehavre@x.example", "hôteldeville@x.example", "œuvre@x.example"),
)


def test_what_may_not_be_published(ailleurs: Ailleurs, projet: Projet) -> None:
    noms = ["Le Havre", "Saint-Martin", "Eu", "les-essais"]
    textes = [*(f"Vu {note}, hier." for note in NOTES), *notes("innocentes"), *notes("coupables")]
    lus = ailleurs(
        "contribuer/discretion.js",
        "return x.textes.map((texte) => m.atteintes(texte, x.noms, x.regles))",
        {"textes": textes, "noms": noms, "regles": regles(projet.charger(), None)},
    )
    assert [[" ".join(dit.split()) for dit in lu] for lu in lus] == [list(atteintes(texte, *noms)) for texte in textes]
    assert sum(map(bool, lus)) > len(NOTES) / 2


# ——— The list ———


def test_the_list_names_what_is_there() -> None:
    """Each line of the table above names a module of Python and a script, which say what they are said to."""
    paires = re.findall(r"^\| [^|]+ \| ([\w/]+\.py)?[^|]* \| ([\w/]+\.js) `(\w+)` \|$", str(__doc__), re.MULTILINE)
    assert len(paires) == 31
    for module, script, nom in paires:
        assert not module or (RACINE / "hooks/tournee" / module).is_file(), module
        code = (RACINE / "docs/assets" / script).read_text("utf-8")
        assert re.search(rf"(?:export .*|^  ){nom}\b", code, re.MULTILINE), (script, nom)
