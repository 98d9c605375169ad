"""MkDocs' side of the mould: renders one page for all, casts the others, tells search and sitemap of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from tournee.moule import EXEMPLAIRE, Moule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from tournee.rendering import PageMoulee

POIDS_DES_SUIVIES = 4
"""What the campaign follows comes first in the site's search."""


class Coulage:
    """The pages to cast, and their mould once the theme is ready."""

    def __init__(self, pages: Sequence[PageMoulee]) -> None:
        self.pages = list(pages)
        self._moule: Moule

    def files(self, config: MkDocsConfig) -> Iterator[File]:
        """A file for each page; nothing is rendered before MkDocs copies it."""
        for page in self.pages:
            yield _PageCoulee(page, config, self._couler)

    def _couler(self, page: PageMoulee) -> str:
        return self._moule.couler(page)

    def preparer(self, env: Environment, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        """Make the mould from one page on the ordinary path, and add the others to the search index."""
        exemplaire = EXEMPLAIRE.ordinaire()
        file = File.generated(config, exemplaire.uri, content=exemplaire.content, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"../{exemplaire.source}"
        page = Page(None, file, config)
        page.read_source(config)
        page.render(config, files)
        self._moule = Moule(env.get_template("main.html").render(get_context(nav, files, config, page)))
        recherche: Any = config.plugins["material/search"]
        recherche.search_index.entries += map(_entree, self.pages)


def _entree(page: PageMoulee) -> dict[str, Any]:
    entree = {"location": page.uri, "title": page.titre, "text": page.recherche}
    return entree | {"boost": POIDS_DES_SUIVIES} if page.suivie else entree


class _PageCoulee(File):
    """A page that is cast when MkDocs copies it."""

    def __init__(self, page: PageMoulee, config: MkDocsConfig, couler: Callable[[PageMoulee], str]) -> None:
        super().__init__(f"{page.uri}index.html", None, config.site_dir, config.use_directory_urls)
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self._page, self._couler = page, couler

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002  MkDocs' own signature
        """Cast the page and write it."""
        write_file(self._couler(self._page).encode(), self.abs_dest_path)
