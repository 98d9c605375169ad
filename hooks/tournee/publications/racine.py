"""What programs look for at the root of a site: where its pages are listed, how it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tournee.site.rendering import script_json
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer

ROBOTS: Final = "robots.txt"
MANIFESTE: Final = "manifest.webmanifest"
CRAIE: Final = "#f6f7f4"


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/robots.txt``, with the map of the site where its address is known, and ``/manifest.webmanifest``."""
    plan = [f"Sitemap: {renderer.public('sitemap.xml')}"] if renderer.site else []
    yield SiteFile(ROBOTS, "\n".join(["User-agent: *", "Allow: /", *plan, ""]))
    nom = campagne.reglages.nom
    icone = {"src": "assets/favicon.svg", "type": "image/svg+xml", "sizes": "any"}
    manifeste = {
        "name": nom,
        "short_name": nom,
        "description": f"Où en est la campagne pour le label {campagne.label.nom}, et comment y prendre part.",
        "lang": "fr",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": CRAIE,
        "theme_color": CRAIE,
        "icons": [icone],
    }
    yield SiteFile(MANIFESTE, script_json(manifeste, indent=2) + "\n")
