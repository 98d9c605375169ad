"""The logs as one reads them: the lines of each record, and the contacts that stand in files of their own."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from heapq import merge
from typing import TYPE_CHECKING, TypeVar

from tournee.fiches.suivi import Collectivite, Commune, Fiche

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tournee.fiches.suivi import Contact, Evenement

F = TypeVar("F", Commune, Collectivite)


def completer(
    communes: Sequence[Commune], collectivites: Sequence[Collectivite], contacts: Iterable[Contact]
) -> tuple[tuple[Commune, ...], tuple[Collectivite, ...]]:
    """The records with their contacts in their logs, and one for each commune of which only contacts speak.

    What was written out of order stays so: a rule tells it.
    A contact with a collectivité that has no record goes nowhere: a rule refuses it (loading/rules).
    """
    par_cle: defaultdict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        par_cle[contact.cle].append(contact)
    connues = {commune.insee for commune in communes}
    nouvelles = [Commune.of(uns[0]) for uns in par_cle.values() if uns[0].commune and uns[0].commune not in connues]
    nouvelles.sort(key=_insee)
    return _avec(list(merge(communes, nouvelles, key=_insee)), par_cle), _avec(collectivites, par_cle)


def _insee(commune: Commune) -> str:
    return commune.insee


def _avec(fiches: Sequence[F], par_cle: dict[str, list[Contact]]) -> tuple[F, ...]:
    return tuple(
        fiche.model_copy(update={"suivi": _en_ordre(fiche, uns)}) if (uns := par_cle.get(fiche.cle)) else fiche
        for fiche in fiches
    )


def _en_ordre(fiche: Fiche, contacts: Iterable[Contact]) -> tuple[Evenement, ...]:
    """By day; on a day, the lines of the record, then the contacts by the name of their files."""
    ajoutes = sorted(contacts, key=lambda contact: (_debut(contact), contact.file))
    return tuple(merge(fiche.suivi, ajoutes, key=_debut))


def _debut(evenement: Evenement) -> date:
    """Its day; where it has lost it, any will do."""
    return date.max if evenement.lacks("le") else evenement.le.debut
