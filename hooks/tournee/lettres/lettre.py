"""A letter ready to be written: its frame, its text, the values of those of its blanks that are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tournee.engines import pandoc
from tournee.fiches.courriers import Blanc
from tournee.lettres.phrases import phrase
from tournee.reading.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tournee.engines.pandoc import Node
    from tournee.fiches.courriers import Courrier, Support
    from tournee.fiches.natures import Destination


@dataclass(frozen=True)
class Lettre:
    """A letter ready to be written: its parts, and the values of those of its blanks that are known."""

    titre: str
    support: Support
    expediteur: tuple[str, ...]
    destinataire: tuple[str, ...]
    lieu_et_date: str
    objet: str
    appel: str
    corps: str
    """Markdown; the other parts are plain text."""
    signature: tuple[str, ...]
    jour: date
    """The day that the properties of the files tell."""
    fichier: str
    """Where its text comes from, for messages."""
    valeurs: Mapping[str, str] = field(default_factory=dict)
    """Plain text by blank. A blank without a value stays visible; one known to be empty takes its sentence away."""
    courriel: str = ""
    """The address that its draft goes to, if it is known."""
    renvoi: str = ""
    """The address that its QR code leads to, on a sheet that is handed over."""

    @property
    def blocs(self) -> list[Node]:
        """The body as pandoc understands it."""
        try:
            return _blocks(self.corps)
        except pandoc.PandocError as error:
            raise refusal(self, "json", str(error)) from None


@cache
def _blocks(corps: str) -> list[Node]:
    """A few texts make all the letters; nothing changes a tree that was read."""
    return pandoc.blocks_of(corps, "commonmark")


def lettre_vierge(courrier: Courrier, jour: date, destination: Destination | None = None) -> Lettre:
    """A letter with all its blanks: to fill them in, ``replace(lettre, valeurs={"commune": "Alençon"})``.

    It goes to one of those that it is made for, the first if none is named, by the neutral form of address.
    """
    a_qui = (destination or courrier.pour[0]).a_qui
    cadre = courrier.support.usage.cadre
    appel = courrier.appel or ""
    return Lettre(
        titre=courrier.titre,
        support=courrier.support,
        expediteur=cadre.expediteur,
        destinataire=(courrier.attention or appel.rstrip(", \u00a0"), *a_qui.enveloppe) if cadre.enveloppe else (),
        lieu_et_date=cadre.lieu_et_date,
        objet=courrier.objet or "",
        appel=appel,
        corps=courrier.corps.replace(f"{{{Blanc.JOINDRE}}}", phrase("joindre")),
        signature=cadre.signature,
        jour=jour,
        fichier=courrier.fichier,
        valeurs={Blanc.CIVILITE: a_qui.neutre},
    )


def refusal(lettre: Lettre, format_: str, raison: str) -> DataError:
    """Why a letter cannot be written in a format, for whoever wrote its text."""
    return DataError([Problem(lettre.fichier, 1, f"cette lettre ne peut pas être écrite en {format_} ({raison})")])
