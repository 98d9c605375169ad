"""The tracker as a visitor uses it: with a mouse, with a keyboard, on a phone, without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.navigateur
LOUVIERS = '.leaflet-interactive[aria-label^="Louviers"]'


@pytest.fixture
def carte(page: Page, adresse: str) -> Page:
    page.goto(f"{adresse}carte/")
    page.locator(".carte-suivi.est-vivante").wait_for()
    return page


def visibles(page: Page) -> list[str]:
    return page.locator("#liste tbody tr:visible th").all_inner_texts()


def test_louviers_is_on_the_map_with_the_ring_of_a_past_label(carte: Page) -> None:
    expect(carte.locator(LOUVIERS)).to_have_attribute("aria-label", "Louviers\u00a0: à contacter, labellisée en 2017")
    assert (
        carte.locator(".leaflet-container .anneau:not(.anneau--bord)").count() == 2
    )  # Louviers, and the seat of the SMEACC
    assert carte.locator(".leaflet-container .contour-departement").count() == 5


def test_a_click_on_the_map_leads_to_the_page(carte: Page) -> None:
    carte.locator(LOUVIERS).click()
    carte.wait_for_url("**/communes/27375-louviers/")
    expect(carte.locator("h1")).to_have_text("Louviers")


def test_the_keyboard_reaches_the_map_and_follows_it(carte: Page) -> None:
    carte.locator(LOUVIERS).focus()
    carte.keyboard.press("Enter")
    carte.wait_for_url("**/communes/27375-louviers/")


def test_a_tooltip_names_what_is_under_the_pointer(carte: Page) -> None:
    carte.locator(LOUVIERS).hover()
    expect(carte.locator(".leaflet-tooltip")).to_contain_text("Louviers")


def test_filters_act_on_the_list_and_on_the_map(carte: Page) -> None:
    tout = len(visibles(carte))
    carte.get_by_label("Département").select_option("27")
    assert visibles(carte) == ["Louviers"]
    expect(carte.get_by_role("status")).to_have_text(f"1 collectivité affichée sur {tout}.")
    assert carte.locator(".contour.est-masque").count() == carte.locator(".leaflet-container .contour").count() - 1
    assert "est-masque" not in (carte.locator(LOUVIERS).get_attribute("class") or "")
    assert carte.url.endswith("?departement=27")
    carte.get_by_role("button", name="Tout montrer").click()
    expect(carte.locator("#liste tbody tr:visible")).to_have_count(tout)
    assert carte.locator(".est-masque").count() == 0


def test_a_filtered_address_can_be_shared(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}carte/?nom=ceneri")
    expect(page.locator("#liste tbody tr:visible")).to_have_count(1)
    assert visibles(page) == ["Saint-Céneri-le-Gérei"]
    expect(page.get_by_label("Nom")).to_have_value("ceneri")


def test_a_group_filter_keeps_its_own_marker_only(carte: Page) -> None:
    carte.get_by_label("Groupe").select_option("espace-numerique-lonlay")
    assert visibles(carte) == ["Lonlay-l'Abbaye"]
    restent = carte.locator(".repere-gull[role=link]:not(.est-masque)")
    assert [repere.get_attribute("aria-label") for repere in restent.all()] == ["Espace numérique de Lonlay-l'Abbaye"]


def test_columns_sort_both_ways_and_say_so(carte: Page) -> None:
    entete = carte.get_by_role("columnheader", name="Dernière nouvelle")
    bouton = entete.get_by_role("button")
    bouton.focus()
    carte.keyboard.press("Enter")
    expect(entete).to_have_attribute("aria-sort", "ascending")
    premier = visibles(carte)
    bouton.press("Enter")
    expect(entete).to_have_attribute("aria-sort", "descending")
    assert visibles(carte)[0] == "Lonlay-l'Abbaye"
    assert premier[0] == "SMEACC (Syndicat mixte d'eau et d'assainissement du Caux central)"


def test_without_a_script_the_list_is_whole_and_the_map_is_drawn(chromium: Browser, adresse: str) -> None:
    contexte = chromium.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto(f"{adresse}carte/")
    assert len(visibles(page)) == 7
    expect(page.locator("form.filtres")).to_be_hidden()
    dessin = page.locator("svg.plan")
    expect(dessin).to_be_visible()
    cadre = dessin.bounding_box()
    assert cadre is not None
    assert cadre["width"] > 300
    page.locator('svg.plan a[href*="27375"]').click()
    expect(page.locator("h1")).to_have_text("Louviers")
    contexte.close()


def test_the_list_comes_before_the_map_in_reading_order(carte: Page) -> None:
    ordre = "e => e.compareDocumentPosition(document.querySelector('.carte-suivi')) & Node.DOCUMENT_POSITION_FOLLOWING"
    assert carte.locator("#liste").evaluate(ordre)
