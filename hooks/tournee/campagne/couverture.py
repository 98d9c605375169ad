"""What share of a population lives where the label is in force, by département and by EPCI."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tournee.fiches.natures import Nature
from tournee.fiches.statuts import Statut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tournee.campagne.campagne import Campagne
    from tournee.territoire.communes import CommuneOfficielle

TRANCHES: Final = (0, 10, 25, 50, 100)
"""Classes of the maps, by their upper bound in per cent, included: 0, ]0–10], ]10–25], ]25–50], ]50–100]."""


@dataclass(frozen=True, slots=True)
class Couverture:
    """How many communes and inhabitants of an area are covered, out of how many."""

    communes: int
    communes_couvertes: int
    population: int
    population_couverte: int

    @property
    def part(self) -> float:
        """The share of its population that is covered, in per cent."""
        return 100 * self.population_couverte / self.population if self.population else 0.0

    @property
    def tranche(self) -> int:
        """The class of that share: its rank in TRANCHES."""
        return bisect_left(TRANCHES, self.part)


def couvertes(campagne: Campagne) -> frozenset[str]:
    """The codes of the covered communes.

    A commune is covered when the commune itself, its EPCI or its département is « labellisée » on the campaign's
    day: a label of one of the last two editions with results. An EPCI is known by its SIREN, a département by the
    commune of its seat. Syndicates, public bodies and the region cover nobody: what they run is not what a town hall
    runs.
    """
    territoire = campagne.territoire
    labellisees = {fiche.cle for fiche in campagne.fiches if campagne.situation(fiche).statut is Statut.LABELLISEE}
    autres = [fiche for fiche in campagne.collectivites if fiche.cle in labellisees]
    epci = {fiche.siren for fiche in autres if fiche.type is Nature.EPCI and fiche.siren}
    departements = {
        siege.departement for fiche in autres if fiche.type is Nature.DEPARTEMENT and (siege := campagne.lieu(fiche))
    }
    return frozenset(
        commune.code
        for commune in territoire.communes.values()
        if commune.code in labellisees or commune.epci in epci or commune.departement in departements
    )


def par_departement(campagne: Campagne) -> Mapping[str, Couverture]:
    """Each département of the region, by code."""
    dedans, territoire = couvertes(campagne), campagne.territoire
    return {code: _couverture(territoire.communes_de_departement(code), dedans) for code in territoire.departements}


def par_epci(campagne: Campagne) -> Mapping[str, Couverture]:
    """Each EPCI of the region, by SIREN: its communes in the region only, since the others are not on the map."""
    dedans, territoire = couvertes(campagne), campagne.territoire
    return {siren: _couverture(territoire.communes_de_epci(siren), dedans) for siren in territoire.epci}


def _couverture(communes: Iterable[CommuneOfficielle], dedans: frozenset[str]) -> Couverture:
    toutes = tuple(communes)
    siennes = [commune for commune in toutes if commune.code in dedans]
    return Couverture(
        communes=len(toutes),
        communes_couvertes=len(siennes),
        population=sum(commune.population for commune in toutes),
        population_couverte=sum(commune.population for commune in siennes),
    )
