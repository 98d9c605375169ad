"""Why a record was refused, as a sentence for a contributor: from pydantic's errors to problems with their lines."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import BaseModel
from pydantic_core.core_schema import ErrorType

from tournee.reading.sources import REFUSED, Mapping, Problem, Sequence, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from tournee.reading.sources import Value


def did_you_mean(valeur: str, permis: Iterable[str]) -> str:
    """« ; vouliez-vous dire … ? », or nothing when no permitted value looks like it."""
    proche = _closest(valeur, permis)
    return f" ; vouliez-vous dire « {proche} » ?" if proche else ""


def _closest(valeur: str, permis: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(valeur, list(permis), n=1, cutoff=0.6)), None)


def problems(error: ValidationError, value: Value, model: type[BaseModel], file: str) -> Iterator[Problem]:
    """Each error of a record, with its file, its line, the value and the probable fix; one mistake is told once."""
    erreurs = error.errors(include_url=False)
    mal_ecrits = {_field_meant(details["loc"], model) for details in erreurs if details["type"] == "extra_forbidden"}
    for details in erreurs:
        if details["type"] == "missing" and details["loc"] in mal_ecrits:
            continue  # the misspelt field tells it
        if details["input"] is REFUSED and details["type"] != "extra_forbidden":
            continue  # the reading of the file has told it
        line, loc, texte = _locate(value, details["loc"])
        champ = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
        yield Problem(file, line, _message(details, champ, texte, _model_at(model, loc[:-1])))


def _field_meant(loc: tuple[int | str, ...], model: type[BaseModel]) -> tuple[int | str | None, ...]:
    """Where the field would be that an unknown one looks like."""
    return *loc[:-1], _closest(str(loc[-1]), _model_at(model, loc[:-1]).model_fields)


def _locate(value: Value, loc: Iterable[int | str]) -> tuple[int, list[int | str], str]:
    """The line, the part of the path that stands in the file, and the text written there."""
    line, texte, kept = getattr(value, "line", 1), "", list[int | str]()
    for part in loc:
        if isinstance(value, Mapping) and isinstance(part, str):
            kept.append(part)
            if part not in value:
                break
            line, texte, value = value.lines.get(part, line), value.texts.get(part, ""), value[part]
        elif isinstance(value, Sequence) and isinstance(part, int) and part < len(value):
            kept.append(part)
            line, texte, value = value.lines[part], value.texts[part], value[part]
    return line, kept, texte


def _model_at(model: type[BaseModel], loc: Iterable[int | str]) -> type[BaseModel]:
    """The record in which the last part of a path is a field."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models_in(model.model_fields[part].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)


def _message(details: ErrorDetails, champ: str, texte: str, model: type[BaseModel]) -> str:
    dit = f"le champ {quote(champ)}" if champ else "cette fiche"
    kind = "vide" if details["input"] is None and details["type"] != "tuple_type" else details["type"]
    phrase = PHRASES.get(kind, DE_NOUS if kind not in STANDARD else "{dit}{vu} : {description}")
    permis = _permitted(details, model)
    return phrase.format(
        dit=dit,
        vu=f" ({quote(texte)})" if texte else "",
        valeur=quote(texte),
        msg=details["msg"],
        description=_description(model, champ),
        suite=did_you_mean(champ if kind == "extra_forbidden" else texte, permis),
        permis=", ".join(permis),
        entre_guillemets=f'mettez la valeur entre guillemets : "{texte[:60]}"' if texte else "un texte est attendu",
        **details.get("ctx", {}),
    )


DE_NOUS: Final = "{dit}{vu} : {msg}"
"""Of the kinds that are ours."""
STANDARD: Final = frozenset(get_args(ErrorType))
"""The kinds of errors that pydantic words, in English; the others are ours, in French."""

PHRASES: Final = {
    "missing": "il manque {dit} : {description}",
    "extra_forbidden": "{dit} n’existe pas{suite} (permis : {permis})",
    "vide": "{dit} est vide ; complétez-le, ou supprimez la ligne s’il est facultatif",
    "literal_error": "{dit} ne peut pas valoir {valeur}{suite} (permis : {permis})",
    "enum": "{dit} ne peut pas valoir {valeur}{suite} (permis : {permis})",
    "string_type": "{dit} est un texte ; {entre_guillemets}",
    "string_too_short": "{dit} est vide ; complétez-le, ou supprimez la ligne s’il est facultatif",
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
        return list(model.model_fields)
    return re.findall(r"'([^']*)'", details.get("ctx", {}).get("expected", ""))


def _description(model: type[BaseModel], champ: str) -> str:
    field = model.model_fields.get(champ)
    return (field and field.description) or "une autre valeur est attendue"
