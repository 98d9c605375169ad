"""The region at a glance, as the first page opens on it: all its communes, and those that the campaign follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tournee.territoire.trame import Trame

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne
    from tournee.fiches.statuts import Statut
    from tournee.territoire.communes import Territoire

COMMUNES_DESSINEES: Final = "carte/communes.svg"
"""The outlines of all of them, in a file of its own that no page waits for."""
LARGEUR: Final = 800


def trame_de(territoire: Territoire) -> Trame:
    """The plane that the two drawings share."""
    return Trame(territoire, LARGEUR)


def region(campagne: Campagne) -> dict[str, Any]:
    """What its drawing needs: a path for each status weighs little, however many communes have it."""
    trame = trame_de(campagne.territoire)
    traces: dict[Statut, list[str]] = {}
    anneaux = []
    suivies = campagne.suivies(campagne.communes)
    for fiche in suivies:
        etat = campagne.situation(fiche)
        traces.setdefault(etat.statut, []).append(trame.commune(fiche.insee))
        if etat.label_ancien:
            anneaux.append(trame.plan.point(*campagne.officielle(fiche).point))
    return {
        "plan": trame.plan,
        "departements": [trame.departement(code) for code in campagne.territoire.departements],
        "traces": {statut: "".join(siens) for statut, siens in sorted(traces.items())},
        "anneaux": anneaux,
        "communes_dessinees": COMMUNES_DESSINEES,
    }
