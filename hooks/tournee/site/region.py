"""The region at a glance, as the first page and the map open on it: all its communes, and those that are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tournee.campagne.campagne import LIBRE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tournee.campagne.campagne import Campagne
    from tournee.fiches.statuts import Statut
    from tournee.fiches.suivi import Commune
    from tournee.territoire.trame import Trame

COMMUNES_DESSINEES: Final = "carte/communes.svg"
"""The outlines of all of them, in a file of its own that no page waits for."""
TRAITS: Final = 20_000
"""Lines above which it is not drawn: 100 kB once compressed, and a blur where each commune is a point."""


def region(campagne: Campagne) -> dict[str, Any]:
    """What its drawing needs: the land, and what is followed on it."""
    trame, suivies = campagne.trame, campagne.suivies(campagne.communes)
    anciennes = [campagne.officielle(une) for une in suivies if campagne.situation(une).label_ancien]
    return {
        "plan": trame.plan,
        "departements": [trame.departement(code) for code in campagne.territoire.departements],
        "traces": traces(campagne, trame, suivies),
        "anneaux": [trame.plan.point(*officielle.point) for officielle in anciennes],
        "communes_dessinees": COMMUNES_DESSINEES if communes_dessinees(campagne) else None,
    }


def communes_dessinees(campagne: Campagne) -> bool:
    """Whether the communes are drawn one by one under those that are followed, or the départements alone."""
    return len(campagne.territoire.contours.arcs) <= TRAITS


def traces(campagne: Campagne, trame: Trame, communes: Iterable[Commune]) -> dict[Statut, str]:
    """Their outlines, a path for each status; who asked not to be told of is drawn like most of the others."""
    par_statut: dict[Statut, str] = {}
    for fiche in communes:
        statut = LIBRE.statut if campagne.retiree(fiche) else campagne.situation(fiche).statut
        par_statut[statut] = par_statut.get(statut, "") + trame.commune(fiche.insee)
    return par_statut
