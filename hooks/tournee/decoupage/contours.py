"""A coverage as it is drawn: on a grid, simplified as a whole, cut into arcs that neighbours share."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely
from topojson.core.topology import Topology

from tournee.decoupage.maillage import KM_PAR_DEGRE, cos_degrees
from tournee.decoupage.paquets import refusal
from tournee.territoire.contours import contours_of

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.decoupage.paquets import Cog, Json, Polygones

TOLERANCE_KM: Final = 0.35
"""Side of the square whose area a detail must reach to be kept: three pixels at zoom 10, where a commune has fifty."""
PAS: Final = 0.0002
"""Degrees of latitude of a step of the grid: 22 m, half a pixel at zoom 11. Longitudes get as many metres."""


def draw(polygones: Polygones, cog: Cog, path: Path) -> tuple[Polygones, Json]:
    """Give the simplified communes, in degrees, and the topology that holds them and their départements."""
    _, sud, _, nord = shapely.total_bounds(list(polygones.values()))
    echelle = np.array([round(PAS / cos_degrees((sud + nord) / 2), 5), PAS])
    sur_grille = _on_grid(polygones, echelle)
    simples = shapely.coverage_simplify(list(sur_grille.values()), TOLERANCE_KM / KM_PAR_DEGRE / PAS)
    origine = shapely.total_bounds(simples)[:2]
    communes = dict(zip(sur_grille, shapely.transform(simples, lambda xy: xy - origine), strict=True))
    _check(polygones, communes, path)
    membres = defaultdict(list)
    for code, forme in communes.items():
        membres[str(cog.communes[code]["departement"])].append(forme)
    departements = {code: shapely.coverage_union_all(membres[code]) for code in sorted(membres)}
    topologie = _topology(communes, departements, echelle, origine * echelle)
    return _read_back(communes, topologie, path), topologie


def _on_grid(polygones: Polygones, echelle: np.ndarray) -> Polygones:
    """Round a coverage to whole steps of a grid.

    Rounding each polygon by itself makes thin ones cross their neighbours. So all the lines are rounded at once, and
    each face that they enclose goes to the commune in which it lies.
    """
    codes = sorted(polygones)
    etendues = shapely.transform(np.array([polygones[code] for code in codes]), lambda xy: xy / echelle)
    lignes = shapely.union_all(shapely.boundary(etendues), grid_size=1)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lignes)))
    arbre = shapely.STRtree(etendues)
    membres = defaultdict(list)
    for face, commune in zip(*arbre.query(shapely.point_on_surface(faces), predicate="within"), strict=True):
        membres[codes[commune]].append(faces[face])
    return {code: shapely.coverage_union_all(membres[code]) for code in sorted(membres)}


def _check(polygones: Polygones, formes: Polygones, path: Path) -> None:
    """Refuse a drawing in which a commune vanished, or in which neighbours overlap or come apart."""
    absentes = sorted(polygones.keys() - formes.keys())
    fausses = sorted(code for code, forme in formes.items() if forme.is_empty or not forme.is_valid)
    if absentes or fausses or not shapely.coverage_is_valid(list(formes.values())):
        quoi = ", ".join((*absentes, *fausses)) or "le maillage entier"
        raise refusal(path, f"La simplification abîme des contours ({quoi}) : essayez une autre version de ce paquet.")


def _topology(communes: Polygones, departements: Polygones, echelle: np.ndarray, origine: np.ndarray) -> Json:
    """Write both layers as one TopoJSON topology, without anything that is not needed to draw them."""
    formes = [*communes.values(), *departements.values()]
    brut = Topology(formes, prequantize=False, shared_coords=True).to_dict()
    geometries = [
        {"type": forme["type"], "id": code, "arcs": forme["arcs"]}
        for code, forme in zip((*communes, *departements), brut["objects"]["data"]["geometries"], strict=True)
    ]
    couches = {"communes": geometries[: len(communes)], "departements": geometries[len(communes) :]}
    return {
        "type": "Topology",
        "transform": {"scale": np.round(echelle, 6).tolist(), "translate": np.round(origine, 6).tolist()},
        "objects": {nom: {"type": "GeometryCollection", "geometries": couche} for nom, couche in couches.items()},
        "arcs": [np.diff(np.rint(arc).astype(int), axis=0, prepend=0).tolist() for arc in brut["arcs"]],
    }


def _read_back(formes: Polygones, topologie: Json, path: Path) -> Polygones:
    """Decode the communes as the site will, in degrees, and refuse a topology that does not give them back."""
    echelle, origine = (np.array(topologie["transform"][nom]) for nom in ("scale", "translate"))
    contours = contours_of(topologie)
    lues = {code: shapely.geometry.shape(contours.commune(code)) for code in formes}
    for code, lue in lues.items():
        attendue = shapely.transform(formes[code], lambda xy: xy * echelle + origine)
        if not (lue.is_valid and shapely.hausdorff_distance(lue, attendue) < PAS / 10):
            raise refusal(path, f"Le contour de {code} ne se relit pas comme il a été écrit.")
    return lues


def json_text(topologie: Json) -> str:
    """Write a topology as short as it can be."""
    return json.dumps(topologie, separators=(",", ":")) + "\n"


def voisines_of(formes: Polygones) -> dict[str, list[str]]:
    """Call neighbours two communes that share a side, and not only a corner."""
    codes, contours = list(formes), np.array(list(formes.values()))
    couples = shapely.STRtree(contours).query(contours, predicate="touches")
    un_cote = shapely.relate_pattern(*contours[couples], "****1****")
    voisines = defaultdict(list)
    for commune, autre in sorted(couples[:, un_cote].T.tolist()):
        voisines[codes[commune]].append(codes[autre])
    return voisines
