"""Who stays after the letter: what groups offer, and to which communes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.territoire.distances import great_circle_km

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.gulls import Gull
    from tournee.territoire.communes import CommuneOfficielle


def presences(campagne: Campagne, officielle: CommuneOfficielle) -> list[tuple[Gull, int | None]]:
    """The groups that offer something within reach of a commune, with how far in km where that is known; nearest first.

    A group reaches the communes around where it meets, and those of the EPCI that it says it covers.
    """
    situees = [(gull, _km(campagne, gull, officielle)) for gull in campagne.gulls if gull.propose]
    proches = [(gull, km) for gull, km in situees if _couvre(campagne, gull, officielle, km)]
    return sorted(proches, key=lambda presence: (presence[1] is None, presence[1] or 0, presence[0].id))


def a_portee(campagne: Campagne, gull: Gull) -> Iterator[CommuneOfficielle]:
    """The communes within reach of a group that offers something, but for those that asked to be left alone."""
    for officielle in campagne.territoire.communes.values() if gull.propose else ():
        if campagne.retiree(campagne.fiche_de(officielle)):
            continue
        if _couvre(campagne, gull, officielle, _km(campagne, gull, officielle)):
            yield officielle


def _km(campagne: Campagne, gull: Gull, officielle: CommuneOfficielle) -> int | None:
    lieu = campagne.lieu(gull)
    return round(great_circle_km(lieu.point, officielle.point)) if lieu else None


def _couvre(campagne: Campagne, gull: Gull, officielle: CommuneOfficielle, km: int | None) -> bool:
    return officielle.epci in gull.territoire or (km is not None and km <= campagne.reglages.portee)
