"""The meetings of the network: what is known of them, and when they are held."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Final

from pydantic import Field

from tournee.fiches.valeurs import Forme, Jour, Lien, Texte
from tournee.francais.dates import JOURS_DE_LA_SEMAINE
from tournee.reading.record import Record

JOURS: Final = dict(zip(JOURS_DE_LA_SEMAINE, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
RANGS: Final = {"premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "dernier": -1}
JOUR: Final = f"({'|'.join(JOURS)})"
RYTHMES: Final = {
    f"(?:chaque|tous les) {JOUR}s?": "FREQ=WEEKLY;BYDAY={0}",
    f"un {JOUR} sur deux": "FREQ=WEEKLY;INTERVAL=2;BYDAY={0}",
    f"le ({'|'.join(RANGS)}) {JOUR} d(?:e chaque|u) mois": "FREQ=MONTHLY;BYDAY={0}{1}",
    "le ([1-9]|[12][0-9]|3[01]) de chaque mois": "FREQ=MONTHLY;BYMONTHDAY={0}",
    "(FREQ=(?:WEEKLY|MONTHLY|YEARLY)(?:;(?:BYDAY=(?:,?[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU))+"
    "|(?:INTERVAL|COUNT|BYMONTH|BYMONTHDAY|BYSETPOS)=-?[1-9][0-9]?(?:,-?[1-9][0-9]?)*))*)": "{0}",
}
"""What a rhythm is written like, and the rule of RFC 5545 that it means; the last is such a rule itself."""
UNE_SEULE: Final = "FREQ=DAILY;COUNT=1"
"""The rule of a meeting that nothing repeats."""
HEURE: Final = Forme("(?:[01][0-9]|2[0-3]):[0-5][0-9]", 'une heure entre guillemets est attendue, comme "20:30"')
RYTHME: Final = Forme(
    "|".join(RYTHMES),
    "écrivez par exemple « le premier mardi de chaque mois », « un jeudi sur deux », « chaque lundi », "
    "« le 15 de chaque mois », ou une règle comme « FREQ=MONTHLY;BYDAY=1TU »",
)


def regle(rythme: str) -> str:
    """The rule of RFC 5545 that a rhythm means: « FREQ=MONTHLY;BYDAY=1TU »."""
    lues = ((re.fullmatch(motif, rythme), ecrite) for motif, ecrite in RYTHMES.items())
    mots, ecrite = next((lue.groups(), ecrite) for lue, ecrite in lues if lue)
    return ecrite.format(*(JOURS.get(mot, RANGS.get(mot, mot)) for mot in mots))


class Deplacee(Record):
    """A meeting that is held on another day, or at another hour."""

    de: Jour = Field(description="Le jour où elle devait avoir lieu.")
    au: Jour = Field(description="Le jour où elle a lieu.")
    heure: Annotated[str, HEURE] | None = Field(default=None, description="Son heure, si elle change aussi.")


class Ajoutee(Record):
    """A meeting out of the rhythm."""

    le: Jour = Field(description="Le jour de cette réunion.")
    heure: Annotated[str, HEURE] | None = Field(default=None, description="Son heure, si ce n’est pas l’heure usuelle.")
    lieu: Texte | None = Field(default=None, description="Où elle se tient, si ce n’est pas au lieu usuel.")


class Reunions(Record):
    """The meetings of the network, as far as they are known."""

    texte: Texte = Field(description="Ce que l’on sait des réunions.")
    source: Lien = Field(description="La page publique qui le dit.")
    premiere: Jour | None = Field(
        default=None, description="Le jour de la première réunion ; sans lui, aucune date n’est fixée."
    )
    heure: Annotated[str, HEURE] | None = Field(
        default=None, description="L’heure de début, dans le fuseau de la campagne, entre guillemets."
    )
    duree: Annotated[int, Field(ge=5, le=720)] = Field(
        default=60, description="Combien de minutes elle dure ; 60, sauf mention."
    )
    rythme: Annotated[str, RYTHME] | None = Field(
        default=None,
        description="Quand elle revient, comme « le premier mardi de chaque mois » ; absent pour une seule.",
    )
    derniere: Jour | None = Field(default=None, description="Le dernier jour où le rythme vaut ; absent s’il continue.")
    lieu: Texte | None = Field(
        default=None, description="Où elle se tient, si ce n’est pas à l’adresse Mumble du réseau."
    )
    annulees: tuple[Jour, ...] = Field(default=(), description="Les jours où elle n’aura pas lieu.", strict=False)
    deplacees: tuple[Deplacee, ...] = Field(
        default=(), description="Celles qui changent de jour ou d’heure.", strict=False
    )
    ajoutees: tuple[Ajoutee, ...] = Field(
        default=(), description="Celles qui s’y ajoutent, hors du rythme.", strict=False
    )

    @property
    def regle(self) -> str:
        """The rule of RFC 5545 that they follow."""
        return regle(self.rythme) if self.rythme else UNE_SEULE

    @property
    def debut(self) -> time | None:
        """The hour at which they begin."""
        return time.fromisoformat(self.heure) if self.heure else None
