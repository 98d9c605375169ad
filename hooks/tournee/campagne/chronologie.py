"""What happened to a collectivité, in order: the lines of its log, and the labels of the palmarès."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tournee.fiches.statuts import Statut
from tournee.francais.dates import DatePartielle

if TYPE_CHECKING:
    from datetime import date

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.fiches.label import Edition
    from tournee.fiches.palmares import Laureat
    from tournee.fiches.suivi import Evenement, Fiche


@dataclass(frozen=True)
class Etape:
    """One line of a timeline."""

    le: DatePartielle
    statut: Statut | None
    evenement: Evenement | None = None
    gull: Gull | None = None
    laureat: Laureat | None = None
    paliers: str = ""
    """The name of the step obtained, or « entre X et Y »."""


def chronologie(campagne: Campagne, fiche: Fiche) -> tuple[Etape, ...]:
    """The timeline of a record, oldest first, up to the campaign's day; a label stands on the day of its ceremony."""
    gestes = [
        Etape(
            evenement.le,
            evenement.geste.montre,
            evenement=evenement,
            gull=campagne.gull(evenement.par),
        )
        for evenement in fiche.suivi
    ]
    labels = [
        Etape(_ceremonie(edition), Statut.LABELLISEE, laureat=laureat, paliers=paliers(campagne, laureat))
        for laureat in campagne.labels_de(fiche)
        if (edition := campagne.label.edition(laureat.annee))
    ]
    passees = (etape for etape in (*gestes, *labels) if _rang(etape)[0] <= campagne.jour)
    return tuple(sorted(passees, key=_rang))


def _rang(etape: Etape) -> tuple[date, bool]:
    """A line counts from the first day of its period, a label from the last: it closes what came before it."""
    est_un_label = etape.laureat is not None
    return (etape.le.fin if est_un_label else etape.le.debut, est_un_label)


def _ceremonie(edition: Edition) -> DatePartielle:
    return edition.ceremonie.le if edition.ceremonie else DatePartielle(edition.annee)


def paliers(campagne: Campagne, laureat: Laureat) -> str:
    """The step that a laureate obtained, in words; empty where no source tells it."""
    trouves = [campagne.label.palier(laureat.annee, borne) for borne in laureat.bornes]
    noms = [palier.nom for palier in trouves if palier]
    return noms[0] if len(noms) == 1 else f"entre {noms[0]} et {noms[1]}" if noms else ""
