"""From a contact log to a status: pure functions of the log, the labels and the day. Rules: DATA.md of the design."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from tournee.fiches.statuts import Signal, Statut
from tournee.fiches.suivi import Evenement, Geste

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tournee.fiches.reglages import Delais


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
    """The group that carries it: the one that holds it, else the last that did something and did not give it back."""
    derniere_nouvelle: date | None = None
    label: LabelObtenu | None = None
    """The latest label, of any edition."""

    @property
    def label_ancien(self) -> bool:
        """A label too old to make the status, shown as a sign of its own."""
        return self.label is not None and not self.label.actuel


def situer(suivi: Sequence[Evenement], labels: Sequence[LabelObtenu], delais: Delais, jour: date) -> Situation:
    """The status and signals on a day of a log in order; events and labels after that day do not count yet."""
    connus = [evenement for evenement in suivi if evenement.le.debut <= jour]
    label = max(
        (label for label in labels if label.le <= jour), key=lambda label: (label.le, label.annee), default=None
    )
    suite = [evenement for evenement in connus if label is None or evenement.le.debut > label.le]
    situation = _situation(suite, delais, jour)
    if label is not None and label.actuel:
        groupe = situation.groupe or _groupe(connus)
        situation = replace(situation, statut=Statut.LABELLISEE, depuis=label.le, groupe=groupe)
    nouvelle = max((evenement.le.fin for evenement in connus), default=None)
    situation = replace(situation, label=label, derniere_nouvelle=nouvelle and min(nouvelle, jour))
    return _avec_calendrier(situation, suite, delais, jour)


def _situation(suite: Sequence[Evenement], delais: Delais, jour: date) -> Situation:
    """What was done, under what is reserved: once lapsed or given back, a reservation leaves things as before."""
    statut, depuis = _acquis(suite)
    reservation = _reservation(suite, delais)
    situation = Situation(statut, depuis, reservation=reservation, groupe=_groupe(suite))
    if reservation is None:
        return situation
    if jour > reservation.jusqu_au:
        return replace(situation, signaux=(Signal.RESERVATION_EXPIREE,))
    if statut.suite.libre:
        situation = replace(situation, statut=Statut.RESERVEE, depuis=reservation.depuis)
    return replace(situation, groupe=reservation.par)


def _acquis(suite: Sequence[Evenement]) -> tuple[Statut, date | None]:
    """The status that the deeds have earned, and since when."""
    acquis, depuis = Statut.A_CONTACTER, None
    for evenement in suite:
        statut = evenement.geste.effet.statut
        if statut and _avance(acquis, statut, evenement):
            acquis, depuis = statut, evenement.le.debut
    return acquis, depuis


def _avance(acquis: Statut, statut: Statut, evenement: Evenement) -> bool:
    """A deed moves forward only; a refusal and a jury's no have the last word, and any deed reopens a refusal."""
    return acquis is Statut.DECLINEE or evenement.geste.effet.dernier_mot or statut.rang > acquis.rang


def _tenus(suite: Sequence[Evenement]) -> list[Evenement]:
    """The events whose group did not give the collectivité back afterwards: what they promise still holds."""
    rendus: set[str] = set()
    tenus: list[Evenement] = []
    for evenement in reversed(suite):
        if evenement.par not in rendus:
            tenus.insert(0, evenement)
        if evenement.geste is Geste.ABANDON:
            rendus.add(evenement.par)
    return tenus


def _groupe(suite: Sequence[Evenement]) -> str | None:
    """The last group that did something and did not give it back."""
    return next((evenement.par for evenement in reversed(_tenus(suite)) if evenement.geste.effet.statut), None)


def _reservation(suite: Sequence[Evenement], delais: Delais) -> Reservation | None:
    """The last reservation that was not given back and that no deed followed."""
    sans_acte = list(takewhile(lambda evenement: evenement.geste.effet.statut is None, reversed(suite)))[::-1]
    prise = next((evenement for evenement in reversed(_tenus(sans_acte)) if evenement.geste is Geste.RESERVATION), None)
    if prise is None:
        return None
    return Reservation(prise.par, prise.le.debut, prise.jusqu_au or prise.le.fin + timedelta(days=delais.reservation))


def _avec_calendrier(situation: Situation, suite: Sequence[Evenement], delais: Delais, jour: date) -> Situation:
    relance = _relance(situation, suite, delais)
    signaux = list(situation.signaux)
    if relance and relance < jour:
        signaux.append(Signal.A_RELANCER)
    nouvelle = situation.derniere_nouvelle
    if situation.statut.suite.en_cours and nouvelle and (jour - nouvelle).days > delais.sommeil:
        signaux.append(Signal.EN_SOMMEIL)
    return replace(situation, relance_le=relance, signaux=tuple(sorted(signaux)))


def _relance(situation: Situation, suite: Sequence[Evenement], delais: Delais) -> date | None:
    """The day that was asked for, until something happens; else the default delay after what happened last."""
    demandee: date | None = None
    dernier: Evenement | None = None
    for evenement in _tenus(suite):
        if evenement.relance:
            demandee = evenement.relance
        elif evenement.geste is Geste.CONFIRMATION and demandee and evenement.le.debut <= demandee:
            continue  # nothing changed: the day to come still stands
        elif not evenement.geste.effet.sans_suite:
            demandee, dernier = None, evenement
    if demandee or dernier is None or situation.groupe is None or not situation.statut.suite.a_suivre:
        return demandee
    return dernier.le.fin + timedelta(days=delais.relance)
