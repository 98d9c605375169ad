"""The outlines of communes and départements, kept as one topology."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True)
class Contours:
    """The outlines of the communes and départements, kept as one topology and decoded when asked for."""

    arcs: Sequence[Sequence[Sequence[int]]] = field(repr=False)
    transform: Mapping[str, Sequence[float]]
    communes: Mapping[str, Mapping[str, Any]] = field(repr=False)
    departements: Mapping[str, Mapping[str, Any]] = field(repr=False)
    _decodes: dict[int, list[list[float]]] = field(default_factory=dict, repr=False, compare=False)
    """The arcs that were asked for: two communes share each."""

    def commune(self, code: str) -> dict[str, Any] | None:
        """Give the GeoJSON geometry of a commune, if it has one."""
        return self._geometrie(self.communes.get(code))

    def departement(self, code: str) -> dict[str, Any] | None:
        """Give the GeoJSON geometry of a département, if it has one."""
        return self._departements.get(code)

    @cached_property
    def _departements(self) -> Mapping[str, dict[str, Any] | None]:
        return {code: self._geometrie(forme) for code, forme in self.departements.items()}

    def grossis(self, pas_au_plus: int) -> Contours:
        """The same on a grid of at most so many steps across; points that fall together there are written once."""
        debuts = [arc[0] for arc in self.arcs]
        fois = max(1, ceil((max(x for x, _ in debuts) - min(x for x, _ in debuts)) / pas_au_plus)) if debuts else 1
        transform = {**self.transform, "scale": [fois * echelle for echelle in self.transform["scale"]]}
        return Contours([_grossi(arc, fois) for arc in self.arcs], transform, self.communes, self.departements)

    def topologie(self, communes: Iterable[str], departements: Iterable[str]) -> dict[str, Any]:
        """These outlines alone as TopoJSON, with the lines that they need; those that have none are left out."""
        rangs: dict[int, int] = {}

        def renumeroter(arcs: Any) -> Any:
            if isinstance(arcs, int):
                rang = rangs.setdefault(arcs if arcs >= 0 else ~arcs, len(rangs))
                return rang if arcs >= 0 else ~rang
            return [renumeroter(un) for un in arcs]

        def formes(couche: Mapping[str, Mapping[str, Any]], codes: Iterable[str]) -> list[dict[str, Any]]:
            return [{**couche[code], "arcs": renumeroter(couche[code]["arcs"])} for code in codes if code in couche]

        geometries = formes(self.communes, communes), formes(self.departements, departements)
        return self._topojson(*geometries, [self.arcs[rang] for rang in rangs])

    def topologie_entiere(self) -> dict[str, Any]:
        """All of them as they are kept: whoever re-uses them needs nothing of ours."""
        return self._topojson(list(self.communes.values()), list(self.departements.values()), self.arcs)

    def _topojson(
        self,
        communes: Sequence[Mapping[str, Any]],
        departements: Sequence[Mapping[str, Any]],
        arcs: Sequence[Sequence[Sequence[int]]],
    ) -> dict[str, Any]:
        couches = {"communes": communes, "departements": departements}
        objets = {nom: {"type": "GeometryCollection", "geometries": formes} for nom, formes in couches.items()}
        return {"type": "Topology", "transform": dict(self.transform), "objects": objets, "arcs": arcs}

    def _geometrie(self, forme: Mapping[str, Any] | None) -> dict[str, Any] | None:
        if forme is None:
            return None
        polygones = forme["arcs"] if forme["type"] == "MultiPolygon" else [forme["arcs"]]
        coordinates = [[self._anneau(anneau) for anneau in polygone] for polygone in polygones]
        return {
            "type": forme["type"],
            "coordinates": coordinates if forme["type"] == "MultiPolygon" else coordinates[0],
        }

    def _anneau(self, arcs: Sequence[int]) -> list[list[float]]:
        points: list[list[float]] = []
        for numero in arcs:
            arc = self.arc(numero if numero >= 0 else ~numero)
            points.extend((arc if numero >= 0 else arc[::-1])[1 if points else 0 :])
        return points

    def arc(self, numero: int) -> list[list[float]]:
        """Give the points of one of its lines, by its rank."""
        if numero not in self._decodes:
            self._decodes[numero] = self._decode(self.arcs[numero])
        return self._decodes[numero]

    def _decode(self, pas: Sequence[Sequence[int]]) -> list[list[float]]:
        (echelle_x, echelle_y), (origine_x, origine_y) = self.transform["scale"], self.transform["translate"]
        xs, ys = accumulate(map(itemgetter(0), pas)), accumulate(map(itemgetter(1), pas))
        return [
            [round(x * echelle_x + origine_x, 6), round(y * echelle_y + origine_y, 6)]
            for x, y in zip(xs, ys, strict=True)
        ]


def _grossi(arc: Sequence[Sequence[int]], fois: int) -> list[list[int]]:
    xs, ys = accumulate(map(itemgetter(0), arc)), accumulate(map(itemgetter(1), arc))
    points = [(round(x / fois), round(y / fois)) for x, y in zip(xs, ys, strict=True)]
    pas = ([x - avant_x, y - avant_y] for (avant_x, avant_y), (x, y) in pairwise(points))
    return [list(points[0]), *(un for un in pas if any(un))]


def contours_of(topologie: Mapping[str, Any]) -> Contours:
    """Find in a topology the geometries of its two layers."""
    communes, departements = (
        {forme["id"]: forme for forme in topologie["objects"][nom]["geometries"]}
        for nom in ("communes", "departements")
    )
    (_, _), (_, _) = topologie["transform"]["scale"], topologie["transform"]["translate"]
    return Contours(topologie["arcs"], topologie["transform"], communes, departements)
