"""A list of values says each of them once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tournee.reading.record import Record
from tournee.reading.sources import Problem, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne


def valeurs_une_fois(campagne: Campagne) -> Iterator[Problem]:
    """No value stands twice in a list, whatever the record."""
    c = campagne
    textes = (*c.courriers, *c.guides, *c.comptes_rendus)
    for record in (c.reglages, c.label, *c.palmares, *c.gulls, *c.fiches, *c.glossaire, *c.liens, *textes):
        yield from _repetees(record)


def _repetees(record: Record) -> Iterator[Problem]:
    for champ in type(record).model_fields:
        valeur = getattr(record, champ)
        parties = valeur if isinstance(valeur, tuple) else (valeur,)
        fois = Counter(str(partie) for partie in parties if not isinstance(partie, Record))
        for dite, combien in fois.items():
            if combien > 1 and not record.lacks(champ):
                yield record.problem(champ, f"« {champ} » dit {quote(dite)} deux fois ; gardez-en un")
        for partie in parties:
            if isinstance(partie, Record):
                yield from _repetees(partie)
