"""The index of the look-up: what it says of the made-up region, and of the real one."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.construction import RACINE
from tournee.francais.noms import slug
from tournee.publications.recherche import INDEX, index, publish
from tournee.site.rendering import Renderer

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne


@pytest.fixture(scope="module")
def publie(campagne: Campagne) -> str:
    (fichier,) = publish(campagne, Renderer(RACINE / "overrides" / "pages", campagne))
    assert fichier.uri == INDEX == "recherche/communes.json"
    assert isinstance(fichier.content, str)
    return fichier.content


@pytest.fixture(scope="module")
def lu(publie: str) -> dict[str, Any]:
    contenu: dict[str, Any] = json.loads(publie)
    return contenu


def de_nom(lu: dict[str, Any], nom: str) -> list[str]:
    return [code for code, autre in zip(lu["codes"], lu["noms"], strict=True) if slug(autre) == nom]


def de_code_postal(lu: dict[str, Any], postal: str) -> list[str]:
    return [code for code, codes in zip(lu["codes"], lu["postaux"], strict=True) if postal in codes.split()]


def test_a_small_region_whole(projet: Projet) -> None:
    assert index(projet.charger()) == {
        "departements": {"98": "Exemple", "99": "Ailleurs"},
        "statuts": {"a-contacter": "À contacter", "labellisee": "Labellisée"},
        "suivies": {"98001": ["labellisee"], "98002": ["a-contacter"]},
        "codes": ["98001", "98002", "98003", "99001"],
        "noms": ["Exemple-sur-Mer", "L'Échantillon", "Fictive", "Ailleurs"],
        "departement": ["98", "98", "98", "99"],
        "postaux": ["98100", "98200", "98300", "99100"],
        "populations": [1000, 200, 30, 40],
        "anciennes": {"98001": {"98009": "Vieil-Exemple"}},
    }


def test_a_label_that_no_longer_makes_the_status_keeps_its_year(campagne: Campagne) -> None:
    assert index(campagne)["suivies"]["27375"] == ["a-contacter", 2017]


def test_every_commune_is_there_once_with_its_columns(campagne: Campagne, lu: dict[str, Any]) -> None:
    assert lu["codes"] == list(campagne.territoire.communes)
    assert len(lu["codes"]) == 2644
    for colonne in ("noms", "departement", "postaux", "populations"):
        assert len(lu[colonne]) == len(lu["codes"])
    assert set(lu["suivies"]) == {commune.insee for commune in campagne.communes}


def test_alencon_is_found_by_name_postal_code_and_code(lu: dict[str, Any]) -> None:
    assert de_nom(lu, "alencon") == ["61001"]
    assert "61001" in de_code_postal(lu, "61000")
    assert lu["departements"][lu["departement"][lu["codes"].index("61001")]] == "Orne"


def test_aurseulles_has_the_names_and_codes_of_before(lu: dict[str, Any]) -> None:
    anciennes = lu["anciennes"]["14581"]
    assert anciennes["14011"] == "Anctoville"
    assert anciennes["14581"] == "Saint-Germain-d'Ectot"
    assert anciennes["14526"] == ""  # merged long ago: the official files keep its code only
    assert len(anciennes) == 8


def test_communes_of_the_same_name_are_all_there(lu: dict[str, Any]) -> None:
    assert de_nom(lu, "cuverville") == ["14215", "27194", "76206"]


def test_a_postal_code_keeps_all_its_communes(campagne: Campagne, lu: dict[str, Any]) -> None:
    attendues = [commune.code for commune in campagne.territoire.par_code_postal("14400")]
    assert len(attendues) == 32
    assert de_code_postal(lu, "14400") == attendues


def test_it_is_small_and_the_same_each_time(campagne: Campagne, publie: str) -> None:
    assert len(gzip.compress(publie.encode(), 9)) < 60_000
    (encore,) = publish(campagne, Renderer(RACINE / "overrides" / "pages", campagne))
    assert encore.content == publie
