"""What may be told of a log: a collectivité can ask to be left out of it, and change its mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.fiches.suivi import Evenement

E = TypeVar("E", bound="Evenement")


def retiree(suivi: Sequence[Evenement]) -> bool:
    """Whether its last word on the matter is that it would rather not be told of, whatever the day."""
    derniere = _dernier_mot(suivi)
    return derniere >= 0 and suivi[derniere].geste.effet.retire


def montrable(suivi: Sequence[E]) -> Sequence[E]:
    """What may be told: nothing while it asks not to be; then what follows its return, for what was hidden stays so."""
    return () if retiree(suivi) else suivi[_dernier_mot(suivi) + 1 :]


def malgre_le_retrait(suivi: Sequence[E]) -> Iterator[E]:
    """What nobody should have noted: a line after the day of a request, a return that no request precedes."""
    demande: Evenement | None = None
    for evenement in suivi:
        effet = evenement.geste.effet
        if effet.ramene:
            if demande is None:
                yield evenement
            demande = None
        elif demande and evenement.le.debut > demande.le.debut:
            yield evenement
        elif effet.retire:
            demande = demande or evenement


def _dernier_mot(suivi: Sequence[Evenement]) -> int:
    rangs = (rang for rang, un in enumerate(suivi) if un.geste.effet.retire or un.geste.effet.ramene)
    return max(rangs, default=-1)
