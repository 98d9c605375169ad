"""The addresses of other sites that the texts cite: each with the day on which someone read it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from tournee.fiches.valeurs import Jour, Lien
from tournee.reading.record import FileRecord


class LienExterne(FileRecord):
    """An address that a text cites."""

    fichier: ClassVar[str] = "data/liens.yaml"
    lien: Lien = Field(description="L’adresse, telle que les textes la citent.")
    lu_le: Jour | None = Field(
        default=None, description="Le dernier jour où quelqu’un en a lu le contenu ; absent si personne ne l’a noté."
    )
    repond_le: Jour | None = Field(
        default=None, description="Le dernier jour où elle a répondu ; « make liens » l’écrit."
    )

    @property
    def ordre(self) -> str:
        """What its file is sorted by."""
        return self.lien
