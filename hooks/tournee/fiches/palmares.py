"""Who was labelled, edition after edition."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import (
    Field,
)

from tournee.fiches.natures import Nature
from tournee.fiches.valeurs import Annee, CodeDepartement, Insee, Lien, Renvoi, Siren, Texte
from tournee.francais.noms import rang
from tournee.reading.record import FileRecord


class Laureat(FileRecord):
    """Who was labelled, in one edition."""

    fichier: ClassVar[str] = "data/palmares.yaml"
    annee: Annee = Field(description="L’année de l’édition.")
    nom: Texte = Field(description="Le nom, comme la source le donne.")
    type: Nature = Field(description="Ce que c’est.")
    insee: Insee | None = Field(default=None, description="Le code INSEE, pour une commune.")
    siren: Siren | None = Field(default=None, description="Le SIREN, pour les autres, s’il est connu.")
    departement: CodeDepartement | None = Field(default=None, description="Le département, s’il est connu.")
    palier: Renvoi | None = Field(default=None, description="Le palier obtenu.")
    paliers: Annotated[tuple[Renvoi, ...], Field(min_length=2, max_length=2)] | None = Field(
        default=None,
        description="Le plus bas et le plus haut possibles, quand la source ne dit pas mieux.",
        strict=False,
    )
    mentions: tuple[Renvoi, ...] = Field(default=(), description="Les mentions spéciales.", strict=False)
    source: Lien = Field(description="La page publique qui le dit.")
    autres_sources: tuple[Lien, ...] = Field(default=(), description="D’autres pages qui le disent.", strict=False)
    doute: Texte | None = Field(default=None, description="Pourquoi ce n’est pas certain.")

    @property
    def ordre(self) -> tuple[int, str]:
        """What its file is sorted by: its year, then its name, whatever its accents."""
        return self.annee, rang(self.nom)[0]

    @property
    def code(self) -> str:
        """What tells it from whoever bears the same name; empty if the source gives nothing."""
        return self.insee or self.siren or ""

    @property
    def bornes(self) -> tuple[str, ...]:
        """The steps named: none, one, or the two ends of a range."""
        return (self.palier,) if self.palier else self.paliers or ()
