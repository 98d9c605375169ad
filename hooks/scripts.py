"""The scripts that pages load: ours, as docs/assets/ has them but for what is written there for people alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tournee.engines.js import compact
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from tournee.engines.document_cache import DocumentCache


def scripts(files: Files, config: MkDocsConfig, cache: DocumentCache) -> Iterator[SiteFile]:
    """Each of those that were written by hand, without its comments nor its indentation."""
    for file in list(files):
        if file.src_uri.endswith(".js") and file.src_dir and Path(file.src_dir) == Path(config.docs_dir):
            script = file.content_string
            light = cache.get_or_make(("script", script), partial(_light, script))
            yield SiteFile(file.src_uri, light, f"docs/{file.src_uri}")


def _light(script: str) -> bytes:
    return compact(script).encode()
