"""A network that fails: each thing that does not come is told in French, asked again, and leaves the rest in place."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from tests.construction import RACINE
from tests.navigateur import attendre, filtrer, fouiller

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.navigateur

MANQUE = re.compile("n’(a|ont) pas pu être chargé")


def couper(page: Page, *fichiers: str) -> None:
    for fichier in fichiers:
        page.route(fichier, lambda route: route.abort())


def reessayer(page: Page, annonce: Locator, *fichiers: str) -> None:
    """It says what is missing, still misses it while the network is down, then has it."""
    expect(annonce).to_contain_text(MANQUE)
    annonce.get_by_role("button", name="Réessayer").click()
    expect(annonce).to_contain_text(MANQUE)
    for fichier in fichiers:
        page.unroute(fichier)
    bouton = annonce.get_by_role("button", name="Réessayer")
    with suppress(PlaywrightTimeoutError):  # what was asked just before may come first, and take the button away
        bouton.press("Enter", timeout=5000)
    expect(bouton).to_have_count(0)


@pytest.mark.parametrize(
    "fichiers",
    [
        ("**/leaflet.js",),
        ("**/leaflet.css",),
        ("**/carte/vivante.js",),
        ("**/carte/fond.js",),
        ("**/carte/suivi.js",),
        ("**/carte/contours.json",),
        ("**/communes/communes.json",),
        ("**/leaflet.js", "**/carte/contours.json"),
    ],
    ids="-".join,
)
def test_the_map_says_what_it_misses_and_the_list_stays(page: Page, adresse: str, fichiers: tuple[str, ...]) -> None:
    couper(page, *fichiers)
    page.goto(f"{adresse}carte/")
    filtrer(page, "departement", "27")
    expect(page.locator("#liste tbody tr")).to_have_count(1)
    annonce = page.locator(".annonce")
    expect(annonce).to_contain_text(MANQUE)
    reessayer(page, annonce, *fichiers)
    page.locator(".a-les-communes").wait_for()
    attendre(page, "map_suivi.getZoom() > 8.2")  # what was asked meanwhile is done


def test_an_empty_drawing_of_the_map_is_told_as_its_absence(page: Page, adresse: str) -> None:
    page.route("**/carte/suivi.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto(f"{adresse}carte/#61001")
    reessayer(page, page.locator(".annonce"), "**/carte/suivi.js")
    page.locator(".a-les-communes").wait_for()
    expect(page.locator("#map_suivi")).to_have_count(1)


def test_a_filter_of_the_map_asks_again(page: Page, adresse: str) -> None:
    couper(page, "**/leaflet.js")
    page.goto(f"{adresse}carte/#61001")
    expect(page.locator(".annonce")).to_contain_text(MANQUE)
    page.unroute("**/leaflet.js")
    filtrer(page, "departement", "61")
    page.locator(".a-les-communes").wait_for()
    expect(page.locator(".annonce")).to_be_empty()


@pytest.mark.parametrize("fichier", ["**/carte/contours.json", "**/communes/communes.json"])
def test_the_map_elsewhere_says_it_too(page: Page, adresse: str, fichier: str) -> None:
    couper(page, fichier)
    page.goto(f"{adresse}carte/seule/")
    expect(page.locator('.plan a[href*="27375"]')).to_have_count(1)
    reessayer(page, page.locator(".annonce"), fichier)
    page.locator(".a-les-communes").wait_for()


def test_the_look_up_says_it_and_finds_once_it_can(page: Page, adresse: str) -> None:
    couper(page, "**/communes/communes.json")
    page.goto(adresse)
    page.get_by_role("combobox", name="Cherchez votre commune").press_sequentially("alenc")
    expect(page.locator(".recherche__liste a")).to_be_visible()
    reessayer(page, page.locator(".recherche__compte"), "**/communes/communes.json")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_contain_text("Alençon")
    expect(page.get_by_role("combobox", name="Cherchez votre commune")).to_be_focused()
    expect(page.locator(".recherche__liste")).to_be_hidden()


@pytest.mark.parametrize("fichier", ["lettres.json", "mairies.json", "communes.json", "odt.js"])
def test_the_workshop_of_letters_says_it_and_opens_once_it_can(page: Page, adresse: str, fichier: str) -> None:
    couper(page, f"**/{fichier}")
    page.goto(f"{adresse}courriers/#61001")
    reessayer(page, page.locator(".atelier__attente"), f"**/{fichier}")
    expect(page.locator(".atelier__commune")).to_contain_text("Alençon")
    expect(page.locator(".atelier__attente")).to_be_empty()


@pytest.mark.parametrize(
    "fichiers",
    [
        ("**/search_index.json",),
        ("**/recherche/moteur.js",),
        ("**/search_index.json", "**/recherche/moteur.js"),
        ("**/recherche/correspondance.js",),
        ("**/noms.js",),
        ("**/reseau.js",),
    ],
    ids="-".join,
)
def test_the_site_s_search_says_it_and_finds_once_it_can(page: Page, adresse: str, fichiers: tuple[str, ...]) -> None:
    couper(page, *fichiers)
    page.goto(adresse)
    fouille = fouiller(page, "Louviers")
    reessayer(page, fouille.get_by_role("search"), *fichiers)
    expect(fouille.get_by_role("listitem").first).to_contain_text("Louviers", timeout=15_000)


FICHIERS = {
    "": [("communes.json", ".recherche__compte", ".recherche__resultat")],
    "carte/#61001": [
        ("contours.json", ".annonce", ".a-les-communes"),
        ("communes.json", ".annonce", ".a-les-communes"),
        ("fiches.json", ".annonce", ".fiche-de-carte"),
    ],
    "carte/seule/": [
        ("contours.json", ".annonce", ".a-les-communes"),
        ("communes.json", ".annonce", ".a-les-communes"),
    ],
    "courriers/#61001": [
        ("lettres.json", ".atelier__attente", ".atelier__table:not([inert])"),
        ("mairies.json", ".atelier__attente", ".atelier__table:not([inert])"),
    ],
    "contribuer/noter/": [("regles.json", ".atelier__attente", ".atelier__table:not([inert])")],
    "contribuer/groupe/": [("regles.json", ".atelier__attente", ".atelier__table:not([inert])")],
    "departements/61-orne/": [("communes.json", ".filtres__compte", ".liste tbody tr")],
    "guides/": [("search_index.json", ".fouille__compte", ".fouille__pages > li")],
}
"""The files that scripts ask for: where a page says that one is missing, and what comes with it."""
A_LA_PLACE: list[dict[str, Any]] = [
    {"status": 404, "body": "introuvable"},
    {"content_type": "text/html", "body": "<p>Bienvenue sur le wifi</p>"},
    {"content_type": "application/json", "body": "{}"},
]
"""What a server, or the network of a station, answers instead."""


@pytest.mark.parametrize(("lieu", "fichier"), [(lieu, un) for lieu, tous in FICHIERS.items() for un in tous])
def test_what_comes_in_place_of_a_file_is_told_as_its_absence(
    page: Page, adresse: str, lieu: str, fichier: tuple[str, str, str]
) -> None:
    nom, ou, attendu = fichier
    reponses = [*A_LA_PLACE]
    page.route(f"**/{nom}", lambda route: route.fulfill(**reponses[0]))
    page.goto(adresse + lieu)
    if lieu == "guides/":
        fouiller(page, "alençon")
    elif lieu in {"", "departements/61-orne/"}:
        page.locator(".recherche__champ, .liste [name=nom]").first.fill("alençon")
    bouton = page.locator(ou).get_by_role("button", name="Réessayer")
    while reponses[1:]:
        expect(page.locator(ou)).to_contain_text(MANQUE)
        del reponses[0]
        bouton.click()
    expect(page.locator(ou)).to_contain_text(MANQUE)
    page.unroute(f"**/{nom}")
    bouton.click()
    expect(page.locator(attendu).first).to_be_visible()
    expect(bouton).to_have_count(0)


MODULES = {
    "": ("recherche/page.js", ".recherche__champ"),
    "carte/": ("listes/liste.js", ".suivi__filtres"),
    "carte/seule/": ("carte/fond.js", ".a-les-communes"),
    "carte/integrer/": ("carte/integrer.js", ".integrer__choix"),
    "courriers/": ("courriers/lettre.js", ".atelier__table:not([inert])"),
    "communes/": ("reseau.js", ".liste .tri"),
    "departements/61-orne/": ("noms.js", ".filtres"),
    "contribuer/noter/": ("contribuer/refus.js", ".noter__formulaire"),
    "contribuer/groupe/": ("contribuer/formes.js", ".noter__formulaire"),
}
"""A script that each of the pages with modules needs, and what comes with it."""
MODULE = re.compile(r"<script[^>]*type=.module.[^>]*>")


@pytest.mark.parametrize("lieu", MODULES)
def test_a_page_says_that_a_module_is_missing(page: Page, adresse: str, lieu: str) -> None:
    module, attendu = MODULES[lieu]
    couper(page, f"**/assets/{module}")
    page.goto(adresse + lieu)
    reessayer(page, page.locator(".manque"), f"**/assets/{module}")
    expect(page.locator(".manque")).to_have_count(0)
    expect(page.locator(attendu).first).to_be_visible()


def test_a_module_that_is_missing_twice_may_be_asked_for_with_its_page(page: Page, adresse: str) -> None:
    """Which older browsers need: they remember that it was missing."""
    module, attendu = MODULES["courriers/"]
    couper(page, f"**/assets/{module}")
    page.goto(f"{adresse}courriers/")
    expect(page.get_by_role("button", name="Recharger la page")).to_have_count(0)
    page.locator(".manque").get_by_role("button", name="Réessayer").click()
    recharger = page.locator(".manque").get_by_role("button", name="Recharger la page")
    expect(recharger).to_be_visible()
    page.unroute(f"**/assets/{module}")
    recharger.click()
    expect(page.locator(attendu).first).to_be_visible()
    expect(page.locator(".manque")).to_have_count(0)


def test_every_module_says_what_is_missing_without_it() -> None:
    gabarits = {fichier: fichier.read_text("utf-8") for fichier in (RACINE / "overrides").rglob("*.html")}
    modules = [(fichier, balise) for fichier in gabarits for balise in re.findall(MODULE, gabarits[fichier])]
    assert len(modules) >= len(MODULES)
    assert [(fichier, balise) for fichier, balise in modules if "data-manque" not in balise] == []
