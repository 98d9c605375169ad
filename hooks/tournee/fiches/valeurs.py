"""The kinds of values that the fields of records hold, each refused with a French sentence."""

from __future__ import annotations

import re

# pydantic reads the annotations when the classes are made.
from typing import TYPE_CHECKING, Annotated, Final
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    Field,
)
from pydantic_core import PydanticCustomError

from tournee.reading.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable


def _forme(pattern: str, attendu: str) -> Callable[[str], str]:
    """A check that a text has a form, with the French sentence that says which."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError("forme", "{attendu}", {"attendu": attendu})
        return value

    return check


def _luhn(siren: str) -> str:
    digits = [int(digit) * (1 + position % 2) for position, digit in enumerate(siren)]
    if sum(digit - 9 if digit > 9 else digit for digit in digits) % 10:  # noqa: PLR2004  Luhn's own figures
        raise PydanticCustomError("luhn", "ce SIREN n’existe pas (sa clé de contrôle est fausse) ; recopiez-le")
    return siren


Texte = Annotated[str, Field(min_length=1, max_length=1000)]


FORME_DU_LIEN: Final = (r"""https?://[^\s<>"'`\\]+""", "une adresse qui commence par https:// est attendue")
"""What it looks like, and how one says so."""


Lien = Annotated[str, AfterValidator(_forme(*FORME_DU_LIEN))]


SIGNES_DE_MOT: Final = "0-9A-Z_a-zÀ-ÖØ-öø-ÿŒœ"
"""What a word of French is made of, for a browser as for Python."""
ADRESSE_ELECTRONIQUE: Final = rf"[{SIGNES_DE_MOT}.+-]+@[{SIGNES_DE_MOT}-]+(?:\.[{SIGNES_DE_MOT}-]+)+"


Courriel = Annotated[str, AfterValidator(_forme(ADRESSE_ELECTRONIQUE, "une adresse électronique est attendue"))]


Contact = Annotated[
    str,
    AfterValidator(
        _forme(rf"{FORME_DU_LIEN[0]}|{ADRESSE_ELECTRONIQUE}", "une adresse https:// ou électronique est attendue")
    ),
]


Insee = Annotated[
    str, AfterValidator(_forme(r"\d{5}|2[AB]\d{3}", 'un code INSEE de cinq caractères est attendu, comme "61001"'))
]


CodeDepartement = Annotated[
    str, AfterValidator(_forme(r"\d{2,3}|2[AB]", 'un numéro de département est attendu, comme "61"'))
]


Siren = Annotated[
    str,
    AfterValidator(_forme(r"\d{9}", "un SIREN de neuf chiffres entre guillemets est attendu")),
    AfterValidator(_luhn),
]


Slug = Annotated[
    str,
    AfterValidator(
        _forme(r"[a-z0-9]+(-[a-z0-9]+)*", "des minuscules sans accent, des chiffres et des tirets sont attendus")
    ),
]


def _fuseau(nom: str) -> str:
    if nom not in available_timezones():
        raise PydanticCustomError("fuseau", "ce fuseau horaire n’existe pas ; écrivez par exemple Europe/Paris")
    return nom


Fuseau = Annotated[str, AfterValidator(_fuseau)]


Jours = Annotated[int, Field(ge=1, le=3650)]


Annee = Annotated[int, Field(ge=2000, le=2100)]


class LienNomme(Record):
    """A name and an address."""

    nom: Texte = Field(description="Le nom.")
    lien: Lien = Field(description="L’adresse.")
