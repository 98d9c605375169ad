"""The tracker as a visitor uses it: with a mouse, with a keyboard, on a phone, without a script."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.construction import RACINE
from tests.navigateur import deborde, demandes_de, fautes_de
from tournee.territoire.fichiers import load_territoire

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
KO = 1000
LOUVIERS = '.leaflet-container a[aria-label^="Louviers"]'


@pytest.fixture
def carte(page: Page, adresse: str) -> Page:
    page.goto(f"{adresse}carte/")
    page.locator(".carte-suivi.est-vivante").wait_for()
    return page


@pytest.fixture
def entiere(carte: Page) -> Page:
    """The map once all the communes are on it."""
    carte.locator(".a-les-communes").wait_for()
    return carte


def zoom(page: Page) -> float:
    return float(page.evaluate("map_suivi.getZoom()"))


def devient(page: Page, lieu: tuple[float, float], voulue: str) -> bool:
    """Whether the canvas comes to show a colour at a place: it paints between two frames, when the browser can."""
    return any(couleur(page, *lieu) == voulue for _ in range(60))


def couleur(page: Page, lon: float, lat: float) -> str:
    """What the canvas shows at a place, in hexadecimal."""
    return str(
        page.evaluate(
            """async ([lon, lat]) => {
              await new Promise((suite) => requestAnimationFrame(() => requestAnimationFrame(suite)));
              const toile = document.querySelector(".leaflet-communes-pane canvas");
              const [ici, la] = [toile.getBoundingClientRect(), map_suivi.getContainer().getBoundingClientRect()];
              const point = map_suivi.latLngToContainerPoint([lat, lon]);
              const k = toile.width / ici.width;
              const place = [(point.x + la.x - ici.x) * k, (point.y + la.y - ici.y) * k];
              const [r, v, b] = toile.getContext("2d").getImageData(...place, 1, 1).data;
              return "#" + [r, v, b].map((un) => un.toString(16).padStart(2, "0")).join("");
            }""",
            [lon, lat],
        )
    )


def variable(page: Page, nom: str) -> str:
    lire = "(e, nom) => getComputedStyle(e).getPropertyValue(nom).trim()"
    return str(page.locator(".carte-suivi").evaluate(lire, nom))


def survoler(page: Page, lon: float, lat: float) -> None:
    page.locator(".carte-suivi").evaluate("cadre => cadre.scrollIntoView({ block: 'center' })")
    x, y = page.evaluate(
        """([lon, lat]) => {
          const { x, y } = map_suivi.latLngToContainerPoint([lat, lon]);
          const la = map_suivi.getContainer().getBoundingClientRect();
          return [x + la.x, y + la.y];
        }""",
        [lon, lat],
    )
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)


def visibles(page: Page) -> list[str]:
    return page.locator("#liste tbody tr:visible th a").all_inner_texts()


def test_louviers_is_on_the_map_with_the_ring_of_a_past_label(carte: Page) -> None:
    expect(carte.locator(LOUVIERS)).to_have_attribute(
        "aria-label", "Louviers\u00a0: à contacter, labellisée en 2017, à confirmer"
    )
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


def test_the_keyboard_stops_once_at_a_commune_and_can_pass_the_map(carte: Page, adresse: str) -> None:
    carte.locator("[name=couche]:checked").focus()
    carte.keyboard.press("Tab")
    passer = carte.get_by_role("link", name="Passer la carte")
    expect(passer).to_be_focused()
    expect(passer).to_be_in_viewport()
    arrets = []
    for _ in range(6):
        carte.keyboard.press("Tab")
        arrets.append(carte.locator(".leaflet-overlay-pane :focus").evaluate_all("tous => tous[0]?.localName"))
    assert set(arrets) <= {"a", None}
    assert "a" in arrets
    passer.press("Enter")
    carte.keyboard.press("Tab")
    expect(carte.locator(".parts summary")).to_be_focused()
    carte.goto(f"{adresse}carte/seule/")
    carte.get_by_role("link", name="Passer la carte").press("Enter")
    carte.keyboard.press("Tab")
    expect(carte.get_by_role("link", name="La liste et la carte entières")).to_be_focused()


def test_a_tooltip_names_what_is_under_the_pointer(carte: Page) -> None:
    carte.locator(LOUVIERS).hover()
    expect(carte.locator(".leaflet-tooltip")).to_contain_text("Louviers")


def test_filters_act_on_the_list_and_on_the_map(carte: Page) -> None:
    tout = len(visibles(carte))
    carte.locator("[name=departement]").select_option("27")
    assert visibles(carte) == ["Louviers"]
    expect(carte.locator(".filtres__compte")).to_have_text(f"1 collectivité affichée sur {tout}.")
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
    nom = page.get_by_label("Nom")
    expect(nom).to_have_value("ceneri")
    for ecrit in ("ST CENERI", "St-Céneri le Gerei", "gerei saint", "6137", "neri"):
        nom.fill(ecrit)
        assert "Saint-Céneri-le-Gérei" in visibles(page), ecrit
    nom.fill("lhonlay")  # a letter too many
    assert visibles(page) == ["Lonlay-l'Abbaye"]
    nom.fill("lhonlhay")
    assert visibles(page) == []


def test_a_group_filter_keeps_its_own_marker_only(carte: Page) -> None:
    expect(carte.locator("[name=groupe]")).to_be_hidden()  # nobody carries anything: there is nothing to choose
    carte.evaluate("""() => {
        const { groupe } = document.querySelector(".filtres").elements
        groupe.append(new Option("Espace", "espace-numerique-lonlay"))
        groupe.parentElement.hidden = false
        document.querySelector('[data-cle="61232"]').dataset.groupe = "espace-numerique-lonlay"
    }""")
    carte.locator("[name=groupe]").select_option("espace-numerique-lonlay")
    assert visibles(carte) == ["Lonlay-l'Abbaye"]
    restent = carte.locator(".repere-gull:not(.est-masque) a")
    assert [repere.get_attribute("aria-label") for repere in restent.all()] == ["Espace numérique de Lonlay-l'Abbaye"]


def test_columns_sort_both_ways_and_say_so(carte: Page) -> None:
    entete = carte.get_by_role("columnheader", name="Dernière nouvelle")
    bouton = entete.get_by_role("button")
    bouton.focus()
    carte.keyboard.press("Enter")
    expect(entete).to_have_attribute("aria-sort", "ascending")
    nouvelles = carte.locator("#liste td:last-child")
    montantes = nouvelles.all_inner_texts()
    bouton.press("Enter")
    expect(entete).to_have_attribute("aria-sort", "descending")
    descendantes = nouvelles.all_inner_texts()
    assert montantes[0] == ""  # nothing is noted of the SMEACC
    assert descendantes[0] == montantes[-1] != "—"
    assert descendantes[0] != descendantes[-2]


def test_without_a_script_the_list_is_whole_and_the_map_is_drawn(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(java_script_enabled=False)
    page.goto(f"{adresse}carte/")
    assert len(visibles(page)) == 7
    expect(page.locator("form.filtres")).to_be_hidden()
    dessin = page.frame_locator("iframe")
    cadre = dessin.locator("svg.plan").bounding_box()
    assert cadre is not None
    assert cadre["width"] > 300
    dessin.locator('svg.plan a[href*="27375"]').click()
    expect(page.locator("h1")).to_have_text("Louviers")


def test_the_list_comes_before_the_map_in_reading_order(carte: Page) -> None:
    ordre = "e => e.compareDocumentPosition(document.querySelector('.carte-suivi')) & Node.DOCUMENT_POSITION_FOLLOWING"
    assert carte.locator("#liste").evaluate(ordre)


# ——— All the communes ———

SEES = (0.17, 48.6)  # inside Sées, in the Orne
CAEN = (-0.37, 49.19)
BAYEUX = (-0.70, 49.28)
LOUVIERS_LA = (1.16, 49.21)


def test_every_commune_has_the_colour_of_its_status(entiere: Page) -> None:
    assert couleur(entiere, *SEES) == variable(entiere, "--statut-a-contacter")
    assert couleur(entiere, *CAEN) == variable(entiere, "--statut-a-contacter")
    assert couleur(entiere, -1.2, 50.3) == "#000000"  # the sea: nothing is painted there


def test_the_canvas_takes_the_colours_of_the_scheme(entiere: Page) -> None:
    claire = couleur(entiere, *SEES)
    entiere.get_by_title("Passer en couleurs sombres").click()
    sombre = couleur(entiere, *SEES)
    assert sombre == variable(entiere, "--statut-a-contacter")
    assert sombre != claire


def test_a_commune_that_nobody_follows_has_its_name_and_its_page(entiere: Page) -> None:
    entiere.get_by_role("button", name="Orne").click()
    survoler(entiere, *SEES)
    bulle = entiere.locator(".leaflet-tooltip")
    expect(bulle).to_have_text("Sées\u00a0: à contacter")
    survoler(entiere, 0.9, 48.25)
    expect(bulle).to_have_count(0)
    survoler(entiere, *SEES)
    entiere.mouse.down()
    entiere.mouse.up()
    entiere.wait_for_url("**/communes/61464-sees/")


def test_there_is_one_tooltip_at_a_time(entiere: Page) -> None:
    for lieu in (SEES, BAYEUX, LOUVIERS_LA, SEES, CAEN, SEES):  # folium draws Louviers, and the group of Caen
        survoler(entiere, *lieu)
        expect(entiere.locator(".leaflet-tooltip")).to_have_count(1)


def test_the_canvas_follows_the_filters_of_the_list(entiere: Page) -> None:
    libre = variable(entiere, "--statut-a-contacter")
    entiere.locator("[name=departement]").select_option("61")
    assert devient(entiere, SEES, libre)
    assert devient(entiere, CAEN, "#ffffff")
    entiere.get_by_role("button", name="Tout montrer").click()
    assert devient(entiere, CAEN, libre)


def test_a_departement_can_be_framed_and_the_region_again(entiere: Page) -> None:
    region = zoom(entiere)
    entiere.get_by_role("button", name="Orne").click()
    assert zoom(entiere) > region + 0.5
    assert entiere.evaluate("map_suivi.getBounds().contains([48.57, 0.1])")
    assert not entiere.evaluate("map_suivi.getBounds().contains([49.9, 1.0])")
    entiere.get_by_role("button", name="Toute la région").click()
    assert zoom(entiere) == region


# ——— An address for a commune ———


def test_a_fragment_shows_its_commune_and_says_it(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}carte/#61464")
    annonce = page.locator(".annonce")
    expect(annonce).to_contain_text("Sées (Orne, ")
    expect(annonce).to_contain_text("à contacter")
    expect(annonce).to_have_attribute("role", "status")
    expect(page.locator(".leaflet-tooltip")).to_have_text("Sées\u00a0: à contacter")
    expect(page.locator(".leaflet-container")).to_be_in_viewport()
    assert zoom(page) > 9
    assert page.evaluate("map_suivi.getBounds().contains([48.6, .17])")
    expect(annonce.get_by_role("link")).to_have_attribute("href", "../communes/61464-sees/")


def test_a_new_fragment_moves_the_map(entiere: Page) -> None:
    for code, nom in (("61001", "Alençon"), ("14118", "Caen"), ("61001", "Alençon")):
        entiere.evaluate("code => { location.hash = code }", code)
        expect(entiere.locator(".annonce")).to_contain_text(nom)
        expect(entiere.locator(".leaflet-tooltip")).to_contain_text(nom)


def test_framing_a_departement_leaves_the_fragment_which_can_be_asked_again(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}carte/?departement=61#61001")
    expect(page.locator(".annonce")).to_contain_text("Alençon")
    page.get_by_role("button", name="Manche").click()
    expect(page.locator(".annonce")).to_be_empty()
    assert page.url == f"{adresse}carte/?departement=61"
    page.evaluate("location.hash = '61001'")
    expect(page.locator(".annonce")).to_contain_text("Alençon")


def test_a_former_code_leads_to_its_successor(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}carte/#14176")
    expect(page.locator(".annonce")).to_contain_text("Le code 14176 mène aujourd’hui à une autre commune. ")
    page.wait_for_url("**/carte/#14005")


@pytest.mark.parametrize("fragment", ["75056", "<b>x"])
def test_a_fragment_of_nowhere_breaks_nothing(page: Page, adresse: str, fragment: str) -> None:
    page.goto(f"{adresse}carte/#{fragment}")
    page.locator(".carte-suivi").scroll_into_view_if_needed()
    page.locator(".a-les-communes").wait_for()
    if fragment.isdigit():
        expect(page.locator(".annonce")).to_have_text(
            "Le code 75056 n’est celui d’aucune commune de la région Normandie."
        )
    expect(page.locator(".leaflet-tooltip")).to_have_count(0)


# ——— Layers ———


def test_the_layers_change_the_map_and_its_legend(entiere: Page) -> None:
    legendes = entiere.locator(".suivi__carte .legende")
    expect(legendes.nth(0)).to_be_visible()
    expect(legendes.nth(1)).to_be_hidden()
    entiere.get_by_label("Population couverte, par intercommunalité").check()
    expect(legendes.nth(0)).to_be_hidden()
    assert legendes.nth(1).get_by_role("listitem").all_inner_texts() == [
        "0\u00a0%",
        "jusqu’à 10\u00a0%",
        "plus de 10 à 25\u00a0%",
        "plus de 25 à 50\u00a0%",
        "plus de 50 à 100\u00a0%",
    ]
    survoler(entiere, *SEES)
    expect(entiere.locator(".leaflet-tooltip")).to_have_text(
        "Sées. Sources de l'Orne\u00a0: 0\u00a0% de la population couverte"
    )
    entiere.get_by_label("Population couverte, par département").check()
    survoler(entiere, *BAYEUX)
    expect(entiere.locator(".leaflet-tooltip")).to_have_text(
        "Bayeux. Calvados\u00a0: 0\u00a0% de la population couverte"
    )


def test_a_covered_area_takes_the_colour_of_its_class(page: Page, adresse: str, site: Path) -> None:
    """Nothing is covered yet: the data are changed on their way."""
    donnees = json.loads((site / "communes/communes.json").read_text(encoding="utf-8"))
    for departement in donnees["departements"]:
        if departement["code"] == "61":
            departement |= {"tranche": 3, "part": "42,4\u00a0%"}
    page.route("**/communes/communes.json", lambda route: route.fulfill(json=donnees))
    page.goto(f"{adresse}carte/")
    page.locator(".a-les-communes").wait_for()
    page.get_by_label("Population couverte, par département").check()
    assert couleur(page, *SEES) == variable(page, "--statut-engagee")
    assert couleur(page, *CAEN) == variable(page, "--statut-a-contacter")
    survoler(page, *SEES)
    expect(page.locator(".leaflet-tooltip")).to_contain_text(re.compile(r"Orne\s: 42,4\s% de la population couverte"))


def test_the_tables_give_the_same_to_a_keyboard(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}carte/")
    resume = page.get_by_text("La part de la population couverte, en tableau")
    resume.focus()
    page.keyboard.press("Enter")
    orne = page.get_by_role("table", name=re.compile("^Par département")).get_by_role("row", name="Orne")
    expect(orne).to_contain_text("0 sur 381")
    tableau = page.get_by_role("table", name=re.compile("^Par intercommunalité"))
    assert tableau.get_by_role("rowheader").count() == len(load_territoire(RACINE / "data/territoire").epci)


# ——— Around me ———


def test_around_me_shows_my_commune_and_tells_nobody(entiere: Page) -> None:
    entiere.context.grant_permissions(["geolocation"])
    entiere.context.set_geolocation({"longitude": SEES[0], "latitude": SEES[1]})
    demandes = demandes_de(entiere)
    adresse = entiere.url
    entiere.get_by_role("button", name="Autour de moi").click()
    expect(entiere.locator(".annonce")).to_contain_text("Autour de vous\u00a0: Sées (Orne, ")
    expect(entiere.locator("path.position")).to_have_count(1)
    assert zoom(entiere) > 9
    assert entiere.url == adresse
    assert demandes == []
    entiere.evaluate("location.hash = '14118'")
    expect(entiere.locator(".annonce")).to_contain_text("Caen")
    expect(entiere.locator("path.position")).to_have_count(0)


def test_a_position_elsewhere_is_told(entiere: Page) -> None:
    entiere.context.grant_permissions(["geolocation"])
    entiere.context.set_geolocation({"longitude": 2.35, "latitude": 48.85})
    entiere.get_by_role("button", name="Autour de moi").click()
    expect(entiere.locator(".annonce")).to_contain_text("hors de la région Normandie")


def test_a_refused_position_is_told_in_french(entiere: Page) -> None:
    entiere.context.clear_permissions()
    entiere.get_by_role("button", name="Autour de moi").click()
    expect(entiere.locator(".annonce")).to_have_text(
        "Votre navigateur n’a pas donné votre position. "
        "Choisissez plutôt un département, ou cherchez votre commune par son nom."
    )


# ——— On a phone ———


def test_a_finger_names_a_commune_then_opens_its_page(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(360, 740, has_touch=True)
    page.goto(f"{adresse}carte/")
    page.locator(".carte-suivi").scroll_into_view_if_needed()
    page.locator(".a-les-communes").wait_for()
    page.locator(".carte-suivi").evaluate("cadre => cadre.scrollIntoView({ block: 'center' })")
    cadre = page.locator(".carte-suivi").bounding_box()
    assert cadre is not None
    milieu = cadre["x"] + cadre["width"] / 2, cadre["y"] + cadre["height"] / 2
    page.touchscreen.tap(*milieu)
    expect(page.locator(".annonce")).to_contain_text("habitants) : à contacter".replace(" :", "\u00a0:"))
    assert re.search(r"/carte/#\d{5}$", page.url)
    page.touchscreen.tap(*milieu)
    page.wait_for_url(re.compile(r"/communes/\d{5}-"))


# ——— Weight, privacy, accessibility ———


def test_the_list_is_readable_before_the_map_is_asked_for(fenetre: Fenetre, adresse: str, site: Path) -> None:
    page = fenetre(360, 740)
    demandes: list[str] = []
    page.on("request", lambda demande: demandes.append(urlsplit(demande.url).path.lstrip("/")))
    page.goto(f"{adresse}carte/", wait_until="load")
    expect(page.locator(".filtres")).to_be_visible()
    page.wait_for_timeout(500)
    assert [lieu for lieu in demandes if "leaflet" in lieu or lieu.endswith((".json", "suivi.js"))] == []
    assert _poids(site, demandes) <= 120 * KO
    page.locator(".carte-suivi").scroll_into_view_if_needed()
    page.locator(".a-les-communes").wait_for()
    assert {"carte/contours.json", "communes/communes.json"} <= set(demandes)
    assert _poids(site, demandes) <= 400 * KO


def _poids(site: Path, lieux: list[str]) -> int:
    fichiers = {site / lieu / "index.html" if lieu.endswith("/") else site / lieu for lieu in lieux}
    return sum(len(gzip.compress(fichier.read_bytes(), 9)) for fichier in fichiers if fichier.is_file())


def test_outlines_that_do_not_come_leave_the_list_and_the_filters(page: Page, adresse: str) -> None:
    page.route("**/carte/contours.json", lambda route: route.abort())
    page.goto(f"{adresse}carte/")
    expect(page.locator(".annonce")).to_contain_text("n’ont pas pu être chargés")
    page.locator("[name=departement]").select_option("27")
    assert visibles(page) == ["Louviers"]
    expect(page.locator(".leaflet-container .contour-departement").first).to_be_visible()


@pytest.mark.parametrize("couleurs", ["light", "dark"])
@pytest.mark.parametrize("largeur", [360, 1440])
def test_the_living_map_is_accessible(fenetre: Fenetre, adresse: str, largeur: int, couleurs: str) -> None:
    page = fenetre(largeur, couleurs=couleurs)
    demandes: set[str] = set()
    page.on("request", lambda demande: demandes.add(urlsplit(demande.url).netloc))
    page.goto(f"{adresse}carte/#61001")
    expect(page.locator(".annonce")).to_contain_text("Alençon")
    page.get_by_label("Population couverte, par département").check()
    page.get_by_text("La part de la population couverte, en tableau").click()
    assert not deborde(page)
    assert fautes_de(page) == []
    assert demandes == {urlsplit(adresse).netloc}
