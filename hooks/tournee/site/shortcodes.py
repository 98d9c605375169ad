"""What a hand-written page may ask of the data: « <!-- tournee:chiffres --> » becomes a block of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from tournee.campagne.chiffres import chiffres
from tournee.fiches.glossaire import bulles, cites
from tournee.reading import refusals
from tournee.reading.sources import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer

SHORTCODE: Final = re.compile(r"<!--\s*tournee:([\w-]*)\s*-->")
BLOCS: Final[dict[str, Callable[[Campagne], dict[str, Any]]]] = {
    "anciens-paliers": lambda campagne: {"echelles": [un for un in campagne.label.echelles if un.a]},
    "calendrier": lambda _: {},
    "chiffres": lambda campagne: {"chiffres": chiffres(campagne)},
    "contact-label": lambda _: {},
    "delai-relance": lambda _: {},
    "delai-reservation": lambda _: {},
    "delai-sommeil": lambda _: {},
    "departements": lambda _: {},
    "editions": lambda campagne: {"edition": max(campagne.label.editions, key=lambda edition: edition.annee)},
    "fil": lambda _: {},
    "label": lambda _: {},
    "laureats": lambda campagne: {"fiches": [fiche for fiche in campagne.fiches if campagne.situation(fiche).label]},
    "mentions": lambda _: {},
    "paliers": lambda campagne: {"echelles": [un for un in campagne.label.echelles if not un.a]},
    "recherche": lambda _: {},
    "reseau": lambda _: {},
    "reunions": lambda _: {},
}
"""Each block: the values for its template, « pages/blocs/NAME.html »."""


def decorate(markdown: str, uri: str, source: str, renderer: Renderer, avant: int = 0) -> str:
    """A hand-written page with its blocks, the frame of a guide, and the tooltips of the glossary.

    ``avant`` lines of its file, those of the front matter, stand before ``markdown``.
    """
    page = expand(markdown, uri, source, renderer, avant)
    guide = next((guide for guide in renderer.campagne.guides if guide.fichier == source), None)
    if guide:
        tete = renderer.fragment(uri, "_guide_tete.html", guide=guide)
        pied = renderer.fragment(
            uri, "_guide_pied.html", guide=guide, termes=cites(renderer.campagne.glossaire, guide.corps)
        )
        titre, corps = page.split("\n", 1)  # its reading has checked that it begins by its title
        page = f"{titre}\n\n{tete}\n{corps}\n\n{pied}"
    return f"{page}\n\n{bulles(renderer.campagne.glossaire)}"


def expand(markdown: str, uri: str, source: str, renderer: Renderer, avant: int = 0) -> str:
    """The Markdown of a page with its blocks; DataError for a block that does not exist."""

    def bloc(found: re.Match[str]) -> str:
        nom = found[1]
        if nom not in BLOCS:
            suite = refusals.did_you_mean(nom, BLOCS)
            message = f"le bloc « {nom} » n’existe pas{suite} (permis : {', '.join(BLOCS)})"
            raise DataError([Problem(source, avant + markdown.count("\n", 0, found.start()) + 1, message)])
        return fragment(nom, uri, renderer)

    return SHORTCODE.sub(bloc, markdown)


def fragment(nom: str, uri: str, renderer: Renderer) -> str:
    """A block alone, for the page of that address."""
    return renderer.fragment(uri, f"blocs/{nom}.html", **BLOCS[nom](renderer.campagne)).strip()
