"""The letters: a front matter that says when each serves, a body with blanks to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar, Final

from pydantic import Field

from tournee.fiches.label import Document
from tournee.fiches.natures import Destination
from tournee.fiches.statuts import Statut
from tournee.fiches.valeurs import Slug, Texte
from tournee.reading.texts import Text
from tournee.reading.vocabulary import Vocabulary

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


@dataclass(frozen=True)
class Cadre:
    """What surrounds the text of a letter; its lines may hold blanks."""

    expediteur: tuple[str, ...] = ()
    enveloppe: bool = False
    """Whether the address stands where a window envelope shows it."""
    lieu_et_date: str = ""
    signature: tuple[str, ...] = ()


@dataclass(frozen=True)
class Usage:
    """What follows from what carries a letter."""

    formats: tuple[str, ...] = ("odt", "docx", "pdf", "txt")
    """The extensions of its files (lettres/formats.py writes them)."""
    cadre: Cadre = Cadre()
    """A sheet to say or to hand over has none."""
    adressee: bool = False
    """It goes to somebody: it has a subject and a form of address."""
    renvoi: bool = False
    """It is handed over: its QR code leads back to the site."""
    modele: str = "lettre.typ"
    """What lays it out."""


class Support(Vocabulary):
    """What carries a letter, in the order in which they are offered: one place for all that a support is."""

    usage: Usage

    def __init__(self, valeur: str, mot: str, usage: Usage) -> None:
        super().__init__(valeur, mot)
        self.usage = usage

    PAPIER = (
        *("papier", "Lettre sur papier, pour une enveloppe à fenêtre"),
        Usage(
            adressee=True,
            cadre=Cadre(
                expediteur=("{groupe}", "{groupe_commune}", "{courriel}", "{telephone}"),
                enveloppe=True,
                lieu_et_date="{lieu}, le {date}",
                signature=("{signataire}", "{groupe}"),
            ),
        ),
    )
    COURRIEL = (
        *("courriel", "Courriel"),
        Usage(
            formats=("eml", "odt", "docx", "pdf", "txt"),
            adressee=True,
            cadre=Cadre(signature=("{signataire}", "{groupe}", "{courriel}", "{telephone}")),
        ),
    )
    TELEPHONE = "telephone", "Trame d’appel, à garder sous les yeux", Usage()
    FEUILLE = "feuille", "Feuille A4 à remettre", Usage(renvoi=True)
    DEPLIANT = (
        *("depliant", "Dépliant A5 : une feuille A4 imprimée des deux côtés, pliée en deux"),
        # The two folded sides are a matter of layout, which no word processor would keep.
        Usage(formats=("pdf", "txt"), renvoi=True, modele="depliant.typ"),
    )


BLANC: Final = re.compile(r"\{([^{}\n]*)\}")


class Courrier(Text):
    """A letter of the campaign."""

    dossier: ClassVar[str] = "docs/courriers"
    id: Slug = Field(description="Le nom de son fichier, sans « .md ».")
    titre: Texte = Field(description="Le titre, pour les listes.")
    resume: Texte = Field(description="À quoi elle sert, en une phrase.")
    quand: Texte = Field(description="Quand l’envoyer.")
    destinataire: Texte = Field(description="À qui.")
    support: Support = Field(description="Lettre sur papier, courriel, trame d’appel, feuille ou dépliant à remettre.")
    pour: Destination = Field(
        default=Destination.COMMUNE, description="Ce qu’est la collectivité à qui elle s’adresse."
    )
    attention: Texte | None = Field(
        default=None, description="La première ligne de l’adresse, si ce n’est pas la formule d’appel."
    )
    habitants_max: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="La population au-delà de laquelle elle ne convient plus à une commune."
    )
    statuts: tuple[Statut, ...] = Field(description="Les statuts pour lesquels elle convient.", strict=False)
    objet: Texte | None = Field(default=None, description="L’objet de la lettre ou du courriel.")
    appel: Texte | None = Field(
        default=None, description="La formule d’appel d’une lettre ou d’un courriel : « Madame, Monsieur le Maire, »."
    )
    pages: Annotated[int, Field(ge=1, le=4)] = Field(description="Le nombre de pages, une fois imprimée.")
    sources: tuple[Document, ...] = Field(description="D’où viennent les faits.", strict=False)
    corps: str = Field(description="Le corps de la lettre, en Markdown.", min_length=1)
