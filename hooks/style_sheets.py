"""The style sheets that pages load: ours, each assembled from the components that mkdocs.yml lists, and the theme's."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import PluginError

from tournee.engines.css import compact, lightened
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from tournee.engines.document_cache import DocumentCache

COMPONENTS: Final = "assets/css/"
"""Their folder in docs/; they are not published themselves."""
THEME: Final = "assets/stylesheets/"


def style_sheets(files: Files, config: MkDocsConfig, cache: DocumentCache) -> Iterator[SiteFile]:
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
        css = "\n".join(components[name].content_string for name in names)
        yield SiteFile(uri, cache.get_or_make(("sheet", css), partial(_bytes, compact, css)))


def theme_sheets(files: Files, config: MkDocsConfig, cache: DocumentCache) -> Iterator[SiteFile]:
    """The theme's own, without what ``extra.theme_absent`` says that no page has."""
    absent: list[str] = config.extra["theme_absent"].split()
    for file in list(files):
        if file.src_uri.startswith(THEME) and file.src_uri.endswith(".css"):
            css = file.content_string
            light = cache.get_or_make(("theme", css, absent), partial(_bytes, lightened, css, absent))
            yield SiteFile(file.src_uri, light, f"docs/{file.src_uri}")


def _bytes(make: Callable[..., str], *ingredients: object) -> bytes:
    return make(*ingredients).encode()
