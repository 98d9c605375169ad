"""The guides: which moment, which people and which statuses each one serves."""

from __future__ import annotations

from typing import ClassVar, Final

from pydantic import Field

from tournee.fiches.natures import Nature
from tournee.fiches.statuts import Moment, Statut, StatutServi
from tournee.fiches.valeurs import Renvoi, Slug, Texte
from tournee.reading.texts import Text
from tournee.reading.vocabulary import Vocabulary


class Role(Vocabulary):
    """Who a guide is for."""

    public: str
    """As a sentence names them: « les groupes »."""

    def __init__(self, valeur: str, mot: str, public: str) -> None:
        super().__init__(valeur, mot)
        self.public = public

    GROUPE = "groupe", "Vous êtes un groupe", "les groupes"
    BENEVOLE = "benevole", "Vous êtes bénévole, sans groupe", "les bénévoles"
    ELU = "elu", "Vous êtes élu, élue, ou vous travaillez en mairie", "les mairies"
    JOURNALISTE = "journaliste", "Vous êtes journaliste", "la presse"


class Temps(Vocabulary):
    """How long what a guide advises takes."""

    duree: str
    """As a sentence says it: « une soirée »."""

    def __init__(self, valeur: str, mot: str, duree: str) -> None:
        super().__init__(valeur, mot)
        self.duree = duree

    DIX_MINUTES = "dix-minutes", "J’ai dix minutes", "dix minutes"
    SOIREE = "soiree", "J’ai une soirée", "une soirée"
    ENGAGEMENT = "engagement", "Notre groupe s’engage", "un groupe qui s’engage"


GUIDES: Final = "guides/"


GLOSSAIRE: Final = "glossaire"
"""The guide that the data makes: others may name it among their « liees »."""


MOTS_MAX: Final = 900
"""Words of a guide: what is read before a phone call."""


class Guide(Text):
    """A guide: one question, its answer."""

    dossier: ClassVar[str] = "docs/guides"
    id: Slug = Field(description="Le nom de son fichier, sans « .md ».")
    title: Texte = Field(description="Le titre : la question à laquelle il répond.")
    description: Texte = Field(description="Ce que l’on y trouve, en une phrase.")
    etape: Moment = Field(description="À quel moment de la démarche il sert.")
    rang: int = Field(description="Sa place parmi les guides de ce moment.", ge=1, le=20)
    statuts: tuple[StatutServi, ...] = Field(
        description="Les statuts d’une commune pour lesquels il sert.", strict=False
    )
    pour: tuple[Nature, ...] = Field(
        default=(),
        description="Les collectivités pour lesquelles il est fait, s’il ne sert pas à toutes.",
        strict=False,
    )
    roles: tuple[Role, ...] = Field(description="À qui il s’adresse.", min_length=1, strict=False)
    temps: Temps = Field(description="Le temps que demande ce qu’il conseille.")
    liees: tuple[Renvoi, ...] = Field(
        description="Deux à quatre autres guides.", min_length=2, max_length=4, strict=False
    )
    corps: str = Field(description="Le guide, en Markdown.", min_length=1)

    @property
    def page(self) -> str:
        """Its folder in the site: « guides/premier-contact/ »."""
        return f"{GUIDES}{self.id}/"

    @property
    def moment(self) -> str:
        """When in the process it serves: « Au premier contact »."""
        return self.etape.mot

    @property
    def destinataires(self) -> tuple[str, ...]:
        """For whom: « les groupes », « les mairies »."""
        return tuple(role.public for role in self.roles)

    @property
    def duree(self) -> str:
        """What it takes: « une soirée »."""
        return self.temps.duree


def place_dans_la_demarche(guide: Guide) -> tuple[int, int, str]:
    """What sorts the guides in the order of the process."""
    return guide.etape.rank, guide.rang, guide.id


def guides_du_statut(guides: tuple[Guide, ...], statut: Statut) -> tuple[Guide, ...]:
    """The guides that serve a status, those of its next step first."""
    return tuple(
        sorted(
            (guide for guide in guides if statut in guide.statuts), key=lambda un: un.etape is not statut.suite.moment
        )
    )
