"""From a contact log to a status: pure functions of the log, the labels and the day. Rules: DATA.md of the design."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tournee.campagne.echeances import Echeance, Reservation, en_sommeil, relance, reservation, tenus
from tournee.campagne.retrait import montrable, retiree
from tournee.fiches.statuts import Signal, Statut
from tournee.francais.dates import DatePartielle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tournee.fiches.reglages import Delais
    from tournee.fiches.suivi import Evenement


@dataclass(frozen=True)
class LabelObtenu:
    """A label of one edition: the year, the day it counts from, whether it is of the last two with results."""

    annee: int
    le: date
    actuel: bool
    doute: str | None = None

    @property
    def mot(self) -> str:
        """« labellisée en 2023 », never without its doubt."""
        return f"labellisée en {self.annee}{', à confirmer' if self.doute else ''}"


@dataclass(frozen=True)
class Situation:
    """Where a collectivité stands on a day."""

    statut: Statut
    depuis: DatePartielle | None = None
    signaux: tuple[Signal, ...] = ()
    reservation: Reservation | None = None
    """The live reservation, or the lapsed one that nothing followed."""
    relance: Echeance | None = None
    """When the group should come back, past or to come."""
    groupe: str | None = None
    """The group that carries it: the one that holds it, else the last that did something and did not give it back."""
    derniere_nouvelle: DatePartielle | None = None
    label: LabelObtenu | None = None
    """The latest label, of any edition."""
    label_sur: LabelObtenu | None = None
    """The latest that is told without a doubt: a letter speaks of no other."""

    @property
    def relance_le(self) -> date | None:
        """The day on which the group should come back."""
        return self.relance.jour if self.relance else None

    @property
    def label_ancien(self) -> bool:
        """A label too old to make the status, shown as a sign of its own."""
        return self.label is not None and not self.label.actuel


def situer(
    suivi: Sequence[Evenement], labels: Sequence[LabelObtenu], delais: Delais, jour: date, *, hors_suivi: bool = False
) -> Situation:
    """The status and signals on a day of a log in order; events and labels after that day do not count yet.

    Of who asks not to be in it, whose log may be gone (``hors_suivi``), only the labels are known: others publish them.
    """
    connus = [evenement for evenement in montrable(suivi) if evenement.le.debut <= jour]
    recus = [label for label in labels if label.le <= jour]
    label, label_sur = _dernier(recus), _dernier([label for label in recus if not label.doute])
    if hors_suivi or retiree(suivi):
        return Situation(Statut.HORS_SUIVI, label=label, label_sur=label_sur)
    suite = [evenement for evenement in connus if label is None or evenement.le.debut > label.le]
    situation = _situation(suite, delais, jour)
    if label is not None and label.actuel:
        groupe = situation.groupe or _groupe(connus)
        situation = replace(situation, statut=Statut.LABELLISEE, depuis=DatePartielle.parse(label.le), groupe=groupe)
    nouvelle = max((evenement.le for evenement in connus), key=lambda le: le.fin, default=None)
    situation = replace(situation, label=label, label_sur=label_sur, derniere_nouvelle=nouvelle)
    return _avec_calendrier(situation, suite, delais, jour)


def _dernier(labels: Sequence[LabelObtenu]) -> LabelObtenu | None:
    return max(labels, key=lambda label: (label.le, label.annee), default=None)


def _situation(suite: Sequence[Evenement], delais: Delais, jour: date) -> Situation:
    """What was done, under what is reserved: once lapsed or given back, a reservation leaves things as before."""
    statut, depuis = _acquis(suite)
    prise = reservation(suite, delais)
    situation = Situation(statut, depuis, reservation=prise, groupe=_groupe(suite))
    if prise is None:
        return situation
    if jour > prise.jusqu_au:
        return replace(situation, signaux=(Signal.RESERVATION_EXPIREE,))
    if statut.suite.libre:
        situation = replace(situation, statut=Statut.RESERVEE, depuis=prise.depuis)
    return replace(situation, groupe=prise.par)


def _acquis(suite: Sequence[Evenement]) -> tuple[Statut, DatePartielle | None]:
    """The status that the deeds have earned, and since when."""
    acquis, depuis = Statut.A_CONTACTER, None
    for evenement in suite:
        statut = evenement.geste.effet.statut
        if statut and _avance(acquis, statut, evenement):
            acquis, depuis = statut, evenement.le
    return acquis, depuis


def _avance(acquis: Statut, statut: Statut, evenement: Evenement) -> bool:
    """A deed moves forward only; a refusal and a jury's no have the last word, and any deed reopens a refusal."""
    return acquis is Statut.DECLINEE or evenement.geste.effet.dernier_mot or statut.rank > acquis.rank


def _groupe(suite: Sequence[Evenement]) -> str | None:
    """The last group that did something and did not give it back."""
    return next((evenement.par for evenement in reversed(tenus(suite)) if evenement.geste.effet.statut), None)


def _avec_calendrier(situation: Situation, suite: Sequence[Evenement], delais: Delais, jour: date) -> Situation:
    suivie = situation.groupe is not None and situation.statut.suite.a_suivre
    revenir = relance(suite, delais, a_suivre=suivie)
    signaux = list(situation.signaux)
    if revenir and revenir.jour < jour:
        signaux.append(Signal.A_RELANCER)
    nouvelle = situation.derniere_nouvelle
    if situation.statut.suite.en_cours and nouvelle and en_sommeil(nouvelle.fin, delais, jour):
        signaux.append(Signal.EN_SOMMEIL)
    return replace(situation, relance=revenir, signaux=tuple(sorted(signaux)))
