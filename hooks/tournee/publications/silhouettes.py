"""The town hall among what stands around it: the drawing at the head of the page of a place, and on its picture."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from tournee.site.adresses import SILHOUETTES
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer
    from tournee.territoire.communes import CommuneOfficielle

SORTES: Final[Mapping[str, int]] = {"ville": 2_000, "bourg": 500, "hameau": 0}
"""From how many inhabitants each is drawn, the widest first.

2,000 is where INSEE begins an urban unit; 500 is ours. None of the files that the territory is made from tells the
coast, and a border that no commune of the region shares may be that of another region: no harbour is drawn.
"""


def publish(_: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/assets/silhouettes/bourg.svg`` and the like: one file for all the pages that show it."""
    for nom in SORTES:
        yield SiteFile(f"{SILHOUETTES}{nom}.svg", partial(dessin, renderer, nom))


def sorte(officielle: CommuneOfficielle) -> str:
    """What a commune is drawn as."""
    return next(nom for nom, seuil in SORTES.items() if officielle.population >= seuil)


def dessin(renderer: Renderer, nom: str) -> str:
    """The drawing itself, as SVG."""
    return renderer.fragment(SILHOUETTES, "silhouette.svg.html", nom=nom)
