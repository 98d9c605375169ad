"""What the workshop of letters gives the browser: everything it needs, ready-made, and small."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tests.construction import RACINE, renderer_de
from tournee.engines.document_cache import DocumentCache
from tournee.fiches.courriers import Blanc
from tournee.lettres import formats
from tournee.lettres.valeurs import de_la_campagne, de_la_commune, du_groupe
from tournee.publications.atelier import LETTRES, MAIRIES, mairies, publish
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


def test_only_what_is_addressed_to_somebody_is_filled_in(lettres: dict[str, Any], campagne: Campagne) -> None:
    attendues = {courrier.id for courrier in campagne.courriers if courrier.support in {"papier", "courriel"}}
    assert {lettre["id"] for lettre in lettres["lettres"]} == attendues
    assert {lettre["pour"] for lettre in lettres["lettres"]} == {"commune", "intercommunalite"}


def test_every_blank_of_a_letter_has_a_label_and_its_sentence(lettres: dict[str, Any]) -> None:
    assert list(lettres["blancs"]) == list(Blanc)
    assert lettres["blancs"]["fait_local"] == {
        "mot": "une phrase sur la collectivité",
        "famille": "personne",
        "phrase": True,
        "facultatif": True,
    }
    for lettre in lettres["lettres"]:
        marques = re.findall(r'<span class="blanc" data-blanc="(\w+)">\[([^]]*)\]</span>', lettre["html"])
        assert ("fait_local", Blanc.FAIT_LOCAL.mot) in marques
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


def test_the_sample_shows_each_style_once(lettres: dict[str, Any]) -> None:
    fichiers = lettres["odt"]
    assert next(iter(fichiers)) == "mimetype"
    assert {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"} <= set(fichiers)
    for nom, texte in fichiers.items():
        if nom.endswith(".xml"):
            ET.fromstring(texte)  # noqa: S314  made by our own code
    corps = fichiers["content.xml"].partition("<office:text>")[2]
    assert re.findall(r'<text:span text:style-name="(T\d)">(\w+)', corps)[:2] == [("T1", "gras"), ("T2", "léger")]
    assert re.findall(r'<text:list text:style-name="(L\d)">', corps) == ["L1", "L2"]
    noms = set(re.findall(r'style:name="([^"]*)"', fichiers["styles.xml"]))
    ecrits = {partie: style for partie, style in lettres["styles"].items() if partie in {*formats.CLASSES, "objet"}}
    assert set(ecrits.values()) <= noms


def test_every_commune_is_there_once_with_its_columns(region: dict[str, Any], codes: list[str]) -> None:
    for colonne in (region["de_commune"]["rangs"], region["exemples"]["rangs"], region["rues"], region["courriels"]):
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


def test_neighbours_are_all_there_each_pair_once(campagne: Campagne, region: dict[str, Any], codes: list[str]) -> None:
    voisines: dict[str, set[str]] = {code: set() for code in codes}
    for rang, ecarts in enumerate(region["voisines"]):
        for ecart in ecarts:
            une, autre = codes[rang], codes[rang + ecart]
            voisines[une].add(autre)
            voisines[autre].add(une)
    assert voisines == {code: set(un.voisines) for code, un in campagne.territoire.communes.items()}


def test_what_it_says_of_an_epci(campagne: Campagne, region: dict[str, Any]) -> None:
    assert len(region["epci"]) == len(campagne.territoire.epci)
    alencon = region["epci"][list(campagne.territoire.epci).index(campagne.territoire.communes["61001"].epci)]
    assert alencon["nom"] == "Communauté urbaine d’Alençon"
    assert alencon["phrase"] == (
        "Votre commune fait partie de la communauté urbaine d’Alençon, qui réunit 31\u00a0communes."
    )
    assert all("phrase" in un for un in region["epci"])


def test_a_small_region(projet: Projet) -> None:
    region = mairies(projet.charger())
    assert region["de_commune"] == {"table": [("d’", 0), ("de ", 0)], "rangs": [0, 1, 1, 0]}
    assert region["rues"] == [""] * 4  # their postal code and their name, which the repertoire gives
    assert region["villes"] == {}
    assert region["voisines"] == [[1], [], [], []]


def test_the_same_each_time(campagne: Campagne, publies: dict[str, str]) -> None:
    encore = publish(campagne, renderer_de(campagne))
    assert {fichier.uri: fichier.read() for fichier in encore} == publies
