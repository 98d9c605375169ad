"""The kinds of values that the fields of records hold, each refused with a French sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

# pydantic reads the annotations when the classes are made.
from typing import TYPE_CHECKING, Annotated, Any, Final
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
)
from pydantic_core import PydanticCustomError, core_schema

from tournee.francais.noms import apostrophe_droite
from tournee.reading.record import Record

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler


@dataclass(frozen=True)
class Forme:
    """The form of a text, which validation asks for and the schemas of editors show."""

    motif: str
    """The whole text, as Python and JavaScript both read it: [0-9] for a digit."""
    attendu: str
    """The sentence that says which form it is."""
    presque: tuple[tuple[re.Pattern[str], str], ...] = ()
    """What people write instead, and the sentence that says what is wrong with it."""

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """The text, checked once it is known to be one."""
        compiled = re.compile(self.motif)

        def check(value: str) -> str:
            near = next((dit for autre, dit in self.presque if autre.search(value)), None)
            if near or not compiled.fullmatch(value):
                raise PydanticCustomError("forme", "{attendu}", {"attendu": near or self.attendu})
            return value

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """What an editor checks, and says where it does not hold."""
        return handler(schema) | {"pattern": f"^(?:{self.motif})$", "patternErrorMessage": self.attendu}


class Indication(Forme):
    """A form that editors show, and that nothing here asks for: a rule says better what is wrong."""

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """The text as it is."""
        return handler(source)


def _luhn(siren: str) -> str:
    digits = [int(digit) * (1 + position % 2) for position, digit in enumerate(siren)]
    if sum(digit - 9 if digit > 9 else digit for digit in digits) % 10:  # noqa: PLR2004  Luhn's own figures
        raise PydanticCustomError("luhn", "ce SIREN n’existe pas (sa clé de contrôle est fausse) ; recopiez-le")
    return siren


Texte = Annotated[str, Field(min_length=1, max_length=1000)]


LIEN: Final = r"""https?://[^\s<>"'`\\]+"""
PRESQUE: Final = (
    (
        re.compile(r"https?://[^/\s]*@"),
        "une adresse publiée ne contient ni identifiant ni mot de passe ; ôtez-les",
    ),
    (re.compile(r"\]\("), "l’adresse seule est attendue, sans crochets ni parenthèses"),
    (re.compile(r"https?://\S+[\s,;]+https?://"), "une seule adresse est attendue ; citez l’autre dans la note"),
    (re.compile(r"^https?://.*\s"), "une adresse n’a pas d’espace ; recopiez-la du navigateur, qui écrit « %20 »"),
)
"""What is nearly an address, and what to write instead."""

Lien = Annotated[str, Forme(LIEN, "une adresse qui commence par https:// est attendue", PRESQUE)]


SIGNES_DE_MOT: Final = "0-9A-Z_a-zÀ-ÖØ-öø-ÿŒœ"
"""What a word of French is made of, for a browser as for Python."""
PAQUET: Final = rf"(?![0-9.]+(?![{SIGNES_DE_MOT}.-]))"
"""Where a domain would be, and a version is: « npm pack un-paquet@0.3.0 »."""
ADRESSE_ELECTRONIQUE: Final = rf"[{SIGNES_DE_MOT}.+-]+@{PAQUET}[{SIGNES_DE_MOT}-]+(?:\.[{SIGNES_DE_MOT}-]+)+"


Courriel = Annotated[str, Forme(ADRESSE_ELECTRONIQUE, "une adresse électronique est attendue")]


Contact = Annotated[
    str,
    Forme(rf"{LIEN}|{ADRESSE_ELECTRONIQUE}", "une adresse https:// ou électronique est attendue"),
]


Insee = Annotated[
    str,
    Forme(
        r"[0-9]{5}|2[AB][0-9]{3}",
        'un code INSEE de cinq caractères est attendu, comme "61001"',
        ((re.compile("^0[0-9]{5}$"), "un code INSEE a cinq caractères ; ôtez le zéro du début"),),
    ),
]


CodeDepartement = Annotated[str, Forme(r"[0-9]{2,3}|2[AB]", 'un numéro de département est attendu, comme "61"')]


@dataclass(frozen=True)
class OuTout:
    """A list, or the one word that says all of what it could hold: it is then a list of that word alone."""

    mot: str

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """The list, checked unless it is the word."""

        def check(value: object, liste: core_schema.ValidatorFunctionWrapHandler) -> object:
            return (self.mot,) if value == self.mot else liste(value)

        return core_schema.no_info_wrap_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Either of them; the list last, which is what is published."""
        return {"anyOf": [{"const": self.mot}, handler(schema)]}


FRANCE: Final = "france"
Departements = Annotated[tuple[CodeDepartement, ...], Field(min_length=1, strict=False), OuTout(FRANCE)]


Siren = Annotated[
    str,
    Forme(r"[0-9]{9}", "un SIREN de neuf chiffres entre guillemets est attendu"),
    AfterValidator(_luhn),
]


def _jour(value: object) -> object:
    """A day between quotes is a day; what is none is left to the one who refuses it."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


Jour = Annotated[date, BeforeValidator(_jour)]

NomOfficiel = Annotated[Texte, AfterValidator(apostrophe_droite)]
"""The name of a place, with the straight apostrophe of the official files, whichever a keyboard gives."""

IDENTIFIANT: Final = (
    r"(?=[0-9-]*[a-z])[a-z0-9]+(-[a-z0-9]+)*",
    "des minuscules sans accent et des tirets sont attendus, avec des chiffres au besoin",
)

Slug = Annotated[str, Forme(*IDENTIFIANT)]

Renvoi = Annotated[Texte, Indication(*IDENTIFIANT)]
"""The id of a record of another file: a rule says which was meant (loading/rules)."""


_fuseaux = cache(available_timezones)
"""Read once: they are hundreds of files."""


def _fuseau(nom: str) -> str:
    if nom not in _fuseaux():
        raise PydanticCustomError("fuseau", "ce fuseau horaire n’existe pas ; écrivez par exemple Europe/Paris")
    return nom


Fuseau = Annotated[str, AfterValidator(_fuseau)]


Jours = Annotated[int, Field(ge=1, le=3650)]


Annee = Annotated[int, Field(ge=2000, le=2100)]


class LienNomme(Record):
    """A name and an address."""

    nom: Texte = Field(description="Le nom.")
    lien: Lien = Field(description="L’adresse.")
