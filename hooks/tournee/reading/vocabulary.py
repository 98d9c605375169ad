"""Closed lists of values: what is written in a file, and the word that people read for it."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import core_schema

from tournee.francais.noms import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import GetCoreSchemaHandler


class Vocabulary(StrEnum):
    """Values in the order in which they are shown, each with its word: ``APPEL = "appel", "Appel téléphonique"``.

    A list whose values say more than a word takes the rest in its own ``__init__``.
    """

    synonymes: tuple[str, ...]
    """What else people write for it, in plain letters; one may stand for several values."""

    def __new__(cls, valeur: str, *_: object) -> Self:
        """The member « valeur », a text like any other."""
        member = str.__new__(cls, valeur)
        member._value_ = valeur
        return member

    def __init__(self, _valeur: str, mot: str, synonymes: tuple[str, ...] = ()) -> None:
        self.mot = mot
        self.synonymes = synonymes

    @cached_property  # a long log compares its statuses over and over
    def rank(self) -> int:
        """Its place in the list, from 0."""
        return list(type(self)).index(self)

    @classmethod
    def meant(cls, texte: str) -> list[Self]:
        """The values that somebody who wrote this may have meant: by its word, or by a synonym of one or of several."""
        plat = slug(texte)
        return [un for un in cls if plat in {slug(un), slug(un.mot), *un.synonymes}]

    @classmethod
    def elsewhere(cls, texte: str) -> str:  # noqa: ARG003  a list that knows more says it
        """Where this is noted, if it is no value of the list but is one of something else; nothing if it is not."""
        return ""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Files hold texts: they are taken for the members that they name, even by strict records."""
        return core_schema.enum_schema(cls, list(cls), sub_type="str", strict=False)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The values with their words, which an editor shows beside."""
        return one_of(list(cls))


def one_of(valeurs: Sequence[Vocabulary]) -> dict[str, Any]:
    """The JSON schema of some values of a list, each with its word."""
    return {"type": "string", "enum": list(map(str, valeurs)), "markdownEnumDescriptions": [un.mot for un in valeurs]}
