"""YAML files as values that remember their lines, or the problems that say why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TAILLE_MAX: Final = 5_000_000
"""Bytes. Several times a log of all the communes of a region: beyond, the file is not one of ours."""

Number = TypeVar("Number", int, float)

PROFONDEUR_MAX: Final = 40
"""Levels of lists and fields. Ours have six; libyaml crashes on some thousands."""

LONGUEUR_MAX: Final = 400
"""Characters of a message: what a page of a forge shows without a scroll."""

Scalar: TypeAlias = str | int | float | bool | date | None
Value: TypeAlias = "Scalar | Mapping | Sequence | Refused"


class Refused:
    """What stands for a value that was refused, and told: its record must not be refused for it again."""


REFUSED: Final = Refused()


def quote(texte: str) -> str:
    """What a contributor wrote, between quotes: its beginning is enough to find it."""
    debut = " ".join(texte.split())
    return f"« {debut if len(debut) <= EXTRAIT_MAX else debut[:EXTRAIT_MAX].rstrip() + '…'} »"


EXTRAIT_MAX: Final = 60


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, where, and how to mend it: one line for a contributor, in French."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """One line, with plain spaces, whatever the data holds: it goes to terminals and to the logs of forges."""
        ligne = "".join(signe if signe.isprintable() else "\ufffd" for signe in " ".join(self.message.split()))
        return f"{self.file}:{self.line}: {ligne if len(ligne) <= LONGUEUR_MAX else ligne[: LONGUEUR_MAX - 1] + '…'}"


class DataError(Exception):
    """All the problems found, sorted by file and line, and what could be read in spite of them."""

    def __init__(self, problems: Iterable[Problem], rest: Value = REFUSED) -> None:
        self.problems = tuple(sorted(set(problems)))
        self.rest = rest
        super().__init__("\n".join(map(str, self.problems)))


class Mapping(dict[str, "Value"]):
    """A YAML mapping that knows its file and its line, and the line and the text of each of its keys."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
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
    """The text of a UTF-8 file, with one kind of line end; DataError if it cannot be that."""
    text = _decode(_read_bytes(path, name), name).replace("\r\n", "\n").replace("\r", "\n")
    invisible = INVISIBLE.search(text)
    if invisible:
        line = text.count("\n", 0, invisible.start()) + 1
        code = f"U+{ord(invisible[0]):04X}"
        raise DataError([Problem(name, line, INVISIBLE_VU.format(code=code))])
    return text


INVISIBLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Controls, line breaks that no editor counts, changes of direction: what YAML forbids, or an eye cannot check."""
INVISIBLE_VU: Final = "un caractère invisible ({code}) s’est glissé dans cette ligne ; effacez-la et retapez-la"


def parse_yaml(text: str, name: str) -> Value:
    """The value of a YAML text; DataError with every problem, and with what could be read."""
    builder = _Builder(text, name)
    try:
        value = builder.document()
    except yaml.MarkedYAMLError as error:
        raise DataError([*builder.problems, _syntax_problem(error, text, name)]) from None
    if builder.problems:
        raise DataError(builder.problems, value)
    return value


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


SYNTAX: Final = (
    ("mapping values are not allowed", "il y a un « : » de trop ; mettez la valeur entre guillemets"),
    ("escape", "« \\ » ne sert pas ici ; effacez-le, ou entourez la valeur d’apostrophes au lieu de guillemets"),
    ("hexdecimal", "« \\ » ne sert pas ici ; effacez-le, ou entourez la valeur d’apostrophes au lieu de guillemets"),
    ("quoted scalar", "un guillemet ouvert ici n’est jamais fermé"),
    ("tag", "un point d’exclamation commence la valeur ; mettez-la entre guillemets"),
    ("while scanning an alias", "l’étoile commence la valeur ; mettez-la entre guillemets"),
    ("while scanning an anchor", "l’esperluette commence la valeur ; mettez-la entre guillemets"),
    ("incompatible YAML document", "« %YAML » ne sert pas ici ; effacez cette ligne"),
    ("directive", "« % » commence la ligne ; mettez la valeur entre guillemets"),
    ("block scalar", "« | » ou « > » commence la valeur ; mettez-la entre guillemets"),
    ("block sequence entries are not allowed", "un tiret commence la valeur ; allez à la ligne, ou ôtez-le"),
    ("cannot start any token", "ce caractère ne peut pas commencer une valeur ; mettez-la entre guillemets"),
    ("could not find expected ':'", "il manque « : » (suivi d’une espace) après le nom du champ"),
    ("did not find expected ',' or", "une accolade ou un crochet ouvert ici n’est pas fermé, ou une virgule manque"),
    ("did not find expected <document start>", "cette ligne n’est ni une fiche (« - ») ni un champ (« nom: valeur »)"),
    ("did not find expected", "l’alignement ou la ponctuation est faux ; comparez avec la fiche voisine"),
)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    said, lines = f"{error.context or ''} {error.problem or ''}", text.split("\n")
    opened = "quoted scalar" in said or "a flow " in said
    mark = error.context_mark if opened else error.problem_mark
    line = min(mark.line + 1 if mark else 1, len(lines))
    source = lines[line - 1]
    if "\t" in source[: len(source) - len(source.lstrip())]:
        return Problem(name, line, "une tabulation sert de retrait ; remplacez-la par des espaces (deux par niveau)")
    hint = next((hint for part, hint in SYNTAX if part in said), "comparez avec la fiche voisine")
    extrait = f" ({quote(source)})" if source.strip() else ""
    return Problem(name, line, f"l’écriture YAML n’est pas respectée{extrait} : {hint}")


TAG: Final = "tag:yaml.org,2002:"
DECIMAL: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")


class _Builder:
    """Values from YAML's events; whatever a contributor cannot have meant becomes a problem."""

    def __init__(self, text: str, name: str) -> None:
        self.loader = yaml.CSafeLoader(text)
        self.name = name
        self.problems: list[Problem] = []

    def next(self) -> Any:
        """The next event: a class of PyYAML that has no types."""
        return self.loader.get_event()

    def document(self) -> Value:
        """The value of the one document."""
        self.next()
        value: Value = None
        if not self.loader.check_event(yaml.StreamEndEvent):
            self.next()
            value = self.value(self.next(), 1)
            self.next()
        suite = self.next()
        if isinstance(suite, yaml.DocumentStartEvent):
            self.refuse(suite, "« --- » ouvre un second document ; il n’en faut qu’un par fichier")
        elif value is None:
            self.refuse(None, "le fichier est vide ; remettez son contenu (voir l’historique du dépôt)")
        return REFUSED if value is None else value

    def refuse(self, event: Any, message: str) -> Refused:
        line = event.start_mark.line + 1 if event else 1
        self.problems.append(Problem(self.name, line, message))
        return REFUSED

    def value(self, event: Any, depth: int) -> Value:
        if depth > PROFONDEUR_MAX:
            message = f"plus de {PROFONDEUR_MAX} niveaux imbriqués ; un crochet ou une accolade de trop ?"
            self.refuse(event, message)
            raise DataError(self.problems)
        if event.anchor:
            self.refuse(event, "« & » et « * » ne servent pas ici ; recopiez la valeur, ou mettez-la entre guillemets")
        if isinstance(event, yaml.AliasEvent):
            return REFUSED
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            value = self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            value = self.mapping(event, depth)
        else:
            value = self.sequence(event, depth)
        if event.tag:
            etiquette = event.tag.replace(TAG, "!!")
            return self.refuse(event, f"{quote(etiquette)} n’est pas permis ; écrivez la valeur seule, sans « ! »")
        return value

    def mapping(self, start: Any, depth: int) -> Mapping:
        mapping = Mapping(self.name, start.start_mark.line + 1)
        while not self.loader.check_event(yaml.MappingEndEvent):
            key_event = self.next()
            key = self.key(key_event, mapping, depth)
            event = self.next()
            value = self.value(event, depth + 1)
            if key is not None:
                mapping[key] = value
                mapping.lines[key] = key_event.start_mark.line + 1
                mapping.texts[key] = _text(event)
        self.next()
        return mapping

    def key(self, event: Any, mapping: Mapping, depth: int) -> str | None:
        """The name of a field, if it is one, and a new one."""
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            self.value(event, depth + 1)
            self.refuse(event, "un nom de champ est attendu ici, comme « nom: »")
            return None
        key = str(event.value)
        if key == "<<":
            self.refuse(event, "« << » ne sert pas ici ; recopiez les champs")
            return None
        if key in mapping:
            premiere = mapping.lines[key]
            self.refuse(event, f"le champ {quote(key)} est déjà écrit ligne {premiere} ; gardez-en un")
            return None
        return key

    def sequence(self, start: Any, depth: int) -> Sequence:
        sequence = Sequence(start.start_mark.line + 1)
        while not self.loader.check_event(yaml.SequenceEndEvent):
            event = self.next()
            sequence.append(self.value(event, depth + 1))
            sequence.lines.append(event.start_mark.line + 1)
            sequence.texts.append(_text(event))
        self.next()
        return sequence

    def scalar(self, event: Any) -> Scalar | Refused:
        value: Scalar | Refused = str(event.value)
        match self.loader.resolve(yaml.ScalarNode, event.value, event.implicit).removeprefix(TAG):  # type: ignore[no-untyped-call]  # PyYAML has no types
            case "null":
                value = None
            case "bool":
                value = event.value.lower() in {"true", "yes", "on"}
            case "float":
                value = self.number(event, float)
            case "int":
                value = self.number(event, int)
            case "timestamp":
                value = self.day(event)
            case _ if INVISIBLE.search(event.value):
                value = self.refuse(event, "« \\ » écrit ici un caractère invisible ; effacez-le")
        return value

    def number(self, event: Any, kind: type[Number]) -> Number | Refused:
        try:
            if kind is int and not DECIMAL.fullmatch(event.value):
                raise ValueError  # noqa: TRY301  an octal 01004 and a clock 12:30 are the same mistake as a bad float
            return kind(event.value)
        except ValueError:
            guillemets = f'mettez des guillemets : "{event.value[:EXTRAIT_MAX]}"'
            return self.refuse(event, f"{quote(event.value)} serait lu comme un autre nombre ; {guillemets}")

    def day(self, event: Any) -> date | Refused:
        try:
            return date.fromisoformat(event.value)
        except ValueError:
            message = f"{quote(event.value)} n’est pas un jour qui existe ; écrivez par exemple 2026-10-03"
            return self.refuse(event, message)


def _text(event: Any) -> str:
    return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""
