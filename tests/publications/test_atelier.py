"""What the workshop of letters gives the browser: everything it needs, ready-made, and small."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tests.construction import RACINE
from tournee.engines.document_cache import DocumentCache
from tournee.fiches.courriers import BLANCS
from tournee.lettres import formats
from tournee.publications.atelier import COMMUNES, LETTRES, communes, publish
from tournee.site.rendering import Renderer

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

KO = 1000


@pytest.fixture(scope="module")
def publies(campagne: Campagne, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    cache = DocumentCache(tmp_path_factory.mktemp("reserve"))
    fichiers = publish(campagne, Renderer(RACINE / "overrides" / "pages", campagne, cache=cache))
    return {fichier.uri: str(fichier.content) for fichier in fichiers}


@pytest.fixture(scope="module")
def lettres(publies: dict[str, str]) -> dict[str, Any]:
    lu: dict[str, Any] = json.loads(publies[LETTRES])
    return lu


@pytest.fixture(scope="module")
def region(publies: dict[str, str]) -> dict[str, Any]:
    lu: dict[str, Any] = json.loads(publies[COMMUNES])
    return lu


def cellule(region: dict[str, Any], blanc: str, code: str) -> str | None:
    """As donnees.js reads it."""
    colonne, rang = region["valeurs"][blanc], region["codes"].index(code)
    valeur: str | None = colonne[rang] if isinstance(colonne, list) else colonne["table"][colonne["rangs"][rang]]
    return valeur


def test_it_is_small(publies: dict[str, str]) -> None:
    poids = {uri: len(gzip.compress(contenu.encode(), 9)) for uri, contenu in publies.items()}
    assert poids[COMMUNES] <= 130 * KO
    assert sum(poids.values()) <= 170 * KO


def test_only_what_is_addressed_to_somebody_is_filled_in(lettres: dict[str, Any], campagne: Campagne) -> None:
    assert {lettre["support"] for lettre in lettres["lettres"]} == {"papier", "courriel"}
    attendues = {courrier.id for courrier in campagne.courriers if courrier.support in {"papier", "courriel"}}
    assert {lettre["id"] for lettre in lettres["lettres"]} == attendues
    assert {lettre["pour"] for lettre in lettres["lettres"]} == {"commune", "intercommunalite"}


def test_every_blank_of_a_letter_has_a_label_and_its_sentence(lettres: dict[str, Any]) -> None:
    assert lettres["blancs"] == BLANCS
    for lettre in lettres["lettres"]:
        marques = re.findall(r'<span class="blanc" data-blanc="(\w+)">\[([^]]*)\]</span>', lettre["html"])
        assert ("fait_local", BLANCS["fait_local"]) in marques
        assert {nom: BLANCS[nom] for nom, _ in marques} == dict(marques)
        assert '<span class="phrase">' in lettre["html"]


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


def test_every_commune_is_there_once_with_its_columns(campagne: Campagne, region: dict[str, Any]) -> None:
    assert region["codes"] == list(campagne.territoire.communes)
    for colonne in ("courriels", "populations", "voisines", "epci"):
        assert len(region[colonne]) == 2644
    assert cellule(region, "de_commune", "61001") == "d’Alençon"
    assert cellule(region, "commune", "61214") == "L’Aigle"
    assert cellule(region, "adresse", "61001") == "Place du Maréchal-Foch\n61000 Alençon"
    assert region["courriels"][region["codes"].index("61001")] == campagne.territoire.communes["61001"].courriel


def test_neighbours_are_all_there_each_pair_once(campagne: Campagne, region: dict[str, Any]) -> None:
    voisines: dict[str, set[str]] = {code: set() for code in region["codes"]}
    for rang, ecarts in enumerate(region["voisines"]):
        for ecart in ecarts:
            une, autre = region["codes"][rang], region["codes"][rang + ecart]
            voisines[une].add(autre)
            voisines[autre].add(une)
    assert voisines == {code: set(un.voisines) for code, un in campagne.territoire.communes.items()}


def test_what_it_says_of_an_epci(region: dict[str, Any]) -> None:
    rang = region["epci"][region["codes"].index("61001")]
    alencon = region["intercommunalites"][rang]
    assert alencon["nom"] == "Communauté urbaine d’Alençon"
    assert alencon["phrase"] == (
        "Votre commune fait partie de la communauté urbaine d’Alençon, qui réunit 31\u00a0communes."
    )
    assert all("phrase" in un for un in region["intercommunalites"])


def test_a_small_region(projet: Projet) -> None:
    region = communes(projet.charger())
    assert region["codes"] == ["98001", "98002", "98003", "99001"]
    assert region["voisines"] == [[1], [], [], []]
    assert region["epci"] == [0, 0, 0, 1]
    assert region["statuts"] == {0: "labellisee", 1: "a-contacter"}
    assert region["labels"] == {0: 2025}


def test_the_same_each_time(campagne: Campagne, publies: dict[str, str]) -> None:
    encore = publish(campagne, Renderer(RACINE / "overrides" / "pages", campagne))
    assert {fichier.uri: fichier.content for fichier in encore} == publies
