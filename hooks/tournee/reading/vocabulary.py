"""Closed lists of values: what is written in a file, and the word that people read for it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class Vocabulary(StrEnum):
    """Values in the order in which they are shown, each with its word: ``APPEL = "appel", "Appel téléphonique"``.

    A list whose values say more than a word takes the rest in its own ``__init__``.
    """

    def __new__(cls, valeur: str, *_: object) -> Self:
        """The member « valeur », a text like any other."""
        member = str.__new__(cls, valeur)
        member._value_ = valeur
        return member

    def __init__(self, _valeur: str, mot: str) -> None:
        self.mot = mot

    @property
    def rank(self) -> int:
        """Its place in the list, from 0."""
        return list(type(self)).index(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Files hold texts: they are taken for the members that they name, even by strict records."""
        return core_schema.enum_schema(cls, list(cls), sub_type="str", strict=False)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The values with their words, which an editor shows beside."""
        return {"type": "string", "enum": list(map(str, cls)), "markdownEnumDescriptions": [un.mot for un in cls]}
