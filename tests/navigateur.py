"""A Chromium found on the machine, and the built site behind a local server."""

from __future__ import annotations

import functools
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.machine import CHROMIUM, chemin_de, larges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

    Fenetre = Callable[..., Page]

SANS = (
    "WebUIOmniboxPopup",  # each window would draw the address bar that nobody sees,
    "WebUIOmniboxAimPopup",  # in two pages of their own: half of the browser’s work
    # What Playwright itself leaves out, and would no longer once we name something.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
OPTIONS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    f"--disable-features={','.join(SANS)}",
]
POLITIQUE = "Content Security Policy"
"""How the browser says that a page asked for what its own head forbids."""


class Silencieux(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def servir(site: Path, maniere: type[SimpleHTTPRequestHandler] = Silencieux) -> Iterator[str]:
    """The address of a folder, behind a server of this machine."""
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(maniere, directory=str(site)))
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serveur.server_port}/"
    serveur.shutdown()


@pytest.fixture(scope="session")
def adresse(site: Path) -> Iterator[str]:
    with servir(site) as adresse:
        yield adresse


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, which knows wide fonts alone: what fits in it fits in a visitor's."""
    chemin, environ = chemin_de(CHROMIUM), larges()
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=chemin, args=OPTIONS, env={**environ})
        yield navigateur
        navigateur.close()


@contextmanager
def _fenetres(chromium: Browser) -> Iterator[Fenetre]:
    """Opens windows, each a visitor's of its own; fails in the end if a page threw an error, or broke its policy."""
    contextes: list[BrowserContext] = []
    erreurs: list[str] = []

    def ouvrir(
        largeur: int = 1440, hauteur: int = 800, couleurs: Literal["light", "dark"] = "light", **options: Any
    ) -> Page:
        taille: ViewportSize = {"width": largeur, "height": hauteur}
        options = {"viewport": taille, "color_scheme": couleurs, "reduced_motion": "reduce"} | options
        contextes.append(chromium.new_context(**options))
        page = contextes[-1].new_page()
        page.on("pageerror", lambda erreur: erreurs.append(f"{page.url} : {erreur}"))
        page.on("console", lambda dit: erreurs.append(f"{page.url} : {dit.text}") if POLITIQUE in dit.text else None)
        return page

    yield ouvrir
    for contexte in contextes:
        contexte.close()
    assert erreurs == []


@pytest.fixture
def fenetre(chromium: Browser) -> Iterator[Fenetre]:
    """Opens a window that nobody has used."""
    with _fenetres(chromium) as ouvrir:
        yield ouvrir


@pytest.fixture(scope="module")
def vitrine(chromium: Browser) -> Iterator[Fenetre]:
    """Gives the window of that size, the same to all the tests of a module: each goes to its page, and only looks."""
    with _fenetres(chromium) as ouvrir:
        yield functools.cache(ouvrir)


@pytest.fixture
def page(fenetre: Fenetre) -> Page:
    """A desk's window."""
    return fenetre(hauteur=900)


def attendre(page: Page, expression: str) -> None:
    """Wait until it is true in the page, whose policy lets no text be run as Playwright's own way of waiting does."""
    page.evaluate(
        f"new Promise((vrai) => {{ const voir = () => ({expression}) ? vrai() : setTimeout(voir, 20); voir() }})"
    )


def demandes_de(page: Page) -> list[str]:
    """The addresses that it asks for, from now on, as they come."""
    demandes: list[str] = []
    page.on("request", lambda demande: demandes.append(demande.url))
    return demandes


def deborde(page: Page) -> bool:
    """Whether something in it is wider than its window."""
    debord = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return bool(page.evaluate(debord))


def fautes_de(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds wrong in it: each rule broken, with where."""
    violations = Axe().run(page).response["violations"]
    return [(faute["id"], [noeud["html"][:120] for noeud in faute["nodes"]]) for faute in violations]
