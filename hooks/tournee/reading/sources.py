"""Files and what they hold: texts, values that remember their lines, the problems that say what is wrong and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TAILLE_MAX: Final = 5_000_000
"""Bytes. Several times a log of all the communes of a region: beyond, the file is not one of ours."""

LONGUEUR_MAX: Final = 600
"""Characters of a message: what a page of a forge shows without a scroll."""

Scalar: TypeAlias = str | int | float | bool | date | None
Value: TypeAlias = "Scalar | Mapping | Sequence | Refused"


class Refused:
    """What stands for a value that was refused, and told: its record must not be refused for it again."""


REFUSED: Final = Refused()


def quote(texte: str) -> str:
    """What a contributor wrote, between quotes: its beginning is enough to find it."""
    debut = " ".join(texte.split()) or "…"
    return f"« {debut if len(debut) <= EXTRAIT_MAX else debut[:EXTRAIT_MAX].rstrip() + '…'} »"


EXTRAIT_MAX: Final = 60

TOLD_REMEDY: Final = re.compile(r" ; (?:écrivez|mettez)\b[^;]*$")
"""How a sentence ends that says what to write instead."""


def to_paste(texte: str) -> str:
    """A text as YAML writes it between quotes, whatever it holds."""
    return f"'{texte.replace(chr(39), chr(39) * 2)}'" if '"' in texte or "\\" in texte else f'"{texte}"'


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, where, and how to mend it: one line for a contributor, in French."""

    file: str
    line: int
    message: str
    column: int = 0
    """From 1, in characters; 0 where only the line is known."""
    remede: str = ""
    """The line as it should be, to paste over it, or the lines to add; empty where only a person knows."""

    @property
    def said(self) -> str:
        """The message on one line, with plain spaces, whatever the data holds: terminals and forges show it."""
        ligne = "".join(signe if signe.isprintable() else "\ufffd" for signe in " ".join(self.message.split()))
        return ligne if len(ligne) <= LONGUEUR_MAX else ligne[: LONGUEUR_MAX - 1] + "…"

    @property
    def reason(self) -> str:
        """What is said beside the remedy, where it has its own line."""
        return TOLD_REMEDY.sub("", self.said) if self.remede else self.said

    def __str__(self) -> str:
        """Its place and what it says."""
        return f"{self.file}:{self.line}: {self.said}"


class DataError(Exception):
    """All the problems found, sorted by file and line, and what could be read in spite of them."""

    def __init__(self, problems: Iterable[Problem], rest: Value = REFUSED) -> None:
        self.problems = tuple(sorted(set(problems)))
        self.rest = rest
        super().__init__("\n".join(map(str, self.problems)))


class Mapping(dict[str, "Value"]):
    """A YAML mapping that knows its file and its line, and the place and the text of each of its keys."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}
        self.columns: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self.keys_at: dict[str, int] = {}
        """The columns of the keys; « columns » are those of the values."""
        self.source: tuple[str, ...] = ()
        """The lines of its file."""
        self.refused: set[str] = set()
        """The fields taken away because they are refused, and told."""


class Sequence(list["Value"]):
    """A YAML list that knows its line and those of its items."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []
        self.columns: list[int] = []
        self.texts: list[str] = []


def rename(source: tuple[str, ...], line: int, column: int, name: str, meant: str) -> str:
    """A line with another name for the field that it writes from a column on; empty if it cannot be told."""
    written = source[line - 1] if 0 < line <= len(source) else ""
    before, rest = written[: column - 1], written[column - 1 :]
    return f"{before}{meant}{rest.removeprefix(name)}" if column and rest.startswith(name) else ""


WRITTEN: Final = re.compile(r"\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^,{}\[\]\n]*?(?=\s*(?:[,}\]]|$))")
"""A value between braces or brackets, as it is written."""
COMMENTED: Final = re.compile(r"\s{2,}#(?:\s.*)?$")
PLAIN: Final = re.compile(r"[^\W_](?:[\w .()’'/-]*[\w.)])?")


def in_yaml(texte: str) -> str:
    """A text as YAML writes it: between quotes where it could be taken for something else."""
    return texte if PLAIN.fullmatch(texte) and not texte[0].isdigit() else to_paste(texte)


def put_in(source: tuple[str, ...], line: int, column: int, written: str) -> str:
    """A line with something else from a column to the end of what is written there; empty if it cannot be told."""
    if not column or not 0 < line <= len(source):
        return ""
    before, rest = source[line - 1][: column - 1], source[line - 1][column - 1 :]
    before += " " * before.endswith(":")
    if "{" in before or "[" in before:
        found = WRITTEN.match(rest)
        return f"{before}{written}{rest[found.end() if found else len(rest) :]}"
    kept = COMMENTED.search(rest)
    return f"{before}{written}{kept[0] if kept else ''}"


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file, with one kind of line end; DataError if it cannot be that."""
    text = _decode(_read_bytes(path, name), name).replace("\r\n", "\n").replace("\r", "\n")
    invisible = INVISIBLE.search(text)
    if invisible:
        line = text.count("\n", 0, invisible.start()) + 1
        code = f"U+{ord(invisible[0]):04X}"
        raise DataError([Problem(name, line, INVISIBLE_VU.format(code=code), _column(text, invisible.start()))])
    return text


def _column(text: str, place: int) -> int:
    return place - text.rfind("\n", 0, place)


INVISIBLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Controls, line breaks that no editor counts, changes of direction: what YAML forbids, or an eye cannot check."""
INVISIBLE_VU: Final = "un caractère invisible ({code}) s’est glissé dans cette ligne ; effacez-la et retapez-la"

BLANKS: Final = {
    "\u00a0": "une espace insécable",
    "\u202f": "une espace fine insécable",
    "\u00ad": "un tiret conditionnel",
    "\u200b": "une espace sans largeur",
    "\u200c": "un antiliant",
    "\u200d": "un liant",
    "\u2060": "un gluon",
}
"""What prose may hold, and what no name, no code and no key does: nobody sees it."""


def unseen(texte: str) -> str | None:
    """The first sign of a name or a code that nobody sees, in words; None where there is none."""
    return next((f"{BLANKS[signe]} (U+{ord(signe):04X})" for signe in texte if signe in BLANKS), None)


def without_unseen(texte: str) -> str:
    """The same without the signs that nobody sees."""
    return "".join(signe for signe in texte if signe not in BLANKS).strip()


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise DataError([Problem(name, 1, "un dossier porte le nom de ce fichier ; remettez le fichier")])
        ko = path.stat().st_size // 1000
        if ko * 1000 > TAILLE_MAX:
            message = f"le fichier pèse {ko} ko, plus que les {TAILLE_MAX // 1000} permis ; est-ce le bon ?"
            raise DataError([Problem(name, 1, message)])
        return path.read_bytes()
    except FileNotFoundError:
        message = "ce fichier manque ; remettez-le (voir l’historique du dépôt)"
        raise DataError([Problem(name, 1, message)]) from None
    except OSError:
        raise DataError([Problem(name, 1, "ce fichier ne peut pas être lu ; vérifiez vos droits sur lui")]) from None


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "ce caractère n’est pas en UTF-8 ; dans votre éditeur, enregistrez le fichier « en UTF-8 »"
        raise DataError([Problem(name, line, message)]) from None
