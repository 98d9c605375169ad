"""A Chromium found on the machine, and the built site behind a local server."""

from __future__ import annotations

import functools
import gzip
import threading
import time
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

from tests.machine import CHROMIUM, chemin_de, larges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Request, ViewportSize

    Fenetre = Callable[..., Page]
    Couleurs = Literal["light", "dark"]

COULEURS: Final[tuple[Couleurs, ...]] = ("light", "dark")
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


def _ouvrir(
    chromium: Browser,
    erreurs: list[str],
    largeur: int = 1440,
    hauteur: int = 800,
    couleurs: Couleurs = "light",
    **options: Any,
) -> Page:
    """A window of a visitor's own, which adds to the errors those that its pages throw."""
    taille: ViewportSize = {"width": largeur, "height": hauteur}
    options = {
        "viewport": taille,
        "color_scheme": couleurs,
        "reduced_motion": "reduce",
        "service_workers": "block",
    } | options
    page = chromium.new_context(**options).new_page()
    page.on("pageerror", lambda erreur: erreurs.append(f"{page.url} : {erreur}"))
    page.on("console", lambda dit: erreurs.append(f"{page.url} : {dit.text}") if POLITIQUE in dit.text else None)
    return page


@contextmanager
def _fenetres(chromium: Browser) -> Iterator[Fenetre]:
    """Opens windows, each a visitor's of its own; fails in the end if a page threw an error, or broke its policy."""
    ouvertes: list[Page] = []
    erreurs: list[str] = []

    def ouvrir(*taille: Any, **options: Any) -> Page:
        ouvertes.append(_ouvrir(chromium, erreurs, *taille, **options))
        return ouvertes[-1]

    yield ouvrir
    for page in ouvertes:
        page.context.close()
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


class Bureau:
    """A desk's window, kept from one test to the next: opening one is half of what a test asks of the browser."""

    def __init__(self, chromium: Browser) -> None:
        self.erreurs: list[str] = []
        self.page = _ouvrir(chromium, self.erreurs, hauteur=HAUTEUR)
        self._protocole = self.page.context.new_cdp_session(self.page)
        self._neuve = self.page.evaluate(TRACES)

    def oublier(self) -> bool:
        """Leave nothing in it of the test that ends; whether it could be done: a script or a clock cannot be undone."""
        page, contexte = self.page, self.page.context
        self.erreurs.clear()
        try:
            for autre in contexte.pages:
                if autre != page:
                    autre.close()
            for un in (page, contexte):
                un.unroute_all()
            page.evaluate("try { sessionStorage.clear() } catch {}")  # an error page has none
            page.goto("about:blank")
            contexte.set_offline(False)
            contexte.clear_cookies()
            contexte.clear_permissions()
            self._protocole.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
            page.set_viewport_size({"width": LARGEUR, "height": HAUTEUR})
            page.emulate_media(media="null", color_scheme="light", reduced_motion="reduce")
            return bool(page.evaluate(TRACES) == self._neuve)
        except Error:
            return False


LARGEUR, HAUTEUR = 1440, 900
TRACES = "[...Object.getOwnPropertyNames(window), String(Date)].join()"


@pytest.fixture(scope="session")
def bureaux() -> list[Bureau]:
    """The desk's window, if one is open."""
    return []


@pytest.fixture
def page(chromium: Browser, bureaux: list[Bureau]) -> Iterator[Page]:
    """A desk's window in which nothing is left of another test."""
    bureau = bureaux.pop() if bureaux else Bureau(chromium)
    yield bureau.page
    erreurs = [*bureau.erreurs]
    if bureau.oublier():
        bureaux.append(bureau)
    else:
        bureau.page.context.close()
    assert erreurs == []


def animer(page: Page) -> None:
    """Make the map come, as a mouse that passes over its drawing does, and wait for all its communes."""
    page.locator(".carte-suivi").dispatch_event("pointerenter")
    page.locator(".carte-suivi.a-les-communes").wait_for()


def filtrer(page: Page, champ: str, valeur: str) -> None:
    """Choose in one of the map's filters, which are folded until somebody wants them."""
    plies = page.locator(".suivi__filtres:not([open]) > summary")
    if plies.count():
        plies.click()
    page.locator(f".suivi [name={champ}]").select_option(valeur)


def attendre(page: Page, expression: str) -> None:
    """Wait until it is true in the page, whose policy lets no text be run as Playwright's own way of waiting does."""
    limite = time.monotonic() + PATIENCE
    while not page.evaluate(f"Boolean({expression})"):
        assert time.monotonic() < limite, expression
        page.wait_for_timeout(20)


PATIENCE = 30
"""Seconds."""


def fouiller(page: Page, texte: str) -> Locator:
    """Open the search of the site, look for this, and give the window of that search."""
    if not page.locator(".fouille[open]").count():
        page.locator(".entete__recherche").click()
    page.get_by_role("textbox", name="Rechercher dans le site").fill(texte)
    return page.locator(".fouille")


def demandes_de(page: Page) -> list[str]:
    """The addresses that it asks for, from now on, as they come; not the icon, asked again at each new address."""
    demandes: list[str] = []

    def retenir(demande: Request) -> None:
        if not demande.url.endswith("/favicon.svg"):
            demandes.append(demande.url)

    page.on("request", retenir)
    return demandes


def peses(site: Path, demandes: Iterable[str]) -> dict[str, int]:
    """What each file of the site weighs once compressed; a folder is its page."""
    chemins = {urlsplit(demande).path.removeprefix("/") for demande in demandes}
    lieux = {f"{chemin}index.html" if chemin.endswith("/") or not chemin else chemin for chemin in chemins}
    return {lieu: len(gzip.compress((site / lieu).read_bytes())) for lieu in lieux}


def deborde(page: Page) -> bool:
    """Whether something in it is wider than its window."""
    debord = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return bool(page.evaluate(debord))


ARRETS_CACHES: Final = """() => {
  const rogne = (element) => {
    const { clipPath, overflow } = getComputedStyle(element);
    return clipPath.startsWith("inset(50%") || (overflow === "hidden" && minuscule(element));
  };
  const minuscule = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width < 2 || height < 2;
  };
  const cache = (element) => {
    if (minuscule(element)) return true;
    for (let un = element; un; un = un.parentElement) if (rogne(un)) return true;
    return false;
  };
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && !e.labels?.length)
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && cache(e))
    .filter((e) => { e.focus({ preventScroll: true }); return cache(e); })
    .map((e) => e.outerHTML.slice(0, 80));
}"""


def arrets_caches(page: Page) -> list[str]:
    """What takes the focus and stays nowhere to be seen, too small or clipped; a box that its label draws is seen."""
    caches: list[str] = page.evaluate(ARRETS_CACHES)
    return caches


def fautes_de(page: Page, partie: str | None = None) -> list[tuple[str, list[str]]]:
    """What axe finds wrong in it, or in a part of it alone: each rule broken, with where."""
    violations = Axe().run(page, partie).response["violations"]
    return [(faute["id"], [noeud["html"][:120] for noeud in faute["nodes"]]) for faute in violations]
