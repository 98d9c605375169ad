"""MkDocs' side of what is written late: pages cast in one mould, and the pages that lead to them from former codes.

`mkdocs build` writes them with the other files; under `mkdocs serve`, each is written when it is first asked for.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from page_mould import Moule, dossier_de, exemplaire
from tournee.site.site_files import LateFile, PageMoulee

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation


POIDS_DES_SUIVIES: Final = 4
"""What the campaign follows comes first in the site's search."""
INTROUVABLE: Final = "404"


class Coulage:
    """What one build after another writes late, for as long as the command lasts."""

    def __init__(self) -> None:
        self.a_la_demande = False
        """Whether a file waits until somebody asks for it."""
        self.pages: list[PageMoulee] = []
        self._fichiers: dict[str, _FichierTardif] = {}
        self._moules: dict[str, Moule] = {}
        """By folder."""

    def recevoir(self, generated: Sequence[PageMoulee | LateFile], config: MkDocsConfig) -> Iterator[File]:
        """A file for each of them; nothing is rendered yet."""
        self.pages = [page for page in generated if isinstance(page, PageMoulee)]
        faire: dict[str, Callable[[], str]] = {
            f"{page.uri}index.html": partial(self._couler, page) for page in self.pages
        }
        faire |= {late.uri: late.content for late in generated if isinstance(late, LateFile)}
        self._fichiers = {uri: _FichierTardif(uri, config, produire, self) for uri, produire in faire.items()}
        yield from self._fichiers.values()

    def _couler(self, page: PageMoulee) -> str:
        return self._moules[dossier_de(page.uri)].couler(page)

    def preparer(self, env: Environment, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        """Make each mould from one page on the ordinary path, and add the pages to the search index."""
        gabarit = env.get_template("main.html")
        for dossier in {dossier_de(page.uri) for page in self.pages}:
            modele = exemplaire(dossier)
            page = _page(modele, config)
            page.render(config, files)
            self._moules[dossier] = Moule(modele, gabarit.render(get_context(nav, files, config, page)))
        recherche: Any = config.plugins["material/search"]
        recherche.search_index.entries += map(_entree, self.pages)

    def servir(self, server: LiveReloadServer) -> None:
        """Let the server ask for a file that it does not find; it does so once the build under way has ended."""

        def repondre(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            debut: list[tuple[Any, ...]] = []
            corps = server.serve_request(environ, lambda *reponse: debut.append(reponse))
            adresse = environ["PATH_INFO"].removeprefix(server.mount_path).removesuffix("index.html").strip("/")
            attendu = self._fichiers.get(f"{adresse}/index.html")
            if attendu and debut[0][0].startswith(INTROUVABLE):
                attendu.ecrire()
                return server.serve_request(environ, start_response)
            start_response(*debut[0])
            return corps

        server.set_app(repondre)


def _page(modele: PageMoulee, config: MkDocsConfig) -> Page:
    ordinaire = modele.ordinaire()
    file = File.generated(config, ordinaire.uri, content=ordinaire.content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"../{ordinaire.source}"
    page = Page(None, file, config)
    page.read_source(config)
    return page


def _entree(page: PageMoulee) -> dict[str, Any]:
    entree = {"location": page.uri, "title": page.titre, "text": page.recherche}
    return entree | {"boost": POIDS_DES_SUIVIES} if page.suivie else entree


class _FichierTardif(File):
    """A file that is made when it is written."""

    def __init__(self, uri: str, config: MkDocsConfig, produire: Callable[[], str], coulage: Coulage) -> None:
        super().__init__(uri, None, config.site_dir, config.use_directory_urls)
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self._produire, self._coulage = produire, coulage

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002  MkDocs' own signature
        """Write it with the others, unless it waits to be asked for: then what a former build wrote goes."""
        if self._coulage.a_la_demande:
            Path(self.abs_dest_path).unlink(missing_ok=True)
        else:
            self.ecrire()

    def ecrire(self) -> None:
        """Make it and write it."""
        write_file(self._produire().encode(), self.abs_dest_path)
