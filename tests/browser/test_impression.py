"""A guide on paper and under a magnifier: what prints, what axe refuses, what a tooltip says."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.construction import RACINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    Accessibilite = Callable[[Page], list[tuple[str, list[str]]]]

pytestmark = pytest.mark.navigateur
NOMS = sorted(path.stem for path in (RACINE / "docs/guides").glob("*.md"))


@pytest.fixture(scope="module")
def imprimes(chromium: Browser, adresse: str) -> dict[str, list[str]]:
    """The pages of each guide, once printed in A4."""
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        assert "TOURNEE_TOUT_TESTER" not in os.environ, "pdftotext manque, et rien ne doit être sauté ici."
        pytest.skip("PDFTOTEXT MANQUE : l’impression N’EST PAS TESTÉE.")
    page = chromium.new_page()
    textes = {}
    for nom in NOMS:
        page.goto(f"{adresse}guides/{nom}/")
        pdf = page.pdf(format="A4", margin={"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"})
        fini = subprocess.run([pdftotext, "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
        textes[nom] = fini.stdout.decode().removesuffix("\f").split("\f")
    page.close()
    return textes


@pytest.mark.parametrize("nom", NOMS)
def test_a_guide_prints_alone(imprimes: dict[str, list[str]], nom: str) -> None:
    pages = imprimes[nom]
    texte = " ".join(" ".join(pages).split())
    assert len(pages) <= 6
    for reste in (
        "Rechercher",
        "Palmarès Courriers",
        "Sur cette page",
        "Mentions légales",
        "Données au",
        "Corriger ou compléter",
        "Aller au contenu",
        "Haut de page",
        "Tous les guides",
        "¶",
        "Fait avec MkDocs",
    ):
        assert reste not in texte, reste
    assert all(page.strip() for page in pages)


def test_what_a_guide_says_is_printed(imprimes: dict[str, list[str]]) -> None:
    texte = " ".join(" ".join(imprimes["la-rencontre"]).split())
    for attendu in (
        "La rencontre",
        "À quel moment :",
        "En trois lignes",
        "Avant d’entrer",
        "Dans les deux jours",
        "Pages liées",
    ):
        assert attendu in texte
    assert "(https://territoire-numerique-libre.org/criteres)" in texte.replace("- ", "-").replace("/ ", "/")


@pytest.mark.parametrize("couleurs", ["light", "dark"])
@pytest.mark.parametrize("largeur", [360, 1440])
@pytest.mark.parametrize(
    "lieu", ["guides", "guides/glossaire", "guides/qui-rencontre-t-on", "guides/epci-departement-region"]
)
def test_a_page_of_the_guides_is_accessible_and_fits(
    chromium: Browser, adresse: str, lieu: str, largeur: int, couleurs: str, fautes_de: Accessibilite
) -> None:
    contexte = chromium.new_context(
        viewport={"width": largeur, "height": 800},
        color_scheme="dark" if couleurs == "dark" else "light",
        reduced_motion="reduce",
    )
    page = contexte.new_page()
    page.goto(f"{adresse}{lieu}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    defilent = (
        "[...document.querySelectorAll('.md-typeset__scrollwrap')].filter(e => e.scrollWidth > e.clientWidth).length"
    )
    assert page.evaluate(defilent) == 0
    fautes = fautes_de(page)
    contexte.close()
    assert fautes == []


def test_a_word_is_explained_under_the_pointer(chromium: Browser, adresse: str, fautes_de: Accessibilite) -> None:
    contexte = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = contexte.new_page()
    page.goto(f"{adresse}guides/qui-rencontre-t-on/")
    mot = page.locator("article abbr", has_text="EPCI").first
    mot.scroll_into_view_if_needed()
    mot.hover()
    bulle = page.locator(".md-tooltip2--active")
    bulle.wait_for()
    assert "coopération intercommunale" in bulle.inner_text()
    # The theme puts its tooltips at the end of the page, outside of any landmark: they are read with their word.
    assert {faute for faute, _ in fautes_de(page)} <= {"region"}
    contexte.close()
