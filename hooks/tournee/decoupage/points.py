"""A point for each commune: well inside it, on the exact map as on the simplified one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from tournee.decoupage.maillage import cos_degrees, stretch
from tournee.decoupage.paquets import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tournee.decoupage.paquets import Cog, Polygones

Point: TypeAlias = tuple[float, float]


def points_of(polygones: Polygones, formes: Polygones, cog: Cog, codes: Iterable[str], path: Path) -> dict[str, Point]:
    """Give the longitude and the latitude of each commune's point, borrowed where it has no polygon."""
    points = {code: _middle(forme, polygones[code]) for code, forme in formes.items()}
    for code, point in points.items():
        if not (shapely.contains_xy(formes[code], *point) and shapely.contains_xy(polygones[code], *point)):
            raise refusal(path, f"Le contour de {code} est trop étroit pour qu’un point y tienne.")
    return points | {code: _borrowed(code, points, cog, path) for code in codes if code not in points}


def _middle(forme: shapely.Geometry, polygone: shapely.Geometry) -> Point:
    """Choose the point farthest from the border of both polygons."""
    commun = max(shapely.get_parts(shapely.intersection(forme, polygone)), key=lambda partie: partie.area)
    facteurs = np.array([cos_degrees(commun.centroid.y), 1.0])
    (etiree,) = stretch([commun], facteurs)
    centre = shapely.get_point(shapely.maximum_inscribed_circle(etiree, tolerance=0.0005), 0)
    return round(centre.x / facteurs[0], 5), round(centre.y, 5)


def _borrowed(code: str, points: Mapping[str, Point], cog: Cog, path: Path) -> Point:
    """Place a commune that has no polygon on the largest one that shares its postal code."""
    postaux = set(cog.communes[code]["codesPostaux"])
    proches = [autre for autre in sorted(points) if postaux & set(cog.communes[autre].get("codesPostaux", ()))]
    if not proches:
        nom = cog.communes[code]["nom"]
        raise refusal(path, f"{code} {nom} n’a ni contour ni voisine de même code postal : essayez une autre version.")
    return points[max(proches, key=lambda autre: cog.communes[autre].get("population", 0))]
