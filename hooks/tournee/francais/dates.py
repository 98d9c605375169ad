"""Days that are sometimes only a month or a year, and how French writes them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import total_ordering
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

MOIS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
JOURS_DE_LA_SEMAINE: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def en_francais(jour: date) -> str:
    """A day as French writes it: « 1er octobre 2026 », with no-break spaces."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}\u00a0{MOIS[jour.month - 1]}\u00a0{jour.year}"


def epoch(jour: date) -> int:
    """The first second of a day, UTC."""
    return int(datetime.combine(jour, time(), UTC).timestamp())


ANNEES: Final = range(2000, 2101)
"""Those that a campaign can speak of: another is a slip of the finger."""
DATE_IMPOSSIBLE: Final = "ce n’est pas une date possible ; écrivez 2026-10-03, 2026-10 ou 2026"


AVANT: Final = {"aujourd’hui": 0, "aujourd'hui": 0, "hier": 1, "avant-hier": 2}
"""Days that one says from today."""
A_LA_FRANCAISE: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?", re.ASCII)


def jour_dit(texte: str, aujourd_hui: date) -> str:
    """« hier », « 24/11 » or « 24/11/2026 » as data writes it; any other text as it is, for who checks dates.

    A day without a year is the last one of that name.
    """
    if texte in AVANT:
        return str(aujourd_hui - timedelta(AVANT[texte]))
    if trouve := A_LA_FRANCAISE.fullmatch(texte):
        fin = f"{int(trouve[2]):02d}-{int(trouve[1]):02d}"
        annee = int(trouve[3] or aujourd_hui.year)
        passe = trouve[3] or f"{annee}-{fin}" <= str(aujourd_hui)
        return f"{annee if passe else annee - 1}-{fin}"
    return texte


@total_ordering
@dataclass(frozen=True)
class DatePartielle:
    """A day, a month (2019-09) or a year (2019), as precise as the source is."""

    annee: int
    mois: int | None = None
    jour: int | None = None

    @classmethod
    def parse(cls, value: object) -> DatePartielle:
        """From what YAML gives: a day, an integer year, a text « 2019-09 »; ValueError otherwise."""
        if isinstance(value, DatePartielle):
            return value
        found = re.fullmatch(r"(\d{4})(?:-(?!00)(\d\d)(?:-(?!00)(\d\d))?)?", str(value), re.ASCII)
        if not found:
            raise ValueError(value)
        annee, mois, jour = int(found[1]), *(int(part) if part else None for part in found.groups()[1:])
        if annee not in ANNEES:
            raise ValueError(value)
        partielle = cls(annee, mois, jour)
        _ = partielle.debut  # a month 13 or a 30 February raises here
        return partielle

    @property
    def debut(self) -> date:
        """The first day of the period: what orders a log."""
        return date(self.annee, self.mois or 1, self.jour or 1)

    @property
    def fin(self) -> date:
        """The last day of the period: what delays count from."""
        mois = self.mois or 12
        return date(self.annee, mois, self.jour or calendar.monthrange(self.annee, mois)[1])

    def __lt__(self, other: DatePartielle) -> bool:
        return (self.debut, self.fin) < (other.debut, other.fin)

    def __str__(self) -> str:
        parts = (f"{self.annee:04d}", f"{self.mois:02d}" if self.mois else "", f"{self.jour:02d}" if self.jour else "")
        return "-".join(filter(None, parts))

    @property
    def en_francais(self) -> str:
        """« 1er octobre 2026 », « octobre 2026 » or « 2026 »."""
        if self.mois is None:
            return str(self.annee)
        if self.jour is None:
            return f"{MOIS[self.mois - 1]}\u00a0{self.annee}"
        return en_francais(self.debut)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}]}

    @classmethod
    def _validate(cls, value: object) -> DatePartielle:
        try:
            return cls.parse(value)
        except ValueError:
            raise PydanticCustomError("date_partielle", DATE_IMPOSSIBLE) from None
