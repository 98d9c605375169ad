"""The site's own search: nothing of it is loaded before one wants to search, and it finds what is meant."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.navigateur import demandes_de, fouiller

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.navigateur


def test_search_loads_when_wanted_and_finds_a_followed_commune_first(page: Page, adresse: str) -> None:
    demandes = demandes_de(page)
    page.goto(f"{adresse}communes/61214-l-aigle/", wait_until="networkidle")
    assert [url for url in demandes if "recherche/" in url or "search" in url] == []
    premier = fouiller(page, "Louviers").get_by_role("link").first
    expect(premier).to_contain_text("Louviers", timeout=15_000)
    assert any("search_index.json" in url for url in demandes)
    expect(premier).to_have_attribute("href", f"{adresse}communes/27375-louviers/#:~:text=Louviers")


def test_what_is_written_before_the_search_has_come_is_looked_up(page: Page, adresse: str) -> None:
    """Pasted with a mouse, dictated, or suggested by a phone."""
    page.route("**/fouille.js", lambda _: None)
    page.goto(adresse)
    page.keyboard.press("f")
    page.keyboard.insert_text("Louviers")
    page.unroute("**/fouille.js")
    expect(page.locator(".fouille__pages a").first).to_contain_text("Louviers", timeout=15_000)


PREMIERES = {
    "alencon": "communes/61001-alencon/",
    "ALENÇON": "communes/61001-alencon/",
    "alen": "communes/61001-alencon/",
    "61001": "communes/61001-alencon/",
    "61000 Alençon": "communes/61001-alencon/",
    "longraye": "communes/14581-aurseulles/",
    "14011": "communes/14581-aurseulles/",
    "belleme": "communes/61038-belleme/",
    "Bayeux": "communes/14047-bayeux/",
    "bayeux intercom": "epci/241400555-bayeux-intercom/",
    "saint lo": "communes/50502-saint-lo/",
    "ST LO": "communes/50502-saint-lo/",
    "l'aigle": "communes/61214-l-aigle/",
    "L’Aigle": "communes/61214-l-aigle/",
    "aigle (L')": "communes/61214-l-aigle/",
    "vascœuil": "communes/27672-vascoeuil/",
    "ifs": "communes/14341-ifs/",
    "orne": "departements/61-orne/",
    "glossaire": "guides/glossaire/",
    "courrier": "courriers/",
    "palmares": "palmares/",
    "coût": "guides/le-label/",  # and not Coutances
    "cout": "guides/le-label/",
}
"""What people type, and the page that they mean."""


def test_the_first_answer_is_the_page_meant(page: Page, adresse: str) -> None:
    page.goto(adresse)
    trouvees = {texte: reponses(page, texte)[0] for texte in PREMIERES}
    assert trouvees == PREMIERES
    assert reponses(page, "l'ordinateur") == reponses(page, "L’ORDINATEUR") == reponses(page, "ordinateurs") != []
    assert 1 < len(reponses(page, "saint lo")) < 30
    assert reponses(page, "xyzzy") == []
    assert reponses(page, "<img src=x onerror=alert()>") == []


def reponses(page: Page, texte: str) -> list[str]:
    """The pages that the search gives, in order, once it has answered."""
    fouille = fouiller(page, "")
    expect(fouille.get_by_role("status")).to_be_empty()
    fouiller(page, texte)
    expect(fouille.get_by_role("status")).to_have_text(COMBIEN, timeout=15_000)
    trouvees = fouille.locator(".fouille__pages > li > a").evaluate_all("tous => tous.map((un) => un.pathname)")
    return [lieu.removeprefix("/") for lieu in trouvees]


COMBIEN = re.compile(r"pages? trouvées?|Aucune page")


def test_what_was_found_is_marked(page: Page, adresse: str) -> None:
    page.goto(adresse)
    reponses(page, "alencon")
    expect(page.locator(".fouille__pages mark").first).to_have_text("Alençon")


def test_tables_of_figures_stay_out(site: Path) -> None:
    """« Calvados0 sur 5260 sur 709 4410 % »: what was cells has become one word."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    textes = {
        entree["location"]: re.sub(r"(?s)<code>.*?</code>|<[^>]+>", " ", entree["text"]) for entree in index["docs"]
    }
    assert {lieu: colle[0] for lieu, texte in textes.items() if (colle := re.search(r"[a-zà-ÿ]\d.*", texte))} == {}
    assert [lieu for lieu, texte in textes.items() if re.search(r"\d\s%", texte)] == []


def test_the_keyboard_alone_goes_through_what_was_found_and_comes_back(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}guides/")
    depart = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Guides")
    depart.focus()
    page.keyboard.press("s")
    champ = page.get_by_role("textbox", name="Rechercher dans le site")
    expect(champ).to_be_focused()
    page.keyboard.type("Louviers")
    fouille = page.get_by_role("dialog", name="Recherche")
    expect(fouille.get_by_role("status")).to_have_text(COMBIEN, timeout=15_000)
    liens = fouille.get_by_role("link")
    nombre = liens.count()
    for touche, atteint in (
        ("Tab", liens.first),
        ("Shift+Tab", champ),
        ("ArrowDown", liens.first),
        ("ArrowDown", liens.nth(1)),
        ("ArrowUp", liens.first),
        ("ArrowUp", champ),
        ("ArrowUp", liens.last),
        ("ArrowDown", champ),
    ):
        page.keyboard.press(touche)
        expect(atteint).to_be_focused()
    for _ in range(nombre + 3):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
        )
    page.keyboard.press("Escape")
    expect(fouille).to_be_hidden()
    expect(depart).to_be_focused()
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    page.wait_for_url("**/communes/27375-louviers/**")


@pytest.mark.parametrize("touche", ["Space", "Enter"])
def test_a_key_changes_the_colours_and_changes_them_back(page: Page, adresse: str, touche: str) -> None:
    page.goto(f"{adresse}guides/")
    bouton = page.locator(".entete__couleurs")
    bouton.focus()
    for couleurs, autres in (("slate", "claires"), ("default", "sombres")):
        page.keyboard.press(touche)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", couleurs)
        expect(bouton).to_have_accessible_name(f"Passer en couleurs {autres}")
        expect(bouton).to_be_focused()
