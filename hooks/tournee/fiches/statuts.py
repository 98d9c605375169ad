"""Where a collectivité stands, and what follows from it; what the calendar adds.

One table: a status, its word, and what it asks. Its sentences are in overrides/pages/statuts/, its colour and its sign
in the stylesheet of that name; tests hold the three together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from tournee.reading.vocabulary import Vocabulary, one_of


class Moment(Vocabulary):
    """The moments of the process, in order: when a guide serves."""

    CHOISIR = "choisir", "Avant de commencer"
    PREMIER_CONTACT = "premier-contact", "Au premier contact"
    DISCUSSION = "discussion", "Quand le dialogue est ouvert"
    DOSSIER = "dossier", "Quand le dossier se prépare"
    RESULTATS = "resultats", "Après les résultats"
    DUREE = "duree", "Tout au long de l’année"


class Etape(Vocabulary):
    """The steps of a group with a collectivité, in order."""

    RESERVER = "reserver", "Réserver"
    ECRIRE = "ecrire", "Écrire"
    RAPPELER = "rappeler", "Rappeler"
    RENCONTRER = "rencontrer", "Rencontrer"
    CANDIDATER = "candidater", "Candidater"


@dataclass(frozen=True)
class Suite:
    """What follows from a status."""

    moment: Moment | None
    """The moment that comes next, if any does: its guides are shown first."""
    etape: Etape | None = None
    """The step that a group has to take, while there is one."""
    libre: bool = False
    """A reservation covers it; from the first contact on, what was done says more than who holds it."""
    a_ecrire: bool = False
    """Nobody has written yet."""
    a_suivre: bool = False
    """The group has the next move; a candidate waits for the jury."""
    en_cours: bool = False
    """It falls asleep when nobody says anything any more."""
    retiree: bool = False
    """It asked to be left out: neither listed nor written to."""


class Statut(Vocabulary):
    """Where a collectivité stands, in order of progress; « declinee » and « hors-suivi » are aside."""

    suite: Suite

    def __init__(self, valeur: str, mot: str, suite: Suite) -> None:
        super().__init__(valeur, mot)
        self.suite = suite

    @property
    def en_route(self) -> bool:
        """Whether a group holds it or is in touch with it."""
        return self.suite.en_cours or self is Statut.RESERVEE

    A_CONTACTER = "a-contacter", "À contacter", Suite(Moment.PREMIER_CONTACT, Etape.RESERVER, libre=True, a_ecrire=True)
    RESERVEE = "reservee", "Réservée", Suite(Moment.PREMIER_CONTACT, Etape.ECRIRE, a_ecrire=True)
    CONTACTEE = "contactee", "Contactée", Suite(Moment.DISCUSSION, Etape.RAPPELER, a_suivre=True, en_cours=True)
    EN_DISCUSSION = (
        "en-discussion",
        "En discussion",
        Suite(Moment.DISCUSSION, Etape.RENCONTRER, a_suivre=True, en_cours=True),
    )
    ENGAGEE = "engagee", "Engagée", Suite(Moment.DOSSIER, Etape.CANDIDATER, a_suivre=True, en_cours=True)
    CANDIDATE = "candidate", "Candidate", Suite(Moment.RESULTATS, Etape.CANDIDATER, en_cours=True)
    LABELLISEE = "labellisee", "Labellisée", Suite(Moment.DUREE)
    DECLINEE = "declinee", "A décliné", Suite(Moment.DISCUSSION, libre=True)
    HORS_SUIVI = "hors-suivi", "Hors suivi, à sa demande", Suite(None, retiree=True)


def _servi(statut: Statut) -> Statut:
    if statut.suite.retiree:
        raise PydanticCustomError("retiree", "aucun texte ne sert à qui a demandé à ne pas figurer dans le suivi")
    return statut


StatutServi = Annotated[
    Statut, AfterValidator(_servi), WithJsonSchema(one_of([un for un in Statut if not un.suite.retiree]))
]
"""A status that a letter or a guide can be for."""


class Signal(Vocabulary):
    """What the calendar adds to a status."""

    A_RELANCER = "a-relancer", "À relancer"
    EN_SOMMEIL = "en-sommeil", "En sommeil"
    RESERVATION_EXPIREE = "reservation-expiree", "Réservation expirée"
