"""Who asked to be left out, in the two pages where somebody could still write to it or of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.navigateur
FLERS, ALENCON = "61169", "61001"
FLERS_AGGLO = "Flers Agglo"


@pytest.fixture
def retiree(page: Page) -> Page:
    """A window for which Flers and its EPCI have asked, as the files of the site would say."""

    def repertoire(route: Route) -> None:
        publie = route.fetch().json()
        publie["suivies"][FLERS] = {"statut": publie["hors_suivi"], "groupe": None}
        route.fulfill(json=publie)

    def regles(route: Route) -> None:
        publiees = route.fetch().json()
        publiees["suivies"][FLERS] = {"suivi": [], "retiree": True}
        route.fulfill(json=publiees)

    def mairies(route: Route) -> None:
        publiees = route.fetch().json()
        for epci in publiees["epci"]:
            if epci["nom"].endswith(FLERS_AGGLO):
                epci["statut"] = "hors-suivi"
        route.fulfill(json=publiees)

    page.route("**/communes/communes.json", repertoire)
    page.route("**/contribuer/regles.json", regles)
    page.route("**/courriers/mairies.json", mairies)
    return page


def test_no_letter_is_filled_in_for_it(retiree: Page, adresse: str) -> None:
    """Neither with its address nor with that of the commune before; the page says why."""
    retiree.goto(f"{adresse}courriers/#{ALENCON}")
    feuille, dit = retiree.locator(".atelier__feuille"), retiree.locator(".atelier__commune")
    expect(dit).to_contain_text("Alençon, code INSEE")
    expect(feuille).to_contain_text("Alençon")
    retiree.goto(f"{adresse}courriers/#{FLERS}")
    expect(dit).to_contain_text("Flers a demandé à ne pas figurer dans le suivi")
    for nom in ("Alençon", "Flers"):
        expect(feuille).not_to_contain_text(nom)
    retiree.goto(f"{adresse}courriers/#{ALENCON}")
    expect(feuille).to_contain_text("Alençon")


def test_no_letter_is_filled_in_for_its_epci(retiree: Page, adresse: str) -> None:
    """« Messei » is a member: the letter to its EPCI, even one that the address asks for, is not offered."""
    retiree.goto(f"{adresse}courriers/#61278/premier-contact-epci")
    expect(retiree.locator(".atelier__commune")).to_contain_text("Son intercommunalité a demandé à ne pas figurer")
    choix = retiree.get_by_label("La lettre", exact=True)
    expect(choix.locator("option[value=premier-contact]")).to_have_count(1)
    expect(choix.locator("option[value=premier-contact-epci]")).to_have_count(0)
    assert choix.input_value()


def test_the_form_refuses_all_but_its_return(retiree: Page, adresse: str) -> None:
    retiree.goto(f"{adresse}contribuer/noter/#{FLERS}/appel")
    faute = retiree.locator("[data-champ=geste] .noter__faute")
    expect(faute).to_contain_text("elle a demandé à ne pas figurer dans le suivi")
    retiree.get_by_label("Votre groupe").select_option("viregul")
    expect(retiree.locator(".noter__pret")).to_be_hidden()
    retiree.get_by_label("Ce qui s’est passé").last.select_option("retour-au-suivi")
    expect(faute).to_have_count(0)
    expect(retiree.locator(".noter__consequences")).to_have_text(
        "Flers passera de « Hors suivi, à sa demande » à « À contacter »."
    )


def test_a_request_takes_a_link_and_a_choice(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}communes/61169-flers/")
    page.get_by_role("link", name="Notez-le").click()
    page.get_by_label("Votre groupe").select_option("viregul")
    expect(page.locator(".noter__consequences")).to_have_text(
        "Flers passera de « À contacter » à « Hors suivi, à sa demande ». "
        "Le site ne montrera plus rien de ce qui a été noté avec elle."
    )
