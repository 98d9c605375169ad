"""The style sheets that pages load: ours, each assembled from the components that mkdocs.yml lists, and the theme's."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import PluginError

from tournee.engines.css import lightened
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from tournee.engines.document_cache import DocumentCache

COMPONENTS: Final = "assets/css/"
"""Their folder in docs/; they are not published themselves."""
THEIRS: Final = tuple(f"assets/{folder}/" for folder in ("images", "javascripts", "stylesheets"))
"""What the theme would publish."""
THEME: Final = "assets/theme.css"


def style_sheets(files: Files, config: MkDocsConfig) -> Iterator[SiteFile]:
    """Each sheet of ``extra.feuilles``; PluginError with every component that lacks or that no sheet takes."""
    lists: dict[str, list[str]] = config.extra["feuilles"]
    components = {PurePosixPath(file.src_uri).stem: file for file in files if file.src_uri.startswith(COMPONENTS)}
    sheet_of = {name: uri for uri, names in lists.items() for name in names}
    problems = [
        f"mkdocs.yml : la feuille « {uri} » demande « {name} », or docs/{COMPONENTS}{name}.css n’existe pas."
        for name, uri in sheet_of.items()
        if name not in components
    ] + [
        f"docs/{file.src_uri} : ce composant n’est dans aucune feuille ; ajoutez-le à « feuilles », dans mkdocs.yml."
        for name, file in components.items()
        if name not in sheet_of
    ]
    if problems:
        raise PluginError("\n".join(problems))
    for file in components.values():
        files.remove(file)
    for uri, names in lists.items():
        yield SiteFile(uri, "\n".join(components[name].content_string for name in names))


def theme_sheet(files: Files, config: MkDocsConfig, cache: DocumentCache) -> SiteFile:
    """The theme's own, without what ``extra.theme_absent`` says that no page has; nothing else of it is published."""
    absent: list[str] = config.extra["theme_absent"].split()
    theirs = [file for file in files if file.src_uri.startswith(THEIRS)]
    css = "".join(file.content_string for file in theirs if file.src_uri.endswith(".css"))
    for file in theirs:
        files.remove(file)
    return SiteFile(THEME, cache.get_or_make(("theme", css, absent), partial(_light, css, absent)))


def _light(css: str, absent: list[str]) -> bytes:
    return lightened(css, absent).encode()
