"""What is new in the campaign: what moved and what groups tell, each under a name that stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from tournee.fiches.journal import champ_de

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tournee.campagne.mouvements import Mouvement
    from tournee.fiches.journal import CompteRendu

AU_PLUS: Final = 50
"""How many a feed tells: what is noted so late that as many are newer comes in none."""


@dataclass(frozen=True)
class Nouvelle:
    """One piece of news: a step of a collectivité, or a report."""

    cle: str
    """Its name among all, which neither its words nor its place in a file change."""
    le: date
    mouvement: Mouvement | None = None
    compte_rendu: CompteRendu | None = None


def nouvelles(mouvements: Iterable[Mouvement], comptes_rendus: Iterable[CompteRendu]) -> list[Nouvelle]:
    """The latest of them, the newest first."""
    racontees = [Nouvelle(f"journal/{un.id}", un.le, compte_rendu=un) for un in comptes_rendus]
    toutes = sorted((*_nommes(mouvements), *racontees), key=attrgetter("le"))
    return toutes[: -AU_PLUS - 1 : -1]


def _nommes(mouvements: Iterable[Mouvement]) -> Iterator[Nouvelle]:
    """Each under its name; a second call of the same day by the same group has its rank too."""
    rangs = Counter[str]()
    for un in mouvements:
        nom = _nom(un)
        rangs[nom] += 1
        yield Nouvelle(nom if rangs[nom] == 1 else f"{nom}/{rangs[nom]}", un.etape.compte_le, mouvement=un)


def _nom(mouvement: Mouvement) -> str:
    """What identifies it: whose it is, its day, what was done and by whom, or which label."""
    fiche, etape = mouvement.fiche, mouvement.etape
    quoi = f"label/{etape.laureat.annee}" if etape.laureat else ""
    if evenement := etape.evenement:
        quoi = f"{evenement.le}/{evenement.geste}/{evenement.par}"
    return f"{champ_de(fiche)}/{fiche.cle}/{quoi}"
