"""Why a record was refused, as a sentence for a contributor: from pydantic's errors to problems with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

from pydantic import BaseModel
from pydantic_core.core_schema import ErrorType

from tournee.francais.noms import slug
from tournee.reading.record import Record
from tournee.reading.sources import (
    EXTRAIT_MAX,
    REFUSED,
    Mapping,
    Problem,
    Sequence,
    in_yaml,
    put_in,
    quote,
    rename,
    to_paste,
    unseen,
    without_unseen,
)
from tournee.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from tournee.reading.sources import Value

    Loc = tuple[int | str, ...]

C = TypeVar("C")


def did_you_mean(valeur: str, permis: Iterable[str]) -> str:
    """« ; vouliez-vous dire … ? », or nothing when no permitted value looks like it."""
    proche = closest(valeur, permis)
    return f" ; vouliez-vous dire « {proche} » ?" if proche else ""


def closest(valeur: str, permis: Iterable[str]) -> str | None:
    """The permitted value that looks most like one, whatever its capitals, its accents and a « .md »."""
    plats = {slug(un) or un: un for un in permis}
    plat = slug(valeur.removesuffix(".md")) or valeur
    return next((plats[proche] for proche in get_close_matches(plat, plats, n=1, cutoff=0.6)), None)


def field_meant(nom: str, model: type[BaseModel]) -> str | None:
    """The field of a record for which a name that it has not stands."""
    return getattr(model, "OTHERWISE", {}).get(slug(nom)) or closest(nom, _fields(model))


def _fields(model: type[BaseModel]) -> list[str]:
    return model.written_fields() if issubclass(model, Record) else list(model.model_fields)


def problems(error: ValidationError, value: Value, model: type[BaseModel], file: str) -> Iterator[Problem]:
    """Each mistake of a record, with its place, what is written there and the probable fix, once."""
    for mistake in _mistakes(error.errors(include_url=False), model):
        place = _locate(value, mistake.details["loc"], of_key=mistake.kind in OF_KEYS)
        message, right = _message(mistake, place, model)
        remede = put_in(place.source, place.line, place.column, right) if right else ""
        if mistake.kind in OF_KEYS and mistake.meant and not mistake.others:
            remede = rename(place.source, place.line, place.column, _name(mistake.details), mistake.meant)
        yield Problem(file, place.line, message, place.column, remede)


OF_KEYS: Final = frozenset({"extra_forbidden", "capitals"})
"""The mistakes that are in the name of a field."""


def blanks(value: Value, model: type[BaseModel], file: str) -> Iterator[Problem]:
    """Each field that could be left out and has nothing after its colon: something may be lost there."""
    if isinstance(value, Mapping):
        for champ, held in value.items():
            field = model.model_fields.get(champ)
            if held is None and field and not field.is_required():
                yield Problem(
                    file, value.lines[champ], PHRASES["vide_facultatif"].format(dit=f"le champ {quote(champ)}")
                )
            elif field:
                yield from blanks(held, model_at(model, (champ,)), file)
    elif isinstance(value, Sequence):
        for item in value:
            yield from blanks(item, model, file)


@dataclass(frozen=True)
class _Mistake:
    """What pydantic says of it, and what it says of the same mistake elsewhere in the list or in the record."""

    details: ErrorDetails
    meant: str | None = None
    """The field for which an unknown one stands."""
    others: tuple[ErrorDetails, ...] = ()

    @property
    def kind(self) -> str:
        """Which sentence tells it."""
        kind, value = self.details["type"], self.details["input"]
        if kind == "extra_forbidden":
            return "capitals" if self.meant == _name(self.details).lower() else kind
        if value is None and _in_a_list(self.details["loc"]):
            return "lone_dash"
        if value is None and kind != "tuple_type":
            return "vide"
        return "several" if kind in TEXTS and isinstance(value, list | dict) else kind


def _mistakes(erreurs: list[ErrorDetails], model: type[BaseModel]) -> Iterator[_Mistake]:
    """The errors, one for each mistake; what the reading of the file has told is left out."""
    by_kind: dict[Any, list[ErrorDetails]] = {}
    for details in erreurs:
        loc, kind = details["loc"], details["type"]
        if details["input"] is REFUSED and kind != "extra_forbidden":
            continue
        shared = kind in {"extra_forbidden", "missing"} or (kind == "string_type" and _in_a_list(loc))
        by_kind.setdefault((loc[:-1] if shared else loc, kind), []).append(details)
    for (parent, kind), uns in by_kind.items():
        if kind == "extra_forbidden":
            yield from _unknown_fields(uns, by_kind.get((parent, "missing"), []), model_at(model, parent))
        elif kind == "missing":
            strangers = by_kind.get((parent, "extra_forbidden"), [])
            unknown = list(_unknown_fields(strangers, uns, model_at(model, parent)))
            meant = {un.meant for un in unknown} | {_name(autre).lower() for un in unknown for autre in un.others}
            yield from (_Mistake(un) for un in uns if _name(un) not in meant)
        elif kind != "too_short" or not any(within == parent for within in _lists(by_kind)):
            yield _Mistake(uns[0], others=tuple(uns[1:]))


def _unknown_fields(
    strangers: list[ErrorDetails], missing: list[ErrorDetails], model: type[BaseModel]
) -> Iterator[_Mistake]:
    """Each with the field that it looks like, or the only one that is missing; those with a capital are one mistake."""
    capitals = [un for un in strangers if _name(un).lower() in model.model_fields]
    if capitals:
        yield _Mistake(capitals[0], _name(capitals[0]).lower(), tuple(capitals[1:]))
    others = [un for un in strangers if un not in capitals]
    for un in others:
        alone = _name(missing[0]) if len(others) == len(missing) == 1 and not capitals else None
        yield _Mistake(un, field_meant(_name(un), model) or alone)


def _lists(by_kind: Iterable[tuple[Loc, str]]) -> Iterator[Loc]:
    """Those of which an item is wrong: only its other items are counted."""
    for loc, kind in by_kind:
        if kind == "string_type" or _in_a_list(loc):
            yield loc[:-1] if _in_a_list(loc) else loc


def _in_a_list(loc: Loc) -> bool:
    return bool(loc) and isinstance(loc[-1], int)


def _name(details: ErrorDetails) -> str:
    return str(details["loc"][-1]) if details["loc"] else ""


@dataclass(frozen=True)
class _Place:
    """Where a mistake stands in its file."""

    line: int
    column: int
    loc: Loc
    """The part of the path that stands in the file."""
    texte: str
    source: tuple[str, ...]


def _locate(value: Value, loc: Loc, *, of_key: bool = False) -> _Place:
    line, column, texte, kept = getattr(value, "line", 1), 0, "", list[int | str]()
    source = getattr(value, "source", ())
    for part in loc:
        if isinstance(value, Mapping) and isinstance(part, str):
            kept.append(part)
            if part not in value:
                break
            line = value.lines.get(part, line)
            column = (value.keys_at if of_key else value.columns).get(part, column)
            texte, value = value.texts.get(part, ""), value[part]
        elif isinstance(value, Sequence) and isinstance(part, int) and part < len(value):
            kept.append(part)
            line, column, texte, value = value.lines[part], value.columns[part], value.texts[part], value[part]
    return _Place(line, column, tuple(kept), texte, source)


def model_at(model: type[BaseModel], loc: Iterable[int | str]) -> type[BaseModel]:
    """The record in which the last part of a path is a field."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_classes_in(model.model_fields[part].annotation, BaseModel), model)
    return model


