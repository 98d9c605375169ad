"""Records and lines of logs put in the order of their file, each with the comments above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any, Final

from tournee.fiches.label import Label
from tournee.fiches.suivi import Fiche
from tournee.loading.reader import Reader
from tournee.loading.schemas import LISTES
from tournee.reading.sources import quote, read_text
from tournee.writing.spelling import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tournee.reading.record import Record


DASH: Final = re.compile(r"(?P<indent> *)- ")


def ordered(root: Path) -> tuple[dict[str, str], list[Repair]]:
    """The new texts of the files of a project whose lists are out of order, and what was moved."""
    reader = Reader(root)
    texts: dict[str, str] = {}
    repairs: list[Repair] = []
    for name, lists in _lists(reader):
        written = (reader.attempt(read_text, root / name, name) or "").split("\n")
        lines = list(written)
        moved = sorted(line for items in lists for line in _sort(lines, items))
        repairs += [Repair(name, line, f"{quote(written[line - 1])} est mis à sa place") for line in moved]
        if moved:
            texts[name] = "\n".join(lines)
    return texts, repairs


def _lists(reader: Reader) -> Iterator[tuple[str, list[Sequence[Record]]]]:
    """Each file with its lists, those inside others first: they leave the others where they were."""
    for model in LISTES:
        records: tuple[Any, ...] = reader.optional_records(model)
        yield model.fichier, [*(record.suivi for record in records if isinstance(record, Fiche)), records]
    if label := reader.record(Label):
        yield Label.fichier, [label.editions]


def _sort(lines: list[str], items: Sequence[Record]) -> list[int]:
    """Sort the lines of a list; gives the lines where the items that were moved stood.

    A list that is not written in lines, or of which an item was refused, stays as it is.
    """
    if any(item.lacks(*type(item).model_fields) for item in items):
        return []
    after = sorted(items, key=lambda item: item.ordre)
    block = _Block.of(lines, [item.line() for item in items]) if after != list(items) else None
    if block is None:
        return []
    starts = [item.line() for item in after]
    texts = ([*block.items[start], *[""] * gap] for start, gap in zip(starts, block.gaps, strict=True))
    lines[block.start - 1 : block.end - 1] = chain.from_iterable(texts)
    return [start for start, before in zip(starts, accumulate(starts, max), strict=True) if start < before]


@dataclass(frozen=True)
class _Block:
    """The lines of a list: those of each item, by the line of its dash, and how many blank ones follow each."""

    start: int
    end: int
    items: dict[int, list[str]]
    gaps: list[int]

    @classmethod
    def of(cls, lines: list[str], starts: list[int]) -> _Block | None:
        """None where the list is not written a dash a line, or where it holds more than these items."""
        dash = DASH.match(lines[starts[0] - 1])
        if dash is None:
            return None
        end = next((n for n in range(starts[0] + 1, len(lines) + 1) if _is_after(lines[n - 1], dash)), len(lines))
        if [n for n in range(starts[0], end) if lines[n - 1].startswith(dash[0])] != starts:
            return None
        bounds = [_above(lines, line) for line in (*starts, end)]
        texts = [lines[start - 1 : stop - 1] for start, stop in pairwise(bounds)]
        filled = ["\n".join(text).rstrip().split("\n") for text in texts]
        gaps = [len(text) - len(full) for text, full in zip(texts, filled, strict=True)]
        return cls(bounds[0], bounds[-1], dict(zip(starts, filled, strict=True)), gaps)


def _is_after(line: str, dash: re.Match[str]) -> bool:
    """Whether a line is no more of the list whose first dash that is."""
    text = line.lstrip()
    indent, margin = len(line) - len(text), len(dash["indent"])
    return bool(text) and text[0] != "#" and (indent < margin or (indent == margin and text[:2] != "- "))


def _above(lines: list[str], line: int) -> int:
    """Where what belongs to a line begins: at the comments above it, unless they open the file."""
    above = line
    while above > 1 and lines[above - 2].lstrip().startswith("#"):
        above -= 1
    return above if above > 1 else line
