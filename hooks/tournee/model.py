"""The records of the campaign, as contributors write them: frozen, strict, each field told in French."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import PydanticCustomError

from tournee.dates import DatePartielle
from tournee.sources import Mapping

if TYPE_CHECKING:
    from collections.abc import Callable

# pydantic reads the annotations when the classes are made.
from datetime import date  # noqa: TC003


def _forme(pattern: str, attendu: str) -> Callable[[str], str]:
    """A check that a text has a form, with the French sentence that says which."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError("forme", "{attendu}", {"attendu": attendu})
        return value

    return check


def _luhn(siren: str) -> str:
    digits = [int(digit) * (1 + position % 2) for position, digit in enumerate(siren)]
    if sum(digit - 9 if digit > 9 else digit for digit in digits) % 10:  # noqa: PLR2004  Luhn's own figures
        raise PydanticCustomError("luhn", "ce SIREN n’existe pas (sa clé de contrôle est fausse) ; recopiez-le")
    return siren


Texte = Annotated[str, Field(min_length=1, max_length=1000)]
Lien = Annotated[
    str, AfterValidator(_forme(r"https?://[^\s<>\"'`\\]+", "une adresse qui commence par https:// est attendue"))
]
ADRESSE_ELECTRONIQUE: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
Courriel = Annotated[str, AfterValidator(_forme(ADRESSE_ELECTRONIQUE, "une adresse électronique est attendue"))]
Contact = Annotated[
    str,
    AfterValidator(
        _forme(rf"https?://[^\s<>\"'`\\]+|{ADRESSE_ELECTRONIQUE}", "une adresse https:// ou électronique est attendue")
    ),
]
Insee = Annotated[
    str, AfterValidator(_forme(r"\d{5}|2[AB]\d{3}", 'un code INSEE de cinq caractères est attendu, comme "61001"'))
]
CodeDepartement = Annotated[
    str, AfterValidator(_forme(r"\d{2,3}|2[AB]", 'un numéro de département est attendu, comme "61"'))
]
Siren = Annotated[
    str,
    AfterValidator(_forme(r"\d{9}", "un SIREN de neuf chiffres entre guillemets est attendu")),
    AfterValidator(_luhn),
]
Slug = Annotated[
    str,
    AfterValidator(
        _forme(r"[a-z0-9]+(-[a-z0-9]+)*", "des minuscules sans accent, des chiffres et des tirets sont attendus")
    ),
]
Jours = Annotated[int, Field(ge=1, le=3650)]
Annee = Annotated[int, Field(ge=2000, le=2100)]


class Record(BaseModel):
    """What every record has: it cannot change, it refuses an unknown key, it knows its lines."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True, strict=True)
    _lines: dict[str, int] = PrivateAttr(default_factory=dict)
    _line: int = PrivateAttr(default=1)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_lines(cls, value: Any, handler: ModelWrapValidatorHandler[Record]) -> Record:
        record = handler(value)
        if isinstance(value, Mapping):
            record._line = value.line  # noqa: SLF001  it is our own
            record._lines = value.lines  # noqa: SLF001
        return record

    def ligne(self, champ: str = "") -> int:
        """The line of a field in its file, or of the record."""
        return self._lines.get(champ, self._line)


class Statut(StrEnum):
    """Where a collectivité stands, in order of progress; « declinee » is aside."""

    A_CONTACTER = "a-contacter"
    RESERVEE = "reservee"
    CONTACTEE = "contactee"
    EN_DISCUSSION = "en-discussion"
    ENGAGEE = "engagee"
    CANDIDATE = "candidate"
    LABELLISEE = "labellisee"
    DECLINEE = "declinee"

    @property
    def rang(self) -> int:
        """Its place in the order of progress, from 0."""
        return list(Statut).index(self)


class Signal(StrEnum):
    """What the calendar adds to a status."""

    A_RELANCER = "a-relancer"
    EN_SOMMEIL = "en-sommeil"
    RESERVATION_EXPIREE = "reservation-expiree"


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


class Fiche(Record):
    """Whoever may be labelled, with the log of what was done."""

    fichier: ClassVar[str]
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


class Activite(Record):
    """The last year in which a source shows a group alive."""

    vue_en: Annee = Field(description="Dernière année où une source montre le groupe en activité.")
    source: Lien = Field(description="La page publique qui le montre.")


class Referent(Record):
    """Who carries the campaign in a group: a pseudonym, with the person's consent."""

    pseudo: Texte = Field(description="Un pseudonyme, jamais un nom d’état civil, avec l’accord de la personne.")
    lien: Lien = Field(description="Sa page sur le forum du réseau.")


