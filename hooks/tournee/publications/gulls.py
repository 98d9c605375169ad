"""The list of the groups, and a page for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.site.adresses import GULLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/gulls/`` and ``/gulls/artifaille/``."""
    yield renderer.page(
        GULLS,
        "gulls.html",
        titre="Les groupes",
        description="Les groupes d’utilisateurs de logiciels libres qui participent à la campagne, ou le pourraient.",
        source="data/gulls.yaml",
    )
    for gull in campagne.gulls:
        yield renderer.page(
            renderer.adresses.de(gull),
            "gull.html",
            titre=gull.nom,
            description=gull.resume or f"{gull.nom}, groupe d’utilisateurs de logiciels libres.",
            source=f"{gull.fichier}#L{gull.ligne()}",
            gull=gull,
            commune=campagne.territoire.communes.get(gull.commune or ""),
            departement=campagne.territoire.departements.get(gull.departement or ""),
            fiches=campagne.fiches_de(gull),
            a_ecrire=campagne.a_ecrire(gull),
        )
