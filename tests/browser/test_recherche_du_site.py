"""The theme's own search: nothing of it is loaded before one wants to search, and it finds the communes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.navigateur import demandes_de

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.navigateur


def test_search_loads_when_wanted_and_finds_a_followed_commune_first(page: Page, adresse: str) -> None:
    demandes = demandes_de(page)
    page.goto(f"{adresse}communes/61214-l-aigle/", wait_until="networkidle")
    assert [url for url in demandes if "search" in url] == []
    champ = page.get_by_role("textbox", name="Rechercher")
    champ.click()
    champ.fill("Louviers")
    premier = page.locator(".md-search-result__item").first
    expect(premier).to_contain_text("Louviers", timeout=15_000)
    assert any("search_index.json" in url for url in demandes)
    expect(premier.locator("a").first).to_have_attribute("href", re.compile(r"/communes/27375-louviers/\?h=louviers$"))


def test_the_theme_s_shortcut_still_opens_the_search(page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.keyboard.press("f")
    expect(page.get_by_role("textbox", name="Rechercher")).to_be_focused()
