"""The letters: a front matter that says when each serves, a body with blanks to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, BeforeValidator, Field

from tournee.fiches.label import Document
from tournee.fiches.natures import Destination
from tournee.fiches.statuts import Statut, StatutServi
from tournee.fiches.suivi import Geste
from tournee.fiches.valeurs import Slug, Texte
from tournee.reading.texts import Text
from tournee.reading.vocabulary import Vocabulary


class Condition(Vocabulary):
    """What may be true of a collectivité beside its status (campagne/conditions.py says of which).

    Its word ends the sentence « Cette lettre ne convient que si… »; of two, the first of the list comes first.
    """

    RELEVE = "releve", "un autre groupe a pris la suite de celui qui avait fait les premières démarches"
    NON_RETENUE = "non-retenue", "sa dernière candidature n’a pas été retenue"
    NOUVELLE_EQUIPE = "nouvelle-equipe", "les contacts notés datent d’avant les dernières élections municipales"
    RELANCEE = "relancee", "elle a déjà été relancée et n’a pas répondu depuis"
    ANCIEN_LAUREAT = "ancien-laureat", "la collectivité a reçu le label lors d’une édition déjà ancienne"
    COMMUNES_SUIVIES = "communes-suivies", "la campagne est en relation avec des communes de cette intercommunalité"
    EPCI_ENGAGE = (
        "epci-engage",
        "l’intercommunalité de cette commune est en relation avec la campagne, ou a le label",
    )


class Famille(Vocabulary):
    """Who knows what a blank is filled in with."""

    GROUPE = "groupe", "Le groupe qui écrit"
    COMMUNE = "commune", "La commune à qui l’on écrit"
    PERSONNE = "personne", "La personne qui écrit"
    CAMPAGNE = "campagne", "La campagne"


@dataclass(frozen=True)
class Emploi:
    """How a blank is filled in."""

    famille: Famille
    phrase: bool = False
    """It is a sentence by itself."""
    choix: bool = False
    """One chooses it among those of a destination."""
    facultatif: bool = False
    """The person who writes may leave it out."""


class Blanc(Vocabulary):
    """The blanks that a letter may hold, in the order in which they are asked for: one place for all that a blank is.

    Its word stands in its place until it is filled in.
    """

    emploi: Emploi

    def __init__(self, valeur: str, mot: str, emploi: Emploi) -> None:
        super().__init__(valeur, mot)
        self.emploi = emploi

    GROUPE = "groupe", "nom de votre groupe", Emploi(Famille.GROUPE)
    GROUPE_COMMUNE = "groupe_commune", "commune où il se réunit", Emploi(Famille.GROUPE)
    GROUPE_SITE = "groupe_site", "site du groupe", Emploi(Famille.GROUPE, facultatif=True)
    COMMUNE = "commune", "nom de la commune", Emploi(Famille.COMMUNE)
    DE_COMMUNE = "de_commune", "de (nom de la commune)", Emploi(Famille.COMMUNE)
    ADRESSE = "adresse", "adresse postale", Emploi(Famille.COMMUNE)
    COLLECTIVITE = "collectivite", "nom de la collectivité", Emploi(Famille.COMMUNE)
    EPCI = "epci", "nom de l’intercommunalité", Emploi(Famille.COMMUNE)
    CIVILITE = "civilite", "formule d’appel", Emploi(Famille.COMMUNE, choix=True)
    EXEMPLES = (
        *("exemples", "une phrase sur une collectivité de la région qui a reçu le label"),
        Emploi(Famille.COMMUNE, phrase=True, facultatif=True),
    )
    ANNEE_LABEL = "annee_label", "année de son label, à vérifier", Emploi(Famille.COMMUNE)
    COMMUNES_SUIVIES = (
        *("communes_suivies", "une phrase sur les communes membres déjà en relation avec la campagne"),
        Emploi(Famille.COMMUNE, phrase=True, facultatif=True),
    )
    GROUPE_PRECEDENT = "groupe_precedent", "nom du groupe précédent", Emploi(Famille.COMMUNE)
    DERNIER_ECHANGE = "dernier_echange", "par notre lettre du (date)", Emploi(Famille.COMMUNE, facultatif=True)
    FAIT_LOCAL = (
        *("fait_local", "une phrase sur la collectivité"),
        Emploi(Famille.PERSONNE, phrase=True, facultatif=True),
    )
    SIGNATAIRE = "signataire", "votre nom", Emploi(Famille.PERSONNE)
    TELEPHONE = "telephone", "téléphone", Emploi(Famille.PERSONNE, facultatif=True)
    COURRIEL = "courriel", "courriel", Emploi(Famille.PERSONNE, facultatif=True)
    JOINDRE = "joindre", "une phrase qui dit comment vous joindre", Emploi(Famille.PERSONNE, phrase=True)
    LIEU = "lieu", "lieu", Emploi(Famille.PERSONNE)
    DATE = "date", "date", Emploi(Famille.PERSONNE)
    CALENDRIER = "calendrier", "une phrase sur les dates de l’édition", Emploi(Famille.CAMPAGNE, phrase=True)
    PALIERS = "paliers", "les paliers du label", Emploi(Famille.CAMPAGNE)
    PALIERS_DEPUIS = "paliers_depuis", "l’année de ces paliers", Emploi(Famille.CAMPAGNE)
    JOURNAL = "journal", "une phrase sur le journal public de la campagne", Emploi(Famille.CAMPAGNE, phrase=True)


OBJET: Final = "Objet\u00a0: "
"""How a letter tells its subject."""

ENTRE_ACCOLADES: Final = re.compile(r"\{([^{}\n]*)\}")
"""A blank as a letter writes it; what stands there may be no blank."""


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
    remise: bool = False
    """It is handed over, filled in with a pen: its QR code leads back to the site."""
    dite: bool = False
    """It is said aloud: what it quotes is what one says."""
    aeree: bool = False
    """Its parts stand wide apart, on a sheet of their own."""
    geste: Geste = Geste.VISITE
    """What a log tells of it, once it has left."""
    imprimee: bool = True
    """It is counted in pages."""
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
            geste=Geste.COURRIER,
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
            imprimee=False,
            adressee=True,
            geste=Geste.COURRIEL,
            cadre=Cadre(signature=("{signataire}", "{groupe}", "{courriel}", "{telephone}")),
        ),
    )
    TELEPHONE = "telephone", "Trame d’appel, à garder sous les yeux", Usage(dite=True, geste=Geste.APPEL)
    FEUILLE = "feuille", "Feuille A4 à remettre", Usage(remise=True, aeree=True)
    DEPLIANT = (
        *("depliant", "Dépliant A5 : une feuille A4 imprimée des deux côtés, pliée en deux"),
        # The two folded sides are a matter of layout, which no word processor would keep.
        Usage(formats=("pdf", "txt"), remise=True, modele="depliant.typ"),
    )


def _une_ou_plusieurs(valeur: object) -> object:
    """A list of one where a single value is written."""
    return valeur if isinstance(valeur, list | tuple) else [valeur]


def _par_rang(valeurs: tuple[Destination, ...]) -> tuple[Destination, ...]:
    return tuple(sorted(valeurs, key=lambda valeur: valeur.rank))


class Courrier(Text):
    """A letter of the campaign."""

    dossier: ClassVar[str] = "docs/courriers"
    id: Slug = Field(description="Le nom de son fichier, sans « .md ».")
    titre: Texte = Field(description="Le titre, pour les listes.")
    resume: Texte = Field(description="À quoi elle sert, en une phrase.")
    quand: Texte = Field(description="Quand l’envoyer.")
    destinataire: Texte = Field(description="À qui.")
    support: Support = Field(description="Lettre sur papier, courriel, trame d’appel, feuille ou dépliant à remettre.")
    pour: Annotated[tuple[Destination, ...], BeforeValidator(_une_ou_plusieurs), AfterValidator(_par_rang)] = Field(
        default=(Destination.COMMUNE,),
        description="Ce qu’est la collectivité à qui elle s’adresse : une valeur, ou une liste.",
        min_length=1,
        strict=False,
    )
    si: tuple[Condition, ...] = Field(
        default=(), description="Ce qui doit être vrai de la collectivité pour qu’elle convienne.", strict=False
    )
    sauf: tuple[Condition, ...] = Field(
        default=(), description="Ce qui, vrai de la collectivité, fait qu’elle ne convient pas.", strict=False
    )
    attention: Texte | None = Field(
        default=None, description="La première ligne de l’adresse, si ce n’est pas la formule d’appel."
    )
    habitants_max: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="La population au-delà de laquelle elle ne convient plus à une commune."
    )
    statuts: tuple[StatutServi, ...] = Field(description="Les statuts pour lesquels elle convient.", strict=False)
    geste: Geste | None = Field(
        default=None, description="Ce que le suivi dira une fois la lettre partie, si ce n’est ce que dit son support."
    )
    objet: Texte | None = Field(default=None, description="L’objet de la lettre ou du courriel.")
    appel: Texte | None = Field(
        default=None, description="La formule d’appel d’une lettre ou d’un courriel : « {civilite}, »."
    )
    pages: Annotated[int, Field(ge=1, le=4)] = Field(description="Le nombre de pages, une fois imprimée.")
    sources: tuple[Document, ...] = Field(description="D’où viennent les faits.", strict=False)
    corps: str = Field(description="Le corps de la lettre, en Markdown.", min_length=1)

    def convient(self, statut: Statut, conditions: frozenset[Condition], habitants: int = 0) -> bool:
        """Whether it fits whom it is made for, as it stands; the population counts where it is known."""
        return (
            statut in self.statuts
            and habitants <= (self.habitants_max or habitants)
            and conditions.issuperset(self.si)
            and conditions.isdisjoint(self.sauf)
        )

    @property
    def a_noter(self) -> Geste:
        """What a log tells of it, once it has left."""
        return self.geste or self.support.usage.geste

    @property
    def attend(self) -> bool:
        """Whether one comes back where nothing has come: not after what asks for nothing, nor after a reminder."""
        return self.a_noter.effet.demarche and self.a_noter is not Geste.RELANCE

    @property
    def priorite(self) -> tuple[object, ...]:
        """What orders the letters that fit: those with most conditions, those on paper, then the most precise."""
        conditions = sorted(condition.rank for condition in self.si)
        return -len(self.si), self.support.rank, conditions, self.habitants_max is None, len(self.statuts)
