"""The label as it really is: its scales, its editions, its official documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import (
    Field,
)

from tournee.fiches.valeurs import Annee, Courriel, Jour, Lien, LienNomme, Renvoi, Slug, Texte
from tournee.francais.dates import DatePartielle
from tournee.reading.record import FileRecord, Record

if TYPE_CHECKING:
    from datetime import date


class Fait(Record):
    """A sentence and its source."""

    fait: Texte = Field(description="Le fait, en une phrase.")
    source: Lien = Field(description="La page publique qui le dit.")
    doute: Texte | None = Field(default=None, description="Ce qui reste incertain.")


class Palier(Record):
    """One step of a scale of the label."""

    id: Slug = Field(description="L’identifiant du palier.")
    nom: Texte = Field(description="Le nom du palier.")
    sens: Texte | None = Field(default=None, description="Ce qu’il signifie.")
    source: Lien | None = Field(default=None, description="La page publique qui le dit.")
    doute: Texte | None = Field(default=None, description="Ce qui reste incertain.")


class Echelle(Record):
    """A scale of the label, with its steps in rising order."""

    id: Slug = Field(description="L’identifiant de l’échelle.")
    nom: Texte = Field(description="Le nom de l’échelle.")
    de: Annee = Field(description="Première édition.")
    a: Annee | None = Field(default=None, description="Dernière édition ; absente pour l’échelle actuelle.")
    source: Lien = Field(description="La page publique qui le dit.")
    doute: Texte | None = Field(default=None, description="Ce qui reste incertain.")
    paliers: tuple[Palier, ...] = Field(
        description="Les paliers, du plus bas au plus haut.", min_length=1, strict=False
    )


class Mention(Record):
    """A special mention of the jury."""

    id: Slug = Field(description="L’identifiant de la mention.")
    nom: Texte = Field(description="Le nom de la mention.")
    source: Lien = Field(description="La page publique qui le dit.")


class Ceremonie(Record):
    """When and where the results are given."""

    le: DatePartielle = Field(description="Le jour de la cérémonie.")
    lieu: Texte = Field(description="Le lieu.")
    source: Lien = Field(description="La page publique qui le dit.")


class Compte(Record):
    """A figure and its source; two that disagree are both kept."""

    nombre: Annotated[int, Field(ge=0)] = Field(description="Le nombre.")
    source: Lien = Field(description="La page publique qui le dit.")
    doute: Texte | None = Field(default=None, description="Ce qui reste incertain.")


class Document(Record):
    """An official document."""

    titre: Texte = Field(description="Le titre du document.")
    lien: Lien = Field(description="Son adresse.")
    lu_le: Jour | None = Field(
        default=None, description="Le dernier jour où quelqu’un l’a lu ; absent si personne ne l’a noté."
    )


class SourceDe(Record):
    """Where a subject is told."""

    sujet: Texte = Field(description="Ce que la page dit.")
    lien: Lien = Field(description="Son adresse.")


class Edition(Record):
    """One year of the label, as far as it is known."""

    annee: Annee = Field(description="L’année de l’édition.")
    echelle: Renvoi = Field(description="L’échelle de cette édition.")
    ouverture: DatePartielle | None = Field(default=None, description="Ouverture des candidatures.")
    cloture: DatePartielle | None = Field(default=None, description="Clôture des candidatures.")
    cherche_le: Jour | None = Field(
        default=None, description="Le dernier jour où l’on a cherché ses dates sans les trouver."
    )
    ceremonie: Ceremonie | None = Field(default=None, description="La cérémonie.")
    resultats: bool = Field(description="Si les résultats sont connus.")
    candidats: tuple[Compte, ...] = Field(
        default=(), description="Le nombre de candidatures, par source.", strict=False
    )
    laureats: tuple[Compte, ...] = Field(default=(), description="Le nombre de lauréats, par source.", strict=False)
    complet: Renvoi | None = Field(default=None, description="Le palier dont la liste des lauréats est complète ici.")
    documents: tuple[Document, ...] = Field(default=(), description="Les documents officiels.", strict=False)
    sources: tuple[SourceDe, ...] = Field(default=(), description="Où ces faits sont dits.", strict=False)
    doute: Texte | None = Field(default=None, description="Ce qui reste incertain.")

    @property
    def ordre(self) -> int:
        """What editions are sorted by."""
        return self.annee

    @property
    def proclamation(self) -> date:
        """The day on which its labels enter the timelines: the ceremony's, or the last of the year."""
        return self.ceremonie.le.fin if self.ceremonie else DatePartielle(self.annee).fin


class Label(FileRecord):
    """The label as it is: who runs it, its scales, its editions."""

    fichier: ClassVar[str] = "data/label.yaml"
    nom: Texte = Field(description="Le nom du label.")
    organisme: LienNomme = Field(description="L’organisme qui l’attribue.")
    lien: Lien = Field(description="Le site du label.")
    contact: Courriel = Field(description="L’adresse de contact du label.")
    presentation: tuple[Fait, ...] = Field(description="Ce qu’il faut en savoir.", strict=False)
    echelles: tuple[Echelle, ...] = Field(description="Les échelles successives.", min_length=1, strict=False)
    mentions: tuple[Mention, ...] = Field(default=(), description="Les mentions spéciales.", strict=False)
    editions: tuple[Edition, ...] = Field(
        description="Les éditions, de la plus ancienne à la plus récente.", strict=False
    )

    def edition(self, annee: int) -> Edition | None:
        """The edition of a year, if the label has it."""
        return next((edition for edition in self.editions if edition.annee == annee), None)

    def echelle(self, edition: Edition) -> Echelle:
        """The scale of an edition; loading has checked that it exists."""
        return next(echelle for echelle in self.echelles if echelle.id == edition.echelle)

    def palier(self, annee: int, palier: str) -> Palier | None:
        """A step by its id, in the scale of a year."""
        edition = self.edition(annee)
        paliers = self.echelle(edition).paliers if edition else ()
        return next((found for found in paliers if found.id == palier), None)
