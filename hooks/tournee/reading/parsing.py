"""From a YAML text to values that remember their places; whatever a contributor cannot have meant becomes a problem."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

import yaml

from tournee.reading.sources import (
    EXTRAIT_MAX,
    INVISIBLE,
    REFUSED,
    DataError,
    Mapping,
    Problem,
    Refused,
    Scalar,
    Sequence,
    Value,
    put_in,
    quote,
    read_text,
    to_paste,
    unseen,
    without_unseen,
)
from tournee.reading.syntax import explain

if TYPE_CHECKING:
    from pathlib import Path

Number = TypeVar("Number", int, float)

PROFONDEUR_MAX: Final = 40
"""Levels of lists and fields. Ours have six; libyaml crashes on some thousands."""

COMMENT: Final = re.compile(r"\s+#")
A_COMMENT: Final = re.compile(r"\s{2,}#(?:\s.*)?")
"""What nobody takes for the end of a text: two spaces before the sign, one after."""
BLOCK: Final = ("|", ">")
"""The styles of a text on lines of its own, which ends where another line begins."""

GLUED: Final = re.compile(r"(\w+):(\S.*)")


def read_yaml(path: Path, name: str) -> Value:
    """The contents of a YAML file, called ``name`` in messages; DataError with every problem of reading it."""
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str) -> Value:
    """The value of a YAML text; DataError with every problem, and with what could be read."""
    builder = _Builder(text, name)
    try:
        value = builder.document()
    except yaml.MarkedYAMLError as error:
        problem = explain(error, text, name)
        before = [autre for autre in builder.problems if autre.line != problem.line]
        raise DataError([*before, problem]) from None
    if builder.problems:
        raise DataError(builder.problems, value)
    return value


TAG: Final = "tag:yaml.org,2002:"
HOUR: Final = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt\s]")
TOO_LONG: Final = re.compile(r"[-+]?[1-9][0-9]{18,}")
ZERO_TOO_MANY: Final = re.compile("0[0-9]{5}")
"""A code of five figures, as a table of another tool writes it on six."""
DECIMAL: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")


class _Builder:
    """Values from YAML's events; whatever a contributor cannot have meant becomes a problem."""

    def __init__(self, text: str, name: str) -> None:
        self.loader = yaml.CSafeLoader(text)
        self.name = name
        self.source = tuple(text.split("\n"))
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

    def refuse(self, event: Any, message: str, column: int = 0, right: str = "") -> Refused:
        """Tell what is wrong with an event, and what to write in its place."""
        line, start = (event.start_mark.line, event.start_mark.column) if event else (0, -1)
        remede = put_in(self.source, line + 1, start + 1, right) if right else ""
        self.problems.append(Problem(self.name, line + 1, message, column or start + 1, remede))
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
        return REFUSED if event.anchor else value

    def mapping(self, start: Any, depth: int) -> Mapping | Refused:
        mapping = Mapping(self.name, start.start_mark.line + 1)
        mapping.source = self.source
        again, alone = list[Any](), list[Any]()
        while not self.loader.check_event(yaml.MappingEndEvent):
            key_event = self.next()
            key = self.key(key_event, depth)
            event = self.next()
            value = self.value(event, depth + 1)
            if key in mapping:
                again.append(key_event)
            elif key is not None and start.flow_style and value is None and not self._has_colon(key_event):
                alone.append(key_event)
            elif key is not None:
                mapping[key] = value
                mapping.lines[key] = key_event.start_mark.line + 1
                mapping.columns[key] = _column_of(event, key_event)
                mapping.keys_at[key] = key_event.start_mark.column + 1
                mapping.texts[key] = _text(event)
        self.next()
        if alone:
            return self.refuse(alone[0], _without_value(alone[0].value))
        return self.repeated(again, mapping) if again else mapping

    def _has_colon(self, key: Any) -> bool:
        line: str = self.source[key.end_mark.line]
        return line[key.end_mark.column :].lstrip().startswith(":")

    def repeated(self, again: list[Any], mapping: Mapping) -> Mapping | Refused:
        """What to say of fields written twice: another record begins there without its dash, or one is too many."""
        first = again[0]
        if len(again) > 1 and first.value == next(iter(mapping)):
            if not first.start_mark.column and self.name.count("/") > 1:
                dit = "une seconde fiche commence ici ; mettez-la dans un fichier à elle, ou ôtez-la"
                return self.refuse(first, dit)
            ecrit = self.source[first.start_mark.line]
            ligne = f"- {ecrit.strip()}"
            self.refuse(first, f"il manque le tiret qui commence une fiche ou un geste ; écrivez {quote(ligne)}")
            self.problems[-1] = replace(self.problems[-1], remede=ecrit[: max(0, first.start_mark.column - 2)] + ligne)
            return REFUSED
        for event in again:
            dit = f"le champ {quote(event.value)} est déjà écrit ligne {mapping.lines[event.value]}"
            self.refuse(event, f"{dit} ; gardez-en un")
        return mapping

    def key(self, event: Any, depth: int) -> str | None:
        """The name of a field, if it is one."""
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            self.value(event, depth + 1)
            self.refuse(event, "un nom de champ est attendu ici, comme « nom: »")
            return None
        key = unicodedata.normalize("NFC", event.value)
        if key == "<<":
            self.refuse(event, "« << » ne sert pas ici ; recopiez les champs")
            return None
        if sign := unseen(key):
            key = without_unseen(key)
            self.refuse(event, f"« {key}: » contient {sign}, qui ne se voit pas ; retapez ces mots")
        return key

    def sequence(self, start: Any, depth: int) -> Sequence:
        sequence = Sequence(start.start_mark.line + 1)
        while not self.loader.check_event(yaml.SequenceEndEvent):
            event = self.next()
            sequence.append(self.value(event, depth + 1))
            sequence.lines.append(event.start_mark.line + 1)
            sequence.columns.append(event.start_mark.column + 1)
            sequence.texts.append(_text(event))
        self.next()
        return sequence

    def scalar(self, event: Any) -> Scalar | Refused:
        if lost := self._lost(event):
            entier = to_paste(f"{event.value}{lost}".strip())
            dit = f"« # » commence un commentaire, et {quote(lost)} serait perdu ; écrivez entre guillemets {entier}"
            place = event.end_mark.column + len(lost) - len(lost.lstrip()) + 1
            return self.refuse(event, dit, place, entier)
        value: Scalar | Refused = unicodedata.normalize("NFC", event.value)
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

    def _lost(self, event: Any) -> str:
        """What follows a text and a « # » takes away; nothing where it is plainly a comment."""
        if event.style in BLOCK:
            return ""
        rest = self.source[event.end_mark.line][event.end_mark.column :]
        lost = rest.startswith("#") if event.style else COMMENT.match(rest) and not A_COMMENT.fullmatch(rest)
        return rest if lost else ""

    def number(self, event: Any, kind: type[Number]) -> Number | Refused:
        try:
            if kind is int and TOO_LONG.fullmatch(event.value):
                return self.refuse(event, f"{quote(event.value)} est un trop grand nombre ; corrigez-le")
            if kind is int and not DECIMAL.fullmatch(event.value):
                raise ValueError  # noqa: TRY301  an octal 01004 and a clock 12:30 are the same mistake as a bad float
            return kind(event.value)
        except ValueError:
            juste = to_paste(event.value[:EXTRAIT_MAX])
            dit = f"{quote(event.value)} serait lu comme un autre nombre ; mettez des guillemets : {juste}"
            if ZERO_TOO_MANY.fullmatch(event.value):
                juste = to_paste(event.value[1:])
                dit = f"{quote(event.value)} a un zéro de trop, et un code est entre guillemets ; écrivez {juste}"
            return self.refuse(event, dit, right=juste)

    def day(self, event: Any) -> date | Refused:
        try:
            return date.fromisoformat(event.value)
        except ValueError:
            if hour := HOUR.match(event.value):
                dit = f"{quote(event.value)} dit aussi une heure ; écrivez le jour seul : {hour['day']}"
                return self.refuse(event, dit, right=hour["day"])
            message = f"{quote(event.value)} n’est pas un jour qui existe ; écrivez par exemple 2026-10-03"
            return self.refuse(event, message)


def _text(event: Any) -> str:
    return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""


def _column_of(event: Any, key: Any) -> int:
    """Where a value begins; its field, where it is on other lines."""
    shown = event if event.start_mark.line == key.start_mark.line else key
    return int(shown.start_mark.column) + 1


def _without_value(key: str) -> str:
    """What to say of a field between braces that is a word and no more."""
    if glued := GLUED.fullmatch(key):
        return f"il manque une espace après « : » ; écrivez {quote(f'{glued[1]}: {glued[2]}')}"
    dit = f"{quote(key)} n’a pas de valeur, car une virgule sépare deux champs entre accolades"
    return f"{dit} ; mettez entre guillemets la valeur qui contient la virgule"
