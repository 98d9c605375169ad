"""What share of a population lives where the label is in force, by département and by EPCI."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tournee.campagne.chiffres import Chiffre
from tournee.fiches.natures import Nature

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
    communes_douteuses: int = 0
    population_douteuse: int = 0
    """Of those, what is only covered by labels that a source tells with a doubt."""

    @property
    def habitants(self) -> Chiffre:
        """The inhabitants covered, out of all."""
        return Chiffre(self.population_couverte, self.population, self.population_douteuse)

    @property
    def part(self) -> float:
        """The share of its population that is covered, in per cent."""
        return 100 * self.population_couverte / self.population if self.population else 0.0

    @property
    def tranche(self) -> int:
        """The class of that share: its rank in TRANCHES."""
        return bisect_left(TRANCHES, self.part)


def couvertes(campagne: Campagne, *, sures: bool = False) -> frozenset[str]:
    """The codes of the covered communes, or of the surely covered alone: those whose label is told without a doubt.

    A commune is covered when the commune itself, its EPCI or its département is « labellisée » on the campaign's
    day: a label of one of the last two editions with results. An EPCI is known by its SIREN, a département by the
    commune of its seat. Syndicates, public bodies and the region cover nobody: what they run is not what a town hall
    runs.
    """
    territoire = campagne.territoire
    labellisees = {
        fiche.cle
        for fiche in campagne.fiches
        if (label := (etat := campagne.situation(fiche)).label)
        and label.actuel
        and (label == etat.label_sur or not sures)
    }
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
    couverture, territoire = _couverture(campagne), campagne.territoire
    return {code: couverture(territoire.communes_de_departement(code)) for code in territoire.departements}


def par_epci(campagne: Campagne) -> Mapping[str, Couverture]:
    """Each EPCI of the region, by SIREN: its communes in the region only, since the others are not on the map."""
    couverture, territoire = _couverture(campagne), campagne.territoire
    return {siren: couverture(territoire.communes_de_epci(siren)) for siren in territoire.epci}


def _couverture(campagne: Campagne) -> Callable[[Sequence[CommuneOfficielle]], Couverture]:
    """How much of some communes is covered."""
    dedans = couvertes(campagne)
    douteuses = dedans - couvertes(campagne, sures=True)

    def couverture(communes: Sequence[CommuneOfficielle]) -> Couverture:
        siennes = [commune for commune in communes if commune.code in dedans]
        incertaines = [commune for commune in siennes if commune.code in douteuses]
        return Couverture(
            communes=len(communes),
            communes_couvertes=len(siennes),
            population=sum(commune.population for commune in communes),
            population_couverte=sum(commune.population for commune in siennes),
            communes_douteuses=len(incertaines),
            population_douteuse=sum(commune.population for commune in incertaines),
        )

    return couverture
