"""What a meeting of the network goes through: what moved since a day, what waits, who is silent, what comes next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tournee.campagne.a_faire import Besoin, taches
from tournee.campagne.jalons import jalons_a_venir
from tournee.campagne.mouvements import mouvements
from tournee.campagne.reunions import passees, suivante
from tournee.fiches.journal import CompteRendu
from tournee.francais.noms import alphabetique

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tournee.campagne.a_faire import Tache
    from tournee.campagne.campagne import Campagne
    from tournee.campagne.jalons import Jalon
    from tournee.campagne.mouvements import Mouvement
    from tournee.campagne.reunions import Rencontre
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Fiche
    from tournee.francais.dates import DatePartielle

UN_MOIS: Final = timedelta(days=30)
"""What a meeting looks back on where none was held before."""

JALONS: Final = 3
"""How many dates of the label a meeting is told."""


@dataclass(frozen=True)
class Muet:
    """A group that carries something, and has noted nothing since."""

    gull: Gull
    porte: int
    """How many collectivités."""
    depuis: DatePartielle | None
    """The day of its last line."""


@dataclass(frozen=True)
class OrdreDuJour:
    """What there is to say at a meeting, as of the campaign's day."""

    rencontre: Rencontre | None
    """That meeting, where one is known."""
    jour: date
    """Its day; the campaign's without it."""
    depuis: date
    derniere: Rencontre | None
    """The meeting before, where that is what it looks back to."""
    suivante: Rencontre | None
    """The meeting after."""
    mouvements: Sequence[Mouvement]
    taches: Mapping[Besoin, Sequence[Tache]]
    """In the order in which they press; a need that nobody has is not there."""
    muets: Sequence[Muet]
    jalons: Sequence[Jalon]
    """The next dates of the label."""

    @property
    def fichier(self) -> str:
        """Where its minutes are kept, from the root of the project."""
        return f"{CompteRendu.dossier}/{self.jour}-reunion.md"

    @property
    def groupes(self) -> list[str]:
        """The ids of the groups that it speaks of, in order."""
        actifs = {un.etape.gull.id for un in self.mouvements if un.etape.gull}
        attendus = {tache.groupe for siennes in self.taches.values() for tache in siennes if tache.groupe}
        return sorted(actifs | attendus | {muet.gull.id for muet in self.muets})

    @property
    def fiches(self) -> list[Fiche]:
        """The collectivités that moved, by name."""
        return alphabetique({un.fiche.cle: un.fiche for un in self.mouvements}.values())


def ordre_du_jour(campagne: Campagne, rencontre: Rencontre | None, depuis: date | None = None) -> OrdreDuJour:
    """What is to be told at a meeting since a day: the meeting before by default, else a month."""
    jour = rencontre.jour if rencontre else campagne.jour
    dit_le = min(jour, campagne.jour)
    derniere = None if depuis else next(reversed(passees(campagne.reglages, dit_le)), None)
    depuis = depuis or (derniere.jour if derniere else dit_le - UN_MOIS)
    attendues = taches(campagne)
    return OrdreDuJour(
        rencontre=rencontre,
        jour=jour,
        depuis=depuis,
        derniere=derniere,
        suivante=rencontre and suivante(campagne, rencontre),
        mouvements=tuple(un for un in mouvements(campagne, depuis) if un.etape.compte_le <= dit_le),
        taches={besoin: siennes for besoin in Besoin if (siennes := [un for un in attendues if un.besoin is besoin])},
        muets=[*_muets(campagne, depuis)],
        jalons=jalons_a_venir(campagne)[:JALONS],
    )


def _muets(campagne: Campagne, depuis: date) -> Iterator[Muet]:
    situations = [campagne.situation(fiche) for fiche in campagne.suivies(campagne.fiches)]
    portees = Counter(etat.groupe for etat in situations if etat.groupe and etat.statut.en_route)
    lignes = [ligne for fiche in campagne.suivies(campagne.fiches) for ligne in fiche.suivi]
    for gull in alphabetique(campagne.gulls):
        derniere = max((ligne.le for ligne in lignes if ligne.par == gull.id), key=lambda le: le.fin, default=None)
        if portees[gull.id] and (derniere is None or derniere.fin < depuis):
            yield Muet(gull, portees[gull.id], derniere)
