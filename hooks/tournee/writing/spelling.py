"""What is understood and written otherwise than our files write it: put in their spelling, sign for sign."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from tournee.francais.noms import cle
from tournee.reading.parsing import parse_yaml
from tournee.reading.sources import DataError, Mapping, Sequence, to_paste

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.reading.sources import Value
    from tournee.territoire.communes import Territoire

CODES: Final = ("insee", "commune", "siren", "departement", "departements", "comparaisons", "territoire")
"""The fields that hold codes: texts, which YAML takes for numbers where they have no quotes."""
CODE: Final = re.compile(r"[0-9]{2,3}|[0-9]{5}|[0-9]{9}")
GUILLEMETS: Final = re.compile(r'"[^"\\]*"|' + r"'[^']*'")


class Repair(NamedTuple):
    """What was mended, at which line of the file as it was, in French."""

    file: str
    line: int
    said: str

    def __str__(self) -> str:
        """Its place and what it says."""
        return f"{self.file}:{self.line}: {self.said}"


def spelled(name: str, text: str, territoire: Territoire | None) -> tuple[str, list[Repair]]:
    """The text of a file of data/ in the usual spelling, and what changed; as it is where it cannot be read."""
    lines = text.split("\n")
    repairs = list(_accents(name, lines))
    for place in _places(_read(name, "\n".join(lines)), territoire):
        number, column, written, right = place
        line = lines[number - 1]
        before, after = line[: column - 1], line[column - 1 :]
        quoted = GUILLEMETS.match(after)
        old = quoted[0] if quoted else written
        if after.startswith(old) and (new := to_paste(right) if quoted or CODE.fullmatch(right) else right) != old:
            lines[number - 1] = f"{before}{new}{after.removeprefix(old)}"
            repairs.append(Repair(name, number, f"{old} devient {new}"))
    return "\n".join(lines), repairs


def _accents(name: str, lines: list[str]) -> Iterator[Repair]:
    """Letters and their accents in one sign, as everybody but macOS writes them."""
    for number, line in enumerate(lines, 1):
        if not unicodedata.is_normalized("NFC", line):
            lines[number - 1] = unicodedata.normalize("NFC", line)
            yield Repair(name, number, "chaque lettre et son accent ne font plus qu’un signe")


def _read(name: str, text: str) -> Value:
    try:
        return parse_yaml(text, name)
    except DataError as error:
        return error.rest


def _places(value: Value, territoire: Territoire | None) -> Iterator[tuple[int, int, str, str]]:
    """The line and the column of each value, what is written there, and how it is spelled."""
    if isinstance(value, Mapping):
        for champ in value:
            held = value[champ]
            if champ in CODES and isinstance(held, Sequence):
                for place in zip(held.lines, held.columns, held.texts, strict=True):
                    yield from _code(*place)
            elif champ in CODES:
                yield from _code(value.lines[champ], value.columns[champ], value.texts[champ])
        if territoire and (nom := _official(value, territoire)):
            yield value.lines["nom"], value.columns["nom"], value.texts["nom"], nom
    for held in value.values() if isinstance(value, Mapping) else value if isinstance(value, Sequence) else ():
        yield from _places(held, territoire)


def _code(line: int, column: int, text: str) -> Iterator[tuple[int, int, str, str]]:
    if CODE.fullmatch(text):
        yield line, column, text, text


def _official(record: Mapping, territoire: Territoire) -> str | None:
    """The name that official files give to the commune of a record, if the record writes that name in its own way."""
    code = "insee" if "suivi" in record else "commune" if "geste" in record else ""
    commune = territoire.commune(record.texts.get(code, ""))
    nom = record.get("nom")
    return commune.nom if commune and isinstance(nom, str) and cle(nom) == cle(commune.nom) else None
