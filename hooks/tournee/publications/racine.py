"""What programs look for at the root of a site: its map, how it is installed, who mends its faults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from tournee.site.adresses import ICONES
from tournee.site.pictures import picture
from tournee.site.rendering import script_json
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer

ROBOTS: Final = "robots.txt"
MANIFESTE: Final = "manifest.webmanifest"
SECURITE: Final = ".well-known/security.txt"
VALABLE: Final = timedelta(days=330)
"""How long what it says holds: RFC 9116 wants less than a year."""
CRAIE: Final = "#f6f7f4"


@dataclass(frozen=True)
class Icone:
    """The mark as a home screen shows it: how wide in pixels, what share of that is the mark's, what it is for."""

    nom: str
    cote: int
    part: float = 0.8
    usage: str = "any"

    @property
    def uri(self) -> str:
        """Its place: « assets/icones/192.png »."""
        return f"{ICONES}{self.nom}.png"


DU_MANIFESTE: Final = (Icone("192", 192), Icone("512", 512), Icone("512-a-rogner", 512, 0.56, "maskable"))
"""The last may be cut to a circle of four fifths of its width: the mark's corners are inside."""
APPLE: Final = Icone("180", 180)
"""iOS reads no manifest: the head of the pages gives it."""


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/robots.txt``, ``/manifest.webmanifest`` and its icons; ``/.well-known/security.txt`` if one may write."""
    plan = [f"Sitemap: {renderer.public('sitemap.xml')}"] if renderer.site else []
    yield SiteFile(ROBOTS, "\n".join(["User-agent: *", "Allow: /", *plan, ""]))
    nom = campagne.reglages.nom
    icones = [
        {"src": une.uri, "type": "image/png", "sizes": f"{une.cote}x{une.cote}", "purpose": une.usage}
        for une in DU_MANIFESTE
    ]
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
        "icons": [{"src": "assets/favicon.svg", "type": "image/svg+xml", "sizes": "any"}, *icones],
    }
    yield SiteFile(MANIFESTE, script_json(manifeste, indent=2) + "\n")
    for icone in (*DU_MANIFESTE, APPLE):
        yield SiteFile(icone.uri, partial(_png, renderer, icone))
    if contact := campagne.reglages.contact:
        yield SiteFile(SECURITE, _securite(contact, campagne.jour + VALABLE, renderer.public(SECURITE)))


def _securite(contact: str, fin: date, ici: str) -> str:
    """To whom somebody tells a fault of the site (RFC 9116)."""
    lignes = {
        "Contact": f"mailto:{contact}" if "@" in contact else contact,
        "Expires": f"{fin}T00:00:00Z",
        "Preferred-Languages": "fr, en",
        "Canonical": ici,
    }
    return "".join(f"{champ}: {valeur}\n" for champ, valeur in lignes.items() if valeur)


def _png(renderer: Renderer, icone: Icone) -> bytes:
    dessin = renderer.fragment(ICONES, "icone.svg.html")
    data = {"dessin": dessin, "cote": f"{icone.cote}", "part": f"{icone.part}", "fond": CRAIE}
    return picture(renderer.cache, files(__package__) / "icone.typ", data, ICONES)
