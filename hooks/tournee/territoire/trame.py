"""The outlines as they are kept, drawn: each line of the topology is put on a plane once, whatever is made of it."""

from __future__ import annotations

from functools import cache
from itertools import chain, pairwise
from math import dist
from typing import TYPE_CHECKING, Any, NamedTuple

from tournee.territoire.projection import LARGEUR, Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tournee.territoire.communes import Territoire
    from tournee.territoire.distances import Point


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

    def chez(self, voisine: str, code: str, point: Point, loin: float) -> tuple[int, int] | None:
        """Where to write something in a neighbour of a commune, in sight of it; nothing where no place is found.

        Past the middle of a line that they share, towards a point of hers, no farther than that.
        """
        siens = {rang for anneau in _anneaux(self._contours.communes.get(code)) for rang in anneau}
        anneaux = [*_anneaux(self._contours.communes.get(voisine))]
        partages = [self._cote(rang) for anneau in anneaux for rang in anneau if ~rang in siens]
        vers = self.plan.point(*point)
        essais = (
            _vers(ligne, vers, part * loin) for ligne in sorted(partages, key=len)[::-1] for part in (1, 0.5, 0.2)
        )
        chez_elle = [[un for rang in anneau for un in self._cote(rang)] for anneau in anneaux]
        return next((essai for essai in essais if _dedans(essai, chez_elle)), None)

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
        return _trait(self._cote(rang))

    def _cote(self, rang: int) -> list[tuple[int, int]]:
        return self._points(rang) if rang >= 0 else self._points(~rang)[::-1]

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


def _vers(ligne: Sequence[tuple[int, int]], but: Point, loin: float) -> tuple[int, int]:
    """From the middle of a line, so far towards a point, or as far as the point."""
    un, autre = ligne[(len(ligne) - 1) // 2], ligne[len(ligne) // 2]
    x, y = (un[0] + autre[0]) / 2, (un[1] + autre[1]) / 2
    part = min(1, loin / (dist((x, y), but) or 1))
    return round(x + (but[0] - x) * part), round(y + (but[1] - y) * part)


def _dedans(point: tuple[int, int], anneaux: Iterable[Sequence[tuple[int, int]]]) -> bool:
    """Whether it is within these rings: a line from it to the east crosses them an odd number of times."""
    x, y = point
    cotes = ((debut, fin) for anneau in anneaux for debut, fin in pairwise([*anneau, anneau[0]]))
    return bool(
        sum((y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1) for (x1, y1), (x2, y2) in cotes) % 2
    )


def _trait(points: Sequence[tuple[int, int]]) -> Trait:
    pas = ((x - avant_x, y - avant_y) for (avant_x, avant_y), (x, y) in pairwise(points))
    dits = " ".join(f"{x} {y}" for x, y in pas if x or y).replace(" -", "-")
    xs, ys = zip(*points, strict=True)
    return Trait(points[0], dits, min(xs), min(ys), max(xs), max(ys))
