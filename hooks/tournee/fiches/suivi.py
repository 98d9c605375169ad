"""Whoever may be labelled, with the log of what was done."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
)

from tournee.fiches.statuts import Statut
from tournee.fiches.valeurs import Annee, Insee, Lien, Siren, Slug, Texte
from tournee.francais.dates import DatePartielle
from tournee.reading.record import FileRecord, Record

NomDeGeste = Literal[
    "intention",
    "reservation",
    "courrier",
    "courriel",
    "appel",
    "visite",
    "relance",
    "reponse",
    "rendez-vous",
    "rencontre",
    "engagement",
    "candidature",
    "non-retenue",
    "refus",
    "confirmation",
    "abandon",
    "note",
]


class Geste(BaseModel):
    """What a line of a log can tell: its words, the status that it gives, the fields that it asks or permits."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True)
    libelle: str
    statut: Statut | None = None
    exige: tuple[str, ...] = ()
    permet: tuple[str, ...] = ()
    demarche: bool = False
    """The group reached out to the collectivité."""


GESTES: Final[dict[NomDeGeste, Geste]] = {
    "intention": Geste(libelle="Intention annoncée"),
    "reservation": Geste(libelle="Réservation", permet=("jusqu_au",)),
    "courrier": Geste(libelle="Courrier envoyé", statut=Statut.CONTACTEE, permet=("modele",), demarche=True),
    "courriel": Geste(libelle="Courriel envoyé", statut=Statut.CONTACTEE, permet=("modele",), demarche=True),
    "appel": Geste(libelle="Appel téléphonique", statut=Statut.CONTACTEE, permet=("modele",), demarche=True),
    "visite": Geste(libelle="Visite en mairie", statut=Statut.CONTACTEE, permet=("modele",), demarche=True),
    "relance": Geste(libelle="Relance", statut=Statut.CONTACTEE, permet=("modele",), demarche=True),
    "reponse": Geste(libelle="Réponse reçue", statut=Statut.EN_DISCUSSION),
    "rendez-vous": Geste(libelle="Rendez-vous pris", statut=Statut.EN_DISCUSSION),
    "rencontre": Geste(libelle="Rencontre", statut=Statut.EN_DISCUSSION),
    "engagement": Geste(libelle="Engagement à candidater", statut=Statut.ENGAGEE),
    "candidature": Geste(libelle="Candidature déposée", statut=Statut.CANDIDATE, exige=("edition",)),
    "non-retenue": Geste(libelle="Candidature non retenue", statut=Statut.EN_DISCUSSION, exige=("edition",)),
    "refus": Geste(libelle="Refus", statut=Statut.DECLINEE, exige=("motif",)),
    "confirmation": Geste(libelle="Situation confirmée"),
    "abandon": Geste(libelle="Réservation rendue"),
    "note": Geste(libelle="Note"),
}


class Evenement(Record):
    """One line of the contact log."""

    le: DatePartielle = Field(description="Quand : un jour (2026-10-03), un mois (2026-10) ou une année (2026).")
    geste: NomDeGeste = Field(description="Ce qui a été fait, d’après la liste des gestes.")
    par: Slug = Field(description="Le groupe qui l’a fait : son identifiant dans gulls.yaml.")
    note: Texte | None = Field(default=None, description="Une phrase utile à tous, sans nom de personne.")
    source: Lien | None = Field(default=None, description="La preuve publique, s’il y en a une.")
    relance: date | None = Field(
        default=None, description="Le jour où revenir vers la mairie, si ce n’est le délai usuel."
    )
    modele: Slug | None = Field(default=None, description="Le courrier envoyé, s’il vient de docs/courriers/.")
    jusqu_au: date | None = Field(
        default=None, description="Dernier jour d’une réservation, si ce n’est le délai usuel."
    )
    edition: Annee | None = Field(default=None, description="L’année de l’édition du label.")
    motif: Literal["pas-le-moment", "pas-de-moyens", "depend-d-un-syndicat", "changement-d-equipe", "autre"] | None = (
        Field(default=None, description="Pourquoi la commune a dit non.")
    )


class Fiche(FileRecord):
    """Whoever may be labelled, with the log of what was done."""

    nom: Texte = Field(description="Le nom officiel.")
    suivi: tuple[Evenement, ...] = Field(
        description="Le journal des contacts, du plus ancien au plus récent.", strict=False
    )

    @property
    def cle(self) -> str:
        """What names it alone: an INSEE code, or the id of a collectivité."""
        raise NotImplementedError


class Commune(Fiche):
    """An approached commune."""

    fichier: ClassVar[str] = "data/communes.yaml"
    insee: Insee = Field(description="Le code INSEE officiel, entre guillemets.")

    @property
    def cle(self) -> str:
        """The INSEE code."""
        return self.insee


TypeDeCollectivite = Literal["epci", "syndicat", "departement", "region", "organisme-public"]


class Collectivite(Fiche):
    """An approached collectivité that is not a commune."""

    fichier: ClassVar[str] = "data/collectivites.yaml"
    id: Slug = Field(description="L’identifiant, qui fait l’adresse de la page : minuscules et tirets.")
    type: TypeDeCollectivite = Field(description="Ce qu’elle est.")
    siren: Siren | None = Field(
        default=None, description="Le SIREN, neuf chiffres entre guillemets, si une source le donne."
    )
    commune: Insee | None = Field(default=None, description="Le code INSEE de la commune du siège, pour la carte.")

    @property
    def cle(self) -> str:
        """The id, unique among the collectivités."""
        return self.id
