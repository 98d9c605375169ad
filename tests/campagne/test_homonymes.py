"""A name is not an identity: two communes may bear the same one, and neither is taken for the other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.construction import renderer_de
from tournee.lettres.valeurs import de_la_commune
from tournee.publications import communes as pages_des_communes

if TYPE_CHECKING:
    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne


@pytest.fixture
def campagne(projet: Projet) -> Campagne:
    """« Exemple-sur-Mer » is a laureate; another commune, in another département, has the same name."""
    contours = json.loads(projet.lire("data/territoire/contours.json")) | {"arcs": [[[0, 0], [1, 1], [-1, 0], [0, -1]]]}
    contours["objects"]["departements"]["geometries"] = [{"type": "Polygon", "id": "98", "arcs": [[0]]}]
    projet.ecrire("data/territoire/contours.json", json.dumps(contours))
    projet.remplacer(
        "data/territoire/communes.csv", "99001,Ailleurs,d'Ailleurs", "99001,EXEMPLE SUR MER,d'Exemple-sur-Mer"
    )
    return projet.charger()


def test_a_homonym_has_neither_the_log_nor_the_label_of_the_other(campagne: Campagne) -> None:
    une, autre = (campagne.fiche_de(campagne.territoire.communes[code]) for code in ("98001", "99001"))
    assert (campagne.suit(une), campagne.suit(autre)) == (True, False)
    assert (campagne.situation(une).label is None, campagne.situation(autre).label) == (False, None)


def test_a_homonym_is_named_with_its_departement(campagne: Campagne) -> None:
    communes = campagne.territoire.communes
    assert campagne.nom_distinct(campagne.fiche_de(communes["98001"])) == "Exemple-sur-Mer (Exemple)"
    assert campagne.nom_distinct(campagne.fiche_de(communes["98002"])) == "L'Échantillon"


def test_a_letter_to_a_homonym_cites_the_other(campagne: Campagne) -> None:
    communes = campagne.territoire.communes
    assert (
        "le syndicat d’exemple et la commune d’Exemple-sur-Mer (Exemple) ont reçu ce label en 2025"
        in de_la_commune(campagne, communes["99001"])["exemples"]
    )
    assert "Exemple-sur-Mer" not in de_la_commune(campagne, communes["98001"])["exemples"]


def test_the_page_of_a_homonym_gives_the_other_as_an_example(campagne: Campagne) -> None:
    renderer = renderer_de(campagne)
    pages = {fichier.uri: fichier for fichier in pages_des_communes.publish(campagne, renderer) if fichier.head}
    assert ">Exemple-sur-Mer (Exemple)</a>, à" in str(pages["communes/99001-exemple-sur-mer/index.md"].read())
    assert ">Exemple-sur-Mer (Exemple)</a>" not in str(pages["communes/98001-exemple-sur-mer/index.md"].read())
