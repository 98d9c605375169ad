"""The glossary: the words of the campaign, each explained once, for its page and for tooltips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from tournee.fiches.valeurs import Lien, Texte
from tournee.francais.noms import rang, slug
from tournee.reading.record import FileRecord

if TYPE_CHECKING:
    from collections.abc import Sequence


LONGUEUR_MAX: Final = 220
"""Signs of a definition: what a tooltip can show."""


def _mot(valeur: str) -> str:
    if not re.fullmatch(r"\w(?:[\w’'. -]*\w)?", valeur):
        raise PydanticCustomError("terme", "un mot ou quelques-uns sont attendus, sans autre signe que « - » et « ’ »")
    return valeur


class Terme(FileRecord):
    """A word and what it means here."""

    fichier: ClassVar[str] = "data/glossaire.yaml"
    terme: Annotated[Texte, AfterValidator(_mot)] = Field(description="Le mot, écrit comme dans les textes.")
    definition: Annotated[str, Field(min_length=1, max_length=LONGUEUR_MAX)] = Field(
        description="Ce qu’il veut dire ici, en une phrase."
    )
    source: Lien | None = Field(default=None, description="Où la définition a été lue.")
    bulle: bool = Field(default=False, description="« true » si les pages l’expliquent au passage, comme un sigle.")

    @property
    def ordre(self) -> str:
        """What its file is sorted by: its letters, whatever their accents."""
        return rang(self.terme)[0]

    @property
    def en_bulle(self) -> bool:
        """Whether pages explain it where it stands: acronyms, and what the data says is unusual."""
        return self.bulle or self.terme.isupper()

    @property
    def ancre(self) -> str:
        """Its place in the page of the glossary: « donnees-ouvertes »."""
        return slug(self.terme)


def bulles(termes: Sequence[Terme]) -> str:
    """The Markdown that makes tooltips of the terms of a page (the extension « abbr »)."""
    return "".join(f"*[{terme.terme}]: {' '.join(terme.definition.split())}\n" for terme in termes if terme.en_bulle)


def cites(termes: Sequence[Terme], markdown: str) -> tuple[Terme, ...]:
    """Those of the explained terms that a text uses."""
    return tuple(terme for terme in termes if terme.en_bulle and re.search(rf"\b{re.escape(terme.terme)}\b", markdown))
