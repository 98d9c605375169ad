"""The map's data: what the browser is given, what the tables say, what all of it weighs."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.construction import RACINE
from tournee.campagne import couverture
from tournee.francais.dates import en_francais
from tournee.publications import carte, integrer
from tournee.site.rendering import Renderer, script_json

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne
    from tournee.site.site_files import SiteFile

KO = 1000


def poids(contenu: bytes) -> int:
    return len(gzip.compress(contenu, 9))


# ——— What the browser is given ———


@pytest.fixture(scope="module")
def publies(campagne: Campagne) -> dict[str, SiteFile]:
    renderer = Renderer(RACINE / "overrides/pages", campagne)
    return {fichier.uri: fichier for module in (carte, integrer) for fichier in module.publish(campagne, renderer)}


def lire(fichier: SiteFile) -> Any:
    return json.loads(fichier.read())


def test_the_outlines_are_those_of_the_data(publies: dict[str, SiteFile]) -> None:
    assert lire(publies["carte/contours.json"]) == json.loads(
        (RACINE / "data/territoire/contours.json").read_text(encoding="utf-8")
    )


def test_every_commune_is_there_with_its_departement_and_its_epci(
    publies: dict[str, SiteFile], campagne: Campagne
) -> None:
    donnees, territoire = lire(publies["carte/communes.json"]), campagne.territoire
    assert donnees["codes"] == list(territoire.communes)
    rang = donnees["codes"].index("61001")
    assert donnees["noms"][rang] == "Alençon"
    assert donnees["departements"][donnees["departement"][rang]]["nom"] == "Orne"
    assert donnees["epci"][donnees["membre"][rang]]["siren"] == territoire.communes["61001"].epci
    assert donnees["populations"][rang] == territoire.communes["61001"].population
    assert donnees["suivies"]["27375"] == {"statut": "a-contacter", "groupes": ["normandie-libre"], "label": 2017}


def test_former_codes_lead_to_a_commune_of_today(publies: dict[str, SiteFile], campagne: Campagne) -> None:
    donnees, territoire = lire(publies["carte/communes.json"]), campagne.territoire
    assert len(donnees["anciens"]) > 500
    for ancien, code in donnees["anciens"].items():
        successeur = territoire.successeur(ancien)
        assert successeur is not None
        assert successeur.code == code


def test_markup_in_a_name_stays_text_in_the_data(projet: Projet) -> None:
    campagne = projet.charger()
    gulls = tuple(gull.model_copy(update={"nom": "</script><b>&"}) for gull in campagne.gulls)
    texte = script_json(carte._communes(replace(campagne, gulls=gulls), []))
    assert "<" not in texte
    assert json.loads(texte)["groupes"]["les-essais"]["nom"] == "</script><b>&"


def test_the_tables_say_what_the_maps_colour(publies: dict[str, SiteFile], campagne: Campagne) -> None:
    page = str(publies["carte/index.md"].content)
    tableaux = page[page.index('<details class="parts">') : page.index("</details>")]
    assert tableaux.count('<th scope="row">') == len(campagne.territoire.departements) + len(campagne.territoire.epci)
    orne = couverture.par_departement(campagne)["61"]
    assert f"{orne.communes_couvertes} sur {orne.communes}" in tableaux
    assert tableaux.count(f"au {en_francais(campagne.jour)}") == 2


CARRE = [[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]]


def test_a_share_that_is_not_nothing_never_reads_as_nothing(projet: Projet) -> None:
    projet.remplacer("data/territoire/communes.csv", "98,123456782,1000,98100", "98,123456782,1,98100")
    projet.remplacer("data/territoire/communes.csv", "98,123456782,200,98200", "98,123456782,9999,98200")
    contours = json.loads(projet.lire("data/territoire/contours.json")) | {"arcs": [CARRE]}
    contours["objects"]["departements"]["geometries"] = [{"type": "Polygon", "id": "98", "arcs": [[0]]}]
    projet.ecrire("data/territoire/contours.json", json.dumps(contours))
    campagne = projet.charger()
    assert couverture.par_epci(campagne)["123456782"].tranche == 1
    page = str(next(carte.publish(campagne, Renderer(RACINE / "overrides/pages", campagne))).content)
    assert page.count('data-label="Part">moins de 0,1&nbsp;%<') == 2  # its département, its EPCI
    assert page.count('data-label="Part">0&nbsp;%<') == 2


# ——— What it weighs ———


@pytest.mark.parametrize(("fichier", "limite"), [("carte/contours.json", 150), ("carte/communes.json", 40)])
def test_a_file_of_the_map_is_light(site: Path, fichier: str, limite: int) -> None:
    assert poids((site / fichier).read_bytes()) <= limite * KO
