"""What the site publishes: each module turns the campaign into files, and stands here on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tournee.publications import (
    atelier,
    carte,
    carte_seule,
    collectivites,
    communes,
    courriers,
    dossiers,
    guides,
    gulls,
    kits,
    pages,
    repertoire,
    territoires,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.site.site_files import SiteFile

    Publication = Callable[[Campagne, Renderer], Iterator[SiteFile]]

PUBLICATIONS: Final[tuple[Publication, ...]] = (
    carte.publish,
    carte_seule.publish,
    communes.publish,
    territoires.publish,
    collectivites.publish,
    gulls.publish,
    pages.publish,
    repertoire.publish,
    courriers.publish,
    dossiers.publish,
    kits.publish,
    atelier.publish,
    guides.publish,
)


def publish(campagne: Campagne, renderer: Renderer) -> list[SiteFile]:
    """Every generated file of the site, sorted by address."""
    return sorted(
        (file for publication in PUBLICATIONS for file in publication(campagne, renderer)), key=lambda file: file.uri
    )
