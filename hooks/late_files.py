"""MkDocs' side of what is made late: pages cast in one mould, those that lead to them, filled-in letters.

`mkdocs build` writes them with the other files; under `mkdocs serve`, each is written when it is first asked for.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from page_files import page_file
from page_mould import PageMould, folder_of, pattern
from shares import in_shares
from theme_values import escape_meta
from tournee.publications.entetes import entree_de_recherche

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from tournee.site.site_files import SiteFile


LOST: Final = "404"


class LateFile(File):
    """A file that is made when it is written."""

    def __init__(self, site_file: SiteFile, config: MkDocsConfig, late_files: LateFiles) -> None:
        place = f"{site_file.address}index.html" if site_file.address.endswith("/") else site_file.address
        super().__init__(place, None, config.site_dir, config.use_directory_urls)
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self._site_file, self._late_files = site_file, late_files

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002  MkDocs' own signature
        """Write it with the others, unless it waits to be asked for: then what a former build wrote goes."""
        if self._late_files.on_demand:
            Path(self.abs_dest_path).unlink(missing_ok=True)
        else:
            self._late_files.waiting.append(self)

    @property
    def is_document(self) -> bool:
        """Whether it is something else than a page."""
        return not self._site_file.address.endswith("/")

    def write(self) -> None:
        """Make it and write it."""
        content = self._late_files.make(self._site_file)
        write_file(content.encode() if isinstance(content, str) else content, self.abs_dest_path)


class LateFiles:
    """Those of one build."""

    def __init__(self, *, on_demand: bool) -> None:
        self.on_demand = on_demand
        """Whether each waits until somebody asks for it."""
        self.pages: list[SiteFile] = []
        self.files: dict[str, LateFile] = {}
        """By their place in the site."""
        self.waiting: list[LateFile] = []
        """Those that have yet to be written."""
        self._moulds: dict[str, PageMould] = {}
        """By folder."""

    def add(self, site_file: SiteFile, config: MkDocsConfig) -> File:
        """Its file; nothing is rendered yet."""
        if site_file.head:
            self.pages.append(site_file)
        file = LateFile(site_file, config, self)
        self.files[file.src_uri] = file
        return file

    def make(self, site_file: SiteFile) -> str | bytes:
        """The whole of one of them."""
        return self._moulds[folder_of(site_file)].cast(site_file) if site_file.head else site_file.read()

    def write_all(self, links: dict[str, str]) -> None:
        """Write them on all cores, and add the links of the pages to ``links``, where rendering notes them.

        Each page holds Python back, so it takes processes to write several at once; what lays a letter out does not.
        """

        def write_pages(pages: Iterable[LateFile]) -> dict[str, str]:
            for page in pages:
                page.write()
            return links

        def write_documents() -> None:
            with ThreadPoolExecutor() as pool:
                list(pool.map(LateFile.write, documents))

        documents = [file for file in self.waiting if file.is_document]
        pages = [file for file in self.waiting if not file.is_document]
        for found in in_shares(write_pages, pages, write_documents):
            links |= found

    def prepare(self, env: Environment, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        """Make each mould from one page on the ordinary path, and add the pages to the search index."""
        template = env.get_template("main.html")
        for folder in dict.fromkeys(map(folder_of, self.pages)):
            modele = pattern(folder)
            file = page_file(modele, config)
            page = Page(None, file, config)
            page.read_source(config)
            escape_meta(page)
            page.content = file.body
            self._moulds[folder] = PageMould(modele, template.render(get_context(nav, files, config, page)))
        search: Any = config.plugins["material/search"]
        search.search_index.entries += map(entree_de_recherche, self.pages)


class OnDemand:
    """What outlives a build under `mkdocs serve`: the late files of the last one, written when they are asked for."""

    def __init__(self) -> None:
        self.active = False
        self.files: Mapping[str, LateFile] = {}

    def attach(self, server: LiveReloadServer) -> None:
        """Let the server ask for a file that it does not find; it does so once the build under way has ended."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            head: list[tuple[Any, ...]] = []
            body = server.serve_request(environ, lambda *answer: head.append(answer))
            address = environ["PATH_INFO"].removeprefix(server.mount_path).removesuffix("index.html").strip("/")
            late_file = self.files.get(f"{address}/index.html") or self.files.get(address)
            if late_file and head[0][0].startswith(LOST):
                late_file.write()
                return server.serve_request(environ, start_response)
            start_response(*head[0])
            return body

        server.set_app(answer)
