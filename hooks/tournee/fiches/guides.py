"""The guides: which moment, which people and which statuses each one serves."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from tournee.fiches.statuts import Statut
from tournee.fiches.valeurs import Slug, Texte
from tournee.reading.texts import Text

Moment = Literal["choisir", "premier-contact", "discussion", "dossier", "resultats", "duree"]


Role = Literal["groupe", "benevole", "elu", "journaliste"]


Temps = Literal["dix-minutes", "soiree", "engagement"]


MOMENTS: Final[dict[Moment, str]] = {
    "choisir": "Avant de commencer",
    "premier-contact": "Au premier contact",
    "discussion": "Quand le dialogue est ouvert",
    "dossier": "Quand le dossier se prépare",
    "resultats": "Après les résultats",
    "duree": "Tout au long de l’année",
}
"""In the order of the process."""


ROLES: Final[dict[Role, str]] = {
    "groupe": "Vous êtes un groupe",
    "benevole": "Vous êtes bénévole, sans groupe",
    "elu": "Vous êtes élu, élue, ou vous travaillez en mairie",
    "journaliste": "Vous êtes journaliste",
}


DESTINATAIRES: Final[dict[Role, str]] = {
    "groupe": "les groupes",
    "benevole": "les bénévoles",
    "elu": "les mairies",
    "journaliste": "la presse",
}


TEMPS: Final[dict[Temps, str]] = {
    "dix-minutes": "J’ai dix minutes",
    "soiree": "J’ai une soirée",
    "engagement": "Notre groupe s’engage",
}


DUREES: Final[dict[Temps, str]] = {
    "dix-minutes": "dix minutes",
    "soiree": "une soirée",
    "engagement": "un groupe qui s’engage",
}


PROCHAIN: Final[dict[Statut, Moment]] = {
    Statut.A_CONTACTER: "premier-contact",
    Statut.RESERVEE: "premier-contact",
    Statut.CONTACTEE: "discussion",
    Statut.EN_DISCUSSION: "discussion",
    Statut.ENGAGEE: "dossier",
    Statut.CANDIDATE: "resultats",
    Statut.LABELLISEE: "duree",
    Statut.DECLINEE: "discussion",
}
"""The moment that comes next for a collectivité: its guides are shown first on its page."""


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
    statuts: tuple[Annotated[Statut, Field(strict=False)], ...] = Field(
        description="Les statuts d’une commune pour lesquels il sert.", strict=False
    )
    roles: tuple[Role, ...] = Field(description="À qui il s’adresse.", min_length=1, strict=False)
    temps: Temps = Field(description="Le temps que demande ce qu’il conseille.")
    liees: tuple[Slug, ...] = Field(
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
        return MOMENTS[self.etape]

    @property
    def destinataires(self) -> tuple[str, ...]:
        """For whom: « les groupes », « les mairies »."""
        return tuple(DESTINATAIRES[role] for role in self.roles)

    @property
    def duree(self) -> str:
        """What it takes: « une soirée »."""
        return DUREES[self.temps]


def place_dans_la_demarche(guide: Guide) -> tuple[int, int, str]:
    """What sorts the guides in the order of the process."""
    return list(MOMENTS).index(guide.etape), guide.rang, guide.id


def guides_du_statut(guides: tuple[Guide, ...], statut: Statut) -> tuple[Guide, ...]:
    """The guides that serve a status, those of its next step first."""
    return tuple(
        sorted((guide for guide in guides if statut in guide.statuts), key=lambda un: un.etape != PROCHAIN[statut])
    )
