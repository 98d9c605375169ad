"""What moved in the campaign, in order: each line of a log and each label, with the status that it found and left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tournee.campagne.chronologie import Etape, chronologie
from tournee.francais.noms import rang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.statuts import Statut
    from tournee.fiches.suivi import Fiche


@dataclass(frozen=True)
class Mouvement:
    """One step of one collectivité."""

    fiche: Fiche
    etape: Etape
    avant: Statut
    apres: Statut

    @property
    def avance(self) -> bool:
        """Whether the status changed: most lines add to a log without moving it."""
        return self.avant is not self.apres


def mouvements(campagne: Campagne, depuis: date = date.min) -> tuple[Mouvement, ...]:
    """All that moved from a day on, the oldest first; what asked not to be told of is not."""
    recents = (un for fiche in campagne.suivies(campagne.fiches) for un in mouvements_de(campagne, fiche, depuis))
    return tuple(sorted(recents, key=lambda un: (un.etape.compte_le, rang(un.fiche.nom), un.fiche.cle)))


def mouvements_de(campagne: Campagne, fiche: Fiche, depuis: date = date.min) -> Iterator[Mouvement]:
    """The steps of one collectivité from a day on, oldest first; a label moves it before what was noted on its day."""
    etapes = sorted(chronologie(campagne, fiche), key=lambda une: (une.compte_le, une.laureat is None))
    lignes = [une.evenement for une in etapes if une.evenement and une.compte_le < depuis]
    precedent: Mouvement | None = None
    for etape in (une for une in etapes if une.compte_le >= depuis):
        jour = etape.compte_le
        if precedent and precedent.etape.compte_le == jour:
            avant = precedent.apres
        else:  # a reservation may have lapsed meanwhile
            avant = campagne.situation_le(jour - timedelta(days=1), fiche, lignes).statut
        if etape.evenement:
            lignes.append(etape.evenement)
        precedent = Mouvement(fiche, etape, avant, campagne.situation_le(jour, fiche, lignes).statut)
        yield precedent
