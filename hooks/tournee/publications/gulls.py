"""A page for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tournee.campagne.a_faire import taches
from tournee.campagne.presence import a_portee, tout_pres
from tournee.campagne.prochaines import prochaines
from tournee.campagne.reunions import annoncees
from tournee.publications.silhouettes import sorte
from tournee.site.adresses import FIL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile

PROCHAINES: Final = 5
"""How many communes a group is shown to go to next."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/gulls/artifaille/`` and the like."""
    attendues, rencontres = taches(campagne), annoncees(campagne)
    for gull in campagne.gulls:
        commune = campagne.territoire.communes.get(gull.commune or "")
        yield renderer.page(
            renderer.addresses.de(gull),
            "gull.html",
            titre=gull.nom,
            description=gull.resume or f"{gull.nom}, groupe d’utilisateurs de logiciels libres.",
            source=f"{gull.file}#L{gull.line()}",
            fil=f"{renderer.addresses.de(gull)}{FIL}",
            gull=gull,
            commune=commune,
            silhouette=commune and sorte(commune),
            departement=campagne.territoire.departements.get(gull.departement or ""),
            fiches=campagne.recentes_d_abord(campagne.fiches_de(gull)),
            a_ecrire=campagne.a_ecrire(gull),
            taches=[tache for tache in attendues if gull.id in {tache.groupe, tache.sujet.cle}],
            prochaines=prochaines(campagne, tout_pres(campagne, gull))[:PROCHAINES],
            rencontres=rencontres,
            a_portee=list(a_portee(campagne, gull)),
        )
