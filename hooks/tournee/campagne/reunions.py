"""When the network meets: the calendar of its meetings, and each as it is really held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from tournee.engines.calendars import Entry, falls, occurrences
from tournee.francais.dates import ANNEES
from tournee.francais.phrases import de

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.reglages import Reglages
    from tournee.fiches.reunions import Reunions

MONTREES: Final = 6
"""How many meetings to come the agenda tells."""
ANNONCEES: Final = 4
"""How many of those that are held other pages tell: the first may be over by the time one reads them."""
A_RACONTER: Final = timedelta(days=7)
"""How long after a meeting its minutes are those that one comes to write."""


@dataclass(frozen=True)
class Rencontre:
    """One meeting: when it begins and ends, when it should have, whether it is called off."""

    debut: datetime
    fin: datetime
    prevue: datetime | None
    annulee: bool
    lieu: str = ""
    """Where it is held, if that is not where the others are."""

    @property
    def jour(self) -> date:
        """The day on which it begins."""
        return self.debut.date()


def serie(reglages: Reglages) -> list[Entry]:
    """The calendar of the meetings: those of the rhythm, what departs from it, those out of it; none without a day."""
    reunions = reglages.reunions
    if reunions is None or reunions.premiere is None or reunions.debut is None:
        return []
    return [*_serie(reglages, reunions, reunions.premiere, reunions.debut)]


def _serie(reglages: Reglages, reunions: Reunions, premiere: date, debut: time) -> Iterator[Entry]:
    zone = ZoneInfo(reglages.fuseau)

    def moment(jour: date, heure: str | None = None) -> datetime:
        return datetime.combine(jour, time.fromisoformat(heure) if heure else debut, zone)

    titre = f"Réunion {de(reglages.reseau.nom)}"
    mumble = reglages.reseau.mumble
    lieu = reunions.lieu or mumble or ""
    texte = f"{reunions.texte}\nMumble\u00a0: {mumble}" if mumble else reunions.texte
    duree = timedelta(minutes=reunions.duree)
    une = Entry("reunions", titre, moment(premiere), duree, text=texte, place=lieu)
    yield replace(une, rule=reunions.regle, until=reunions.derniere)
    for deplacee in reunions.deplacees:
        yield replace(une, start=moment(deplacee.au, deplacee.heure), instead_of=moment(deplacee.de))
    for jour in reunions.annulees:
        yield replace(une, title=f"Annulée : {titre}", start=moment(jour), instead_of=moment(jour), cancelled=True)
    for ajoutee in reunions.ajoutees:
        yield replace(
            une, id=f"reunion-{ajoutee.le}", start=moment(ajoutee.le, ajoutee.heure), place=ajoutee.lieu or lieu
        )


def jours_du_rythme(reunions: Reunions) -> Iterator[date]:
    """The days on which the rhythm falls, whatever departs from it; the first may not be one of them."""
    if reunions.premiere is None:
        return iter(())
    fin = reunions.derniere or date.max
    return takewhile(lambda jour: jour <= fin, falls(reunions.regle, reunions.premiere))


def rencontres(reglages: Reglages, depuis: date) -> Iterator[Rencontre]:
    """The meetings from a day on, in order, those called off included; there may be no end to them."""
    entrees = serie(reglages)
    for une in occurrences(entrees, depuis):
        debut = une.start
        if isinstance(debut, datetime):
            ailleurs = une.place if une.place != entrees[0].place else ""
            yield Rencontre(debut, debut + une.length, une.instead_of, une.cancelled, ailleurs)


def a_venir(campagne: Campagne) -> list[Rencontre]:
    """The next ones, from the campaign's day on."""
    return [*islice(rencontres(campagne.reglages, campagne.jour), MONTREES)]


def tenues(reglages: Reglages, depuis: date) -> Iterator[Rencontre]:
    """Those that are held, from a day on, in order."""
    return (une for une in rencontres(reglages, depuis) if not une.annulee)


def prochaine(campagne: Campagne) -> Rencontre | None:
    """The next that is held."""
    return next(tenues(campagne.reglages, campagne.jour), None)


def annoncees(campagne: Campagne) -> list[Rencontre]:
    """The next few that are held."""
    return [*islice(tenues(campagne.reglages, campagne.jour), ANNONCEES)]


def a_raconter(campagne: Campagne) -> Rencontre | None:
    """The one whose minutes are to be written: that of today or of the last days, else the next."""
    recentes = tenues(campagne.reglages, campagne.jour - A_RACONTER)
    *_, derniere = None, *takewhile(lambda une: une.jour <= campagne.jour, recentes)
    return derniere or prochaine(campagne)


def suivante(campagne: Campagne, rencontre: Rencontre) -> Rencontre | None:
    """The one that is held after that one."""
    return next((une for une in tenues(campagne.reglages, rencontre.jour) if une.debut > rencontre.debut), None)


def passees(reglages: Reglages, jour: date) -> list[Rencontre]:
    """Those that were held before a day, the oldest first."""
    return [*takewhile(lambda une: une.jour < jour, tenues(reglages, date(ANNEES.start, 1, 1)))]
