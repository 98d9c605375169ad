"""What is true of a collectivité beside its status, which the letters that suppose it ask: pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tournee.fiches.courriers import Condition
from tournee.fiches.natures import Nature
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Geste

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tournee.campagne.situation import Situation
    from tournee.fiches.suivi import Commune, Evenement, Fiche

ELUS_ENSEMBLE: Final = frozenset({Nature.COMMUNE, Nature.EPCI})
"""Those whose councils the municipal elections renew."""


@dataclass(frozen=True)
class Entourage:
    """What its place in the territory brings to a collectivité."""

    membres: tuple[Commune, ...] = ()
    """The communes of an EPCI with which the campaign is in touch."""
    epci: Situation | None = None
    """Where the EPCI of a commune stands, if it is followed."""


@dataclass(frozen=True)
class Circonstances:
    """The conditions that hold of a collectivité, and what a letter says of them."""

    conditions: frozenset[Condition]
    precedent: str | None
    """The group that another one follows, if that is so."""
    membres: tuple[Commune, ...]
    dernier_echange: Evenement | None
    """The last time that a group reached out to it, or met it."""


INCONNUES: Final = Circonstances(frozenset(), None, (), None)
"""Those of who asks not to be told of."""


def circonstances(
    fiche: Fiche, situation: Situation, entourage: Entourage, elections: date | None, jour: date
) -> Circonstances:
    """What is true of it on a day; ``elections`` began the term of the municipal councils of that day."""
    if situation.statut.suite.retiree:
        return INCONNUES
    connus = [evenement for evenement in fiche.suivi if evenement.le.debut <= jour]
    actes = [evenement for evenement in connus if evenement.geste.effet.statut]
    porteur = situation.groupe
    releve = bool(porteur and actes) and all(acte.par != porteur for acte in actes)
    anciens = elections is not None and bool(actes) and all(acte.le.fin < elections for acte in actes)
    vraies = {
        Condition.RELEVE: releve,
        Condition.NON_RETENUE: bool(actes) and actes[-1].geste is Geste.NON_RETENUE,
        Condition.NOUVELLE_EQUIPE: anciens and fiche.nature in ELUS_ENSEMBLE,
        Condition.RELANCEE: bool(actes) and actes[-1].geste is Geste.RELANCE,
        Condition.ANCIEN_LAUREAT: situation.label_ancien,
        Condition.COMMUNES_SUIVIES: bool(entourage.membres),
        Condition.EPCI_ENGAGE: entourage.epci is not None and engagee(entourage.epci),
    }
    return Circonstances(
        frozenset(condition for condition, vraie in vraies.items() if vraie),
        actes[-1].par if releve else None,
        entourage.membres,
        _dernier_echange(connus),
    )


def engagee(situation: Situation) -> bool:
    """Whether the campaign is in touch with it, or its label is of today."""
    return situation.statut.suite.en_cours or situation.statut is Statut.LABELLISEE


def _dernier_echange(connus: Sequence[Evenement]) -> Evenement | None:
    return next((un for un in reversed(connus) if un.geste.effet.demarche or un.geste is Geste.RENCONTRE), None)
