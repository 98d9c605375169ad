"""A page for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.campagne.presence import a_portee

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/gulls/artifaille/`` and the like."""
    for gull in campagne.gulls:
        yield renderer.page(
            renderer.addresses.de(gull),
            "gull.html",
            titre=gull.nom,
            description=gull.resume or f"{gull.nom}, groupe d’utilisateurs de logiciels libres.",
            source=f"{gull.file}#L{gull.line()}",
            gull=gull,
            commune=campagne.territoire.communes.get(gull.commune or ""),
            departement=campagne.territoire.departements.get(gull.departement or ""),
            fiches=campagne.recentes_d_abord(campagne.fiches_de(gull)),
            a_ecrire=campagne.a_ecrire(gull),
            a_portee=list(a_portee(campagne, gull)),
        )
