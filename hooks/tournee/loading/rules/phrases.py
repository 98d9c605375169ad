"""No text says again what data/phrases.yaml keeps as false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.fiches.phrases import Phrase, sans_nuance
from tournee.reading.sources import DataError, Problem, quote, read_text
from tournee.reading.texts import written_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def phrases_abandonnees(root: Path, phrases: Iterable[Phrase]) -> Iterator[Problem]:
    """Where a text of docs/ or a file of data/ says one of them."""
    phrases = tuple(phrases)
    for name, texte in (*written_texts(root), *_data(root)) if phrases else ():
        yield from dites(name, texte, phrases)


def dites(name: str, texte: str, phrases: Iterable[Phrase]) -> Iterator[Problem]:
    """Where a text says one of these sentences, why it is false and what to write."""
    texte = sans_nuance(texte)
    for phrase in phrases:
        for vu in phrase.trouvees(texte):
            line = texte.count("\n", 0, vu.start()) + 1
            dit = f"{quote(vu[0])} : {phrase.pourquoi} Écrivez par exemple : {phrase.juste}"
            yield Problem(name, line, dit, vu.start() - texte.rfind("\n", 0, vu.start()))


def _data(root: Path) -> Iterator[tuple[str, str]]:
    """The name and the whole of each YAML file of data/; who reads its records tells one that is unreadable."""
    for path in sorted((root / "data").rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        if name == Phrase.fichier:
            continue
        try:
            yield name, read_text(path, name)
        except DataError:
            continue
