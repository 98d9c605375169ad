"""What is told of each collectivité, contact, group and laureate to whoever re-uses the data: these fields alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, WithJsonSchema

from tournee.fiches.gulls import Gull
from tournee.fiches.palmares import Laureat
from tournee.fiches.reglages import Reglages
from tournee.fiches.statuts import Signal, StatutServi
from tournee.fiches.suivi import Collectivite, Commune, Contact, Geste
from tournee.fiches.valeurs import Annee, CodeDepartement, Renvoi, Siren, Texte
from tournee.francais.dates import DatePartielle
from tournee.publications.donnees.tables import Keys, Table
from tournee.reading.record import Record
from tournee.reading.vocabulary import one_of
from tournee.territoire.distances import Latitude, Longitude

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.suivi import Fiche
    from tournee.territoire.communes import CommuneOfficielle


class Etat(Record):
    """Where a collectivité stands, as the site says it."""

    statut: StatutServi | None = Field(
        default=None, description="Où elle en est ; vide si elle a demandé à ne pas figurer dans le suivi."
    )
    depuis: DatePartielle | None = Field(default=None, description="Depuis quand elle a ce statut.")
    signaux: tuple[Signal, ...] = Field(default=(), description="Ce que le calendrier ajoute au statut.")
    groupe: Renvoi | None = Field(default=None, description="Le groupe qui la suit : son identifiant.")
    derniere_nouvelle: DatePartielle | None = Field(default=None, description="La dernière nouvelle notée.")
    label: Annee | None = Field(default=None, description="L’édition du dernier label reçu, même ancien.")
    label_doute: Texte | None = Field(default=None, description="Pourquoi ce label n’est pas certain.")


class CommuneDuTerritoire(Etat, Commune):
    """A commune of the region, followed or not."""

    departement: CodeDepartement = Field(description="Le numéro du département.")
    epci: Siren | None = Field(default=None, description="Le SIREN de son intercommunalité.")
    population: int = Field(description="La population légale.", ge=0)
    lon: Longitude = Field(description="La longitude d’un point de la commune, en degrés (WGS 84).", ge=-180, le=180)
    lat: Latitude = Field(description="La latitude de ce point, en degrés (WGS 84).", ge=-90, le=90)


class CollectiviteSuivie(Etat, Collectivite):
    """A followed collectivité that is not a commune."""


GesteMontre = Annotated[
    Geste, WithJsonSchema(one_of([geste for geste in Geste if not geste.effet.retire and not geste.effet.ramene]))
]
"""What a line that everybody may read tells: a request to be left out, and its end, are never among them."""


class LigneDuSuivi(Contact):
    """One line of the public log."""

    geste: GesteMontre = Field(description=str(Contact.model_fields["geste"].description))


ETAT = "statut depuis signaux groupe derniere_nouvelle label label_doute"


def communes(campagne: Campagne) -> Table:
    """All those of the region."""
    return Table.of(
        "communes",
        "Toutes les communes de la région, avec leur statut",
        CommuneDuTerritoire,
        f"insee nom departement epci population lon lat {ETAT}",
        (_commune(campagne, officielle) for officielle in campagne.territoire.communes.values()),
        keys=Keys("insee", (("groupe", "gulls.id"),)),
    )


def collectivites(campagne: Campagne) -> Table:
    """Those that are followed and are not communes."""
    return Table.of(
        "collectivites",
        "Les autres collectivités suivies, avec leur statut",
        CollectiviteSuivie,
        f"id nom type siren commune au_palmares {ETAT}",
        (
            CollectiviteSuivie.model_construct(**dict(fiche), **_etat(campagne, fiche))
            for fiche in campagne.suivies(campagne.collectivites)
        ),
        keys=Keys("id", (("groupe", "gulls.id"),)),
    )


def suivi(campagne: Campagne) -> Table:
    """Every line of every log, the oldest first."""
    contacts = sorted(_contacts(campagne), key=lambda contact: (contact.ordre, contact.cle))
    return Table.of(
        "suivi",
        "Le journal des contacts",
        LigneDuSuivi,
        "commune collectivite nom le geste par note source relance modele jusqu_au edition motif",
        contacts,
        keys=Keys(others=(("commune", "communes.insee"), ("collectivite", "collectivites.id"), ("par", "gulls.id"))),
    )


def gulls(campagne: Campagne) -> Table:
    """The groups, without the pseudonym of a person: it was given to this site."""
    return Table.of(
        "gulls",
        "Les groupes",
        Gull,
        "id nom forme commune departement territoire site contact resume propose activite.vue_en activite.source doute",
        campagne.gulls,
        keys=Keys("id"),
    )


def palmares(campagne: Campagne) -> Table:
    """The laureates of the whole country that were found."""
    return Table.of(
        "palmares",
        "Les collectivités labellisées, de toute la France",
        Laureat,
        "annee nom type insee siren departement palier paliers mentions source autres_sources doute",
        campagne.palmares,
    )


def reglages(campagne: Campagne) -> Table:
    """The campaign itself, in one row."""
    return Table.of(
        "campagne",
        "La campagne",
        Reglages,
        "nom departements fil delais.reservation delais.relance delais.sommeil",
        [campagne.reglages],
    )


def _commune(campagne: Campagne, officielle: CommuneOfficielle) -> CommuneDuTerritoire:
    return CommuneDuTerritoire.model_construct(
        insee=officielle.code,
        nom=officielle.nom,
        departement=officielle.departement,
        epci=officielle.epci or None,
        population=officielle.population,
        lon=officielle.lon,
        lat=officielle.lat,
        **_etat(campagne, campagne.fiche_de(officielle)),
    )


def _etat(campagne: Campagne, fiche: Fiche) -> dict[str, Any]:
    situation = campagne.situation(fiche)
    return {
        "statut": None if situation.statut.suite.retiree else situation.statut,
        "depuis": situation.depuis,
        "signaux": situation.signaux,
        "groupe": situation.groupe,
        "derniere_nouvelle": situation.derniere_nouvelle,
        "label": situation.label and situation.label.annee,
        "label_doute": situation.label and situation.label.doute,
    }


def _contacts(campagne: Campagne) -> Iterator[LigneDuSuivi]:
    for fiche in campagne.fiches:
        champ = "commune" if isinstance(fiche, Commune) else "collectivite"
        for evenement in fiche.suivi:
            yield LigneDuSuivi.model_construct(**{**dict(evenement), champ: fiche.cle, "nom": fiche.nom})
