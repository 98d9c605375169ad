"""The map's data: what is covered, what the browser is given, what all of it weighs."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.construction import RACINE
from tournee.campagne import couverture
from tournee.campagne.couverture import Couverture
from tournee.fiches.statuts import Statut
from tournee.francais.dates import en_francais
from tournee.publications import carte, integrer
from tournee.site.rendering import Renderer, script_json

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne
    from tournee.site.site_files import SiteFile

KO = 1000
LAUREAT = """\
- annee: 2025
  nom: {nom}
  type: {type}
  collectivite: {id}
  source: https://label.example/2025
"""


def poids(contenu: bytes) -> int:
    return len(gzip.compress(contenu, 9))


def labelliser(projet: Projet, identifiant: str, type_: str, nom: str, **champs: str) -> Campagne:
    """The small region, whose own laureate commune is no longer one, with one collectivité that is labelled."""
    projet.ecrire("data/palmares.yaml", LAUREAT.format(nom=nom, type=type_, id=identifiant))
    if identifiant != "agglo-exemple":
        suite = "".join(f'  {champ}: "{valeur}"\n' for champ, valeur in champs.items())
        projet.ajouter(
            "data/collectivites.yaml", f"- id: {identifiant}\n  type: {type_}\n  nom: {nom}\n{suite}  suivi: []\n"
        )
    return projet.charger()


# ——— What is covered ———


def test_a_labelled_commune_covers_itself(projet: Projet) -> None:
    campagne = projet.charger()
    assert couverture.couvertes(campagne) == {"98001"}
    assert couverture.par_departement(campagne) == {
        "98": Couverture(communes=3, communes_couvertes=1, population=1230, population_couverte=1000),
        "99": Couverture(communes=1, communes_couvertes=0, population=40, population_couverte=0),
    }
    assert couverture.par_epci(campagne)["123456782"].part == pytest.approx(81.3, abs=0.01)


def test_a_labelled_epci_covers_its_communes(projet: Projet) -> None:
    campagne = labelliser(projet, "agglo-exemple", "epci", "Agglomération d’exemple")
    assert couverture.couvertes(campagne) == {"98001", "98002", "98003"}
    assert couverture.par_epci(campagne)["123456782"].part == 100
    assert couverture.par_epci(campagne)["987654324"].part == 0


@pytest.mark.parametrize("champs", [{"commune": "98002"}, {}], ids=["by its seat", "by its name"])
def test_a_labelled_departement_covers_its_communes(projet: Projet, champs: dict[str, str]) -> None:
    campagne = labelliser(projet, "un-departement", "departement", "Conseil départemental de l’Exemple", **champs)
    assert couverture.couvertes(campagne) == {"98001", "98002", "98003"}


@pytest.mark.parametrize("type_", ["syndicat", "organisme-public", "region"])
def test_the_others_cover_nobody(projet: Projet, type_: str) -> None:
    campagne = labelliser(projet, "un-autre", type_, "Un autre", commune="98002")
    (autre,) = (fiche for fiche in campagne.collectivites if fiche.id == "un-autre")
    assert campagne.situation(autre).statut is Statut.LABELLISEE
    assert couverture.couvertes(campagne) == frozenset()


def test_a_label_of_the_past_covers_nobody(campagne: Campagne) -> None:
    assert any(campagne.situation(fiche).label_ancien for fiche in campagne.communes)
    en_cours = {fiche.cle for fiche in campagne.fiches if campagne.situation(fiche).statut is Statut.LABELLISEE}
    if not en_cours:
        assert couverture.couvertes(campagne) == frozenset()
        assert {une.tranche for une in couverture.par_epci(campagne).values()} == {0}


@pytest.mark.parametrize(
    ("couverts", "tranche"), [(0, 0), (1, 1), (100, 1), (101, 2), (250, 2), (251, 3), (500, 3), (501, 4), (1000, 4)]
)
def test_a_share_falls_in_a_class_whose_upper_bound_is_in_it(couverts: int, tranche: int) -> None:
    assert Couverture(1, 1, 1000, couverts).tranche == tranche


def test_nobody_at_all_is_no_share() -> None:
    assert Couverture(0, 0, 0, 0).part == 0


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
