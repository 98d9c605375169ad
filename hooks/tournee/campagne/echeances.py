"""What the calendar says of a log: until when a reservation holds, when to come back, whether it has fallen asleep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from tournee.fiches.suivi import Geste
from tournee.francais.phrases import compte, du

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tournee.fiches.reglages import Delais
    from tournee.fiches.suivi import Evenement
    from tournee.francais.dates import DatePartielle


@dataclass(frozen=True)
class Echeance:
    """A day to which a line of a log leads, and how it is reckoned."""

    jour: date
    ligne: Evenement
    delai: int | None = None
    """How many days after that line; nothing where it gives the day itself."""

    @classmethod
    def apres(cls, ligne: Evenement, delai: int) -> Echeance:
        """So many days after a line."""
        return cls(ligne.le.fin + timedelta(days=delai), ligne, delai)

    @property
    def calcul(self) -> str:
        """« 28 jours après le courrier du 2 décembre 2031 », « jour noté dans le suivi »."""
        if self.delai is None:
            return "jour noté dans le suivi"
        return f"{compte(self.delai, 'jour')} après {self.ligne.geste.nomme} {du(self.ligne.le)}"


@dataclass(frozen=True)
class Reservation:
    """A group holds the collectivité until a day, that day included."""

    fin: Echeance

    @property
    def par(self) -> str:
        """The group."""
        return self.fin.ligne.par

    @property
    def depuis(self) -> DatePartielle:
        """When it took it."""
        return self.fin.ligne.le

    @property
    def jusqu_au(self) -> date:
        """The last day."""
        return self.fin.jour


def fin_de_tenue(evenement: Evenement, delais: Delais) -> Echeance:
    """The last day on which a group holds a collectivité after this line of its log, that day included."""
    if evenement.jusqu_au:
        return Echeance(evenement.jusqu_au, evenement)
    return Echeance.apres(evenement, delais.reservation)


def tenus(suite: Sequence[Evenement]) -> list[Evenement]:
    """The events whose group did not give the collectivité back afterwards: what they promise still holds."""
    rendus: set[str] = set()
    encore: list[Evenement] = []
    for evenement in reversed(suite):
        if evenement.par not in rendus:
            encore.insert(0, evenement)
        if evenement.geste is Geste.ABANDON:
            rendus.add(evenement.par)
    return encore


def reservation(suite: Sequence[Evenement], delais: Delais) -> Reservation | None:
    """The last reservation that was not given back and that no deed followed."""
    sans_acte = list(takewhile(lambda evenement: evenement.geste.effet.statut is None, reversed(suite)))[::-1]
    prise = next((evenement for evenement in reversed(tenus(sans_acte)) if evenement.geste is Geste.RESERVATION), None)
    return Reservation(fin_de_tenue(prise, delais)) if prise else None


def relance(suite: Sequence[Evenement], delais: Delais, *, a_suivre: bool) -> Echeance | None:
    """When to come back: the day that was asked for, until something happens.

    Else, while the next move is a group's (``a_suivre``), the default delay after what happened last.
    """
    demandee: Echeance | None = None
    dernier: Evenement | None = None
    for evenement in tenus(suite):
        if evenement.relance:
            demandee = Echeance(evenement.relance, evenement)
        elif evenement.geste is Geste.CONFIRMATION and demandee and evenement.le.debut <= demandee.jour:
            continue  # nothing changed: the day to come still stands
        elif not evenement.geste.effet.sans_suite:
            demandee, dernier = None, evenement
    if demandee or dernier is None or not a_suivre:
        return demandee
    return Echeance.apres(dernier, delais.relance)


def en_sommeil(derniere_nouvelle: date, delais: Delais, jour: date) -> bool:
    """Whether nobody has said anything for too long."""
    return (jour - derniere_nouvelle).days > delais.sommeil
