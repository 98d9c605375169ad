"""The letters: a front matter that says when each serves, a body with blanks to fill in."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from tournee.fiches.label import Document
from tournee.fiches.statuts import Statut
from tournee.fiches.valeurs import Slug, Texte
from tournee.reading.texts import Text

BLANCS: Final = {
    "collectivite": "nom de la collectivité",
    "commune": "nom de la commune",
    "de_commune": "de (nom de la commune)",
    "adresse": "adresse postale",
    "groupe": "nom de votre groupe",
    "groupe_commune": "commune où il se réunit",
    "groupe_site": "site du groupe",
    "fait_local": "une phrase sur la collectivité",
    "exemples": "une phrase sur une collectivité voisine qui a reçu le label",
    "calendrier": "une phrase sur les dates de l’édition",
    "paliers": "les paliers du label",
    "paliers_depuis": "l’année de ces paliers",
    "telephone": "téléphone",
    "courriel": "courriel",
    "signataire": "votre nom",
    "lieu": "lieu",
    "date": "date",
}
"""The blanks that a letter may hold, and what stands in their place until they are filled in."""


PHRASES: Final = frozenset({"fait_local", "exemples", "calendrier"})
"""The blanks that are a sentence by themselves."""


DU_SUPPORT: Final = {
    "papier": ("odt", "docx", "pdf", "txt"),
    "courriel": ("eml", "odt", "docx", "pdf", "txt"),
    "telephone": ("odt", "docx", "pdf", "txt"),
    "feuille": ("odt", "docx", "pdf", "txt"),
    "depliant": ("pdf", "txt"),
}
"""The files of a letter, by what carries it: the leaflet's two folded sides are a matter of layout."""


SUPPORTS: Final = tuple(DU_SUPPORT)
"""What carries a letter, in the order in which they are offered."""


ADRESSES: Final = ("papier", "courriel")
"""The supports of what is addressed to somebody; the others are said or handed over."""


BLANC: Final = re.compile(r"\{([^{}\n]*)\}")


class Courrier(Text):
    """A letter of the campaign."""

    dossier: ClassVar[str] = "docs/courriers"
    id: Slug = Field(description="Le nom de son fichier, sans « .md ».")
    titre: Texte = Field(description="Le titre, pour les listes.")
    resume: Texte = Field(description="À quoi elle sert, en une phrase.")
    quand: Texte = Field(description="Quand l’envoyer.")
    destinataire: Texte = Field(description="À qui.")
    support: Literal["papier", "courriel", "telephone", "feuille", "depliant"] = Field(
        description="Lettre sur papier, courriel, trame d’appel, feuille ou dépliant à remettre."
    )
    pour: Literal["commune", "intercommunalite"] = Field(
        default="commune", description="Ce qu’est la collectivité à qui elle s’adresse."
    )
    attention: Texte | None = Field(
        default=None, description="La première ligne de l’adresse, si ce n’est pas la formule d’appel."
    )
    habitants_max: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="La population au-delà de laquelle elle ne convient plus à une commune."
    )
    statuts: tuple[Annotated[Statut, Field(strict=False)], ...] = Field(
        description="Les statuts pour lesquels elle convient.", strict=False
    )
    objet: Texte | None = Field(default=None, description="L’objet de la lettre ou du courriel.")
    appel: Texte | None = Field(
        default=None, description="La formule d’appel d’une lettre ou d’un courriel : « Madame, Monsieur le Maire, »."
    )
    pages: Annotated[int, Field(ge=1, le=4)] = Field(description="Le nombre de pages, une fois imprimée.")
    sources: tuple[Document, ...] = Field(description="D’où viennent les faits.", strict=False)
    corps: str = Field(description="Le corps de la lettre, en Markdown.", min_length=1)
