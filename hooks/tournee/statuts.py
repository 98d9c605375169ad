"""From a contact log to a status: pure functions of the log, the labels and the day. Rules: DATA.md of the design."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tournee.model import GESTES, Delais, Evenement, Signal, Statut

if TYPE_CHECKING:
    from collections.abc import Sequence

EN_COURS: Final = frozenset({Statut.CONTACTEE, Statut.EN_DISCUSSION, Statut.ENGAGEE, Statut.CANDIDATE})
"""Statuses that fall asleep when nobody says anything any more."""

A_SUIVRE: Final = frozenset({Statut.CONTACTEE, Statut.EN_DISCUSSION, Statut.ENGAGEE})
"""Statuses in which the group has the next move; a candidate waits for the jury."""

SANS_SUITE: Final = frozenset({"intention", "note"})
"""Gestes that tell something and leave the next step where it was."""


@dataclass(frozen=True)
class LabelObtenu:
    """A label of one edition: the year, the day it counts from, whether it is of the last two with results."""

    annee: int
    le: date
    actuel: bool


@dataclass(frozen=True)
class Reservation:
    """A group holds the collectivité until a day, that day included."""

    par: str
    depuis: date
    jusqu_au: date


@dataclass(frozen=True)
class Situation:
    """Where a collectivité stands on a day."""

    statut: Statut
    depuis: date | None = None
    signaux: tuple[Signal, ...] = ()
    reservation: Reservation | None = None
    """The live reservation, or the lapsed one that nothing followed."""
    relance_le: date | None = None
    """When the group should come back, past or to come."""
    groupe: str | None = None
    """The group that carries it: the last that did something and did not give it back."""
    derniere_nouvelle: date | None = None
    label: LabelObtenu | None = None
    """The latest label, of any edition."""

    @property
    def label_ancien(self) -> bool:
        """A label too old to make the status, shown as a sign of its own."""
        return self.label is not None and not self.label.actuel


@dataclass(frozen=True)
class _Etat:
    """What the events so far amount to."""

    acquis: Statut = Statut.A_CONTACTER
    depuis: date | None = None
    reservation: Reservation | None = None
    groupe: str | None = None


def situer(suivi: Sequence[Evenement], labels: Sequence[LabelObtenu], delais: Delais, jour: date) -> Situation:
    """The status and signals on a day of a log in order; events and labels after that day do not count yet."""
    connus = [evenement for evenement in suivi if evenement.le.debut <= jour]
    label = max((label for label in labels if label.le <= jour), key=lambda label: label.le, default=None)
    etat = _Etat()
    for evenement in connus:
        if label is None or evenement.le.debut > label.le:
            etat = _apres(etat, evenement, delais)
    nouvelle = max((evenement.le.fin for evenement in connus), default=None)
    situation = _situation(etat, jour)
    if label is not None and label.actuel:
        situation = Situation(Statut.LABELLISEE, depuis=label.le, groupe=etat.groupe)
    situation = replace(situation, label=label, derniere_nouvelle=min(nouvelle, jour) if nouvelle else None)
    return _avec_calendrier(situation, connus, delais, jour)


def _apres(etat: _Etat, evenement: Evenement, delais: Delais) -> _Etat:
    if evenement.geste == "reservation":
        fin = evenement.jusqu_au or evenement.le.fin + timedelta(days=delais.reservation)
        return replace(etat, reservation=Reservation(evenement.par, evenement.le.debut, fin), groupe=evenement.par)
    if evenement.geste == "abandon":
        return replace(etat, reservation=None, groupe=None)
    statut = GESTES[evenement.geste].statut
    if statut is None:
        return etat
    etat = replace(etat, reservation=None, groupe=evenement.par)
    if _avance(etat.acquis, statut, evenement):
        return replace(etat, acquis=statut, depuis=evenement.le.debut)
    return etat


def _avance(acquis: Statut, statut: Statut, evenement: Evenement) -> bool:
    """A deed moves forward only; a refusal and a jury's no have the last word, and any deed reopens a refusal."""
    return acquis is Statut.DECLINEE or evenement.geste in {"refus", "non-retenue"} or statut.rang > acquis.rang


def _situation(etat: _Etat, jour: date) -> Situation:
    reservation = etat.reservation
    libre = etat.acquis in {Statut.A_CONTACTER, Statut.DECLINEE}
    situation = Situation(etat.acquis, depuis=etat.depuis, groupe=etat.groupe, reservation=reservation)
    if reservation and jour > reservation.jusqu_au:
        return replace(situation, signaux=(Signal.RESERVATION_EXPIREE,), groupe=None if libre else etat.groupe)
    if reservation and libre:
        return replace(situation, statut=Statut.RESERVEE, depuis=reservation.depuis)
    return situation


def _avec_calendrier(situation: Situation, connus: Sequence[Evenement], delais: Delais, jour: date) -> Situation:
    relance = _relance(situation, connus, delais)
    signaux = list(situation.signaux)
    if relance and relance < jour:
        signaux.append(Signal.A_RELANCER)
    nouvelle = situation.derniere_nouvelle
    if situation.statut in EN_COURS and nouvelle and (jour - nouvelle).days > delais.sommeil:
        signaux.append(Signal.EN_SOMMEIL)
    return replace(situation, relance_le=relance, signaux=tuple(sorted(signaux)))


def _relance(situation: Situation, connus: Sequence[Evenement], delais: Delais) -> date | None:
    """The day that the last event which moves things asks for, else the default delay after it."""
    dernier = next((evenement for evenement in reversed(connus) if _fixe_la_suite(evenement)), None)
    if dernier is None or dernier.relance:
        return dernier and dernier.relance
    if situation.statut in A_SUIVRE and dernier.geste != "abandon":
        return dernier.le.fin + timedelta(days=delais.relance)
    return None


def _fixe_la_suite(evenement: Evenement) -> bool:
    return evenement.relance is not None or evenement.geste not in SANS_SUITE
