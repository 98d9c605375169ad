"""The campaign's figures: how many, out of how many, what exactly is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tournee.fiches.statuts import Statut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tournee.campagne.campagne import Campagne


@dataclass(frozen=True)
class Chiffre:
    """A figure that can stand alone: its value, its denominator if it has one, its words, its definition."""

    valeur: int
    sur: int | None
    un: str
    plusieurs: str
    definition: str


def par_statut(campagne: Campagne) -> Mapping[Statut, int]:
    """How many of the followed collectivités stand at each status, in order of progress."""
    compte = Counter(campagne.situation(fiche).statut for fiche in campagne.fiches)
    return {statut: compte[statut] for statut in Statut}


def chiffres(campagne: Campagne) -> tuple[Chiffre, ...]:
    """The figures of the home page."""
    situations = [campagne.situation(fiche) for fiche in campagne.fiches]
    communes = len(campagne.communes)
    labellisees = sum(situation.label is not None for situation in situations)
    en_cours = sum(situation.statut.suite.en_cours or situation.statut is Statut.RESERVEE for situation in situations)
    return (
        Chiffre(
            communes,
            len(campagne.territoire.communes),
            "commune dans le suivi",
            "communes dans le suivi",
            "Communes pour lesquelles au moins une démarche, une intention ou un label est noté.",
        ),
        Chiffre(
            en_cours,
            len(situations),
            "démarche en cours",
            "démarches en cours",
            "Collectivités réservées, contactées, en discussion, engagées ou candidates, parmi celles du suivi.",
        ),
        Chiffre(
            labellisees,
            None,
            "collectivité déjà labellisée",
            "collectivités déjà labellisées",
            "Collectivités de la région qui ont reçu le label au moins une fois, d’après les sources connues.",
        ),
        Chiffre(
            len(campagne.gulls_confirmes),
            len(campagne.gulls),
            "groupe dont l’activité est confirmée",
            "groupes dont l’activité est confirmée",
            "Groupes qu’une source publique montre en activité depuis moins de trois ans, parmi ceux du répertoire.",
        ),
    )
