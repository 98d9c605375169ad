"""A day on which somebody did something is not to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.francais.dates import en_francais

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tournee.reading.record import Record
    from tournee.reading.sources import Problem


def jours_passes(record: Record, jour: date, *champs: str) -> Iterator[Problem]:
    """Each of these fields of a record that is after that day."""
    for champ in champs:
        valeur = getattr(record, champ)
        if valeur and valeur > jour:
            dit = f"« {champ} » ({valeur}) est dans l’avenir (nous sommes le {en_francais(jour)}) ; corrigez la date"
            yield record.problem(champ, dit)
