"""The style sheets that pages load: ours, each assembled from the components that mkdocs.yml lists, and the theme's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from tournee.engines.css import compact, lightened
from tournee.site.feuilles import COMPOSANTS, THEME, feuilles, theme
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from tournee.engines.document_cache import DocumentCache

THEIRS: Final = tuple(f"assets/{folder}/" for folder in ("images", "javascripts", "stylesheets"))
"""What the theme would publish."""


def style_sheets(files: Files, config: MkDocsConfig, cache: DocumentCache) -> Iterator[SiteFile]:
    """Each sheet of ``extra.feuilles``, whose components are not published; DataError if they do not go together."""
    components = [file for file in files if file.src_uri.startswith(COMPOSANTS)]
    for sheet in feuilles(config.extra["feuilles"], {file.src_uri: file.content_string for file in components}):
        css = sheet.read()
        yield SiteFile(sheet.uri, cache.get_or_make(("sheet", css), partial(_bytes, compact, css)))
    for file in components:
        files.remove(file)


def theme_sheet(files: Files, config: MkDocsConfig, cache: DocumentCache) -> SiteFile:
    """The theme's own, without what ``extra.theme_absent`` says that no page has; nothing else of it is published."""
    absent: list[str] = config.extra["theme_absent"].split()
    for file in [file for file in files if file.src_uri.startswith(THEIRS)]:
        files.remove(file)
    css = theme()
    return SiteFile(THEME, cache.get_or_make(("theme", css, absent), partial(_bytes, lightened, css, absent)))


def _bytes(make: Callable[..., str], *ingredients: object) -> bytes:
    return make(*ingredients).encode()
