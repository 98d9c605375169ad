"""The map that moves: what the tracker shows, as the script that folium writes for Leaflet."""

from __future__ import annotations

from html import escape
from typing import Any, Final

import folium

ZOOM_MAX: Final = 12
SIGNE: Final = 24
"""What stands for a point, in pixels: a finger finds it."""


class _LocalMap(folium.Map):
    """A folium map that loads nothing by itself: the page brings Leaflet from the site."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  folium's own type
    default_css: list[tuple[str, str]] = []  # noqa: RUF012  the same


def script(dessin: dict[str, Any]) -> str:
    """What draws the map, for a page that has Leaflet and an element « map_suivi ».

    ``contours``: the geometries of the départements; ``cadre``: the west, south, east and north that it shows first;
    ``collectivites``: GeoJSON features with what docs/assets/carte/vivante.js needs; ``groupes``: their id, key,
    name and point.
    """
    carte = _name(_LocalMap(tiles=None, zoom_control=False, maxZoom=ZOOM_MAX, zoomSnap=0.25), "suivi")
    fond = [{"geometry": contour, "properties": {"classe": "contour-departement"}} for contour in dessin["contours"]]
    _layer(carte, "departements", fond, interactive=False)
    siege = _name(folium.CircleMarker(radius=SIGNE / 2), "siege")
    couche = _layer(carte, "collectivites", dessin["collectivites"], marker=siege)
    if dessin["collectivites"]:  # folium reads the names of the fields in the first of them
        _name(folium.GeoJsonTooltip(fields=["bulle"], labels=False), "bulle").add_to(couche)
    for groupe in dessin["groupes"]:
        _marker(groupe).add_to(carte)
    ouest, sud, est, nord = dessin["cadre"]
    _name(folium.FitBounds([(sud, ouest), (nord, est)], padding=(8, 8)), "cadre").add_to(carte)
    figure = carte.get_root()
    figure.render()
    return f"{figure.script.render().strip()}\n"


def _name(element: Any, nom: str) -> Any:
    """The element with a name of ours instead of a random one: the same bytes on each build."""
    element._id = nom  # noqa: SLF001  folium gives no other way
    return element


def _layer(carte: folium.Map, nom: str, formes: list[dict[str, Any]], **options: Any) -> Any:
    couche = folium.GeoJson(
        {"type": "FeatureCollection", "features": [{"type": "Feature", **forme} for forme in formes]},
        style_function=lambda feature: {"className": feature["properties"]["classe"]},
        **options,
    )
    return _name(couche, nom).add_to(carte)


def _marker(groupe: dict[str, Any]) -> Any:
    nom = groupe["id"].replace("-", "_")
    lon, lat = groupe["point"]
    ancre = (SIGNE // 2 - groupe["rang"] * SIGNE, SIGNE // 2)  # beside those of the same place
    signe = folium.DivIcon(class_name="repere-gull", icon_size=(SIGNE, SIGNE), icon_anchor=ancre, html="")
    icone = _name(signe, f"icone_{nom}")
    bulle = _name(folium.Tooltip(escape(groupe["nom"])), f"bulle_{nom}")
    repere = folium.Marker(
        (lat, lon), icon=icone, tooltip=bulle, alt=groupe["nom"], gull=groupe["id"], cle=groupe["cle"]
    )
    return _name(repere, nom)
