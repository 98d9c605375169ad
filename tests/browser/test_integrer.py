"""The map on somebody else's page: its code, its document, its filters, its weight."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.construction import ADRESSE
from tests.navigateur import attendre, deborde, demandes_de, fautes_de

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
KO = 1000
HOTE = """<!doctype html><html lang="fr"><title>Hôte</title><h1>Chez moi</h1>{code}</html>"""


@pytest.fixture
def integrer(page: Page, adresse: str) -> Page:
    page.goto(f"{adresse}carte/integrer/")
    return page


def seule(page: Page, adresse: str, requete: str = "") -> Page:
    page.goto(f"{adresse}carte/seule/{requete}")
    page.locator(".a-les-communes").wait_for()
    return page


def test_the_code_follows_the_choice_and_the_preview_too(integrer: Page, adresse: str) -> None:
    code = integrer.get_by_label("Le code à copier")
    assert f'src="{adresse}carte/seule/"' in code.input_value()
    integrer.get_by_label("Ce que la carte montre").select_option(label="Orne")
    integrer.get_by_label("Hauteur").select_option("320")
    assert f'src="{adresse}carte/seule/?departement=61"' in code.input_value()
    assert 'title="Tournée des mairies (Orne)"' in code.input_value()
    assert 'height="320"' in code.input_value()
    preview = integrer.frame_locator(".integrer__apercu iframe")
    expect(preview.locator(".carte-seule__lieu")).to_have_text("Orne")


def test_the_keyboard_alone_chooses_and_copies(integrer: Page) -> None:
    integrer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    integrer.get_by_label("Ce que la carte montre").focus()
    integrer.keyboard.type("Domfront")
    code = integrer.get_by_label("Le code à copier")
    expect(code).to_have_value(re.compile(r"\?epci=200071520"))
    integrer.get_by_role("button", name="Copier le code").focus()
    integrer.keyboard.press("Enter")
    expect(integrer.get_by_role("status")).to_have_text("Le code est copié.")
    assert integrer.evaluate("navigator.clipboard.readText()") == code.input_value()


def test_a_copy_that_is_refused_selects_the_code_instead(integrer: Page) -> None:
    integrer.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refusé')); }")
    integrer.get_by_role("button", name="Copier le code").click()
    expect(integrer.get_by_role("status")).to_contain_text("sélectionné")
    assert integrer.evaluate("getSelection().toString()").startswith("<iframe ")


def test_without_a_script_the_code_is_that_of_the_region(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(java_script_enabled=False)
    page.goto(f"{adresse}carte/integrer/")
    expect(page.get_by_label("Le code à copier")).to_have_value(re.compile(rf'^<iframe src="{ADRESSE}carte/seule/"'))
    expect(page.get_by_role("combobox")).to_have_count(0)


def test_the_code_works_on_another_site(integrer: Page, adresse: str, fenetre: Fenetre) -> None:
    integrer.get_by_label("Ce que la carte montre").select_option("departement=61")
    code = integrer.get_by_label("Le code à copier").input_value()
    page = fenetre()
    page.set_content(HOTE.format(code=code))  # a page of another origin: none of ours
    cadre = page.frame_locator("iframe")
    expect(cadre.locator(".carte-seule__lieu")).to_have_text("Orne")
    cadre.get_by_role("link", name="La liste et la carte entières").click()
    page.wait_for_url(f"{adresse}carte/")


@pytest.mark.parametrize(
    ("requete", "lieu", "montrees"),
    [
        ("", "Normandie", 4),
        ("?departement=61", "Orne", 3),
        ("?epci=200071520", "Domfront Tinchebray Interco", 1),
        ("?groupe=espace-numerique-lonlay", "Espace numérique de Lonlay-l’Abbaye", 1),
        ("?departement=inconnu", "Normandie", 4),
    ],
)
def test_the_address_says_what_the_map_shows(page: Page, adresse: str, requete: str, lieu: str, montrees: int) -> None:
    seule(page, adresse, requete)
    expect(page.locator(".carte-seule__lieu")).to_have_text(lieu)
    expect(page.locator(".plan a:has(.contour--aire):visible")).to_have_count(montrees)


def test_a_filter_brings_the_map_nearer_and_the_buttons_too(page: Page, adresse: str) -> None:
    largeur = "() => document.querySelector('.plan').viewBox.baseVal.width"
    region = seule(page, adresse).evaluate(largeur)
    orne = seule(page, adresse, "?departement=61").evaluate(largeur)
    assert orne < region * 0.7
    page.get_by_role("button", name="Zoomer", exact=True).click()
    attendre(page, f"({largeur})() < {orne * 0.6}")
    page.get_by_role("button", name="Voir tout").click()
    attendre(page, f"Math.abs(({largeur})() - {orne}) < 1")


def test_the_drawing_stands_on_its_ground(page: Page, adresse: str) -> None:
    """The outline drawn for Louviers and the canvas under it name the same place."""
    page.set_viewport_size({"width": 800, "height": 600})
    seule(page, adresse, "?departement=27")
    cadre = page.locator('.plan a[data-cle="27375"] .contour').bounding_box()
    assert cadre is not None
    page.locator(".plan").evaluate("plan => plan.style.pointerEvents = 'none'")  # the canvas alone answers
    page.mouse.move(cadre["x"] + cadre["width"] * 0.7, cadre["y"] + cadre["height"] * 0.55)
    expect(page.locator(".carte-seule__bulle")).to_have_text(
        "Louviers\u00a0: à contacter, labellisée en 2017, à confirmer"
    )


def test_a_drag_moves_the_map_and_opens_nothing(page: Page, adresse: str) -> None:
    seule(page, adresse, "?departement=61")
    page.get_by_role("button", name="Zoomer", exact=True).click()
    gauche = "() => document.querySelector('.plan').viewBox.baseVal.x"
    page.wait_for_timeout(100)
    avant = page.evaluate(gauche)
    page.mouse.move(700, 400)
    page.mouse.down()
    page.mouse.move(600, 400, steps=5)
    page.mouse.up()
    attendre(page, f"({gauche})() > {avant} + 1")
    assert urlsplit(page.url).path == "/carte/seule/"


def test_a_click_on_any_commune_leads_to_its_page(page: Page, adresse: str) -> None:
    seule(page, adresse, "?epci=200071520")
    page.locator(".plan").evaluate("plan => plan.style.pointerEvents = 'none'")
    cadre = page.locator(".carte-seule__cadre").bounding_box()
    assert cadre is not None
    page.mouse.click(cadre["x"] + cadre["width"] / 2, cadre["y"] + cadre["height"] / 2)
    page.wait_for_url(re.compile(r"/communes/\d{5}-[a-z0-9-]+/$"))


def test_a_finger_names_first_and_opens_next(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(400, 300, has_touch=True)
    seule(page, adresse, "?epci=200071520")
    cadre = page.locator(".carte-seule__cadre").bounding_box()
    assert cadre is not None
    milieu = cadre["x"] + cadre["width"] / 2, cadre["y"] + cadre["height"] / 2
    page.touchscreen.tap(*milieu)
    expect(page.locator(".carte-seule__bulle")).to_contain_text("\u00a0: ")
    assert urlsplit(page.url).path == "/carte/seule/"
    page.touchscreen.tap(*milieu)
    page.wait_for_url(re.compile(r"/communes/\d{5}-"))


def test_without_a_script_the_map_is_drawn(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(400, 300, java_script_enabled=False)
    page.goto(f"{adresse}carte/seule/")
    assert page.locator(".carte-suivi__fond").evaluate("image => image.naturalWidth") > 0
    expect(page.locator(".plan")).to_be_visible()
    expect(page.locator('.plan a[href*="27375"]')).to_have_count(1)


@pytest.mark.parametrize("couleurs", ["light", "dark"])
@pytest.mark.parametrize(("largeur", "hauteur"), [(400, 300), (1440, 800)])
def test_the_page_alone_is_accessible_light_and_asks_nothing_elsewhere(
    fenetre: Fenetre, adresse: str, site: Path, largeur: int, hauteur: int, couleurs: str
) -> None:
    page = fenetre(largeur, hauteur, couleurs, reduced_motion="no-preference")
    demandes = demandes_de(page)
    seule(page, adresse)
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [
        largeur,
        hauteur,
    ]
    assert fautes_de(page) == []
    assert {urlsplit(demande).netloc for demande in demandes} == {urlsplit(adresse).netloc}
    lieux = {urlsplit(demande).path.lstrip("/") for demande in demandes} - {"carte/contours.json"}
    fichiers = [site / lieu / "index.html" if lieu.endswith("/") else site / lieu for lieu in lieux]
    assert sum(len(gzip.compress(fichier.read_bytes(), 9)) for fichier in fichiers) <= 64 * KO
    assert "user-scalable" not in (site / "carte/seule/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("largeur", [360, 1440])
def test_the_builder_is_accessible_and_fits(fenetre: Fenetre, adresse: str, largeur: int) -> None:
    page = fenetre(largeur)
    page.goto(f"{adresse}carte/integrer/")
    page.locator(".integrer__apercu").scroll_into_view_if_needed()
    page.frame_locator(".integrer__apercu iframe").locator(".a-les-communes").wait_for()
    assert not deborde(page)
    assert fautes_de(page) == []
