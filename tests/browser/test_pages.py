"""Every kind of page, in a browser: nothing asked elsewhere, nothing that overflows, nothing that axe refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.navigateur import deborde, demandes_de, fautes_de

if TYPE_CHECKING:
    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
PAGES = [
    "",
    "a-faire/",
    "journal/",
    "carte/",
    "communes/",
    "communes/27375-louviers/",
    "departements/61-orne/",
    "collectivites/domfront-tinchebray-interco/",
    "gulls/",
    "gulls/artifaille/",
    "palmares/",
    "courriers/",
    "courriers/premier-contact/",
    "guides/premier-contact/",
    "contribuer/",
    "contribuer/noter/",
    "donnees/",
    "mentions-legales/",
    "404.html",
]
VUES = [
    *((lieu, largeur, couleurs) for lieu in PAGES for largeur, couleurs in ((360, "dark"), (1440, "light"))),
    *((lieu, largeur, couleurs) for lieu in PAGES[:5] for largeur, couleurs in ((360, "light"), (1440, "dark"))),
]
"""Every page on a phone in the dark and on a desk in the light; the first ones in all four ways."""


@pytest.mark.parametrize(("lieu", "largeur", "couleurs"), VUES)
def test_a_page_is_accessible_fits_and_asks_nothing_elsewhere(
    vitrine: Fenetre, adresse: str, lieu: str, largeur: int, couleurs: str
) -> None:
    page = vitrine(largeur, couleurs=couleurs)
    demandes = demandes_de(page)
    page.goto(adresse + lieu, wait_until="load")
    if lieu == "carte/":
        page.locator(".carte-suivi").scroll_into_view_if_needed()
        page.locator(".carte-suivi.est-vivante").wait_for()
    assert not deborde(page)
    assert fautes_de(page) == []
    ici = urlsplit(adresse).netloc
    assert [demande for demande in demandes if urlsplit(demande).netloc not in {ici, ""}] == []


def test_the_map_takes_the_colours_of_the_scheme(fenetre: Fenetre, adresse: str) -> None:
    fonds = set()
    for couleurs in ("light", "dark"):
        page = fenetre(couleurs=couleurs)
        page.goto(f"{adresse}carte/")
        fonds.add(page.locator(".contour-departement").first.evaluate("e => getComputedStyle(e).fill"))
    assert len(fonds) == 2


def test_nothing_is_kept_in_the_browser_before_a_choice(fenetre: Fenetre, adresse: str) -> None:
    onglet = fenetre()
    for page in ("", "carte/", "courriers/"):
        onglet.goto(adresse + page)
        assert onglet.evaluate("Object.keys(localStorage)") == [], page
    onglet.goto(adresse)
    onglet.locator("label[for^=__palette]:visible").first.click()
    assert onglet.evaluate("Object.keys(localStorage)") == ["/.__palette"]
    onglet.reload()
    assert onglet.locator("body").get_attribute("data-md-color-scheme") == "slate"
