"""What the texts of the campaign say no more: once told and false, or badly said."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tournee.fiches.valeurs import Texte
from tournee.reading.record import FileRecord

if TYPE_CHECKING:
    from collections.abc import Iterator


def sans_nuance(texte: str) -> str:
    """A text as patterns read it, of the same length: one apostrophe, one space."""
    return texte.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


class Phrase(FileRecord):
    """What nobody writes again, and what to write instead."""

    fichier: ClassVar[str] = "data/phrases.yaml"
    sujet: Texte = Field(description="De quoi il s’agit, en quelques mots.")
    motif: Texte = Field(
        description="Une expression régulière ; une espace y vaut toute espace, une apostrophe droite vaut la courbe."
    )
    pourquoi: Texte = Field(description="Ce qui est faux, en une phrase.")
    fautives: tuple[Texte, ...] = Field(description="Des phrases que le motif prend.", min_length=1, strict=False)
    juste: Texte = Field(description="Ce qu’il faut écrire ; le motif ne le prend pas.")

    @model_validator(mode="after")
    def _essayee(self) -> Phrase:
        try:
            manquee = next((une for une in self.fautives if not any(self.trouvees(sans_nuance(une)))), None)
        except re.error:
            raise PydanticCustomError("motif", "« motif » n’est pas une expression régulière ; corrigez-la") from None
        if manquee:
            raise PydanticCustomError("motif", "le motif ne prend pas « {phrase} »", {"phrase": manquee})
        if any(self.trouvees(sans_nuance(self.juste))):
            raise PydanticCustomError("motif", "le motif prend la phrase juste")
        return self

    @cached_property
    def _motif(self) -> re.Pattern[str]:
        return re.compile(self.motif.replace(" ?", r"\s*").replace(" ", r"\s+"))

    def trouvees(self, texte: str) -> Iterator[re.Match[str]]:
        """Where a text without nuances says it, wherever its lines end."""
        return self._motif.finditer(texte)
