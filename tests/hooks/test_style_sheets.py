"""The style sheets that pages load: every component in one of them, none published alone, none forgotten."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from mkdocs.exceptions import Abort
from mkdocs.utils import get_theme_dir

from tests.construction import RACINE
from tests.navigateur import attendre

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Route

    from tests.navigateur import Fenetre

COMPOSANTS = RACINE / "docs/assets/css"


class Reglages(yaml.SafeLoader):
    """mkdocs.yml without its own tags."""


Reglages.add_constructor("!ENV", lambda *_: None)
with (RACINE / "mkdocs.yml").open("rb") as fichier:
    REGLAGES = yaml.load(fichier, Reglages)  # noqa: S506  a SafeLoader
FEUILLES: dict[str, list[str]] = REGLAGES["extra"]["feuilles"]


def test_a_sheet_holds_its_components_in_order(site: Path) -> None:
    assert FEUILLES
    for uri, noms in FEUILLES.items():
        feuille = (site / uri).read_text("utf-8")
        places = [feuille.index((COMPOSANTS / f"{nom}.css").read_text("utf-8")) for nom in noms]
        assert places == sorted(places)


def test_no_component_is_published_alone(site: Path) -> None:
    assert not (site / "assets/css").exists()


@pytest.mark.parametrize(
    ("geste", "attendu"),
    [
        (
            lambda copie: (copie / "docs/assets/css/perdu.css").write_text("a {}\n"),
            "perdu.css : ce composant n’est dans",
        ),
        (lambda copie: (copie / "docs/assets/css/pied.css").unlink(), "demande « pied », or docs/assets/css/pied.css"),
    ],
)
def test_a_component_that_lacks_or_that_nobody_takes_stops_the_build(
    copie: Path,
    build: Callable[..., Path],
    caplog: pytest.LogCaptureFixture,
    geste: Callable[[Path], object],
    attendu: str,
) -> None:
    geste(copie)
    with pytest.raises(Abort):
        build(copie)
    assert attendu in caplog.text


ABSENTES = re.compile("|".join(map(fnmatch.translate, REGLAGES["extra"]["theme_absent"].split())))
CLASSES = "[...new Set([...document.querySelectorAll('[class]')].flatMap((e) => [...e.classList]))]"
ENTIERES = Path(get_theme_dir("material")) / "assets/stylesheets"


def test_what_the_theme_s_sheets_go_without_is_in_no_page(site: Path) -> None:
    classes = {
        classe
        for page in site.rglob("*.html")
        for dites in re.findall(r'class="([^"]*)"', page.read_text("utf-8"))
        for classe in dites.split()
    }
    assert {classe for classe in classes if ABSENTES.match(classe)} == set()
    assert "custom" not in "".join(feuille.read_text("utf-8") for feuille in ENTIERES.glob("*.css"))


@pytest.mark.navigateur
@pytest.mark.parametrize(
    ("lieu", "largeur", "couleurs"), [("", 360, "dark"), ("guides/premier-contact/", 1440, "light")]
)
def test_a_page_looks_as_with_the_whole_sheets_whatever_is_open(
    fenetre: Fenetre, adresse: str, lieu: str, largeur: int, couleurs: str
) -> None:
    page = fenetre(largeur, couleurs=couleurs)
    vues = []
    for entieres in (False, True):
        if entieres:
            page.route(
                "**/stylesheets/*.css", lambda route: route.fulfill(path=ENTIERES / Path(route.request.url).name)
            )
        page.goto(adresse + lieu, wait_until="networkidle")
        vues.append([page.screenshot(full_page=True), *_ouvertures(page)])
        assert [classe for classe in page.evaluate(CLASSES) if ABSENTES.match(classe)] == []
    assert vues[0] == vues[1]


def _entiere(route: Route) -> None:
    route.fulfill(path=ENTIERES / Path(route.request.url).name)


def _ouvertures(page: Page) -> Iterator[bytes]:
    """The menu or the way back to the top, then the results of a search, then what explains a word."""
    page.mouse.move(100, 300)
    attendre(page, "'component$' in window")
    if (menu := page.locator("[data-pour=__drawer]")).is_visible():
        menu.click()
        yield page.screenshot()
        page.keyboard.press("Escape")
    page.keyboard.press("s")
    page.keyboard.type("Louviers")
    page.locator(".md-search-result__item").first.wait_for(timeout=15_000)
    yield page.screenshot()
    page.keyboard.press("Escape")
    if (mot := page.locator("article abbr[title]")).count():
        mot.first.hover()
        page.locator(".md-tooltip2--active").wait_for()
        yield page.screenshot()
