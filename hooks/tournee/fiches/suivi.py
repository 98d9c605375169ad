"""Whoever may be labelled, with the log of what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from pydantic import ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from tournee.fiches.natures import Nature
from tournee.fiches.statuts import Statut
from tournee.fiches.valeurs import Annee, Insee, Jour, Lien, NomOfficiel, Renvoi, Siren, Slug, Texte
from tournee.francais.dates import DatePartielle
from tournee.francais.noms import apostrophe_droite, slug
from tournee.reading.record import FileRecord, LoneRecord, Record
from tournee.reading.vocabulary import Vocabulary


@dataclass(frozen=True)
class Effet:
    """What a line of a log changes, and the fields that it asks or permits."""

    statut: Statut | None = None
    """The status that it earns."""
    provisoire: Statut | None = None
    """The status that it gives as long as it holds."""
    exige: tuple[str, ...] = ()
    permet: tuple[str, ...] = ()
    demarche: bool = False
    """The group reached out to the collectivité."""
    dernier_mot: bool = False
    """It may take a status back."""
    sans_suite: bool = False
    """It leaves the next step where it was."""
    retire: bool = False
    """The collectivité asks not to be in the public log."""
    ramene: bool = False
    """It accepts to be in it again."""


DEMARCHE = Effet(Statut.CONTACTEE, permet=("modele",), demarche=True)
DIALOGUE = Effet(Statut.EN_DISCUSSION)
CONTACT = "contact"
"""What somebody writes who did one of several things."""
ECRIT = (CONTACT, "ecrit")


class Geste(Vocabulary):
    """What a line of a log can tell: one place for all that a geste is."""

    nomme: str
    """What a sentence calls it, with its article."""
    phrase: str
    """What who notes it says, of a town hall as of any other collectivité."""
    effet: Effet

    def __init__(  # noqa: PLR0917  the columns of its list
        self, valeur: str, mot: str, nomme: str, phrase: str, effet: Effet = Effet(), synonymes: tuple[str, ...] = ()
    ) -> None:
        super().__init__(valeur, mot, synonymes)
        self.nomme = nomme
        self.phrase = phrase
        self.effet = effet

    @property
    def montre(self) -> Statut | None:
        """The status whose colour it has in a timeline."""
        return self.effet.provisoire or self.effet.statut

    @classmethod
    def elsewhere(cls, texte: str) -> str:
        """A status is worked out, and a label is told by the palmarès."""
        if Statut.LABELLISEE in Statut.meant(texte) or slug(texte) in {"label", "labellisation"}:
            return "un label obtenu se note dans data/palmares.yaml, avec sa source"
        if Statut.meant(texte):
            return "c’est un statut, calculé d’après les gestes ; écrivez ce que le groupe ou la mairie a fait"
        return ""

    INTENTION = (
        "intention",
        "Intention annoncée",
        "l’intention",
        "Nous aimerions nous en occuper",
        Effet(sans_suite=True),
        ("projet", "interet", "souhait"),
    )
    RESERVATION = (
        *("reservation", "Réservation", "la réservation", "Nous la réservons"),
        Effet(provisoire=Statut.RESERVEE, permet=("jusqu_au",)),
        ("reserver", "reserve", "prise-en-charge"),
    )
    COURRIER = (
        "courrier",
        "Courrier envoyé",
        "le courrier",
        "Nous avons envoyé une lettre",
        DEMARCHE,
        ("lettre", "poste", "papier", *ECRIT),
    )
    COURRIEL = (
        "courriel",
        "Courriel envoyé",
        "le courriel",
        "Nous avons envoyé un courriel",
        DEMARCHE,
        ("mail", "email", "e-mail", "mel", "message", *ECRIT),
    )
    APPEL = (
        "appel",
        "Appel téléphonique",
        "l’appel",
        "Nous avons téléphoné",
        DEMARCHE,
        ("telephone", "tel", "coup-de-fil", "appele", CONTACT),
    )
    VISITE = (
        "visite",
        "Visite en mairie",
        "la visite",
        "Nous avons rendu visite sur place",
        DEMARCHE,
        ("passage", "deplacement", "visite-mairie", CONTACT),
    )
    RELANCE = (
        "relance",
        "Relance",
        "la relance",
        "Nous avons relancé",
        DEMARCHE,
        ("rappel", "relancer", "relance-mail", "relance-telephone"),
    )
    REPONSE = (
        "reponse",
        "Réponse reçue",
        "la réponse",
        "Nous avons reçu une réponse",
        DIALOGUE,
        ("retour", "repondu", "reponse-mairie"),
    )
    RENDEZ_VOUS = (
        "rendez-vous",
        "Rendez-vous pris",
        "la prise de rendez-vous",
        "Un rendez-vous est fixé",
        DIALOGUE,
        ("rdv", "rendezvous", "rendez-vous-fixe"),
    )
    RENCONTRE = (
        "rencontre",
        "Rencontre",
        "la rencontre",
        "Une rencontre a eu lieu",
        DIALOGUE,
        ("reunion", "entretien", "entrevue", "visio", "visioconference"),
    )
    ENGAGEMENT = (
        "engagement",
        "Engagement à candidater",
        "l’engagement",
        "Une candidature nous est promise",
        Effet(Statut.ENGAGEE),
        ("accord", "promesse"),
    )
    CANDIDATURE = (
        *(
            "candidature",
            "Candidature déposée",
            "la candidature",
            "Le dossier de candidature est déposé",
            Effet(Statut.CANDIDATE, exige=("edition",)),
        ),
        ("dossier", "depot", "candidater", "candidature-deposee"),
    )
    NON_RETENUE = (
        *("non-retenue", "Candidature non retenue", "l’avis du jury", "La candidature n’a pas été retenue"),
        Effet(Statut.EN_DISCUSSION, exige=("edition",), dernier_mot=True),
        ("echec", "non-retenu", "rejet", "candidature-refusee"),
    )
    REFUS = (
        *("refus", "Refus", "le refus", "La proposition est déclinée"),
        Effet(Statut.DECLINEE, exige=("motif",), dernier_mot=True),
        ("refuse", "decline", "non", "refusee"),
    )
    CONFIRMATION = (
        "confirmation",
        "Situation confirmée",
        "la confirmation",
        "Rien n’a changé, c’est toujours vrai",
        Effet(),
        ("confirme", "toujours-vrai", "inchange"),
    )
    ABANDON = (
        "abandon",
        "Réservation rendue",
        "l’abandon",
        "Nous rendons la réservation",
        Effet(sans_suite=True),
        ("annulation", "abandonne", "desistement"),
    )
    NOTE = (
        "note",
        "Note",
        "la note",
        "Autre chose, que la note dira",
        Effet(sans_suite=True),
        ("remarque", "commentaire", "information", "info", "observation"),
    )
    RETRAIT = (
        "retrait",
        "Retrait du suivi",
        "le retrait",
        "Elle demande à ne pas figurer dans le suivi",
        Effet(retire=True),
        ("discretion", "opposition", "desinscription", "ne-pas-contacter", "ne-plus-contacter"),
    )
    RETOUR_AU_SUIVI = (
        "retour-au-suivi",
        "Retour au suivi",
        "le retour",
        "Elle accepte de nouveau de figurer dans le suivi",
        Effet(ramene=True),
        ("fin-de-retrait", "fin-de-discretion"),
    )


class Motif(Vocabulary):
    """Why a collectivité said no."""

    PAS_LE_MOMENT = "pas-le-moment", "ce n’est pas le moment"
    PAS_DE_MOYENS = "pas-de-moyens", "pas de moyens"
    DEPEND_D_UN_SYNDICAT = "depend-d-un-syndicat", "la commune dépend d’un syndicat"
    CHANGEMENT_D_EQUIPE = "changement-d-equipe", "l’équipe a changé"
    AUTRE = "autre", "autre motif"


class Evenement(Record):
    """One line of the contact log."""

    OTHERWISE: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("date", "jour", "quand"), "le"),
        **dict.fromkeys(("type", "action", "quoi"), "geste"),
        **dict.fromkeys(("groupe", "gull", "qui"), "par"),
        **dict.fromkeys(("commentaire", "remarque", "texte", "description"), "note"),
        **dict.fromkeys(("lien", "url", "preuve"), "source"),
        **dict.fromkeys(("courrier", "lettre"), "modele"),
        **dict.fromkeys(("fin", "jusqu", "jusque"), "jusqu_au"),
        **dict.fromkeys(("annee",), "edition"),
        **dict.fromkeys(("raison", "pourquoi"), "motif"),
    }
    le: DatePartielle = Field(description="Quand : un jour (2026-10-03), un mois (2026-10) ou une année (2026).")
    geste: Geste = Field(description="Ce qui a été fait, d’après la liste des gestes.")
    par: Renvoi = Field(description="Le groupe qui l’a fait : son identifiant dans gulls.yaml.")
    note: Texte | None = Field(default=None, description="Une phrase utile à tous, sans nom de personne.")
    source: Lien | None = Field(default=None, description="La preuve publique, s’il y en a une.")
    exception: Texte | None = Field(
        default=None, description="Pourquoi la note peut rester telle quelle, si la règle de discrétion se trompe."
    )
    relance: Jour | None = Field(
        default=None, description="Le jour où revenir vers la mairie, si ce n’est le délai usuel."
    )
    modele: Renvoi | None = Field(default=None, description="Le courrier envoyé, s’il vient de docs/courriers/.")
    jusqu_au: Jour | None = Field(
        default=None, description="Dernier jour d’une réservation, si ce n’est le délai usuel."
    )
    edition: Annee | None = Field(default=None, description="L’année de l’édition du label.", examples=[2026])
    motif: Motif | None = Field(default=None, description="Pourquoi la commune a dit non.", examples=["pas-le-moment"])

    @property
    def ordre(self) -> date:
        """What its log is sorted by: the first day that it may mean; the last of all where its day is refused."""
        return date.max if self.lacks("le") else self.le.debut


class Contact(Evenement, LoneRecord):
    """A line of a log in a file of its own, which says whose log it is: two people who add one never collide."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["commune"]}, {"required": ["collectivite"]}]})
    dossier: ClassVar[str] = "data/suivi"
    mot: ClassVar[str] = "contact"
    SIGNE: ClassVar[str] = "geste"
    OTHERWISE: ClassVar[dict[str, str]] = Evenement.OTHERWISE | {"insee": "commune", "code": "commune", "ville": "nom"}
    ADRESSE: ClassVar[tuple[str, ...]] = ("commune", "collectivite", "nom")
    """The fields that say whose log it is; the others are the line of the log."""
    ENTRE_GUILLEMETS: ClassVar[frozenset[str]] = frozenset({"commune", "nom", "note", "source", "exception"})
    commune: Insee | None = Field(default=None, description="Le code INSEE de la commune.")
    collectivite: Renvoi | None = Field(
        default=None, description="À la place de la commune : l’identifiant dans collectivites.yaml, ou d’un EPCI."
    )
    nom: Texte = Field(description="Le nom officiel de la commune ou de la collectivité.")

    @model_validator(mode="after")
    def _une_seule(self, info: ValidationInfo) -> Contact:
        if (self.commune is None) is (self.collectivite is None) and info.context is None:
            raise PydanticCustomError(
                "une_seule", "écrivez « commune » ou « collectivite », l’une des deux et elle seule"
            )
        return self

    @property
    def cle(self) -> str:
        """What names whose log it is."""
        return self.commune or self.collectivite or ""

    @property
    def nom_de_fichier(self) -> str:
        """« 2026-11-24-61169-appel-viregul.yaml »: what tells it from any other."""
        return f"{self.le}-{self.cle}-{self.geste}-{self.par}.yaml"

    @property
    def resume_en_mots(self) -> str:
        """« Flers, appel téléphonique de viregul, le 2026-11-24 »."""
        return f"{self.nom}, {self.geste.mot.lower()} de {self.par}, le {self.le}"


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

    @property
    def ordre(self) -> str:
        """What its file is sorted by."""
        return self.cle

    @property
    def nature(self) -> Nature:
        """What it is."""
        raise NotImplementedError

    @property
    def cles_au_palmares(self) -> tuple[str, ...]:
        """By what the palmarès may name it: a code, or a name where no source gives one."""
        return (self.cle,)


