"""Long lists: the tracker with six hundred followed communes, a département with all of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.navigateur import deborde, demandes_de, fautes_de, filtrer
from tournee.francais.typographie import typographie

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from tests.navigateur import Fenetre
    from tests.nombreuse import Nombreuse
    from tournee.campagne.campagne import Campagne

pytestmark = pytest.mark.navigateur
ORNE = "departements/61-orne/"
SEES = {"longitude": 0.17, "latitude": 48.6}

CHEVAUCHENT = """() => {
  const boite = (element) => element.getBoundingClientRect();
  const devant = (a, b) => a.right <= b.left + 1 || a.bottom <= b.top + 1;
  const separees = (a, b) => devant(a, b) || devant(b, a);
  const carte = boite(document.querySelector(".suivi__carte"));
  const fautes = [];
  for (const ligne of document.querySelectorAll(".liste tbody tr")) {
    const cellules = [...ligne.cells];
    for (const morceau of ligne.querySelectorAll("a, small, .statut, .signal, td:last-child")) {
      const sienne = boite(morceau);
      if (!separees(sienne, carte) || sienne.right > innerWidth) fautes.push(morceau.outerHTML);
      for (const autre of cellules) {
        if (!autre.contains(morceau) && !separees(sienne, boite(autre))) fautes.push(morceau.outerHTML);
      }
    }
  }
  return fautes;
}"""
"""What stands over something else, or over the map, in the rows of the tracker."""


def lignes(page: Page) -> Locator:
    return page.locator(".liste tbody tr:visible")


def noms(page: Page) -> list[str]:
    return page.locator(".liste tbody th a").all_inner_texts()


def compte(page: Page) -> Locator:
    return page.locator(".liste .filtres__compte")


def test_nothing_covers_the_long_statuses_at_any_width(fenetre: Fenetre, adresse: str, nombreuse: Nombreuse) -> None:
    page = nombreuse(fenetre(320))
    page.goto(f"{adresse}carte/")
    filtrer(page, "statut", "contactee")
    page.locator(".filtres__tri select").select_option("Dernière nouvelle")
    expect(lignes(page).first).to_contain_text("depuis le")  # it waits for news: its status is long
    for largeur in (320, 360, 768, 1024, 1280, 1440):
        page.set_viewport_size({"width": largeur, "height": 800})
        assert (largeur, page.evaluate(CHEVAUCHENT), deborde(page)) == (largeur, [], False)


def test_the_tracker_shows_its_rows_step_by_step(
    page: Page, adresse: str, nombreuse: Nombreuse, campagne_nombreuse: Campagne
) -> None:
    total = len(campagne_nombreuse.fiches)
    demandes = demandes_de(nombreuse(page))
    page.goto(f"{adresse}carte/")
    expect(compte(page)).to_have_text(f"50 collectivités affichées sur {total}.")
    assert [url for url in demandes if "suite.json" in url] == []
    page.get_by_role("button", name="50 de plus").press("Enter")
    expect(compte(page)).to_have_text(f"100 collectivités affichées sur {total}.")
    expect(compte(page)).to_have_attribute("role", "status")
    expect(lignes(page).nth(50).locator("a").first).to_be_focused()
    attendues = [typographie(fiche.nom) for fiche in campagne_nombreuse.recentes_d_abord(campagne_nombreuse.fiches)]
    assert noms(page) == attendues[:100]
    for _ in range(20):
        if page.get_by_role("button", name="de plus").is_visible():
            page.get_by_role("button", name="de plus").click()
    assert noms(page) == attendues
    expect(page.get_by_role("button", name="de plus")).to_be_hidden()
    assert len([url for url in demandes if "suite.json" in url]) == 1


def test_filters_and_sorting_act_on_all_the_rows(
    page: Page, adresse: str, nombreuse: Nombreuse, campagne_nombreuse: Campagne
) -> None:
    nombreuse(page).goto(f"{adresse}carte/")
    fiches = campagne_nombreuse.fiches
    lieux = {typographie(fiche.nom): campagne_nombreuse.lieu(fiche) for fiche in fiches}
    orne = {nom for nom, lieu in lieux.items() if lieu and lieu.departement == "61"}
    filtrer(page, "departement", "61")
    expect(compte(page)).to_have_text(f"50 collectivités affichées sur {len(orne)} trouvées, {len(fiches)} en tout.")
    assert set(noms(page)) <= orne
    page.get_by_role("button", name="Tout montrer").click()
    page.set_viewport_size({"width": 1000, "height": 800})  # where the list has columns
    entete = page.get_by_role("button", name=re.compile("^Collectivité"))  # the form counts them too
    entete.click()
    assert noms(page)[0].startswith("A")
    entete.click()
    assert noms(page)[0].startswith(("Y", "Z"))


def test_a_slip_is_forgiven_where_no_commune_has_that_name(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}departements/27-eure/")
    proche = "Rien à ce nom, mais à une lettre près\u00a0: "
    for ecrit, retenus in {"louviars": ["Louviers"], "ouvier": ["Louviers"], "flers": []}.items():
        page.get_by_label("Nom").fill(ecrit)
        expect(page.locator(".liste tbody th a")).to_have_text(retenus)
        assert (proche in compte(page).inner_text()) == (ecrit == "louviars")
    page.goto(f"{adresse}{ORNE}")
    page.get_by_label("Nom").fill("alancon")
    expect(page.locator(".liste tbody th a")).to_have_text(["Alençon"])
    expect(compte(page)).to_contain_text(proche)
    page.get_by_label("Nom").fill("alencon")
    expect(compte(page)).not_to_contain_text(proche)


def test_back_returns_to_the_filters_of_a_list(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}{ORNE}?nom=saint&statut=a-contacter")
    expect(page.get_by_label("Nom")).to_have_value("saint")
    avant = compte(page).inner_text()
    assert " trouvées" in avant
    lignes(page).first.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("Saint")
    page.go_back()
    expect(compte(page)).to_have_text(avant)
    expect(page.get_by_label("Nom")).to_have_value("saint")
    page.get_by_role("button", name="Tout montrer").click()
    expect(page).to_have_url(adresse + ORNE)
    page.go_back()
    expect(compte(page)).to_have_text(avant)


@pytest.mark.parametrize("a_la_place", [None, '"<p>Bienvenue sur le wifi</p>"'])
def test_rows_that_do_not_come_are_asked_again(
    page: Page, adresse: str, nombreuse: Nombreuse, a_la_place: str | None
) -> None:
    def repondre(route: Route) -> None:
        route.fulfill(body=a_la_place) if a_la_place else route.abort()

    nombreuse(page).route("**/carte/suite.json", repondre)
    page.goto(f"{adresse}carte/")
    filtrer(page, "departement", "61")
    expect(compte(page)).to_contain_text("La suite de la liste n’a pas pu être chargée.")
    expect(lignes(page)).to_have_count(50)
    page.unroute("**/carte/suite.json")
    page.get_by_role("button", name="Réessayer").click()
    expect(compte(page)).to_contain_text("trouvées")
    expect(page.get_by_role("button", name="Réessayer")).to_have_count(0)


def test_without_a_script_the_other_rows_are_in_their_departements(
    fenetre: Fenetre, adresse: str, nombreuse: Nombreuse
) -> None:
    page = nombreuse(fenetre(java_script_enabled=False))
    page.goto(f"{adresse}carte/")
    expect(lignes(page)).to_have_count(50)
    page.locator("noscript").get_by_role("link", name="Orne").click()
    expect(lignes(page)).to_have_count(381)
    page.get_by_role("navigation", name="Communes par lettre").get_by_role("link", name="S").click()
    expect(page.locator("#lettre-s")).to_be_in_viewport()


@pytest.mark.parametrize(("largeur", "hauteur_max"), [(360, 8000), (1440, 6000)])
@pytest.mark.parametrize("lieu", ["carte/", "communes/", "gulls/artifaille/", ORNE])
def test_a_long_page_holds(
    fenetre: Fenetre, adresse: str, nombreuse: Nombreuse, lieu: str, largeur: int, hauteur_max: int
) -> None:
    page = nombreuse(fenetre(largeur))
    page.goto(adresse + lieu)
    expect(page.locator(".liste .tri").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollHeight") <= hauteur_max
    assert not deborde(page)
    assert fautes_de(page) == []


# ——— A département ———


def test_a_commune_is_filtered_as_on_an_envelope_or_by_a_former_name(page: Page, adresse: str) -> None:
    """By the names that the page shows alone where the rest does not come, which is told and asked again."""
    page.route("**/communes/communes.json", lambda route: route.abort())
    page.goto(f"{adresse}{ORNE}")
    page.get_by_label("Nom").fill("Mairie d’Alençon")
    expect(compte(page)).to_contain_text("Les codes postaux et les anciens noms n’ont pas pu être chargés.")
    assert noms(page) == ["Alençon"]
    page.unroute("**/communes/communes.json")
    for ecrit, trouvees in FILTREES.items():
        page.get_by_label("Nom").fill(ecrit)
        expect(page.locator(".liste tbody th a")).to_have_text(trouvees)


FILTREES = {
    "Mairie d’Alençon": ["Alençon"],
    "Place Foch 61000 Alençon": ["Alençon"],
    "61000": ["Alençon", "Cerisé", "Saint-Germain-du-Corbéis"],
    "laigle": ["L’Aigle", "Vitrai-sous-Laigle"],
    "Tinchebray": ["Tinchebray-Bocage"],
    "Larchamp": ["Tinchebray-Bocage"],
    "61058": ["Athis-Val de Rouvre"],
}
"""What one may type in the list of the Orne, and what is left of it."""


def test_a_letter_leads_to_its_communes(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}{ORNE}")
    expect(lignes(page)).to_have_count(50)
    page.get_by_label("Nom").fill("alen")
    expect(compte(page)).to_have_text("1 commune affichée sur 381.")
    page.get_by_role("navigation", name="Communes par lettre").get_by_role("link", name="M").click()
    expect(page.locator("#lettre-m")).to_be_in_viewport()
    expect(page.locator("#lettre-m th")).to_have_text(re.compile("^M"))
    expect(page.get_by_label("Nom")).to_have_value("")
    page.goto(f"{adresse}{ORNE}#lettre-t")
    expect(page.locator("#lettre-t")).to_be_in_viewport()
    expect(lignes(page).first).to_have_id("lettre-t")
    assert lignes(page).count() <= 50
    expect(compte(page)).to_contain_text("sur 381, à partir de «\u00a0T")
    page.get_by_role("button", name="Habitants").click()
    expect(compte(page)).to_have_text("50 communes affichées sur 381.")


def test_the_most_populous_come_first_then_the_least(page: Page, adresse: str, campagne: Campagne) -> None:
    page.goto(f"{adresse}{ORNE}")
    populations = sorted(commune.population for commune in campagne.territoire.communes_de_departement("61"))
    bouton = page.get_by_role("button", name="Habitants")
    for attendues in (populations[::-1], populations):
        bouton.click()
        lues = [int(re.sub(r"\D", "", texte)) for texte in page.locator(".liste tbody td:last-child").all_inner_texts()]
        assert lues == attendues[:50]


def test_around_me_the_nearest_come_first_and_nobody_is_told(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(permissions=["geolocation"], geolocation=SEES)
    page.goto(f"{adresse}{ORNE}", wait_until="networkidle")
    demandes = demandes_de(page)
    page.get_by_role("button", name="Autour de moi").click()
    expect(page.get_by_role("columnheader", name="Distance")).to_have_attribute("aria-sort", "ascending")
    assert noms(page)[0] == "Sées"
    metres = page.locator(".liste td.distance").evaluate_all("cells => cells.map((une) => +une.dataset.tri)")
    assert metres == sorted(metres)
    assert demandes == []
    page.context.clear_permissions()
    page.get_by_role("button", name="Autour de moi").click()
    expect(compte(page)).to_contain_text("Votre navigateur n’a pas donné votre position.")
