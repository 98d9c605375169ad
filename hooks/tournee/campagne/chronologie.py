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
    autrefois: str = ""
    """The name under which it received the label, where it has another today."""

    @property
    def compte_le(self) -> date:
        """The day from which it counts: a line from the first of its period, a label from the last."""
        return self.le.fin if self.laureat else self.le.debut


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
        Etape(
            _ceremonie(edition),
            Statut.LABELLISEE,
            laureat=laureat,
            paliers=paliers(campagne, laureat),
            autrefois=campagne.autrefois(laureat),
        )
        for laureat in campagne.labels_de(fiche)
        if (edition := campagne.label.edition(laureat.annee))
    ]
    passees = (etape for etape in (*gestes, *labels) if etape.compte_le <= campagne.jour)
    return tuple(sorted(passees, key=lambda etape: (etape.compte_le, etape.laureat is not None)))


def _ceremonie(edition: Edition) -> DatePartielle:
    return edition.ceremonie.le if edition.ceremonie else DatePartielle(edition.annee)


def paliers(campagne: Campagne, laureat: Laureat) -> str:
    """The step that a laureate obtained, in words; empty where no source tells it."""
    trouves = [campagne.label.palier(laureat.annee, borne) for borne in laureat.bornes]
    noms = [palier.nom for palier in trouves if palier]
    return noms[0] if len(noms) == 1 else f"entre {noms[0]} et {noms[1]}" if noms else ""
