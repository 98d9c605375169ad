"""The first page opens on the region: what the first screen holds, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.navigateur import demandes_de

if TYPE_CHECKING:
    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
PREMIERS_ECRANS = [(360, 640), (1440, 900)]


@pytest.mark.parametrize(("largeur", "hauteur"), PREMIERS_ECRANS)
def test_the_first_screen_holds_the_region_and_the_look_up(
    fenetre: Fenetre, adresse: str, largeur: int, hauteur: int
) -> None:
    page = fenetre(largeur, hauteur)
    demandes = demandes_de(page)
    page.goto(adresse, wait_until="networkidle")
    champ = page.locator(".recherche__champ").bounding_box()
    region = page.locator(".region a").bounding_box()
    recherche = page.locator(".accroche .recherche").bounding_box()
    ouverture = page.locator(".accroche").bounding_box()
    assert champ
    assert region
    assert recherche
    assert ouverture
    assert (ouverture["x"], ouverture["width"]) == (0, largeur)
    assert champ["y"] + champ["height"] <= hauteur
    assert region["y"] + region["height"] <= hauteur
    assert region["y"] + region["height"] <= recherche["y"] or region["x"] >= recherche["x"] + recherche["width"]
    assert ouverture["y"] <= champ["y"] < ouverture["y"] + ouverture["height"], "the field is inside the opening"
    assert page.locator(".accroche .md-button").count() == 1
    assert page.locator(".region a").evaluate("lien => getComputedStyle(lien).display") == "block"  # its ring shows
    aide = page.locator(".accroche .recherche__aide").bounding_box()
    assert aide
    assert champ["y"] - aide["y"] - aide["height"] >= 6
    assert f"{adresse}carte/communes.svg" in demandes


def test_the_region_is_seen_before_its_communes_and_does_not_move_when_they_come(
    fenetre: Fenetre, adresse: str
) -> None:
    page = fenetre()
    page.route("**/carte/communes.svg", lambda route: route.abort())
    page.goto(adresse, wait_until="networkidle")
    terre, sans = page.locator(".region__terre").first.bounding_box(), page.locator(".accroche").bounding_box()
    assert terre
    assert terre["width"] > 100
    assert page.locator(".region .contour").count() > 0
    page.unroute_all()
    page.reload(wait_until="networkidle")
    assert page.locator(".region__terre").first.bounding_box() == terre
    assert page.locator(".accroche").bounding_box() == sans