class Gull(Record):
    """A group that takes part, or could."""

    fichier: ClassVar[str] = "data/gulls.yaml"
    id: Slug = Field(description="L’identifiant, qui fait l’adresse de la page : minuscules et tirets.")
    nom: Texte = Field(description="Le nom du groupe, comme il l’écrit.")
    commune: Insee | None = Field(
        default=None, description="Le code INSEE de la commune où il se réunit, si on la connaît."
    )
    departement: CodeDepartement | None = Field(
        default=None, description="Le département, quand la commune est inconnue."
    )
    site: Lien | None = Field(default=None, description="Le site du groupe.")
    forme: Literal["association", "groupe-informel", "reseau", "espace-public"] = Field(
        description="Ce qu’est le groupe."
    )
    activite: Activite = Field(description="La dernière trace publique d’activité.")
    resume: Texte | None = Field(default=None, description="Une phrase qui présente le groupe.")
    referent: Referent | None = Field(default=None, description="La personne à joindre, par son pseudonyme.")
    contact: Contact | None = Field(default=None, description="Une page de contact ou une adresse de fonction.")
    propose: tuple[Literal["install-party", "atelier", "accompagnement-mairie", "depannage", "formation"], ...] = Field(
        default=(), description="Ce que le groupe peut offrir à une mairie.", strict=False
    )
    territoire: tuple[Siren, ...] = Field(default=(), description="Les SIREN des EPCI qu’il couvre.", strict=False)
    doute: Texte | None = Field(default=None, description="Ce qui reste à vérifier.")


class LienNomme(Record):
    """A name and an address."""

    nom: Texte = Field(description="Le nom.")
    lien: Lien = Field(description="L’adresse.")


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


class Reunions(Record):
    """The meetings of the network, as far as they are known."""

    texte: Texte = Field(description="Ce que l’on sait des réunions.")
    source: Lien = Field(description="La page publique qui le dit.")


class Reglages(Record):
    """The campaign: its region, its network, its delays."""

    nom: Texte = Field(description="Le nom de la campagne.")
    region: Annotated[str, AfterValidator(_forme(r"\d{2}", 'un code de région INSEE est attendu, comme "28"'))] = Field(
        description="Le code INSEE de la région."
    )
    departements: tuple[CodeDepartement, ...] = Field(
        description="Les numéros des départements de la campagne.", min_length=1, strict=False
    )
    reseau: Reseau = Field(description="Le réseau des groupes.")
    fil: Lien = Field(description="La discussion d’où part la campagne.")
    delais: Delais = Field(description="Les délais de la campagne.")
    objectifs: dict[int, int] = Field(
        default_factory=dict, description="Par édition, le nombre de collectivités visé.", strict=False
    )
    reunions: Reunions | None = Field(default=None, description="Les réunions du réseau.")
    licence_donnees: LienNomme = Field(description="La licence des données publiées.")


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


class SourceDe(Record):
    """Where a subject is told."""

    sujet: Texte = Field(description="Ce que la page dit.")
    lien: Lien = Field(description="Son adresse.")


class Edition(Record):
    """One year of the label, as far as it is known."""

    annee: Annee = Field(description="L’année de l’édition.")
    echelle: Slug = Field(description="L’échelle de cette édition.")
    ouverture: DatePartielle | None = Field(default=None, description="Ouverture des candidatures.")
    cloture: DatePartielle | None = Field(default=None, description="Clôture des candidatures.")
    ceremonie: Ceremonie | None = Field(default=None, description="La cérémonie.")
    resultats: bool = Field(description="Si les résultats sont connus.")
    candidats: tuple[Compte, ...] = Field(
        default=(), description="Le nombre de candidatures, par source.", strict=False
    )
    laureats: tuple[Compte, ...] = Field(default=(), description="Le nombre de lauréats, par source.", strict=False)
    complet: Slug | None = Field(default=None, description="Le palier dont la liste des lauréats est complète ici.")
    documents: tuple[Document, ...] = Field(default=(), description="Les documents officiels.", strict=False)
    sources: tuple[SourceDe, ...] = Field(default=(), description="Où ces faits sont dits.", strict=False)
    doute: Texte | None = Field(default=None, description="Ce qui reste incertain.")

    @property
    def proclamation(self) -> date:
        """The day on which its labels enter the timelines: the ceremony's, or the last of the year."""
        return self.ceremonie.le.fin if self.ceremonie else DatePartielle(self.annee).fin


class Label(Record):
    """The label as it is: who runs it, its scales, its editions."""

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


class Laureat(Record):
    """Who was labelled, in one edition."""

    annee: Annee = Field(description="L’année de l’édition.")
    nom: Texte = Field(description="Le nom, comme la source le donne.")
    type: Literal["commune", TypeDeCollectivite, "indetermine"] = Field(description="Ce que c’est.")
    insee: Insee | None = Field(default=None, description="Le code INSEE, pour une commune.")
    siren: Siren | None = Field(default=None, description="Le SIREN, pour les autres, s’il est connu.")
    collectivite: Slug | None = Field(default=None, description="L’identifiant dans collectivites.yaml, s’il y est.")
    departement: CodeDepartement | None = Field(default=None, description="Le département, s’il est connu.")
    palier: Slug | None = Field(default=None, description="Le palier obtenu.")
    paliers: Annotated[tuple[Slug, ...], Field(min_length=2, max_length=2)] | None = Field(
        default=None,
        description="Le plus bas et le plus haut possibles, quand la source ne dit pas mieux.",
        strict=False,
    )
    mentions: tuple[Slug, ...] = Field(default=(), description="Les mentions spéciales.", strict=False)
    source: Lien = Field(description="La page publique qui le dit.")
    autres_sources: tuple[Lien, ...] = Field(default=(), description="D’autres pages qui le disent.", strict=False)
    doute: Texte | None = Field(default=None, description="Pourquoi ce n’est pas certain.")

    @property
    def bornes(self) -> tuple[str, ...]:
        """The steps named: none, one, or the two ends of a range."""
        return (self.palier,) if self.palier else self.paliers or ()
