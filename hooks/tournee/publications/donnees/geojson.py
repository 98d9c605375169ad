"""The communes as GeoJSON (RFC 7946): longitude, then latitude, in WGS 84; outer rings turn anticlockwise."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tournee.publications.donnees.tables import Table
    from tournee.territoire.contours import Contours


def features(communes: Table, contours: Contours) -> dict[str, Any]:
    """A feature for each, by its code; what has no outline is a point."""
    return {"type": "FeatureCollection", "features": [_feature(row, contours) for row in communes.rows]}


def json_schema(communes: Table) -> dict[str, Any]:
    """What is said of each commune there; its outline is for the RFC to say."""
    row = communes.json_schema
    place = {"lon", "lat"}
    properties = row | {
        "properties": {nom: schema for nom, schema in row["properties"].items() if nom not in place},
        "required": [nom for nom in row["required"] if nom not in place],
    }
    feature = {
        "type": "object",
        "required": ["type", "id", "geometry", "properties"],
        "properties": {"type": {"const": "Feature"}, "id": row["properties"]["insee"], "properties": properties},
    }
    return {
        "type": "object",
        "required": ["type", "features"],
        "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": feature}},
    }


def _feature(row: dict[str, Any], contours: Contours) -> dict[str, Any]:
    properties = dict(row)
    point = {"type": "Point", "coordinates": [properties.pop("lon"), properties.pop("lat")]}
    forme = contours.commune(row["insee"])
    return {
        "type": "Feature",
        "id": row["insee"],
        "geometry": right_handed(forme) if forme else point,
        "properties": properties,
    }


def right_handed(forme: dict[str, Any]) -> dict[str, Any]:
    """The same, each ring having its area on its left."""
    several = forme["type"] == "MultiPolygon"
    polygons = [
        [_turned(ring, anticlockwise=not rank) for rank, ring in enumerate(polygon)]
        for polygon in (forme["coordinates"] if several else [forme["coordinates"]])
    ]
    return {**forme, "coordinates": polygons if several else polygons[0]}


def _turned(ring: list[list[float]], *, anticlockwise: bool) -> list[list[float]]:
    area = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))
    return ring if (area > 0) is anticlockwise else ring[::-1]
