"""Who stays after the letter: what groups offer, to which communes, and where no group is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tournee.campagne.chiffres import Chiffre
from tournee.francais.noms import alphabetique
from tournee.territoire.distances import great_circle_km

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.territoire.communes import CommuneOfficielle, Epci
    from tournee.territoire.distances import Point


def presences(campagne: Campagne, officielle: CommuneOfficielle) -> list[tuple[Gull, int | None]]:
    """The groups that offer something within reach of a commune, with how far in km where that is known; nearest first.

    A group reaches the communes around where it meets, and those of the EPCI that it says it covers.
    """
    situees = [(gull, distance_km(campagne, gull, officielle)) for gull in campagne.gulls if gull.propose]
    proches = [(gull, km) for gull, km in situees if _couvre(campagne, gull, officielle, km)]
    return sorted(proches, key=lambda presence: (presence[1] is None, presence[1] or 0, presence[0].id))


def a_portee(campagne: Campagne, gull: Gull) -> Iterator[CommuneOfficielle]:
    """The communes within reach of a group that offers something, but for those that asked to be left alone."""
    for officielle in campagne.territoire.communes.values() if gull.propose else ():
        if campagne.retiree(campagne.fiche_de(officielle)):
            continue
        if _couvre(campagne, gull, officielle, distance_km(campagne, gull, officielle)):
            yield officielle


def tout_pres(campagne: Campagne, gull: Gull) -> Iterator[CommuneOfficielle]:
    """The communes close to where a group meets, whatever it offers."""
    for officielle in campagne.territoire.communes.values():
        km = distance_km(campagne, gull, officielle)
        if km is not None and km <= campagne.reglages.voisinage:
            yield officielle


@dataclass(frozen=True)
class ZoneBlanche:
    """An EPCI of which no known group reaches some communes."""

    epci: Epci
    sans_groupe: Chiffre
    """Those communes, out of its communes in the region."""
    plus_proche: tuple[Gull, int] | None
    """The group that is nearest to one of them, and how far in km."""


def zones_blanches(campagne: Campagne) -> Iterator[ZoneBlanche]:
    """Where a new group would be the most useful, by name; what asked to be left alone is not counted."""
    for epci in alphabetique(campagne.territoire.epci.values(), "nom_court"):
        fiche = campagne.collectivite(epci.siren)
        if fiche and campagne.retiree(fiche):
            continue
        communes = [
            commune
            for commune in campagne.territoire.communes_de_epci(epci.siren)
            if not campagne.retiree(campagne.fiche_de(commune))
        ]
        seules = [commune for commune in communes if not _atteinte(campagne, commune)]
        proches = [proche for commune in seules if (proche := au_plus_pres(campagne, commune))]
        if seules:
            plus_proche = min(proches, key=lambda proche: proche[1], default=None)
            yield ZoneBlanche(epci, Chiffre(len(seules), len(communes)), plus_proche)


def _atteinte(campagne: Campagne, officielle: CommuneOfficielle) -> bool:
    return any(_couvre(campagne, gull, officielle, distance_km(campagne, gull, officielle)) for gull in campagne.gulls)


def au_plus_pres(campagne: Campagne, officielle: CommuneOfficielle) -> tuple[Gull, int] | None:
    """The group that meets nearest to a commune, and how far in km; nothing if nobody knows where any meets."""
    distances = ((gull, distance_km(campagne, gull, officielle)) for gull in campagne.gulls)
    situees = [(gull, km) for gull, km in distances if km is not None]
    return min(situees, key=lambda situe: (situe[1], situe[0].id), default=None)


def distance_km(campagne: Campagne, gull: Gull, officielle: CommuneOfficielle) -> int | None:
    """How far a commune is from where a group meets, where that is known."""
    lieu = campagne.lieu(gull)
    return _km(lieu.point, officielle.point) if lieu else None


@cache
def _km(a: Point, b: Point) -> int:
    return round(great_circle_km(a, b))


def _couvre(campagne: Campagne, gull: Gull, officielle: CommuneOfficielle, km: int | None) -> bool:
    return officielle.epci in gull.territoire or (km is not None and km <= campagne.reglages.portee)
