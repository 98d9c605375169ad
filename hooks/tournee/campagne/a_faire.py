"""What waits for somebody today, and why: pure functions of the campaign on its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tournee.fiches.statuts import Signal
from tournee.francais.noms import rang
from tournee.francais.phrases import QUAND, compte
from tournee.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.echeances import Echeance
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Fiche


class Besoin(Vocabulary):
    """What waits, the most pressing first: its heading, and the one thing that answers it."""

    action: str

    def __init__(self, valeur: str, mot: str, action: str) -> None:
        super().__init__(valeur, mot)
        self.action = action

    @property
    def lettre(self) -> bool:
        """Whether a letter answers it, where one fits."""
        return self in {Besoin.RESERVATION_BIENTOT, Besoin.A_RELANCER}

    RESERVATION_EXPIREE = "reservation-expiree", "Réservations expirées", "Dire ce qu’il en est"
    RESERVATION_BIENTOT = "reservation-bientot", "Réservations qui vont expirer", "Écrire la lettre"
    A_RELANCER = "a-relancer", "Relances en retard", "Préparer la relance"
    EN_SOMMEIL = "en-sommeil", "Démarches en sommeil", "Donner des nouvelles"
    LABEL_A_CONFIRMER = "label-a-confirmer", "Labels à confirmer", "Voir ce que dit la source"
    GROUPE_A_COMPLETER = "groupe-a-completer", "Groupes à mieux connaître", "Compléter sa fiche"


@dataclass(frozen=True)
class Tache:
    """One line: what waits, of whom, why, and which group has the next move."""

    besoin: Besoin
    sujet: Fiche | Gull
    raison: str
    groupe: str | None = None
    """Of a collectivité alone."""
    depuis: date = date.min
    """What is oldest comes first."""


def taches(campagne: Campagne) -> tuple[Tache, ...]:
    """All that waits, the most pressing first; a collectivité stands there once, for what presses most."""
    siennes = [next(_de_la_fiche(campagne, fiche), None) for fiche in campagne.suivies(campagne.fiches)]
    groupes = [_du_groupe(campagne, gull) for gull in campagne.gulls]
    toutes = filter(None, (*siennes, *groupes))
    return tuple(sorted(toutes, key=lambda tache: (tache.besoin.rank, tache.depuis, rang(tache.sujet.nom))))


def _de_la_fiche(campagne: Campagne, fiche: Fiche) -> Iterator[Tache]:
    etat, jour = campagne.situation(fiche), campagne.jour
    if prise := etat.reservation:
        fin = _expliquee(prise.fin)
        if Signal.RESERVATION_EXPIREE in etat.signaux:
            raison = f"La réservation a pris fin {fin}."
            yield Tache(Besoin.RESERVATION_EXPIREE, fiche, raison, prise.par, prise.jusqu_au)
        elif (prise.jusqu_au - jour).days <= campagne.reglages.delais.rappel:
            raison = f"La réservation prend fin {fin}."
            yield Tache(Besoin.RESERVATION_BIENTOT, fiche, raison, prise.par, prise.jusqu_au)
    if Signal.EN_SOMMEIL in etat.signaux and (nouvelle := etat.derniere_nouvelle):
        delai = compte(campagne.reglages.delais.sommeil, "jour")
        raison = f"Aucune nouvelle {QUAND['depuis'](nouvelle)}, soit plus de {delai}."
        yield Tache(Besoin.EN_SOMMEIL, fiche, raison, etat.groupe, nouvelle.fin)
    if Signal.A_RELANCER in etat.signaux and (prevue := etat.relance):
        raison = f"La relance était prévue {_expliquee(prevue)}."
        yield Tache(Besoin.A_RELANCER, fiche, raison, etat.groupe, prevue.jour)
    if etat.label and etat.label.doute:
        raison = f"Label de {etat.label.annee} : {etat.label.doute}"
        yield Tache(Besoin.LABEL_A_CONFIRMER, fiche, raison, etat.groupe, etat.label.le)


def _expliquee(echeance: Echeance) -> str:
    return f"{QUAND['le'](echeance.jour)} ({echeance.calcul})"


def _du_groupe(campagne: Campagne, gull: Gull) -> Tache | None:
    raisons = {
        f"Activité vue pour la dernière fois en {gull.activite.vue_en}.": not campagne.confirme(gull),
        "Personne n’est encore à joindre pour la campagne.": gull.referent is None,
    }
    vraies = " ".join(raison for raison, vraie in raisons.items() if vraie)
    return Tache(Besoin.GROUPE_A_COMPLETER, gull, vraies) if vraies else None
