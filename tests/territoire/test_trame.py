"""The outlines drawn from the lines that they share, against the same drawn one by one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import shapely

from tests.construction import NORMANDIE
from tournee.territoire.fichiers import load_territoire
from tournee.territoire.projection import rings
from tournee.territoire.trame import Trame

if TYPE_CHECKING:
    from tournee.territoire.communes import Territoire

    Segment = frozenset[tuple[int, int]]

LARGEUR = 800


@pytest.fixture(scope="module")
def territoire() -> Territoire:
    return load_territoire(NORMANDIE / "data/territoire")


@pytest.fixture(scope="module")
def trame(territoire: Territoire) -> Trame:
    return Trame(territoire, LARGEUR)


def segments(trace: str) -> list[Segment]:
    """What a pen draws that follows a path, without what has no length."""
    dessines: list[Segment] = []
    x = y = 0
    for lettre, suite in re.findall(r"([Mml])([-\d ]+)", trace):
        nombres = [int(nombre) for nombre in re.findall(r"-?\d+", suite)]
        for dx, dy in zip(nombres[::2], nombres[1::2], strict=True):
            avant, (x, y) = (x, y), (dx, dy) if lettre == "M" else (x + dx, y + dy)
            if lettre == "l":
                dessines.append(frozenset({avant, (x, y)}))
    return dessines


def attendus(territoire: Territoire, trame: Trame, code: str) -> set[Segment]:
    forme = territoire.contours.commune(code)
    assert forme
    plan = trame.plan
    anneaux = [[(round(x), round(y)) for x, y in (plan.point(*point) for point in anneau)] for anneau in rings(forme)]
    return {frozenset(couple) for anneau in anneaux for couple in pairwise(anneau) if len(set(couple)) > 1}


def test_each_outline_is_that_of_its_commune(territoire: Territoire, trame: Trame) -> None:
    sortes = {forme["type"] for forme in territoire.contours.communes.values()}
    assert sortes == {"Polygon", "MultiPolygon"}
    faux = [
        code
        for code in territoire.communes
        if {*segments(trame.commune(code))} != attendus(territoire, trame, code) or "z" not in trame.commune(code)
    ]
    assert faux == []


def test_all_of_them_together_are_each_line_once(territoire: Territoire, trame: Trame) -> None:
    communs = {segment for code in territoire.communes for segment in attendus(territoire, trame, code)}
    dessines = segments(trame.tout())
    assert {*dessines} == communs
    assert len(trame.tout()) < sum(len(trame.commune(code)) for code in territoire.communes) * 0.7


def test_a_number_is_written_in_the_neighbour_that_it_counts(territoire: Territoire) -> None:
    """In sight of the commune: within the drawing, which is wider than it by so much on each side."""
    trame, loin = Trame(territoire, 16_000), 200
    placees, voisinages = 0, 0
    for code in [*territoire.communes][::50]:
        cadre = trame.cadre(code, 1)
        assert cadre
        gauche, haut, cote = cadre
        for voisine in territoire.voisines(code):
            voisinages += 1
            if place := trame.chez(voisine.code, code, voisine.point, loin):
                placees += 1
                forme = shapely.transform(
                    shapely.geometry.shape(territoire.contours.commune(voisine.code)),
                    lambda points: [trame.plan.point(*un) for un in points],
                )
                assert forme.distance(shapely.Point(place)) < 2, (code, voisine.code)
                assert gauche - loin <= place[0] <= gauche + cote + loin
                assert haut - loin <= place[1] <= haut + cote + loin
    assert placees > voisinages * 0.98
    assert trame.chez("00000", "61001", (0, 0), loin) is None


def test_what_has_no_outline_is_not_drawn(trame: Trame) -> None:
    assert trame.commune("00000") == trame.departement("00") == ""
