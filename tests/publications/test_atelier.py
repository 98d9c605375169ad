"""What the workshop of letters gives the browser: everything it needs, ready-made, and small."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tests.construction import RACINE, renderer_de
from tournee.engines.document_cache import DocumentCache
from tournee.fiches.courriers import Blanc, Condition
from tournee.fiches.natures import Destination
from tournee.fiches.suivi import Geste
from tournee.lettres import formats
from tournee.lettres.valeurs import de_la_campagne, de_la_commune, du_groupe
from tournee.publications import atelier
from tournee.publications.atelier import BUREAUTIQUE, LETTRES, MAIRIES, mairies, publish
from tournee.publications.repertoire import repertoire as repertoire_de
from tournee.site.rendering import script_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

KO = 1000
BLANCS = {str(blanc): blanc for blanc in Blanc}


@pytest.fixture(scope="module")
def publies(campagne: Campagne, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    cache = DocumentCache(tmp_path_factory.mktemp("reserve"))
    fichiers = publish(campagne, renderer_de(campagne, cache=cache))
    return {fichier.uri: str(fichier.read()) for fichier in fichiers}


@pytest.fixture(scope="module")
def lettres(publies: dict[str, str]) -> dict[str, Any]:
    lu: dict[str, Any] = json.loads(publies[LETTRES])
    return lu


@pytest.fixture(scope="module")
def region(publies: dict[str, str]) -> dict[str, Any]:
    lu: dict[str, Any] = json.loads(publies[MAIRIES])
    return lu


@pytest.fixture(scope="module")
def codes(campagne: Campagne) -> list[str]:
    """What stands at each rank, as in the repertoire."""
    return list(campagne.territoire.communes)


def test_it_is_small(publies: dict[str, str], campagne: Campagne) -> None:
    poids = {uri: len(gzip.compress(contenu.encode(), 9)) for uri, contenu in publies.items()}
    assert poids[MAIRIES] <= 65 * KO
    repertoire = script_json(repertoire_de(campagne)).encode()
    assert sum(poids.values()) + len(gzip.compress(repertoire, 9)) <= 127 * KO


def test_every_letter_is_filled_in_with_what_it_asks(lettres: dict[str, Any], campagne: Campagne) -> None:
    lues = {lettre["id"]: lettre for lettre in lettres["lettres"]}
    assert set(lues) == {courrier.id for courrier in campagne.courriers}
    for courrier in campagne.courriers:
        lue = lues[courrier.id]
        assert (lue["si"], lue["sauf"], lue["pour"]) == ([*courrier.si], [*courrier.sauf], courrier.pour[0])
        assert lue["adressee"] == courrier.support.usage.adressee
        assert lue["geste"] in set(Geste)
    assert {*lettres["conditions"]} == {*Condition}
    assert {*lettres["destinations"]} == {*Destination}


def test_what_leaves_on_paper_is_noted_as_a_letter(lettres: dict[str, Any]) -> None:
    gestes = {lettre["support"]: lettre["geste"] for lettre in lettres["lettres"]}
    attendus = {"papier": "courrier", "courriel": "courriel", "telephone": "appel"}
    assert gestes == attendus | {"feuille": "visite", "depliant": "visite"}


def test_every_blank_of_a_letter_has_a_label_and_its_sentence(lettres: dict[str, Any]) -> None:
    assert list(lettres["blancs"]) == list(Blanc)
    assert lettres["blancs"]["fait_local"] == {
        "mot": "une phrase sur la collectivité",
        "famille": "personne",
        "phrase": True,
        "choix": False,
        "facultatif": True,
    }
    for lettre in lettres["lettres"]:
        marques = re.findall(r'<span class="blanc" data-blanc="(\w+)">\[([^]]*)\]</span>', lettre["html"])
        assert (("fait_local", Blanc.FAIT_LOCAL.mot) in marques) is lettre["adressee"]
        assert {nom: BLANCS[nom].mot for nom, _ in marques} == dict(marques)
        assert '<span class="phrase">' in lettre["html"]


def test_what_is_known_fills_the_blanks_of_its_family(campagne: Campagne) -> None:
    def familles(valeurs: Iterable[str]) -> set[str]:
        return {BLANCS[nom].emploi.famille for nom in valeurs}

    assert familles(de_la_campagne(campagne)) == {"campagne"}
    for officielle in campagne.territoire.communes.values():
        assert familles(de_la_commune(campagne, officielle)) == {"commune"}
    connues = [du_groupe(campagne, gull) for gull in campagne.gulls]
    assert {nom for valeurs in connues for nom in valeurs if BLANCS[nom].emploi.famille != "groupe"} <= {
        *("lieu", "courriel")  # what the person may change
    }


def test_the_senders_lines_lead_to_the_window_of_the_envelope(lettres: dict[str, Any]) -> None:
    """In millimetres: the margin of the page, those lines, the space above the address, as in the PDF."""
    modeles = RACINE / "hooks/tournee/lettres/modeles"
    lignes = lettres["lignes_d_expediteur"]
    fenetre = re.search(r"fenetre = \(x: \d+mm, y: (\d+)mm\)", (modeles / "lettre.typ").read_text("utf-8"))
    assert fenetre
    styles = (modeles / "odt/styles.xml").read_text("utf-8")
    ligne, dessus, marge = (
        float(re.findall(motif, styles)[0])
        for motif in (
            r'(?s)style:name="Expéditeur".*?fo:line-height="(\d+)mm"',
            r'(?s)style:name="Destinataire".*?fo:margin-top="(\d+)mm"',
            r'page-layout-properties[^>]*fo:margin-top="(\d+)mm"',
        )
    )
    assert marge + lignes * ligne + dessus == int(fenetre[1])


def test_a_group_without_a_site_is_known_to_have_none(lettres: dict[str, Any], campagne: Campagne) -> None:
    valeurs = {groupe["id"]: groupe["valeurs"] for groupe in lettres["groupes"]}
    assert set(valeurs) == {gull.id for gull in campagne.gulls}
    assert valeurs["viregul"]["groupe_site"] == ""
    assert valeurs["artifaille"]["groupe_site"] == "www.artifaille.fr"


@pytest.fixture(scope="module", params=BUREAUTIQUE)
def echantillon(request: pytest.FixtureRequest, campagne: Campagne) -> dict[str, str]:
    """The files of a sample, where the address of the site is known."""
    return atelier.echantillon(campagne, DocumentCache(), "https://tournee.exemple.org/", request.param)


def test_the_sample_shows_each_thing_once_in_order(echantillon: dict[str, str]) -> None:
    """The two scripts learn the styles from there: docs/assets/courriers/odt.js and docx.js."""
    for nom, texte in echantillon.items():
        if nom.endswith((".xml", ".rels")):
            ET.fromstring(texte)  # noqa: S314  made by our own code
    images = [b64decode(texte) for nom, texte in echantillon.items() if nom.endswith(".png")]
    assert [image[:4] for image in images] == [b"\x89PNG"]
    odt = "content.xml" in echantillon
    if odt:
        assert next(iter(echantillon)) == "mimetype"
    corps = re.split("<office:text>|<w:body>", echantillon["content.xml" if odt else "word/document.xml"])[1]
    assert re.findall(r">(gras|léger|lien|puce|numéro|titre|dit|tournee\.exemple\.org)<", corps) == [
        *("gras", "léger", "lien", "puce", "numéro", "titre", "dit", "tournee.exemple.org"),
    ]


def test_the_styles_of_a_letter_are_those_of_the_samples(lettres: dict[str, Any]) -> None:
    assert lettres["styles"] == formats.STYLES
    definis = set(re.findall(r'style:(?:display-)?name="([^"]*)"', lettres["odt"]["styles.xml"]))
    assert set(formats.STYLES.values()) <= definis
    assert set(formats.STYLES.values()) <= set(
        re.findall(r'w:name w:val="([^"]*)"', lettres["docx"]["word/styles.xml"])
    )


def test_every_commune_is_there_once_with_its_columns(region: dict[str, Any], codes: list[str]) -> None:
    colonnes = (region["rues"], region["courriels"], region["sites"])
    for colonne in (region["de_commune"]["rangs"], region["exemples"]["rangs"], *colonnes):
        assert len(colonne) == len(codes) == 2644


@pytest.mark.parametrize(
    ("code", "article"),
    [("61001", ["d’", 0]), ("61214", ["de ", 0]), ("76351", ["du", 2]), ("27701", ["de ", 0]), ("76259", ["de ", 0])],
)
def test_a_name_after_de_is_told_by_what_changes(
    region: dict[str, Any], codes: list[str], code: str, article: list[Any]
) -> None:
    assert region["de_commune"]["table"][region["de_commune"]["rangs"][codes.index(code)]] == article


def test_a_town_is_told_where_the_repertoire_does_not_give_it(
    campagne: Campagne, region: dict[str, Any], codes: list[str]
) -> None:
    alencon = codes.index("61001")
    assert region["rues"][alencon] == "Place du Maréchal-Foch"
    assert str(alencon) not in region["villes"]
    assert region["villes"][str(codes.index("14118"))] == "14027 Caen"
    assert region["courriels"][alencon] == campagne.territoire.communes["61001"].courriel


def test_what_is_noted_of_a_commune_is_told(region: dict[str, Any], codes: list[str]) -> None:
    """Most have nothing to tell; Louviers had the label, by a source that is not sure enough to name the year."""
    assert region["particulieres"] == {str(codes.index("27375")): {"conditions": ["ancien-laureat"]}}
    assert region["faits"] == {}


def test_a_neighbour_that_surely_has_the_label_is_worth_telling(campagne: Campagne, codes: list[str]) -> None:
    laureats = tuple(un.model_copy(update={"doute": None}) if un.insee == "27375" else un for un in campagne.palmares)
    certaine = mairies(replace(campagne, palmares=laureats))
    faits = {codes[rang]: dits for rang, dits in certaine["faits"].items()}
    assert set(faits) == set(campagne.territoire.communes["27375"].voisines)
    assert faits["27701"] == ["Votre voisine Louviers a reçu ce label en 2017."]
    assert certaine["particulieres"][codes.index("27375")]["valeurs"] == {"annee_label": "2017"}


def test_what_it_says_of_an_epci(campagne: Campagne, region: dict[str, Any]) -> None:
    assert len(region["epci"]) == len(campagne.territoire.epci)
    sirens = list(campagne.territoire.epci)
    alencon = region["epci"][sirens.index(campagne.territoire.communes["61001"].epci)]
    assert alencon == {
        "cle": "communaute-urbaine-d-alencon",
        "nom": "Communauté urbaine d’Alençon",
        "statut": "a-contacter",
    }
    assert region["epci"][sirens.index("200071520")]["cle"] == "domfront-tinchebray-interco"  # as the data names it


def test_a_small_region(projet: Projet) -> None:
    region = mairies(projet.charger())
    assert region["de_commune"] == {"table": [("d’", 0), ("de ", 0)], "rangs": [0, 1, 1, 0]}
    assert region["rues"] == [""] * 4  # their postal code and their name, which the repertoire gives
    assert region["villes"] == {}


def test_the_same_each_time(campagne: Campagne, publies: dict[str, str]) -> None:
    encore = publish(campagne, renderer_de(campagne))
    assert {fichier.uri: fichier.read() for fichier in encore} == publies
