"""A table that others re-use: its columns are fields of records, and tell themselves in three ways from one schema.

As a CSV that a spreadsheet opens and that runs nothing there, with its Table Schema; as JSON, with its JSON Schema.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from io import StringIO
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from tournee.francais.dates import DatePartielle
from tournee.loading.champs import champ_of, record_in
from tournee.loading.schemas import schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tournee.reading.record import Record

SEPARATEUR: Final = ";"
"""What a French spreadsheet waits for."""
BOM: Final = "\ufeff"
"""Without it, Excel takes UTF-8 for the code page of its machine."""
FORMULE: Final = re.compile(r"""(^|[,;|"\t\r\n])(?=[=+@\t\r＝＋－＠-])""")
"""Where a spreadsheet would see a formula begin: a cell, or what it takes for one with another separator."""
AUX_EDITEURS: Final = {"anyOf", "patternErrorMessage", "markdownEnumDescriptions", "examples"}
"""What a schema says to who writes the data, and not to who reads it."""
CONTRAINTES: Final = ("pattern", "enum", "minimum", "maximum", "minLength", "maxLength")
"""What a Table Schema says as JSON Schema does."""
MOTS_DES_TYPES: Final = {
    "string": "texte",
    "integer": "nombre entier",
    "number": "nombre",
    "date": "date",
    "array": "valeurs séparées par une espace",
}


@dataclass(frozen=True)
class Column:
    """A field of the records of a table, or of a record that one of their fields holds."""

    path: str
    """From the record: « activite.vue_en »."""
    schema: Mapping[str, Any]
    required: bool
    values: tuple[tuple[str, str], ...]
    """Those that its cells take, each with its word, where they are a list."""

    @classmethod
    def of(cls, model: type[Record], path: str) -> Column:
        """The column of that field, told as the model tells it."""
        *holders, nom = path.split(".")
        required = True
        for holder in holders:
            required = required and champ_of(holder, model).obligatoire
            model = record_in(model.model_fields[holder].annotation) or model
        champ, schema = champ_of(nom, model), schema_of(model)["properties"][nom]
        *_, written = schema.get("anyOf", [{}])  # a day that may be a month is always written as a text
        told = {cle: valeur for cle, valeur in schema.items() if cle not in AUX_EDITEURS} | written
        permises = told.get("items", told).get("enum", ())
        values = tuple((valeur, mot) for valeur, mot in champ.valeurs if valeur in permises)
        return cls(path, told, required and champ.obligatoire, values)

    @property
    def name(self) -> str:
        """« vue_en »."""
        return self.path.rpartition(".")[2]

    @property
    def description(self) -> str:
        """What it says, in French."""
        return str(self.schema["description"])

    @property
    def type(self) -> str:
        """That of the cells, as JSON Schema names it, and « date »."""
        return str(self.schema.get("format", self.schema["type"]))

    @property
    def mot(self) -> str:
        """The word of that type."""
        return MOTS_DES_TYPES[self.type]

    @property
    def field(self) -> dict[str, Any]:
        """It as a Table Schema tells it."""
        constraints = {cle: self.schema[cle] for cle in CONTRAINTES if cle in self.schema}
        field = {
            "name": self.name,
            "type": "string" if self.type == "array" else self.type,
            "description": self.description,
            "constraints": constraints | ({"required": True} if self.required else {}),
        }
        categories = [{"value": value, "label": mot} for value, mot in self.values]
        return field | ({"categories": categories} if categories else {})


@dataclass(frozen=True)
class Keys:
    """By which column a row is known, and which of its columns name a row of another table, as « gulls.id »."""

    own: str = ""
    others: tuple[tuple[str, str], ...] = ()

    @property
    def table_schema(self) -> dict[str, Any]:
        """Them, as a Table Schema tells them."""
        foreign = [
            {"fields": column, "reference": {"resource": table, "fields": other}}
            for column, (table, _, other) in ((column, key.partition(".")) for column, key in self.others)
        ]
        return ({"primaryKey": self.own} if self.own else {}) | ({"foreignKeys": foreign} if foreign else {})


NO_KEYS: Final = Keys()


@dataclass(frozen=True)
class Table:
    """Records, of which only the columns are told: what is not named here goes nowhere."""

    nom: str
    """« communes », of which the file is « communes.csv »."""
    titre: str
    """What it holds, in a few words."""
    columns: tuple[Column, ...]
    rows: list[dict[str, Any]]
    """By the names of the columns: texts, numbers and lists of texts; what is not known is left out."""
    keys: Keys

    @classmethod
    def of(
        cls, nom: str, titre: str, model: type[Record], paths: str, records: Iterable[Record], *, keys: Keys = NO_KEYS
    ) -> Table:
        """The table of some records, with those of their fields that ``paths`` names."""
        columns = tuple(Column.of(model, path) for path in paths.split())
        return cls(nom, titre, columns, [_row(columns, record) for record in records], keys)

    @property
    def csv(self) -> bytes:
        """Its texts between quotes, so that a code stays one; UTF-8 with its mark."""
        text = StringIO()
        writer = csv.writer(text, delimiter=SEPARATEUR, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows([_cell(row.get(column.name, "")) for column in self.columns] for row in self.rows)
        return (BOM + text.getvalue()).encode()

    @property
    def table_schema(self) -> dict[str, Any]:
        """What its CSV says, as https://specs.frictionlessdata.io/table-schema/ has it."""
        return {"fields": [column.field for column in self.columns], "missingValues": [""], **self.keys.table_schema}

    @property
    def json_schema(self) -> dict[str, Any]:
        """That of one of its rows."""
        return {
            "type": "object",
            "properties": {column.name: column.schema for column in self.columns},
            "required": [column.name for column in self.columns if column.required],
            "additionalProperties": False,
        }


def _row(columns: Iterable[Column], record: Record) -> dict[str, Any]:
    values = ((column.name, _plain(_value(record, column.path))) for column in columns)
    return {name: value for name, value in values if value not in (None, [])}


def _value(record: Record, path: str) -> Any:
    holder, _, inside = path.partition(".")
    value = getattr(record, holder)
    return attrgetter(inside)(value) if inside and value is not None else value


def _plain(value: Any) -> Any:
    match value:
        case date() | DatePartielle() | str():
            return str(value)
        case tuple():
            return [_plain(un) for un in value]
    return value


def _cell(value: Any) -> Any:
    return inert(" ".join(value) if isinstance(value, list) else value) if isinstance(value, list | str) else value


def inert(text: str) -> str:
    """The same, in which no spreadsheet sees a formula: an apostrophe stands before it; in an address, a code."""
    link = text.startswith(("https://", "http://"))
    return FORMULE.sub(lambda found: quote(found[1]) if link else f"{found[1]}'", text)