class Commune(Fiche):
    """An approached commune."""

    fichier: ClassVar[str] = "data/communes.yaml"
    insee: Insee = Field(description="Le code INSEE officiel.")
    nom: NomOfficiel = Field(description="Le nom officiel.")

    @classmethod
    def of(cls, contact: Contact) -> Commune:
        """The record of a commune of which only contacts speak: it stands where that one does."""
        commune = cls.model_construct(insee=contact.cle, nom=apostrophe_droite(contact.nom), suivi=())
        commune.stand_in(contact.file, contact.line(), {"insee": contact.line("commune"), "nom": contact.line("nom")})
        return commune

    @property
    def cle(self) -> str:
        """The INSEE code."""
        return self.insee

    @property
    def nature(self) -> Nature:
        """A commune."""
        return Nature.COMMUNE


class Collectivite(Fiche):
    """An approached collectivité that is not a commune."""

    fichier: ClassVar[str] = "data/collectivites.yaml"
    id: Slug = Field(description="L’identifiant, qui fait l’adresse de la page : minuscules et tirets.")
    type: Literal[Nature.EPCI, Nature.SYNDICAT, Nature.DEPARTEMENT, Nature.REGION, Nature.ORGANISME_PUBLIC] = Field(
        description="Ce qu’elle est."
    )
    siren: Siren | None = Field(default=None, description="Le SIREN, neuf chiffres, si une source le donne.")
    commune: Insee | None = Field(default=None, description="Le code INSEE de la commune du siège, pour la carte.")
    au_palmares: Texte | None = Field(
        default=None, description="Son nom dans palmares.yaml, tel quel, quand aucune source n’y donne son SIREN."
    )

    @classmethod
    def of(cls, contact: Contact, vierge: Collectivite) -> Collectivite:
        """The record of one of which only contacts speak: it stands where that one does."""
        fiche = vierge.model_copy()
        fiche.stand_in(contact.file, contact.line(), {"id": contact.line("collectivite"), "nom": contact.line("nom")})
        return fiche

    @property
    def cle(self) -> str:
        """The id, unique among the collectivités."""
        return self.id

    @property
    def nature(self) -> Nature:
        """Its type."""
        return self.type

    @property
    def cles_au_palmares(self) -> tuple[str, ...]:
        """Its SIREN, or its name there."""
        nom = self.au_palmares and self.type.nommee(self.au_palmares)
        return tuple(filter(None, (self.siren, nom)))
