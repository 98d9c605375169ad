"""YAML files as values that remember their lines, or the problems that say why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TAILLE_MAX: Final = 5_000_000
"""Bytes. Several times a log of all the communes of a region: beyond, the file is not one of ours."""

Number = TypeVar("Number", int, float)

Scalar: TypeAlias = str | int | float | bool | date | None
Value: TypeAlias = "Scalar | Mapping | Sequence"


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, where, and how to mend it: one line for a contributor, in French."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class DataError(Exception):
    """All the problems found, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class Mapping(dict[str, "Value"]):
    """A YAML mapping that knows its line, and the line and the text of each of its keys."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}
        self.texts: dict[str, str] = {}


class Sequence(list["Value"]):
    """A YAML list that knows its line and those of its items."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []
        self.texts: list[str] = []


def read_yaml(path: Path, name: str) -> Value:
    """The contents of a YAML file, called ``name`` in messages; DataError with every problem of reading it."""
    return parse_yaml(read_text(path, name), name)


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file; DataError if it is missing, too large or in another encoding."""
    return _decode(_read_bytes(path, name), name)


def parse_yaml(text: str, name: str) -> Value:
    """The value of a YAML text; DataError with every problem."""
    root = _compose(text, name)
    if root is None or root.tag == TAG + "null":
        raise DataError([Problem(name, 1, "le fichier est vide ; remettez son contenu (voir l’historique git)")])
    builder = _Builder(name)
    try:
        value = builder.value(root)
    except RecursionError:
        raise DataError([_too_deep(name)]) from None
    if builder.problems:
        raise DataError(builder.problems)
    return value


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > TAILLE_MAX:
            ko = path.stat().st_size // 1000
            raise DataError([Problem(name, 1, f"le fichier pèse {ko} ko, plus que les {TAILLE_MAX // 1000} permis")])
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError([Problem(name, 1, "ce fichier manque ; il est nécessaire, même presque vide")]) from None
    except OSError as error:
        raise DataError([Problem(name, 1, f"ce fichier ne peut pas être lu ({error.strerror})")]) from None


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "ce caractère n’est pas en UTF-8 ; dans votre éditeur, enregistrez le fichier « en UTF-8 »"
        raise DataError([Problem(name, line, message)]) from None


def _compose(text: str, name: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise DataError([_syntax_problem(error, text, name)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise DataError(
            [Problem(name, line, "caractère invisible interdit ; effacez-le et retapez la ligne")]
        ) from None
    except RecursionError:
        raise DataError([_too_deep(name)]) from None


def _too_deep(name: str) -> Problem:
    return Problem(name, 1, "le fichier est trop imbriqué ; ce n’est pas l’un des nôtres")


SYNTAX: Final = (
    ("mapping values are not allowed", "il y a un « : » de trop ; mettez la valeur entre guillemets"),
    ("unexpected end of stream", "un guillemet ouvert ici n’est jamais fermé"),
    ("found unexpected document", "un guillemet ouvert ici n’est jamais fermé"),
    ("found undefined tag handle", "un point d’exclamation commence la valeur ; mettez-la entre guillemets"),
    ("while scanning an alias", "l’étoile commence la valeur ; mettez-la entre guillemets"),
    ("undefined alias", "l’étoile commence la valeur ; mettez-la entre guillemets"),
    ("while scanning an anchor", "l’esperluette commence la valeur ; mettez-la entre guillemets"),
    ("cannot start any token", "ce caractère ne peut pas commencer une valeur ; mettez-la entre guillemets"),
    ("could not find expected ':'", "il manque « : » (suivi d’une espace) après le nom du champ"),
    ("did not find expected ',' or", "une accolade ou un crochet n’est pas fermé, ou une virgule manque"),
    ("did not find expected <document start>", "cette ligne n’est ni une fiche (« - ») ni un champ (« nom: valeur »)"),
    ("did not find expected", "l’alignement ou la ponctuation est faux ; comparez avec la fiche voisine"),
    ("another document", "« --- » sépare deux documents ; il n’en faut qu’un"),
)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.context_mark if "quoted scalar" in said else error.problem_mark
    line = min(mark.line + 1 if mark else 1, text.count("\n") + 1)
    source = text.splitlines()[line - 1] if text.splitlines()[line - 1 : line] else ""
    if "\t" in source[: len(source) - len(source.lstrip())] or "'\\t'" in said:
        return Problem(name, line, "une tabulation sert de retrait ; remplacez-la par des espaces (deux par niveau)")
    hint = next((hint for part, hint in SYNTAX if part in said), "comparez avec la fiche voisine")
    extrait = f" (« {source.strip()[:60]} »)" if source.strip() else ""
    return Problem(name, line, f"l’écriture YAML n’est pas respectée{extrait} : {hint}")


TAG: Final = "tag:yaml.org,2002:"
DECIMAL: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)")


class _Builder:
    """Values from nodes; whatever a contributor cannot have meant becomes a problem."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def refuse(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.name, node.start_mark.line + 1, message))

    def value(self, node: yaml.Node) -> Value:
        if id(node) in self.seen:
            self.refuse(node, "les ancres (&) et les renvois (*) ne servent pas ici ; recopiez la valeur")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode) and node.tag == TAG + "map":
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode) and node.tag == TAG + "seq":
            return self.sequence(node)
        if isinstance(node, yaml.ScalarNode) and node.tag.removeprefix(TAG) in SCALARS:
            return self.scalar(node)
        self.refuse(node, f"« {node.tag.replace(TAG, '!!')} » n’est pas permis ; écrivez la valeur seule")
        return None

    def mapping(self, node: yaml.MappingNode) -> Mapping:
        mapping = Mapping(node.start_mark.line + 1)
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                self.refuse(key_node, "un nom de champ est attendu ici")
                continue
            if key in mapping:
                self.refuse(key_node, f"le champ « {key} » est écrit deux fois ; gardez-en un")
                continue
            mapping[key] = self.value(value_node)
            mapping.lines[key] = key_node.start_mark.line + 1
            mapping.texts[key] = _text(value_node)
        return mapping

    def sequence(self, node: yaml.SequenceNode) -> Sequence:
        sequence = Sequence(node.start_mark.line + 1)
        for item in node.value:
            sequence.append(self.value(item))
            sequence.lines.append(item.start_mark.line + 1)
            sequence.texts.append(_text(item))
        return sequence

    def scalar(self, node: yaml.ScalarNode) -> Scalar:
        text = node.value
        match node.tag.removeprefix(TAG):
            case "null":
                return None
            case "bool":
                return text.lower() in {"true", "yes", "on"}
            case "float":
                return self.number(node, float)
            case "int":
                return self.number(node, int)
            case "timestamp":
                return self.day(node)
        return str(text)

    def number(self, node: yaml.ScalarNode, kind: type[Number]) -> Number | None:
        try:
            if kind is int and not DECIMAL.fullmatch(node.value):
                raise ValueError  # noqa: TRY301  an octal 01004 and a clock 12:30 are the same mistake as a bad float
            return kind(node.value)
        except ValueError:
            self.refuse(node, f"« {node.value} » serait lu comme un autre nombre ; mettez des guillemets")
            return None

    def day(self, node: yaml.ScalarNode) -> date | None:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            self.refuse(node, f"« {node.value} » n’est pas un jour qui existe ; écrivez par exemple 2026-10-03")
            return None


SCALARS: Final = frozenset({"str", "int", "float", "bool", "null", "timestamp"})


def _text(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""
