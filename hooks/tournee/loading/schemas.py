"""What an editor must know of the files of data/ to help who writes them: JSON schemas in French, from the models."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from tournee.fiches.glossaire import Terme
from tournee.fiches.gulls import Gull
from tournee.fiches.label import Label
from tournee.fiches.liens import LienExterne
from tournee.fiches.palmares import Laureat
from tournee.fiches.phrases import Phrase
from tournee.fiches.reglages import Reglages
from tournee.fiches.suivi import Collectivite, Commune, Contact

if TYPE_CHECKING:
    from tournee.reading.record import FileRecord, LoneRecord, Record

DOSSIER: Final = "data/schemas"
DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The one that the language server of YAML reads."""
SEULES: Final[tuple[type[FileRecord], ...]] = (Reglages, Label)
"""Alone in the one file that they have; the others are lists."""
A_SOI: Final[dict[str, type[LoneRecord]]] = {"suivi": Contact, "gull": Gull}
"""What may have a file of its own, by the name of the schema of such a file."""
LISTES: Final[tuple[type[FileRecord], ...]] = (Commune, Collectivite, Gull, Laureat, Terme, LienExterne, Phrase)
ANGLAIS: Final = frozenset({"title", "default"})
"""What pydantic adds of its own: names in capitals, values of what is left out."""


def schemas() -> dict[str, str]:
    """The text of each schema by the name of its file: « communes.json » for data/communes.yaml."""
    tous: dict[str, TypeAdapter[Any]] = {_name(model): TypeAdapter(model) for model in SEULES}
    tous |= {_name(model): TypeAdapter(list[model]) for model in LISTES}  # type: ignore[valid-type]
    tous |= {name: TypeAdapter(model) for name, model in A_SOI.items()}
    return {f"{name}.json": _text(adapter) for name, adapter in sorted(tous.items())}


def first_line(model: type[FileRecord]) -> str:
    """What a file of these records begins with, for the editor to find its schema."""
    return f"# yaml-language-server: $schema=schemas/{_name(model)}.json"


def first_lines_alone() -> dict[str, str]:
    """The same of a file that holds one record, by the folder of such files."""
    return {model.dossier: f"# yaml-language-server: $schema=../schemas/{name}.json" for name, model in A_SOI.items()}


@cache
def schema_of(model: type[Record]) -> dict[str, Any]:
    """The schema of a record alone, with those of the records that it holds among its « $defs »."""
    schema: dict[str, Any] = _french(model.model_json_schema())
    return schema


def _name(model: type[FileRecord]) -> str:
    return model.fichier.removeprefix("data/").removesuffix(".yaml")


def _text(adapter: TypeAdapter[Any]) -> str:
    schema = adapter.json_schema(ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs", {})
    for definition in definitions.values():
        definition.pop("description", None)  # the docstring of the class, in English
    whole = {"$schema": DIALECT, **schema, "definitions": definitions}
    if "properties" in schema:
        whole.pop("description", None)
    return json.dumps(_french(whole), ensure_ascii=False, indent=2) + "\n"


def _french(node: Any) -> Any:
    """The same without what pydantic adds; what may be left out is left out, and never written empty."""
    match node:
        case {"anyOf": [permis, {"type": "null"}], **reste}:
            return _french({**permis, **reste})
        case {"anyOf": [*permis, {"type": "null"}], **reste}:
            return _french({"anyOf": permis, **reste})
        case {"properties": dict(champs), **reste}:
            return {**_french(reste), "properties": {nom: _french(champ) for nom, champ in champs.items()}}
        case dict():
            return {cle: _french(valeur) for cle, valeur in node.items() if cle not in ANGLAIS}
        case list():
            return [_french(un) for un in node]
    return node
