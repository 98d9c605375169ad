"""Under `mkdocs serve`, what is to be mended is told in the browser, and the site comes back once it is mended."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

LOG: Final = logging.getLogger("tournee.serve")
"""Not one of MkDocs': a strict build would count its messages, and end."""
PLACE: Final = "404.html"
"""What MkDocs' server answers where it finds nothing."""
TEMPLATE: Final = "a-corriger.html"
KEPT: Final = {"startup", "shutdown", "serve", "build_error"}
"""The events that are not of a build."""


class ProblemPage:
    """What outlives a build under `mkdocs serve`: why there is no site, if there is none."""

    def __init__(self) -> None:
        self.active = False
        self._templates = Path()
        self._shown = False
        self._failure: Exception | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """A build begins: whatever was wrong may have been mended."""
        self._templates = Path(config.config_file_path).parent / "overrides" / "pages"
        self._shown = False

    def take_over(self, config: MkDocsConfig, problems: Iterable[object]) -> Files:
        """Let MkDocs go on with a site of one page that tells the problems; gives its files, from whatever event."""
        told = [str(problem) for problem in problems]
        LOG.error("À corriger :\n%s", "\n".join(told))
        alone = Files([File.generated(config, PLACE, content=self._render(told))])
        for event, handlers in config.plugins.events.items():
            if event not in KEPT:
                handlers.clear()
        config.plugins.events["files"].append(lambda _, **__: alone)
        config.theme.static_templates = set()
        config.extra_templates, config.nav = [], None
        self._shown = True
        return alone

    def note(self, error: Exception) -> None:
        """Remember why a build failed: its server only hears that it did."""
        self._failure = error

    def attach(self, server: LiveReloadServer) -> None:
        """Answer the page of the problems wherever a page is asked for, as long as there are some."""
        app: Any = server.get_app()
        builder = server.builder

        def rebuild() -> None:
            self._failure = None
            try:
                builder()
            except Exception as error:
                if not isinstance(error, Abort):
                    LOG.exception("La construction s’est arrêtée.")
                told = self._render(list(_told(self._failure or error)))
                Path(server.root, PLACE).write_text(told, "utf-8")
                self._shown = True

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            head: list[tuple[Any, ...]] = []
            body: Iterable[bytes] = app(environ, lambda *answer: head.append(answer))  # once the build has ended
            if not self._shown or not _is_page(environ["PATH_INFO"]):
                start_response(*head[0])
                return body
            page = environ | {"PATH_INFO": f"{server.mount_path}{PLACE}"}
            told: Iterable[bytes] = app(page, lambda _, headers: start_response("503 Service Unavailable", headers))
            return told

        server.builder = rebuild
        server.set_app(answer)

    def _render(self, problems: Sequence[str]) -> str:
        env = Environment(loader=FileSystemLoader(self._templates), autoescape=True)
        return env.get_template(TEMPLATE).render(problems=problems)


def _told(error: Exception) -> Iterable[str]:
    if isinstance(error, BuildError):
        return str(error).splitlines()
    if isinstance(error, Abort):
        return ["La construction s’est arrêtée ; le terminal dit pourquoi."]
    return [f"{type(error).__name__} : {error}", "Le terminal dit d’où vient cette erreur."]


def _is_page(address: str) -> bool:
    name = address.rpartition("/")[2]
    return not address.startswith("/livereload/") and ("." not in name or name.endswith(".html"))
