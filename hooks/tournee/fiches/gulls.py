"""The groups that take part, or could."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from tournee.fiches.valeurs import Annee, CodeDepartement, Contact, Insee, Lien, Siren, Slug, Texte
from tournee.reading.record import FileRecord, LoneRecord, Record
from tournee.reading.vocabulary import Vocabulary


class Forme(Vocabulary):
    """What a group is."""

    ASSOCIATION = "association", "Association"
    GROUPE_INFORMEL = "groupe-informel", "Groupe informel"
    RESEAU = "reseau", "Réseau de groupes"
    ESPACE_PUBLIC = "espace-public", "Espace public numérique"


class Offre(Vocabulary):
    """What a group can offer a town hall after the letter."""

    INSTALL_PARTY = "install-party", "Une fête d’installation ouverte à tous"
    ATELIER = "atelier", "Des ateliers"
    ACCOMPAGNEMENT_MAIRIE = "accompagnement-mairie", "L’accompagnement de la mairie"
    DEPANNAGE = "depannage", "Du dépannage"
    FORMATION = "formation", "Des formations"


class Activite(Record):
    """The last year in which a source shows a group alive."""

    vue_en: Annee = Field(description="Dernière année où une source montre le groupe en activité.")
    source: Lien = Field(description="La page publique qui le montre.")


class Referent(Record):
    """Who carries the campaign in a group: a pseudonym, with the person's consent."""

    pseudo: Texte = Field(description="Un pseudonyme, jamais un nom d’état civil, avec l’accord de la personne.")
    lien: Lien = Field(description="Sa page sur le forum du réseau.")


class Gull(FileRecord, LoneRecord):
    """A group that takes part, or could."""

    fichier: ClassVar[str] = "data/gulls.yaml"
    dossier: ClassVar[str] = "data/gulls"
    mot: ClassVar[str] = "groupe"
    SIGNE: ClassVar[str] = "forme"
    ENTRE_GUILLEMETS: ClassVar[frozenset[str]] = frozenset(
        {"id", "nom", "commune", "departement", "resume", "doute", "territoire", "source", "pseudo", "lien"}
    )
    id: Slug = Field(description="L’identifiant, qui fait l’adresse de la page : minuscules et tirets.")
    nom: Texte = Field(description="Le nom du groupe, comme il l’écrit.")
    commune: Insee | None = Field(
        default=None, description="Le code INSEE de la commune où il se réunit, si on la connaît."
    )
    departement: CodeDepartement | None = Field(
        default=None, description="Le département, quand la commune est inconnue."
    )
    site: Lien | None = Field(default=None, description="Le site du groupe.")
    forme: Forme = Field(description="Ce qu’est le groupe.")
    activite: Activite = Field(description="La dernière trace publique d’activité.")
    resume: Texte | None = Field(default=None, description="Une phrase qui présente le groupe.")
    referent: Referent | None = Field(default=None, description="La personne à joindre, par son pseudonyme.")
    contact: Contact | None = Field(default=None, description="Une page de contact ou une adresse de fonction.")
    propose: tuple[Offre, ...] = Field(
        default=(), description="Ce que le groupe peut offrir à une mairie.", strict=False
    )
    territoire: tuple[Siren, ...] = Field(default=(), description="Les SIREN des EPCI qu’il couvre.", strict=False)
    doute: Texte | None = Field(default=None, description="Ce qui reste à vérifier.")

    @property
    def ordre(self) -> str:
        """What its file is sorted by."""
        return self.id

    @property
    def cle(self) -> str:
        """The id, unique among the groups."""
        return self.id

    @property
    def nom_de_fichier(self) -> str:
        """« viregul.yaml »."""
        return f"{self.id}.yaml"

    @property
    def resume_en_mots(self) -> str:
        """« VireGUL, nouveau groupe »."""
        return f"{self.nom}, nouveau groupe"
