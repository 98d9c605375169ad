"""The geometry of the charts, in per cent of their width and height: their templates hold the shapes, not the sums.

A chart has no view box: it takes the width that there is, and its words keep the size of the page's.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from tournee.francais.phrases import nombre

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tournee.campagne.progres import Courbes
    from tournee.fiches.statuts import Statut

ENTIER: Final = 100.0
VISIBLE: Final = 0.6
"""What is not nothing is at least that wide: two pixels on a telephone."""
GRADUATIONS: Final = 4
"""At most, above zero."""
PAS: Final = tuple(pas * dizaine for dizaine in map((10).__pow__, range(9)) for pas in (1, 2, 5))
"""Round steps."""


@dataclass(frozen=True)
class Part:
    """A piece of a bar."""

    debut: float
    largeur: float


def bande(valeurs: Sequence[float], sur: float = 0) -> list[Part]:
    """A bar cut in as many parts as there are values; they fill it, unless it is out of more than their sum.

    The smallest parts are widened until one sees them, at the others' expense.
    """
    reste = max(0.0, sur - sum(valeurs))
    largeurs = _largeurs([*valeurs, reste])[:-1]
    return [Part(fin - largeur, largeur) for fin, largeur in zip(accumulate(largeurs), largeurs, strict=True)]


def _largeurs(valeurs: Sequence[float]) -> list[float]:
    petites: set[int] = set()
    while True:
        tout = sum(valeur for rang, valeur in enumerate(valeurs) if rang not in petites) or 1
        a_partager = ENTIER - VISIBLE * len(petites)
        largeurs = [VISIBLE if rang in petites else a_partager * valeur / tout for rang, valeur in enumerate(valeurs)]
        nouvelles = {rang for rang, largeur in enumerate(largeurs) if 0 < largeur < VISIBLE}
        if not nouvelles:
            return largeurs
        petites |= nouvelles


@dataclass(frozen=True)
class Rangee:
    """A bar with its words: its name, what it is worth, its parts by the class of their colour, and of how much."""

    nom: str
    dit: str
    parts: Mapping[str, float]
    sur: float = 0

    @property
    def dessin(self) -> list[tuple[str, Part]]:
        """Its parts that there is something of, with their class."""
        parts = zip(self.parts, bande([*self.parts.values()], self.sur), strict=True)
        return [(classe, part) for classe, part in parts if part.largeur]


def graduations(maximum: float) -> list[int]:
    """Round whole numbers from 0 to the first that is not below the highest value."""
    pas = PAS[bisect_left(PAS, maximum / GRADUATIONS)]
    return [pas * rang for rang in range(max(1, -int(-maximum // pas)) + 1)]


@dataclass(frozen=True)
class Repere:
    """A mark of an axis: where it stands, what it says."""

    place: float
    dit: str


@dataclass(frozen=True)
class Escalier:
    """Step lines: their two axes, and the path of each in a square of a hundred by a hundred."""

    hauteurs: list[Repere]
    dates: list[Repere]
    traces: dict[Statut, str]


def escalier(courbes: Courbes) -> Escalier:
    """The curves as steps: a level holds until the day on which the next is known."""
    haut = graduations(courbes.maximum)
    jours = [periode.fin for periode in courbes.periodes]
    places = [ENTIER * (jour - jours[0]).days / (jours[-1] - jours[0]).days for jour in jours]
    pas = graduations(len(places))[1]
    reperes = [Repere(place, f"{jour:%m/%Y}") for place, jour in zip(places, jours, strict=True)]
    return Escalier(
        [Repere(_hauteur(valeur, haut[-1]), nombre(valeur)) for valeur in haut],
        reperes[:0:-pas],
        {
            statut: _trace(zip(places, (_hauteur(valeur, haut[-1]) for valeur in serie), strict=True))
            for statut, serie in courbes.valeurs.items()
        },
    )


def _hauteur(valeur: int, maximum: int) -> float:
    return ENTIER - ENTIER * valeur / maximum


def _trace(points: Iterable[tuple[float, float]]) -> str:
    """« M0 100H10V80H20V60 »."""
    (_, premiere), *suite = points
    return f"M0 {premiere:.2f}" + "".join(f"H{place:.2f}V{hauteur:.2f}" for place, hauteur in suite)


FILTERS: Final[dict[str, Callable[..., Any]]] = {"escalier": escalier}
