"""The territory that the repository holds, whatever its region: whole, in step with itself, stitched together."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from tests.construction import RACINE
from tournee.decoupage.tables import is_of_another, postal_address, towns
from tournee.territoire.fichiers import DOSSIER

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.territoire.communes import Territoire


@pytest.fixture(scope="module")
def territoire(campagne_du_depot: Campagne) -> Territoire:
    return campagne_du_depot.territoire


@pytest.fixture(scope="module")
def polygones(territoire: Territoire) -> dict[str, shapely.Geometry]:
    """Those that are drawn: some communes are too recent."""
    formes = ((code, territoire.contours.commune(code)) for code in territoire.communes)
    return {code: shapely.geometry.shape(forme) for code, forme in formes if forme}


def test_departements_sum_their_communes(territoire: Territoire) -> None:
    for departement in territoire.departements.values():
        communes = territoire.communes_de_departement(departement.code)
        assert departement.communes == len(communes)
        assert departement.population == sum(commune.population for commune in communes)
        assert territoire.communes[departement.chef_lieu].departement == departement.code


def test_no_address_is_that_of_another_commune(territoire: Territoire) -> None:
    villes = towns((c.code, c.nom, c.codes_postaux) for c in territoire.communes.values())
    assert [c.nom for c in territoire.communes.values() if is_of_another(c.adresse, c.code, villes)] == []
    distribues = {postal for c in territoire.communes.values() for postal in c.codes_postaux}
    corrigees = [postal_address(c.adresse, c.codes_postaux, distribues) for c in territoire.communes.values()]
    assert corrigees == [c.adresse for c in territoire.communes.values()]
    adresses = Counter(c.adresse for c in territoire.communes.values() if c.adresse)
    assert [adresse for adresse, fois in adresses.items() if fois > 1] == []


def test_neighbours_are_mutual(territoire: Territoire) -> None:
    for commune in territoire.communes.values():
        assert commune.code not in commune.voisines
        assert all(commune.code in voisine.voisines for voisine in territoire.voisines(commune.code))


def test_nothing_is_told_of_people(territoire: Territoire) -> None:
    assert all(c.site == "" or c.site.startswith(("http://", "https://")) for c in territoire.communes.values())
    entete = (RACINE / DOSSIER / "communes.csv").read_text(encoding="utf-8").splitlines()[0]
    assert not {"telephone", "elu", "maire", "horaires"} & set(entete.split(","))


def test_polygons_are_valid_and_stitched_together(polygones: dict[str, shapely.Geometry]) -> None:
    formes = list(polygones.values())
    assert shapely.is_valid(formes).all()
    entiers = shapely.transform(formes, lambda xy: (xy * 1e6).round())
    assert shapely.coverage_is_valid(entiers)


def test_points_are_inside(territoire: Territoire, polygones: dict[str, shapely.Geometry]) -> None:
    communes = territoire.communes
    dehors = [code for code, forme in polygones.items() if not shapely.contains_xy(forme, *communes[code].point)]
    assert dehors == []


def test_a_departement_is_the_union_of_its_communes(
    territoire: Territoire, polygones: dict[str, shapely.Geometry]
) -> None:
    for code in territoire.departements:
        contour = shapely.geometry.shape(territoire.contours.departement(code))
        siennes = territoire.communes_de_departement(code)
        union = shapely.union_all([polygones[c.code] for c in siennes if c.code in polygones])
        assert contour.is_valid
        assert shapely.symmetric_difference(contour, union).area < contour.area * 1e-6


def test_a_departement_is_drawn_with_the_arcs_that_one_of_its_communes_alone_uses(territoire: Territoire) -> None:
    contours = territoire.contours
    for code in territoire.departements:
        usages = Counter(
            arc
            for c in territoire.communes_de_departement(code)
            if c.code in contours.communes
            for arc in arcs(contours.communes[c.code]["arcs"])
        )
        assert set(arcs(contours.departements[code]["arcs"])) == {arc for arc, n in usages.items() if n == 1}


def arcs(imbriques: Any) -> list[int]:
    if isinstance(imbriques, int):
        return [imbriques if imbriques >= 0 else ~imbriques]
    return [arc for partie in imbriques for arc in arcs(partie)]


def test_no_text_of_the_territory_holds_a_control() -> None:
    for fichier in ("communes.csv", "epci.csv", "departements.csv"):
        assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f]", (RACINE / DOSSIER / fichier).read_text("utf-8")) == []


def test_each_former_code_leads_to_one_commune(territoire: Territoire) -> None:
    anciens = Counter(ancien for commune in territoire.communes.values() for ancien in commune.anciens_codes)
    assert set(anciens.values()) <= {1}
    assert not anciens.keys() & territoire.communes.keys()
