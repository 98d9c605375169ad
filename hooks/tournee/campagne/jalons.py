"""The dates of the label: those of its editions, and what is best done before one closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tournee.francais.dates import DatePartielle
from tournee.francais.noms import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.label import Edition
    from tournee.fiches.reglages import Repere


@dataclass(frozen=True)
class Jalon:
    """One date of an edition, as precise as it is known."""

    id: str
    """The same for ever."""
    edition: Edition
    quoi: str
    le: DatePartielle
    lieu: str = ""
    repere: Repere | None = None
    """Where it is counted back from the day on which the edition closes."""

    @property
    def precis(self) -> bool:
        """Whether its day is known: a month is no day of a calendar."""
        return self.le.jour is not None

    @property
    def dit(self) -> str:
        """« Clôture des candidatures, édition 2027 »."""
        return f"{self.quoi.removesuffix('.')}, édition {self.edition.annee}"


def jalons(campagne: Campagne) -> list[Jalon]:
    """The dates of all editions, in order."""
    tous = (jalon for edition in campagne.label.editions for jalon in _jalons(campagne, edition))
    return sorted(tous, key=lambda jalon: (jalon.le, jalon.edition.annee))


def jalons_a_venir(campagne: Campagne) -> list[Jalon]:
    """Those that are not over."""
    return [jalon for jalon in jalons(campagne) if jalon.le.fin >= campagne.jour]


def _jalons(campagne: Campagne, edition: Edition) -> Iterator[Jalon]:
    annee = edition.annee
    if edition.ouverture:
        yield Jalon(f"ouverture-{annee}", edition, "Ouverture des candidatures", edition.ouverture)
    if edition.cloture:
        yield Jalon(f"cloture-{annee}", edition, "Clôture des candidatures", edition.cloture)
    if edition.ceremonie:
        yield Jalon(f"ceremonie-{annee}", edition, "Cérémonie", edition.ceremonie.le, edition.ceremonie.lieu)
    if edition.cloture and edition.cloture.jour and not edition.resultats:
        for repere in campagne.reglages.reperes:
            le = DatePartielle.parse(edition.cloture.fin - timedelta(days=repere.avant))
            yield Jalon(f"repere-{annee}-{slug(repere.quoi)}", edition, repere.quoi, le, repere=repere)