def _classes_in(annotation: Any, base: type[C]) -> Iterator[type[C]]:
    """The classes of a kind that an annotation names, by themselves or by one of their values."""
    for named in (annotation, type(annotation)):
        if isinstance(named, type) and issubclass(named, base):
            yield named
    for inner in getattr(annotation, "__args__", ()):
        yield from _classes_in(inner, base)


def _message(mistake: _Mistake, place: _Place, model: type[BaseModel]) -> tuple[str, str]:
    """The sentence, and what to write from there on, where there is one thing to write."""
    details, kind, texte = mistake.details, mistake.kind, place.texte
    champ = next((str(part) for part in reversed(place.loc) if isinstance(part, str)), "")
    model = model_at(model, place.loc[:-1])
    permis = _permitted(details, model)
    phrase = PHRASES.get(kind, DE_NOUS if kind not in STANDARD else "{dit}{vu} : {description}")
    suite = f"{did_you_mean(texte, permis)} (permis : {', '.join(permis)})"
    right = ""
    if kind == "extra_forbidden":
        suite = f" ; vouliez-vous dire « {mistake.meant} » ?" if mistake.meant else ""
        suite += f" (permis : {', '.join(permis)})"
    if kind in {"enum", "literal_error"}:
        meant, elsewhere = _meant(texte, champ, model)
        suite = elsewhere or suite
        right = meant or ("" if elsewhere else closest(texte, permis) or "")
    if kind == "string_type" and texte and not mistake.others:
        right = to_paste(texte)
    if kind in {"enum", "literal_error", "forme"} and (sign := unseen(texte) or (texte != texte.strip() and SPACE)):
        phrase, suite, right = PHRASES["unseen"], sign, in_yaml(without_unseen(texte))
    said = phrase.format(
        dit=f"le champ {quote(champ)}" if champ else "cette fiche",
        vu=f" ({quote(texte)})" if texte else "",
        valeur=quote(texte),
        msg=details["msg"],
        description=_description(model, champ),
        suite=suite,
        fields=", ".join(quote(_name(un).lower()) for un in (details, *mistake.others)),
        entre_guillemets=_between_quotes(mistake, texte),
        **details.get("ctx", {}),
    )
    return said, right


