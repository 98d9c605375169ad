"""The files of data/ with what needs nobody's judgment mended: spellings, then order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tournee.francais.noms import cle
from tournee.loading.reader import Reader
from tournee.reading.parsing import parse_yaml
from tournee.reading.sources import DataError, Mapping, Problem, Sequence
from tournee.reading.texts import DATA, written_files
from tournee.territoire.fichiers import DOSSIER, load_territoire
from tournee.writing.ordering import ordered
from tournee.writing.replacing import beside, write
from tournee.writing.spelling import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tournee.reading.sources import Value
    from tournee.writing.spelling import Repair


def correct(root: Path) -> list[Repair]:
    """Mend the files of data/ and give what was mended; DataError, and nothing written, if a value would be lost."""
    reader = Reader(root)
    territoire = reader.attempt(load_territoire, root / DOSSIER)
    before = dict(written_files(root, DATA))
    after = dict(before)
    repairs: list[Repair] = []
    for name, text in before.items():
        after[name], mended = spelled(name, text, territoire)
        repairs += mended
    with beside(root, after) as copy:
        texts, moved = ordered(copy)
    after |= texts
    lost = [name for name in before if _values(name, before[name]) != _values(name, after[name])]
    if lost:
        dit = "cette écriture n’est pas connue : la corriger perdrait une valeur ; corrigez à la main"
        raise DataError([Problem(name, 1, dit) for name in lost])
    for name, text in after.items():
        if text != before[name]:
            write(root / name, text)
    return [*repairs, *moved]


def _values(name: str, text: str) -> Counter[str]:
    """Every value that a text holds, however it is spelled."""
    try:
        value = parse_yaml(text, name)
    except DataError as error:
        value = error.rest
    return Counter(map(cle, _texts(value)))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, Mapping | Sequence):
        texts, held = (value.texts.values(), value.values()) if isinstance(value, Mapping) else (value.texts, value)
        yield from texts
        for un in held:
            yield from _texts(un)
