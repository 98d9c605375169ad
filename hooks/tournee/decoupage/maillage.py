"""The polygons of a region as one clean coverage, after the mergers that their drawing does not know yet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from tournee.decoupage.paquets import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tournee.decoupage.paquets import Cog, Polygones, Releve

KM_PAR_DEGRE: Final = 111.2
ENTOUR: Final = 0.05
"""Degrees around the region in which communes are read too, so that a hole on its border is closed."""
TROU_MIN_KM2: Final = 0.01
"""Below, what lies between two polygons is the noise of their drawing."""


@dataclass(frozen=True, slots=True)
class Trou:
    """A piece of land that no polygon covers, the communes around it, and the one that got it, if any."""

    km2: float
    autour: tuple[str, ...]
    commune: str | None


@dataclass(frozen=True, slots=True)
class Maillage:
    """The exact polygons, and what had to be mended."""

    polygones: Polygones
    reconstruites: tuple[str, ...]
    trous: tuple[Trou, ...]


def repair(cog: Cog, releve: Releve, codes: Sequence[str]) -> Maillage:
    """Make a commune that has no polygon from its communes déléguées, and give each hole to who it comes back to.

    DataError where none of a département has a polygon, as in Saint-Pierre-et-Miquelon (975) or Polynésie française
    (987): their places, and so all distances, come from it.
    """
    if perdues := set(codes).difference(drawn(cog, releve, codes)):
        ici = cog.departements[cog.communes[min(perdues)]["departement"]]["nom"]
        raise refusal(releve.path, f"Aucune commune n’y a de contour pour « {ici} » : rien ne dit où elles sont.")
    refaites = sorted(releve.parties.keys() - releve.polygones.keys())
    formes = releve.polygones | {code: shapely.union_all(releve.parties[code]) for code in refaites}
    ouest, sud, est, nord = shapely.total_bounds([formes[code] for code in codes if code in formes])
    cadre = shapely.box(ouest - ENTOUR, sud - ENTOUR, est + ENTOUR, nord + ENTOUR)
    autour = [code for code in sorted(formes) if shapely.intersects(cadre, shapely.envelope(formes[code]))]
    facteurs = np.array([cos_degrees((sud + nord) / 2), 1.0])
    propres = shapely.coverage_clean(stretch([formes[code] for code in autour], facteurs))
    maillage = dict(zip(autour, propres, strict=True))
    trous = []
    for vide in _holes(maillage):
        trou = _judge(vide, maillage, cog, releve)
        if set(trou.autour).isdisjoint(codes):
            continue
        trous.append(trou)
        if trou.commune:
            maillage[trou.commune] = shapely.union(maillage[trou.commune], vide)
    gardees = [code for code in codes if code in maillage]
    polygones = stretch(shapely.coverage_clean([maillage[code] for code in gardees]), 1 / facteurs)
    reconstruites = tuple(sorted(set(refaites) & set(codes)))
    return Maillage(dict(zip(gardees, polygones, strict=True)), reconstruites, tuple(trous))


def drawn(cog: Cog, releve: Releve, codes: Sequence[str]) -> list[str]:
    """Keep the communes of the départements of which one at least has a polygon, itself or in parts."""
    dessinees = releve.polygones.keys() | releve.parties.keys()
    departements = {cog.communes[code]["departement"] for code in codes if code in dessinees}
    return [code for code in codes if cog.communes[code]["departement"] in departements]


def cos_degrees(latitude: float) -> float:
    """Tell how much shorter than one of latitude a degree of longitude is."""
    return math.cos(math.radians(latitude))


def stretch(formes: Sequence[shapely.Geometry], facteurs: np.ndarray) -> np.ndarray:
    """Multiply longitudes and latitudes: with the cosine of the latitude, lengths look like lengths."""
    return np.asarray(shapely.transform(np.asarray(formes), lambda xy: xy * facteurs))


def _km2(etiree: shapely.Geometry) -> float:
    return float(etiree.area) * KM_PAR_DEGRE**2


def _holes(maillage: Polygones) -> list[shapely.Geometry]:
    """Find what a coverage surrounds without covering it, islets left out, from west to east."""
    union = shapely.union_all(list(maillage.values()))
    cadre = shapely.box(*shapely.total_bounds([union.buffer(ENTOUR)]))
    restes = shapely.get_parts(shapely.difference(cadre, union))
    clos = (reste for reste in restes if not shapely.intersects(reste, cadre.exterior) and _km2(reste) >= TROU_MIN_KM2)
    return sorted(clos, key=lambda trou: tuple(trou.bounds))


def _judge(vide: shapely.Geometry, maillage: Polygones, cog: Cog, releve: Releve) -> Trou:
    """Give a hole to the one neighbour whose merger explains it.

    A merger more recent than the drawing leaves a hole where the absorbed commune was: the wheel then lists a commune
    déléguée without polygon. Failing that, an old code that no polygon bears is a clue, if one neighbour alone has it.
    """
    bords = {
        code: float(shapely.intersection(vide.boundary, forme.boundary).length)
        for code, forme in maillage.items()
        if shapely.intersects(vide, forme)
    }
    autour = sorted(code for code, bord in bords.items() if bord > 0)
    recents = [code for code in autour if code in releve.muettes]
    anciens = [code for code in autour if set(cog.communes[code].get("anciensCodes", ())) - releve.dessinees]
    seul = anciens[0] if len(anciens) == 1 else None
    commune = max(recents, key=lambda code: bords[code]) if recents else seul
    return Trou(_km2(vide), tuple(autour), commune)
