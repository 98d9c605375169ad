"""The repertoire of the communes: what it says of the made-up region, and of the real one."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.construction import renderer_de
from tournee.francais.noms import slug
from tournee.publications.repertoire import REPERTOIRE, publish, repertoire
from tournee.site.rendering import script_json

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

KO = 1000


@pytest.fixture(scope="module")
def publie(campagne: Campagne) -> str:
    (fichier,) = publish(campagne, renderer_de(campagne))
    assert fichier.uri == REPERTOIRE == "communes/communes.json"
    return str(fichier.read())


@pytest.fixture(scope="module")
def lu(publie: str) -> dict[str, Any]:
    contenu: dict[str, Any] = json.loads(publie)
    return contenu


@pytest.fixture(scope="module")
def codes(campagne: Campagne) -> list[str]:
    """What stands at each rank."""
    return list(campagne.territoire.communes)


def de_nom(lu: dict[str, Any], codes: list[str], nom: str) -> list[str]:
    return [code for code, autre in zip(codes, lu["noms"], strict=True) if slug(autre) == nom]


def de_code_postal(lu: dict[str, Any], codes: list[str], postal: str) -> list[str]:
    return [code for code, postaux in zip(codes, lu["postaux"], strict=True) if postal in postaux.split()]


def test_a_small_region_whole(projet: Projet) -> None:
    label = {"label": "labellisée en 2025", "label_sur": 2025, "ancien": False}
    assert repertoire(projet.charger()) == {
        "nom": "Région d’exemple",
        "de_nom": "de la région Région d’exemple",
        "statuts": {
            "a-contacter": "À contacter",
            "reservee": "Réservée",
            "contactee": "Contactée",
            "en-discussion": "En discussion",
            "engagee": "Engagée",
            "candidate": "Candidate",
            "labellisee": "Labellisée",
            "declinee": "A décliné",
            "hors-suivi": "Hors suivi, à sa demande",
        },
        "sans_suivi": "a-contacter",
        "hors_suivi": "hors-suivi",
        "departements": [
            {"code": "98", "nom": "Exemple", "tranche": 4, "part": "81,3\u00a0%"},
            {"code": "99", "nom": "Ailleurs", "tranche": 0, "part": "0\u00a0%"},
        ],
        "epci": [
            {"siren": "123456782", "nom": "Agglomération d’exemple", "tranche": 4, "part": "81,3\u00a0%"},
            {"siren": "987654324", "nom": "Communauté d’ailleurs", "tranche": 0, "part": "0\u00a0%"},
        ],
        "groupes": {
            "les-essais": {"nom": "Les Essais", "commune": "98001", "departement": None, "epci": ("123456782",)},
            "les-modeles": {"nom": "Les Modèles", "commune": None, "departement": None, "epci": ()},
        },
        "departement": [0, 0, 0, 1],
        "pas": [1, 1, 1, 1],
        "noms": ["Exemple-sur-Mer", "L'Échantillon", "Fictive", "Ailleurs"],
        "membre": [0, 0, 0, 1],
        "postaux": ["98100", "98200", "98300", "99100"],
        "populations": [1000, 200, 30, 40],
        "anciennes": ["009 Vieil-Exemple", "", "", ""],
        "suivies": {
            "98001": {"statut": "labellisee", "groupe": "les-essais", **label},
            "98002": {"statut": "a-contacter", "groupe": None},
        },
    }


def test_a_label_that_no_longer_makes_the_status_keeps_its_year(lu: dict[str, Any]) -> None:
    assert lu["suivies"]["27375"] == {
        "statut": "a-contacter",
        "groupe": None,
        "label": "labellisée en 2017, à confirmer",
        "label_sur": None,
        "ancien": True,
    }


def test_every_commune_is_there_once_with_its_columns(campagne: Campagne, lu: dict[str, Any], codes: list[str]) -> None:
    assert len(codes) == 2644
    for colonne in ("pas", "noms", "anciennes", "departement", "membre", "postaux", "populations"):
        assert len(lu[colonne]) == len(codes)
    assert set(lu["suivies"]) == {commune.insee for commune in campagne.communes}


def test_the_steps_give_back_the_codes(lu: dict[str, Any], codes: list[str]) -> None:
    numeros = [0] * len(lu["departements"])
    lus = []
    for departement, pas in zip(lu["departement"], lu["pas"], strict=True):
        numeros[departement] += pas
        code = lu["departements"][departement]["code"]
        lus.append(f"{code}{numeros[departement]:0{5 - len(code)}}")
    assert lus == codes


def test_alencon_has_its_departement_its_epci_its_postal_code(
    campagne: Campagne, lu: dict[str, Any], codes: list[str]
) -> None:
    assert de_nom(lu, codes, "alencon") == ["61001"]
    assert "61001" in de_code_postal(lu, codes, "61000")
    rang = codes.index("61001")
    assert lu["departements"][lu["departement"][rang]]["nom"] == "Orne"
    assert lu["epci"][lu["membre"][rang]]["siren"] == campagne.territoire.communes["61001"].epci
    assert lu["populations"][rang] == campagne.territoire.communes["61001"].population


def test_aurseulles_has_the_names_and_codes_of_before(lu: dict[str, Any], codes: list[str]) -> None:
    anciennes = lu["anciennes"][codes.index("14581")].split("|")
    assert {"011 Anctoville", "581 Saint-Germain-d'Ectot"} < set(anciennes)
    assert "526 Quesnay-Guesnon" in anciennes  # merged long ago: an older vintage names it
    assert len(anciennes) == 8


def test_communes_of_the_same_name_are_all_there(lu: dict[str, Any], codes: list[str]) -> None:
    assert de_nom(lu, codes, "cuverville") == ["14215", "27194", "76206"]


def test_a_postal_code_keeps_all_its_communes(campagne: Campagne, lu: dict[str, Any], codes: list[str]) -> None:
    attendues = [commune.code for commune in campagne.territoire.par_code_postal("14400")]
    assert len(attendues) == 32
    assert de_code_postal(lu, codes, "14400") == attendues


def test_markup_in_a_name_stays_text_in_the_data(projet: Projet) -> None:
    campagne = projet.charger()
    gulls = tuple(gull.model_copy(update={"nom": "</script><b>&"}) for gull in campagne.gulls)
    texte = script_json(repertoire(replace(campagne, gulls=gulls)))
    assert "<" not in texte
    assert json.loads(texte)["groupes"]["les-essais"]["nom"] == "</script><b>&"


def test_it_is_small_and_the_same_each_time(campagne: Campagne, publie: str) -> None:
    assert len(gzip.compress(publie.encode(), 9)) <= 45 * KO
    (encore,) = publish(campagne, renderer_de(campagne))
    assert encore.read() == publie
