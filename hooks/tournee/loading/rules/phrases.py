"""No text says again what data/phrases.yaml keeps as false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.fiches.phrases import Phrase, sans_nuance
from tournee.reading.sources import Problem, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def phrases_abandonnees(textes: Iterable[tuple[str, str]], phrases: Sequence[Phrase]) -> Iterator[Problem]:
    """Where a text, each with its name, says one of them; but for the file that holds them."""
    for name, texte in textes if phrases else ():
        if name != Phrase.fichier:
            yield from dites(name, texte, phrases)


def dites(name: str, texte: str, phrases: Iterable[Phrase]) -> Iterator[Problem]:
    """Where a text says one of these sentences, why it is false and what to write."""
    texte = sans_nuance(texte)
    for phrase in phrases:
        for vu in phrase.trouvees(texte):
            line = texte.count("\n", 0, vu.start()) + 1
            dit = f"{quote(vu[0])} : {phrase.pourquoi} Écrivez par exemple : {phrase.juste}"
            yield Problem(name, line, dit, vu.start() - texte.rfind("\n", 0, vu.start()))
