"""The glossary, and all the guides as one booklet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tournee.fiches.glossaire import Terme
from tournee.fiches.guides import GLOSSAIRE, GUIDES
from tournee.site import livret
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.site.rendering import Renderer


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/guides/glossaire/`` and ``/guides/livret.pdf``."""
    if campagne.glossaire:
        page = renderer.page(
            f"{GUIDES}{GLOSSAIRE}/",
            "_guide_glossaire.html",
            titre="Glossaire",
            description="Les mots de la campagne et des mairies, expliqués en une phrase.",
            source=Terme.fichier,
        )
        # A guide's own place, so that the others may link to « glossaire.md ».
        yield replace(page, uri=f"{GUIDES}{GLOSSAIRE}.md")
    if campagne.guides:
        yield SiteFile(livret.FICHIER, livret.pdf(campagne, renderer))
