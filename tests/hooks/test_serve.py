"""Under `mkdocs serve`: a rebuild writes no page that nobody has asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.livereload import LiveReloadServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

ALENCON = "communes/61001-alencon/"
ANCTOVILLE = "communes/14011-anctoville/"


@pytest.fixture(scope="module")
def hooks() -> dict[str, Any]:
    """The names of the hooks' module, once a build has loaded it."""
    return {}


@pytest.fixture(scope="module")
def servi(build: Callable[..., Path], hooks: dict[str, Any], site: Path) -> Path:  # noqa: ARG001  built before it
    """The real site as `mkdocs serve` builds it, the last that this module builds."""

    def retenir(config: MkDocsConfig) -> None:
        on_files: Any = config.plugins.events["files"][-1]
        hooks.update(on_files.__globals__)

    return build(avant=retenir, pages=())


@pytest.fixture
def demander(servi: Path, hooks: dict[str, Any]) -> Callable[[str], tuple[str, str]]:
    """Ask the server of MkDocs for an address: the status of its answer, and its text."""
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(servi), mount_path="/campagne/") as server:
        hooks["on_serve"](server)

    def demande(adresse: str) -> tuple[str, str]:
        environ: dict[str, Any] = {"PATH_INFO": f"/campagne/{adresse}"}
        setup_testing_defaults(environ)
        statuts: list[str] = []
        corps = server.get_app()(environ, lambda statut, _: statuts.append(statut))  # type: ignore[arg-type, misc]
        return statuts[0], b"".join(corps).decode()

    return demande


def test_a_build_writes_no_page_that_waits(servi: Path) -> None:
    assert (servi / "communes/index.html").exists()
    assert not (servi / ALENCON / "index.html").exists()
    assert not (servi / ANCTOVILLE / "index.html").exists()


@pytest.mark.parametrize("fin", ["", "index.html"])
def test_a_page_comes_when_it_is_asked_for(
    demander: Callable[[str], tuple[str, str]], servi: Path, site: Path, fin: str
) -> None:
    (servi / ALENCON / "index.html").unlink(missing_ok=True)
    statut, texte = demander(ALENCON + fin)
    assert statut == "200 OK"
    assert texte == (site / ALENCON / "index.html").read_text("utf-8")


def test_a_former_code_comes_too(demander: Callable[[str], tuple[str, str]]) -> None:
    statut, texte = demander(ANCTOVILLE)
    assert (statut, "communes/14581-aurseulles/" in texte) == ("200 OK", True)


@pytest.mark.parametrize("adresse", ["communes/99999-nulle-part/", "communes/61001-alencon.html"])
def test_what_does_not_exist_stays_lost(demander: Callable[[str], tuple[str, str]], adresse: str) -> None:
    assert demander(adresse)[0].startswith("404")
