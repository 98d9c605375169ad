"""What comes late moves nothing, what nobody asked for does not come, and what cannot be seen takes no focus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.audit import MESUREES
from tests.navigateur import arrets_caches, attendre, demandes_de, peses

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
BORNE = 0.02
SEINE_MARITIME = "departements/76-seine-maritime/"
ANIMEES = [
    "",
    "carte/",
    "courriers/#61463",
    SEINE_MARITIME,
    "communes/",
    "carte/integrer/",
    "contribuer/noter/#61463",
    "contribuer/groupe/",
    "communes/61001-alencon/",
    "gulls/artifaille/",
]
"""Pages that scripts fill or that ask for sheets, those of the longest name of the region among them."""
DECALAGES = """window.decalages = [];
new PerformanceObserver((liste) => {
  for (const { hadRecentInput, sources, value } of liste.getEntries()) {
    if (!hadRecentInput) decalages.push([value, sources.map(({ node }) => node?.className ?? String(node))]);
  }
}).observe({ type: "layout-shift", buffered: true });"""
"""What moved without anyone's doing, by how much."""
PEINTE = "performance.getEntriesByName('first-contentful-paint').length"
TARDIFS = ("**/*.js*", re.compile(r"/assets/(?!tournee|theme|accueil)[\w-]+\.css$"))
"""Scripts and data; the sheets that stand where they serve, and not in the head of every page."""
TRANQUILLE = "() => new Promise((suite) => requestAnimationFrame(() => requestAnimationFrame(suite)))"


def retenir(_: Route) -> None:
    """Let it wait; the end of the route lets it go."""


def apres_coup(page: Page, adresse: str, *tardifs: str | re.Pattern[str]) -> None:
    """Open it as on a slow network: what is late comes once the beginning of the page has been painted."""
    for tardif in tardifs:
        page.route(tardif, retenir)
    page.goto(adresse, wait_until="commit")
    attendre(page, PEINTE)
    for tardif in tardifs:
        page.unroute(tardif)
    page.wait_for_load_state("networkidle")
    page.evaluate(TRANQUILLE)


@pytest.mark.parametrize(("lieu", "borne"), MESUREES.values(), ids=MESUREES)
def test_a_page_weighs_little(fenetre: Fenetre, site: Path, adresse: str, lieu: str, borne: int) -> None:
    page = fenetre(412, 823)
    demandes = demandes_de(page)
    page.goto(adresse + lieu, wait_until="networkidle")
    poids = peses(site, demandes)
    assert sum(poids.values()) + len(poids) * ENTETES <= 1000 * borne, poids


ENTETES = 220
"""What the heads of a request weigh."""


@pytest.mark.parametrize("largeur", [412, 1440])
@pytest.mark.parametrize("lieu", ANIMEES)
def test_nothing_moves_when_scripts_come(fenetre: Fenetre, adresse: str, lieu: str, largeur: int) -> None:
    page = fenetre(largeur, 823)
    page.add_init_script(DECALAGES)
    apres_coup(page, adresse + lieu, *TARDIFS)
    decalages = page.evaluate("decalages")
    assert sum(valeur for valeur, _ in decalages) <= BORNE, decalages


@pytest.mark.parametrize("largeur", [412, 1440])
@pytest.mark.parametrize("lieu", ["", "carte/", "communes/61001-alencon/", "guides/premier-contact/"])
def test_nothing_moves_when_fonts_come(fenetre: Fenetre, adresse: str, lieu: str, largeur: int) -> None:
    page = fenetre(largeur, 823)
    page.add_init_script(DECALAGES)
    apres_coup(page, adresse + lieu, "**/*.woff2")
    assert {"Carnet 400", "Carnet 700", "Carnet titres 700"} <= set(page.evaluate(POLICES))
    decalages = page.evaluate("decalages")
    assert sum(valeur for valeur, _ in decalages) <= BORNE, decalages


POLICES = """[...document.fonts].filter(({ status }) => status === "loaded")
  .map(({ family, weight }) => `${family.replaceAll('"', "")} ${weight === "normal" ? 400 : weight}`)"""
"""Those that the page has, and draws with."""


def test_what_is_folded_prints(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}communes/61001-alencon/")
    assert page.locator("details:not([open])").count() > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details:not([open])")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details[open]")).to_have_count(0)


def test_the_workshop_asks_for_the_communes_once_it_is_touched(page: Page, adresse: str) -> None:
    demandes = demandes_de(page)
    page.goto(f"{adresse}courriers/")
    page.locator(".atelier__table:not([inert])").wait_for()
    page.wait_for_load_state("networkidle")
    tardives = {f"{adresse}{fichier}" for fichier in TARDIVES}
    assert not tardives & set(demandes)
    page.get_by_label("Votre groupe", exact=True).focus()
    page.wait_for_load_state("networkidle")
    assert tardives <= set(demandes)


TARDIVES = ("communes/communes.json", "courriers/mairies.json", "assets/courriers/odt.js", "assets/courriers/docx.js")
"""What the workshop of letters waits to need."""


def test_a_long_list_is_not_laid_out_before_it_is_cut(page: Page, adresse: str) -> None:
    """Whole without a script, and whole too when its script is missing."""
    page.route("**/listes/page.js", lambda route: route.abort())
    page.goto(adresse + SEINE_MARITIME)
    expect(page.locator(".liste > .manque")).to_be_visible()
    assert page.locator(".liste tbody tr:visible").count() > 700
    expect(page.locator(".filtres")).to_be_hidden()
    page.unroute("**/listes/page.js")
    page.route("**/listes/page.js", retenir)
    page.goto(adresse + SEINE_MARITIME, wait_until="commit")
    attendre(page, PEINTE)
    expect(page.locator(".liste tbody tr:visible")).to_have_count(50)


@pytest.mark.parametrize("lieu", ["", "carte/", "communes/", "courriers/", SEINE_MARITIME])
def test_the_keyboard_stops_at_nothing_that_cannot_be_seen(page: Page, adresse: str, lieu: str) -> None:
    page.goto(adresse + lieu, wait_until="networkidle")
    for largeur in (1440, 360):
        page.set_viewport_size({"width": largeur, "height": 800})
        assert (largeur, arrets_caches(page)) == (largeur, [])
