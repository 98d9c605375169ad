"""The outlines as they are kept, drawn: each line of the topology is put on a plane once, whatever is made of it."""

from __future__ import annotations

from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from tournee.territoire.projection import LARGEUR, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tournee.territoire.communes import Territoire


class Trait(NamedTuple):
    """A line between two ends, as the steps that an SVG path takes, in whole units."""

    debut: tuple[int, int]
    pas: str
    """Nothing where all its points fall together."""
    ouest: int
    nord: int
    est: int
    sud: int


class Trame:
    """The lines that the outlines of a territory share, on one plane."""

    def __init__(self, territoire: Territoire, largeur: int = LARGEUR) -> None:
        self.plan = Plan.of(territoire, largeur)
        self._contours = territoire.contours
        self._points = cache(self._placer)
        self._trait = cache(self._tracer)
        self.commune = cache(lambda code: self._contour(self._contours.communes.get(code)))
        """The outline of a commune as the `d` of a path; nothing where it has none."""

    def cadre(self, code: str, largeur: float) -> tuple[int, int, int] | None:
        """The square around a commune, so many times as wide as it is: its left, its top, its side."""
        arcs = [self._trait(rang) for anneau in _anneaux(self._contours.communes.get(code)) for rang in anneau]
        if not arcs:
            return None
        ouest, nord = min(un.ouest for un in arcs), min(un.nord for un in arcs)
        est, sud = max(un.est for un in arcs), max(un.sud for un in arcs)
        cote = round(max(est - ouest, sud - nord) * largeur)
        return (ouest + est - cote) // 2, (nord + sud - cote) // 2, cote

    def departement(self, code: str) -> str:
        """The same for a département."""
        return self._contour(self._contours.departements.get(code))

    def tout(self) -> str:
        """Every line once: the outlines of all the communes, for a third of what they weigh one by one."""
        morceaux, x, y = list[str](), 0, 0
        for rang in range(len(self._contours.arcs)):
            if pas := self._trait(rang).pas:
                debut, *_, fin = self._points(rang)
                morceaux.append(f"m{debut[0] - x} {debut[1] - y}l{pas}")
                x, y = fin
        return "".join(morceaux)

    def _placer(self, rang: int) -> list[tuple[int, int]]:
        """A line on the plane, by its rank."""
        points = (self.plan.point(*point) for point in self._contours.arc(rang))
        return [(round(x), round(y)) for x, y in points]

    def _tracer(self, rang: int) -> Trait:
        """A line by its rank; its complement is the same line from its other end, as the topology counts them."""
        return _trait(self._points(rang) if rang >= 0 else self._points(~rang)[::-1])

    def _contour(self, forme: Mapping[str, Any] | None) -> str:
        return "".join(self._anneau(anneau) for anneau in _anneaux(forme))

    def _anneau(self, arcs: Sequence[int]) -> str:
        traits = [self._trait(rang) for rang in arcs]
        pas = " ".join(trait.pas for trait in traits if trait.pas)
        return f"M{traits[0].debut[0]} {traits[0].debut[1]}l{pas}z" if pas else ""


def _anneaux(forme: Mapping[str, Any] | None) -> Iterator[Sequence[int]]:
    """The rings of an outline, each the ranks of its lines."""
    if forme is not None:
        polygones = forme["arcs"] if forme["type"] == "MultiPolygon" else [forme["arcs"]]
        yield from chain.from_iterable(polygones)


def _trait(points: Sequence[tuple[int, int]]) -> Trait:
    pas = ((x - avant_x, y - avant_y) for (avant_x, avant_y), (x, y) in pairwise(points))
    dits = " ".join(f"{x} {y}" for x, y in pas if x or y).replace(" -", "-")
    xs, ys = zip(*points, strict=True)
    return Trait(points[0], dits, min(xs), min(ys), max(xs), max(ys))
