"""The campaign's own settings: its départements, its network, its delays."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final

from pydantic import Field

from tournee.fiches.label import Fait
from tournee.fiches.priorites import Priorite
from tournee.fiches.reunions import Reunions
from tournee.fiches.valeurs import (
    Annee,
    CodeDepartement,
    Contact,
    Departements,
    Fuseau,
    Jours,
    Lien,
    LienNomme,
    Renvoi,
    Texte,
)
from tournee.francais.dates import DatePartielle
from tournee.reading.record import FileRecord, Record


class Reseau(Record):
    """The network of the groups."""

    nom: Texte = Field(description="Le nom du réseau.")
    forum: Lien = Field(description="L’adresse de son forum.")
    mumble: Texte | None = Field(default=None, description="L’adresse de ses réunions audio.")


class Delais(Record):
    """The campaign's delays, in days."""

    reservation: Jours = Field(description="Durée d’une réservation, en jours.")
    relance: Jours = Field(description="Délai avant de revenir vers une mairie, en jours.")
    sommeil: Jours = Field(description="Durée sans nouvelle au bout de laquelle une démarche est en sommeil, en jours.")
    rappel: Jours = Field(
        default=14, description="Combien de jours avant sa fin une réservation est rappelée ; 14, sauf mention."
    )


class Repere(Record):
    """What is best done some days before an edition closes."""

    avant: Jours = Field(description="Combien de jours avant la clôture.")
    quoi: Texte = Field(description="Ce qu’il vaut mieux avoir fait ce jour-là.")
    pourquoi: Texte = Field(description="D’où vient ce nombre de jours, en une phrase.")
    guide: Renvoi | None = Field(default=None, description="Le guide qui l’explique, s’il y en a un.")


class Renouvellement(Record):
    """The last general election of municipal councils."""

    le: DatePartielle = Field(description="Le mois ou le jour du scrutin.")
    source: Lien = Field(description="La page publique qui le dit.")


class Hebergeur(Record):
    """Who keeps the published site."""

    nom: Texte = Field(description="Sa dénomination.")
    adresse: Texte = Field(description="Son adresse postale.")
    telephone: Texte | None = Field(default=None, description="Son numéro de téléphone.")


class Constat(Fait):
    """A fact that was true on a day, and may no longer be."""

    le: DatePartielle = Field(description="Quand c’était vrai, d’après la source.")


class Equipeur(Record):
    """Who equips town halls of the region with computers and programs."""

    nom: Texte = Field(description="Le nom de l’organisme ou du service.")
    secteur: Texte = Field(description="Les communes qu’il sert, en quelques mots.")
    constats: tuple[Constat, ...] = Field(
        description="Ce que des sources en disent, du plus récent au plus ancien.", min_length=1, strict=False
    )


class Reglages(FileRecord):
    """The campaign: its départements, its network, its delays."""

    fichier: ClassVar[str] = "data/campagne.yaml"
    nom: Texte = Field(description="Le nom de la campagne.")
    departements: Departements = Field(
        description="Les numéros des départements de la campagne, d’une région ou de plusieurs ; ou « france », pour "
        "tous. « tournee territoire » en fait les communes et la carte."
    )
    fuseau: Fuseau = Field(description="Le fuseau horaire qui dit quel jour on est, comme Europe/Paris.")
    reseau: Reseau = Field(description="Le réseau des groupes.")
    fil: Lien = Field(description="La discussion d’où part la campagne.")
    delais: Delais = Field(description="Les délais de la campagne.")
    portee: Annotated[int, Field(ge=1, le=300)] = Field(
        default=30,
        description="Jusqu’où un groupe peut accompagner une mairie, en kilomètres à vol d’oiseau ; 30, sauf mention.",
    )
    voisinage: Annotated[int, Field(ge=1, le=300)] = Field(
        default=15,
        description="Jusqu’où un groupe est « tout près » d’une commune, en kilomètres à vol d’oiseau ; "
        "15, sauf mention.",
    )
    petite_commune: Annotated[int, Field(ge=1)] = Field(
        default=3500, description="Jusqu’à combien d’habitants une commune est dite petite ; 3500, sauf mention."
    )
    priorites: tuple[Priorite, ...] = Field(
        default=tuple(Priorite),
        description="Ce qui recommande une commune plutôt qu’une autre, dans l’ordre ; ce qui n’est pas écrit ne "
        "compte pas.",
        min_length=1,
        strict=False,
    )
    comparaisons: tuple[CodeDepartement, ...] = Field(
        default=(),
        description="Les départements que le palmarès montre à côté de la région.",
        strict=False,
    )
    objectifs: dict[Annotated[Annee, Field(strict=False)], Annotated[int, Field(ge=1)]] = Field(
        default_factory=dict, description="Par édition, le nombre de collectivités visé.", strict=False
    )
    reunions: Reunions | None = Field(default=None, description="Les réunions du réseau.")
    reperes: tuple[Repere, ...] = Field(
        default=(),
        description="Ce qu’il vaut mieux faire avant la clôture d’une édition, du plus tôt au plus tard.",
        strict=False,
    )
    renouvellement: Renouvellement | None = Field(
        default=None, description="Les dernières élections municipales : un contact d’avant a pu se perdre."
    )
    equipeurs: tuple[Equipeur, ...] = Field(
        default=(), description="Qui équipe les mairies de la région, à notre connaissance.", strict=False
    )
    licence_donnees: LienNomme = Field(description="La licence des données publiées.")
    editeur: Texte | None = Field(default=None, description="Qui publie ce site : une dénomination, et son siège.")
    directeur_de_publication: Texte | None = Field(
        default=None, description="Qui dirige la publication, si la loi ou l’éditeur le demande."
    )
    hebergeur: Hebergeur | None = Field(default=None, description="Qui héberge le site publié.")
    hors_ligne: bool = Field(
        default=True,
        description="Si un navigateur garde de quoi lire le site sans réseau ; oui, sauf mention. « false » efface ce "
        "que les versions d’avant ont fait garder.",
    )
    contact: Contact | None = Field(
        default=None, description="Où écrire sans être lu de tous : une page de contact ou une adresse de fonction."
    )

    @property
    def a_publier(self) -> tuple[str, ...]:
        """What the legal pages of the site should say and do not know yet."""
        return tuple(champ for champ in LEGAUX if getattr(self, champ) is None)


DE_TOUTE_REGION: Final = (
    "delais",
    "portee",
    "voisinage",
    "petite_commune",
    "priorites",
    "reperes",
    "renouvellement",
    "hors_ligne",
    "licence_donnees",
)
"""The fields that a region which begins takes as they are; the others are its own."""
LEGAUX: Final = ("editeur", "hebergeur", "contact")
"""The fields that the legal pages need; who directs the publication is not always to be told."""
