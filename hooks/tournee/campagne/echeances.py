"""What the calendar says of a log: until when a reservation holds, when to come back, whether it has fallen asleep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from tournee.fiches.suivi import Geste

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tournee.fiches.reglages import Delais
    from tournee.fiches.suivi import Evenement
    from tournee.francais.dates import DatePartielle


@dataclass(frozen=True)
class Reservation:
    """A group holds the collectivité until a day, that day included."""

    par: str
    depuis: DatePartielle
    jusqu_au: date


def tenue_jusqu_au(evenement: Evenement, delais: Delais) -> date:
    """The last day on which a group holds a collectivité after this line of its log, that day included."""
    return evenement.jusqu_au or evenement.le.fin + timedelta(days=delais.reservation)


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
    if prise is None:
        return None
    return Reservation(prise.par, prise.le, tenue_jusqu_au(prise, delais))


def relance(suite: Sequence[Evenement], delais: Delais, *, a_suivre: bool) -> date | None:
    """When to come back: the day that was asked for, until something happens.

    Else, while the next move is a group's (``a_suivre``), the default delay after what happened last.
    """
    demandee: date | None = None
    dernier: Evenement | None = None
    for evenement in tenus(suite):
        if evenement.relance:
            demandee = evenement.relance
        elif evenement.geste is Geste.CONFIRMATION and demandee and evenement.le.debut <= demandee:
            continue  # nothing changed: the day to come still stands
        elif not evenement.geste.effet.sans_suite:
            demandee, dernier = None, evenement
    if demandee or dernier is None or not a_suivre:
        return demandee
    return dernier.le.fin + timedelta(days=delais.relance)


def en_sommeil(derniere_nouvelle: date, delais: Delais, jour: date) -> bool:
    """Whether nobody has said anything for too long."""
    return (jour - derniere_nouvelle).days > delais.sommeil
