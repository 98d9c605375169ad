"""Why a record was refused, as a sentence for a contributor: from pydantic's errors to problems with their lines."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from tournee.sources import Mapping, Problem, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from tournee.sources import Value


def vouliez_vous_dire(valeur: str, permis: Iterable[str]) -> str:
    """« ; vouliez-vous dire … ? », or nothing when no permitted value looks like it."""
    proches = get_close_matches(valeur, list(permis), n=1, cutoff=0.6)
    return f" ; vouliez-vous dire « {proches[0]} » ?" if proches else ""


def problems(error: ValidationError, value: Value, model: type[BaseModel], file: str) -> Iterator[Problem]:
    """Each error of a record, with its file, its line, the value and the probable fix."""
    for details in error.errors(include_url=False):
        line, loc, texte = _locate(value, details["loc"])
        champ = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
        yield Problem(file, line, _message(details, champ, texte, _model_at(model, loc[:-1])))


def _locate(value: Value, loc: Iterable[int | str]) -> tuple[int, list[int | str], str]:
    """The line, the part of the path that stands in the file, and the text written there."""
    line, texte, kept = getattr(value, "line", 1), "", list[int | str]()
    for part in loc:
        if isinstance(value, Mapping) and isinstance(part, str):
            kept.append(part)
            if part not in value:
                break
            line, texte, value = value.lines[part], value.texts[part], value[part]
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


PHRASES: Final = {
    "int_type": "un nombre entier est attendu, sans guillemets",
    "int_parsing": "un nombre entier est attendu, sans guillemets",
    "bool_type": "true ou false est attendu",
    "date_type": "un jour est attendu, sans guillemets, comme 2026-10-03",
    "tuple_type": "une liste est attendue (des lignes qui commencent par « - »)",
    "dict_type": "des lignes « champ: valeur » sont attendues",
    "model_type": "des lignes « champ: valeur » sont attendues",
    "greater_than_equal": "le nombre est trop petit (au moins {ge})",
    "less_than_equal": "le nombre est trop grand (au plus {le})",
    "string_too_short": "le texte est vide",
    "string_too_long": "le texte est trop long (au plus {max_length} caractères)",
    "too_short": "il en faut au moins {min_length}",
    "too_long": "il en faut au plus {max_length}",
}


def _message(details: ErrorDetails, champ: str, texte: str, model: type[BaseModel]) -> str:
    kind, contexte = details["type"], details.get("ctx", {})
    dit = f"le champ « {champ} »" if champ else "cette fiche"
    vu = f" (« {texte[:80]} »)" if texte else ""
    if kind == "missing":
        return f"il manque {dit} : {_description(model, champ)}"
    if kind == "extra_forbidden":
        permis = list(model.model_fields)
        return f"{dit} n’existe pas{vouliez_vous_dire(champ, permis) or ' ; permis : ' + ', '.join(permis)}"
    if details["input"] is None:
        return f"{dit} est vide ; complétez-le ou supprimez la ligne"
    if kind == "string_type" and texte:
        return f'{dit} est un texte : mettez la valeur entre guillemets, "{texte}"'
    if kind == "literal_error":
        permis = [
            allowed.strip("'")
            for allowed in contexte["expected"].replace(" ou ", ", ").replace(" or ", ", ").split(", ")
        ]
        return f"{dit} ne peut pas valoir « {texte} »{vouliez_vous_dire(texte, permis)} (permis : {', '.join(permis)})"
    if kind in PHRASES:
        return f"{dit}{vu} : {PHRASES[kind].format_map(contexte)}"
    if "." in kind or kind.startswith(("string", "value")):
        return f"{dit}{vu} : {_description(model, champ)}"
    return f"{dit}{vu} : {details['msg']}"


def _description(model: type[BaseModel], champ: str) -> str:
    field = model.model_fields.get(champ)
    return (field and field.description) or "valeur attendue"
