"""The map on paper: outlines and points of the territory on one plane, in the projection that Leaflet uses."""

from __future__ import annotations

from dataclasses import dataclass
from math import degrees, log, pi, radians, tan
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tournee.territoire.communes import Territoire
    from tournee.territoire.distances import Point

LARGEUR: Final = 800
"""In units of the plane; one unit is one pixel of a desk's map."""
MARGE: Final = 0.015
"""Around the outlines, as a part of the width."""


def _mercator(lon: float, lat: float) -> Point:
    return lon, -degrees(log(tan(pi / 4 + radians(lat) / 2)))


@dataclass(frozen=True)
class Plan:
    """A plane that holds a territory's outlines, margins included."""

    largeur: int
    hauteur: int
    _marge: float
    _echelle: float
    _ouest: float
    _nord: float

    @classmethod
    def of(cls, territoire: Territoire, largeur: int = LARGEUR) -> Plan:
        """The plane of that width on which the départements fit that a map frames."""
        return cls.around((territoire.contours.departement(code) for code in territoire.au_cadre), largeur)

    @classmethod
    def around(cls, formes: Iterable[dict[str, Any] | None], largeur: int = LARGEUR) -> Plan:
        """The plane of that width on which these GeoJSON geometries fit; a square where there is nothing to draw."""
        points = [_mercator(*point) for forme in formes if forme for anneau in rings(forme) for point in anneau] or [
            (0, 0),
            (1, 1),
        ]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        marge = largeur * MARGE
        echelle = (largeur - 2 * marge) / (max(xs) - min(xs))
        hauteur = round((max(ys) - min(ys)) * echelle + 2 * marge)
        return cls(largeur, hauteur, marge, echelle, min(xs), min(ys))

    def point(self, lon: float, lat: float) -> Point:
        """Where a place falls, to a tenth of a unit."""
        x, y = _mercator(lon, lat)
        gauche, haut = (x - self._ouest) * self._echelle, (y - self._nord) * self._echelle
        return round(gauche + self._marge, 1), round(haut + self._marge, 1)

    def path(self, forme: dict[str, Any] | None) -> str:
        """A GeoJSON geometry as the `d` of an SVG path; points that fall together are written once."""
        if forme is None:
            return ""
        return "".join(f"M{'L'.join(self._points(anneau))}Z" for anneau in rings(forme))

    def _points(self, anneau: Iterable[Point]) -> Iterator[str]:
        dernier = None
        for point in anneau:
            x, y = self.point(*point)
            if (x, y) != dernier:
                yield f"{x:g} {y:g}"
            dernier = (x, y)


def rings(forme: dict[str, Any]) -> Iterator[list[Point]]:
    """Every ring of a GeoJSON Polygon or MultiPolygon."""
    polygones = forme["coordinates"] if forme["type"] == "MultiPolygon" else [forme["coordinates"]]
    for polygone in polygones:
        yield from polygone
