"""The campaign's figures: how many, out of how many; their words are in overrides/pages/blocs/chiffres.html."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne


@dataclass(frozen=True)
class Chiffre:
    """A figure, and what it is out of where that is known; a doubt follows it wherever it is told."""

    valeur: int
    sur: int | None = None
    douteux: int = 0
    """How much of it a source tells with a doubt."""
    retirees: int = 0
    """How many of them asked not to be named there."""


@dataclass(frozen=True)
class Chiffres:
    """Those of the home page."""

    communes: Chiffre
    """Communes of the territory with a line in their log or a label."""
    en_cours: Chiffre
    """Collectivités reserved, contacted, in discussion, engaged or candidate, among those that are followed."""
    labellisees: Chiffre
    """Collectivités that have received the label at least once."""
    groupes: Chiffre
    """Groups whose activity a recent source confirms."""


def chiffres(campagne: Campagne) -> Chiffres:
    """The figures of a campaign on its day."""
    situations = [campagne.situation(fiche) for fiche in campagne.fiches]
    en_cours = sum(situation.statut.en_route for situation in situations)
    return Chiffres(
        communes=Chiffre(
            len(campagne.communes),
            len(campagne.territoire.communes),
            retirees=sum(map(campagne.retiree, campagne.communes)),
        ),
        en_cours=Chiffre(en_cours, len(situations)),
        labellisees=Chiffre(
            sum(situation.label is not None for situation in situations),
            douteux=sum(bool(situation.label and situation.label.doute) for situation in situations),
        ),
        groupes=Chiffre(len(campagne.gulls_confirmes), len(campagne.gulls)),
    )
