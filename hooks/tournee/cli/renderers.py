"""The templates of a project, for the commands that fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tournee.engines.document_cache import CACHE, DocumentCache
from tournee.reading.sources import DataError, Problem
from tournee.site.rendering import TEMPLATE_CACHE, CompiledTemplates, Renderer

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.campagne.campagne import Campagne


def renderer_of(dossier: Path, campagne: Campagne, site: str, forge: str | None = None) -> Renderer:
    """Those of the project in that folder; DataError where it has none."""
    gabarits = dossier / "overrides" / "pages"
    if not gabarits.is_dir():
        dit = "ce dossier manque ; remettez-le, ou donnez la racine du projet avec « --dossier »"
        raise DataError([Problem("overrides/pages", 1, dit)])
    compiled = CompiledTemplates(dossier / TEMPLATE_CACHE)
    cache = DocumentCache(dossier / CACHE)
    return Renderer(gabarits, campagne, forge=forge, cache=cache, compiled=compiled, site=site)
