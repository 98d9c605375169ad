"""The letters: a front matter that says when each serves, a body with blanks to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from tournee import refus
from tournee.model import Document, Record, Slug, Statut, Texte
from tournee.sources import Problem
from tournee.textes import lire_textes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLANCS: Final = {
    "collectivite": "nom de la collectivité",
    "commune": "nom de la commune",
    "adresse": "adresse de la mairie",
    "groupe": "nom de votre groupe",
    "groupe_commune": "commune où il se réunit",
    "groupe_site": "site du groupe",
    "fait_local": "une phrase sur la commune",
    "telephone": "téléphone",
    "courriel": "courriel",
    "signataire": "votre nom",
    "lieu": "lieu",
    "date": "date",
}
"""The blanks that a letter may hold, and what stands in their place until they are filled in."""

BLANC: Final = re.compile(r"\{([^{}\n]*)\}")


class Courrier(Record):
    """A letter of the campaign."""

    dossier: ClassVar[str] = "docs/courriers"
    id: Slug = Field(description="Le nom de son fichier, sans « .md ».")
    titre: Texte = Field(description="Le titre, pour les listes.")
    resume: Texte = Field(description="À quoi elle sert, en une phrase.")
    quand: Texte = Field(description="Quand l’envoyer.")
    destinataire: Texte = Field(description="À qui.")
    support: Literal["papier", "courriel"] = Field(description="Lettre sur papier ou courriel.")
    pour: Literal["commune", "intercommunalite"] = Field(
        default="commune", description="Ce qu’est la collectivité à qui elle s’adresse."
    )
    statuts: tuple[Annotated[Statut, Field(strict=False)], ...] = Field(
        description="Les statuts pour lesquels elle convient.", strict=False
    )
    objet: Texte = Field(description="L’objet de la lettre.")
    appel: Texte = Field(description="La formule d’appel, comme « Madame, Monsieur le Maire, ».")
    pages: Annotated[int, Field(ge=1, le=4)] = Field(description="Le nombre de pages, une fois imprimée.")
    sources: tuple[Document, ...] = Field(description="D’où viennent les faits.", strict=False)
    corps: str = Field(description="Le corps de la lettre, en Markdown.", min_length=1)

    @property
    def fichier(self) -> str:
        """Its file, from the root of the project."""
        return f"{self.dossier}/{self.id}.md"


def lire_courriers(root: Path) -> tuple[Courrier, ...]:
    """The letters of a project, by id; DataError with all their problems."""
    return lire_textes(root, Courrier.dossier, Courrier, _blancs_inconnus)


def _blancs_inconnus(texte: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(texte.splitlines(), 1):
        for blanc in BLANC.findall(line):
            if blanc not in BLANCS:
                suite = refus.vouliez_vous_dire(blanc, BLANCS)
                yield Problem(
                    name, number, f"le blanc « {{{blanc}}} » n’existe pas{suite} (permis : {', '.join(BLANCS)})"
                )