SPACE: Final = "une espace au début ou à la fin"


def _meant(texte: str, champ: str, model: type[BaseModel]) -> tuple[str, str]:
    """What a word of everyday stands for in a closed list, if it is one thing, and how it is said; nothing if none."""
    for vocabulary in _classes_in(model.model_fields[champ].annotation, Vocabulary):
        if elsewhere := vocabulary.elsewhere(texte):
            return "", f" : {elsewhere}"
        if values := list(map(str, vocabulary.meant(texte))):
            meant = [f"« {un} »" for un in values]
            suite = f" ; vouliez-vous dire {', '.join(meant[:-1])}{' ou ' if meant[1:] else ''}{meant[-1]} ?"
            return "" if values[1:] else values[0], suite
    return "", ""


def _between_quotes(mistake: _Mistake, texte: str) -> str:
    if mistake.others:
        tous = ", ".join(to_paste(str(un["input"])) for un in (mistake.details, *mistake.others))
        return f"mettez chaque valeur entre guillemets : {tous}"
    return f"mettez la valeur entre guillemets : {to_paste(texte[:EXTRAIT_MAX])}"


TEXTS: Final = frozenset({"string_type", "enum", "literal_error"})
"""The kinds of errors that ask for one text."""
DE_NOUS: Final = "{dit}{vu} : {msg}"
"""Of the kinds that are ours."""
STANDARD: Final = frozenset(get_args(ErrorType))
"""The kinds of errors that pydantic words, in English; the others are ours, in French."""

PHRASES: Final = {
    "missing": "il manque {dit} : {description}",
    "extra_forbidden": "{dit} n’existe pas{suite}",
    "capitals": "un nom de champ s’écrit en minuscules : {fields}",
    "unseen": "{dit} ({valeur}) contient {suite} ; retapez la valeur",
    "lone_dash": "{dit} : un tiret n’est suivi de rien ; complétez cette ligne, ou effacez-la",
    "several": "{dit} : une seule valeur est attendue, sans tirets, ni crochets, ni accolades",
    "vide": "{dit} est vide ; complétez-le",
    "vide_facultatif": "{dit} est vide ; complétez-le, ou supprimez cette ligne",
    "literal_error": "{dit} ne peut pas valoir {valeur}{suite}",
    "enum": "{dit} ne peut pas valoir {valeur}{suite}",
    "string_type": "{dit} : sans guillemets, ce n’est pas lu comme un texte ; {entre_guillemets}",
    "string_too_short": "{dit} est vide ; complétez-le",
    "string_too_long": "{dit}{vu} est trop long (au plus {max_length} caractères) ; raccourcissez-le",
    "int_type": "{dit}{vu} : un nombre entier est attendu, sans guillemets",
    "int_parsing": "{dit}{vu} : un nombre entier est attendu, sans guillemets",
    "bool_type": "{dit}{vu} : true (oui) ou false (non) est attendu, sans guillemets",
    "date_type": "{dit}{vu} : un jour est attendu, sans guillemets, comme 2026-10-03",
    "tuple_type": "{dit}{vu} : une liste est attendue (des lignes qui commencent par « - », ou « [] »)",
    "dict_type": "{dit}{vu} : des lignes « champ: valeur » sont attendues",
    "model_type": "{dit}{vu} : des lignes « champ: valeur » sont attendues",
    "greater_than_equal": "{dit}{vu} : ce nombre est trop petit (au moins {ge})",
    "less_than_equal": "{dit}{vu} : ce nombre est trop grand (au plus {le})",
    "too_short": "{dit} : il en faut au moins {min_length}",
    "too_long": "{dit} : il en faut au plus {max_length}",
}


def _permitted(details: ErrorDetails, model: type[BaseModel]) -> list[str]:
    """What could be written there: fields, or the values that pydantic lists as « 'a', 'b' or 'c' »."""
    if details["type"] == "extra_forbidden":
        return _fields(model)
    return re.findall(r"'([^']*)'", details.get("ctx", {}).get("expected", ""))


def _description(model: type[BaseModel], champ: str) -> str:
    field = model.model_fields.get(champ)
    return (field and field.description) or "une autre valeur est attendue"
