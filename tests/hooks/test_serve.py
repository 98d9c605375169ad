"""Under `mkdocs serve`: a rebuild writes no page that nobody has asked for, wrong data is told in the browser."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any
from wsgiref.util import setup_testing_defaults

import pytest
from markupsafe import escape
from mkdocs.livereload import LiveReloadServer

from tournee.site.politique import POLITIQUE

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
        hooks.update(_module(config))

    return build(avant=retenir, pages=())


@pytest.fixture
def demander(servi: Path, hooks: dict[str, Any]) -> Callable[[str], tuple[str, str]]:
    """Ask the server of MkDocs for an address: the status of its answer, and its text."""
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(servi), mount_path="/campagne/") as server:
        hooks["on_serve"](server)
    return partial(_demande, server)


def _demande(server: LiveReloadServer, adresse: str) -> tuple[str, str]:
    environ: dict[str, Any] = {"PATH_INFO": f"/campagne/{adresse}"}
    setup_testing_defaults(environ)
    statuts: list[str] = []
    corps = server.get_app()(environ, lambda statut, _: statuts.append(statut))  # type: ignore[arg-type, misc]
    return statuts[0], b"".join(corps).decode()


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
    publie = (site / ALENCON / "index.html").read_text("utf-8")
    politique = f'<meta http-equiv="Content-Security-Policy" content="{escape(POLITIQUE)}">'
    assert [politique in texte, politique in publie] == [
        False,
        True,
    ]  # the server writes its own script in what it sends
    assert _article(texte) == _article(publie)


def _article(page: str) -> str:
    """What it says, before what one takes away, with the address of the site that this server does not know."""
    return re.sub(r"<script.*?</script>", "", page[page.index("<h1") : page.index("reprendre")], flags=re.DOTALL)


def test_a_former_code_comes_too(demander: Callable[[str], tuple[str, str]]) -> None:
    statut, texte = demander(ANCTOVILLE)
    assert (statut, "communes/14581-aurseulles/" in texte) == ("200 OK", True)


@pytest.mark.parametrize("adresse", ["communes/99999-nulle-part/", "communes/61001-alencon.html"])
def test_what_does_not_exist_stays_lost(demander: Callable[[str], tuple[str, str]], adresse: str) -> None:
    assert demander(adresse)[0].startswith("404")


@pytest.fixture
def gache(petite: Path) -> Path:
    """A project whose data is wrong, with a sign that a page must escape."""
    _remplacer(petite / "data/communes.yaml", "geste: note", "geste: <b>notte</b>")
    return petite


def _remplacer(fichier: Path, avant: str, apres: str) -> None:
    texte = fichier.read_text("utf-8")
    assert avant in texte
    fichier.write_text(texte.replace(avant, apres), "utf-8")


def test_wrong_data_is_told_in_the_browser_until_it_is_mended(
    gache: Path, build: Callable[..., Path], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hooks: dict[str, Any] = {}

    def construire() -> Path:
        return build(gache, tmp_path / "site", pages=(), avant=lambda config: hooks.update(_module(config)))

    construire()  # strictly, and the first build: the server starts all the same
    assert "data/communes.yaml:" in caplog.text
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["404.html"]
    with LiveReloadServer(construire, "127.0.0.1", 0, root=str(tmp_path / "site"), mount_path="/campagne/") as server:  # type: ignore[arg-type]
        server.watch(str(gache / "data"))
        hooks["on_serve"](server)

    for adresse in ("", "carte/", "communes/index.html", "nulle-part"):
        statut, texte = _demande(server, adresse)
        assert statut.startswith("503")
        assert "data/communes.yaml:" in texte
        assert "&lt;b&gt;notte" in texte
        assert "<b>notte" not in texte
        assert "livereload(" in texte
    assert _demande(server, "assets/tournee.css")[0].startswith("404")

    _remplacer(gache / "data/communes.yaml", "geste: <b>notte</b>", "geste: note")
    server.builder()
    statut, texte = _demande(server, "")
    assert statut == "200 OK"
    assert "À corriger" not in texte

    gabarit = gache / "overrides/pages/gulls.html"
    _remplacer(gabarit, "lien('contribuer/groupe/')", "lien('contribuez/')")
    server.builder()
    statut, texte = _demande(server, "gulls/")
    assert statut.startswith("503")
    assert "« /contribuez/ » ne mène à rien" in texte

    _remplacer(gabarit, "lien('contribuez/')", "inconnu.chose.encore")
    server.builder()
    assert "UndefinedError" in _demande(server, "gulls/")[1]

    _remplacer(gabarit, "inconnu.chose.encore", "lien('contribuer/groupe/')")
    (gache / "docs/index.md").write_text("# Accueil\n\n<!-- Tournee:chiffres -->\n", "utf-8")
    server.builder()
    assert "docs/index.md:3: « &lt;!-- Tournee:chiffres --&gt; » n’est pas un bloc" in _demande(server, "")[1]


def _module(config: MkDocsConfig) -> dict[str, Any]:
    on_files: Any = config.plugins.events["files"][-1]
    return on_files.__globals__  # type: ignore[no-any-return]
