"""Points of the globe and how far apart they are."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin, sqrt
from typing import Final, TypeAlias

Longitude: TypeAlias = float
Latitude: TypeAlias = float
Point: TypeAlias = tuple[Longitude, Latitude]
"""Longitude, then latitude, in degrees, as GeoJSON wants them."""


RAYON_KM: Final = 6371.0088


def great_circle_km(a: Point, b: Point) -> float:
    """Tell the distance between two points of the globe."""
    (lon_a, lat_a), (lon_b, lat_b) = (tuple(map(radians, point)) for point in (a, b))
    demi_corde = hypot(sin((lat_b - lat_a) / 2), sqrt(cos(lat_a) * cos(lat_b)) * sin((lon_b - lon_a) / 2))
    return 2 * RAYON_KM * asin(min(1.0, demi_corde))
