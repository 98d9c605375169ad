"""Where a collectivité stands, and what the calendar adds to it."""

from __future__ import annotations

# pydantic reads the annotations when the classes are made.
from enum import StrEnum


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
