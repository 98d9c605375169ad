"""The maps under the finger and the mouse: real links, and a page that still scrolls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.navigateur import animer, attendre, filtrer

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
LOUVIERS = '.leaflet-container [data-cle="27375"]'
AVIS = "Déplacez la carte avec deux doigts"
VUES = {
    "carte/": "JSON.stringify([map_suivi.getCenter(), map_suivi.getZoom()])",
    "carte/seule/": "document.querySelector('.plan').getAttribute('viewBox')",
}
"""What each map looks at."""


def ouvrir(page: Page, adresse: str, lieu: str) -> tuple[float, float]:
    """A map, once all its communes are there; the middle of it in the window."""
    page.goto(adresse + lieu)
    animer(page)
    page.locator(".carte-suivi").evaluate("cadre => cadre.scrollIntoView({ block: 'center' })")
    cadre = page.locator(".carte-suivi").bounding_box()
    assert cadre is not None
    return cadre["x"] + cadre["width"] / 2, cadre["y"] + cadre["height"] / 2


def glisser(doigts: CDPSession, *chemins: tuple[tuple[float, float], tuple[float, float]]) -> None:
    """Fingers that go from a place to another, together."""

    def envoyer(type_: str, part: float) -> None:
        points: list[dict[str, Any]] = [
            {"x": x0 + (x1 - x0) * part, "y": y0 + (y1 - y0) * part, "id": rang}
            for rang, ((x0, y0), (x1, y1)) in enumerate(chemins)
        ]
        doigts.send("Input.dispatchTouchEvent", {"type": type_, "touchPoints": points})

    envoyer("touchStart", 0)
    for pas in range(1, 11):
        envoyer("touchMove", pas / 10)
    doigts.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("lieu", VUES)
def test_one_finger_scrolls_the_page_and_two_move_the_map(fenetre: Fenetre, adresse: str, lieu: str) -> None:
    page = fenetre(360, 740, has_touch=True, is_mobile=True)
    x, y = ouvrir(page, adresse, lieu)
    if lieu == "carte/seule/":
        page.get_by_role("button", name="Zoomer", exact=True).tap()
        page.wait_for_timeout(100)
    doigts = page.context.new_cdp_session(page)
    vue, defilement = page.evaluate(VUES[lieu]), page.evaluate("scrollY")
    glisser(doigts, ((x, y), (x, y + 150)))
    if lieu == "carte/":  # the other one has no page to scroll here
        expect(page.get_by_text(AVIS)).to_be_visible()
        attendre(page, f"scrollY < {defilement - 50}")
        expect(page.get_by_text(AVIS)).to_be_hidden()
    assert page.evaluate(VUES[lieu]) == vue
    x, y = ouvrir(page, adresse, lieu)
    vue, defilement = page.evaluate(VUES[lieu]), page.evaluate("scrollY")
    glisser(doigts, ((x - 40, y), (x - 90, y - 60)), ((x + 40, y), (x + 90, y - 60)))
    attendre(page, f"{VUES[lieu]} !== {vue!r}")
    assert page.evaluate("scrollY") == defilement


@pytest.mark.parametrize("lieu", VUES)
def test_what_is_painted_under_the_mouse_is_a_link(page: Page, adresse: str, lieu: str) -> None:
    """A middle click opens it in another tab, and the map stays."""
    x, y = ouvrir(page, adresse, lieu)
    page.mouse.move(x, y + 5)
    page.mouse.move(x, y)
    lien = page.locator(".carte-lien")
    expect(lien).to_have_attribute("href", re.compile(r"communes/\d{5}-[a-z-]+/$"))
    with page.context.expect_page() as autre:
        page.mouse.click(x, y, button="middle")
    assert re.search(r"/communes/\d{5}-", autre.value.url)
    assert page.url == adresse + lieu
    page.mouse.click(x, y)
    if lieu == "carte/":  # here a card says what it is
        expect(page.locator(".fiche-de-carte")).to_be_visible()
        assert re.fullmatch(rf"{adresse}carte/#\d{{5}}", page.url)
    else:
        page.wait_for_url(re.compile(r"/communes/\d{5}-"))


def test_a_group_is_a_link_to_open_elsewhere_too(page: Page, adresse: str) -> None:
    ouvrir(page, adresse, "carte/")
    with page.context.expect_page() as autre:
        page.locator(".leaflet-marker-icon a").first.click(button="middle")
    assert autre.value.url.startswith(f"{adresse}carte/#groupe/")
    assert page.url == f"{adresse}carte/"


def test_a_drag_that_ends_on_a_link_opens_nothing(page: Page, adresse: str) -> None:
    x, y = ouvrir(page, adresse, "carte/")
    filtrer(page, "departement", "27")
    attendre(page, "map_suivi.getZoom() > 8")
    cadre = page.locator(LOUVIERS).bounding_box()
    assert cadre is not None
    x, y = cadre["x"] + cadre["width"] / 2, cadre["y"] + cadre["height"] / 2
    vue = page.evaluate(VUES["carte/"])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=6)
    page.mouse.up()
    page.wait_for_timeout(300)
    expect(page.locator(".fiche-de-carte")).to_be_hidden()
    assert page.evaluate(VUES["carte/"]) != vue
