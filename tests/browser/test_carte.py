"""The tracker as a visitor uses it: with a mouse, with a keyboard, on a phone, without a script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.construction import NORMANDIE
from tests.navigateur import animer, attendre, deborde, demandes_de, fautes_de, filtrer, peses
from tournee.campagne import couverture
from tournee.territoire.fichiers import load_territoire

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from tests.navigateur import Fenetre
    from tests.nombreuse import Nombreuse
    from tournee.campagne.campagne import Campagne

pytestmark = pytest.mark.navigateur
KO = 1000
LOUVIERS = '.leaflet-container [data-cle="27375"]'


@pytest.fixture
def dessin(page: Page, adresse: str) -> Page:
    """The page as it comes: the map is a drawing."""
    page.goto(f"{adresse}carte/")
    return page


@pytest.fixture
def carte(dessin: Page) -> Page:
    """The map that moves, with all its communes."""
    animer(dessin)
    return dessin


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


def place(page: Page, lon: float, lat: float) -> tuple[float, float]:
    """Where a place of the map is in the window."""
    x, y = page.evaluate(
        """([lon, lat]) => {
          const { x, y } = map_suivi.latLngToContainerPoint([lat, lon]);
          const la = map_suivi.getContainer().getBoundingClientRect();
          return [x + la.x, y + la.y];
        }""",
        [lon, lat],
    )
    return x, y


def survoler(page: Page, lon: float, lat: float) -> None:
    x, y = place(page, lon, lat)
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)


def fiche(page: Page, nom: str) -> Locator:
    """The card of what was chosen, once it is there."""
    carte = page.get_by_role("region", name=nom, exact=True)
    expect(carte).to_be_visible()
    return carte


def visibles(page: Page) -> list[str]:
    return page.locator("#liste tbody tr:visible th a").all_inner_texts()


def test_louviers_is_on_the_map_with_the_ring_of_a_past_label(carte: Page) -> None:
    survoler(carte, *LOUVIERS_LA)
    expect(carte.locator(".leaflet-tooltip")).to_have_text(
        "Louviers\u00a0: à contacter, labellisée en 2017, à confirmer"
    )
    assert (
        carte.locator(".leaflet-container .anneau:not(.anneau--bord)").count() == 2
    )  # Louviers, and the seat of the SMEACC
    assert carte.locator(".leaflet-container .contour-departement").count() == 5


# ——— First a drawing, then the map ———


@pytest.mark.parametrize(("largeur", "hauteur"), [(1440, 900), (360, 640)])
def test_the_map_fills_the_first_screen_and_waits_for_nothing(
    fenetre: Fenetre, adresse: str, site: Path, largeur: int, hauteur: int
) -> None:
    page = fenetre(largeur, hauteur)
    demandes = demandes_de(page)
    page.goto(f"{adresse}carte/")
    page.wait_for_timeout(500)
    assert [lieu for lieu in demandes if "leaflet" in lieu or lieu.endswith((".json", "suivi.js"))] == []
    cadre = page.locator(".carte-suivi").bounding_box()
    vers = page.locator(".suivi__vers").bounding_box()
    bas = vers["y"] if vers else hauteur
    assert cadre is not None
    assert abs(bas - (cadre["y"] + cadre["height"])) <= 1  # whole, and nothing below it
    assert cadre["height"] * cadre["width"] >= 0.45 * largeur * hauteur
    dessin = page.locator(".carte-suivi__fond").bounding_box()
    animer(page)
    assert page.locator(".leaflet-container").bounding_box() == dessin
    assert sum(peses(site, demandes).values()) <= 460 * KO  # the drawing, then the map


def test_a_touch_on_the_drawing_is_a_touch_on_the_map(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(360, 640, has_touch=True)
    page.goto(f"{adresse}carte/")
    louviers = page.locator(".carte-suivi__fond .anneau").first.bounding_box()
    assert louviers is not None
    page.touchscreen.tap(louviers["x"] + louviers["width"] / 2, louviers["y"] + louviers["height"] / 2)
    expect(fiche(page, "Louviers")).to_be_focused()


# ——— A card, and never another page by surprise ———


def test_a_click_opens_a_card_that_says_where_things_stand(carte: Page, adresse: str) -> None:
    carte.mouse.click(*place(carte, *LOUVIERS_LA))
    ouverte = fiche(carte, "Louviers")
    assert carte.url == f"{adresse}carte/#27375"
    expect(ouverte).to_be_focused()
    expect(ouverte).to_contain_text("Elle aurait reçu le label en 2017, ce qui reste à confirmer.")
    for nom, lieu in (
        ("Voir la page", "../communes/27375-louviers/"),
        ("Écrire", "../courriers/#27375"),
        ("Noter", "../contribuer/noter/#27375"),
    ):
        expect(ouverte.get_by_role("link", name=nom)).to_have_attribute("href", lieu)
    carte.mouse.click(*place(carte, *SEES))
    expect(fiche(carte, "Sées")).to_contain_text("À notre connaissance, personne ne l’a encore contactée")
    expect(fiche(carte, "Sées")).to_contain_text("Orne, 4\u202f")
    fiche(carte, "Sées").get_by_role("link", name="Voir la page").click()
    expect(carte.locator("h1")).to_have_text("Sées")
    carte.go_back()
    expect(fiche(carte, "Sées")).to_be_in_viewport()


def test_escape_closes_the_card_and_gives_the_focus_back(carte: Page, adresse: str) -> None:
    groupe = carte.get_by_role("link", name="Espace numérique de Lonlay-l’Abbaye")
    groupe.focus()
    groupe.press("Enter")
    ouverte = fiche(carte, "Espace numérique de Lonlay-l’Abbaye")
    expect(ouverte).to_be_focused()
    expect(ouverte).to_contain_text("Espace public numérique.")
    expect(ouverte.get_by_role("link", name="Écrire")).to_be_hidden()
    assert carte.url == f"{adresse}carte/#groupe/espace-numerique-lonlay"
    carte.keyboard.press("Escape")
    expect(ouverte).to_be_hidden()
    expect(groupe).to_be_focused()
    assert carte.url == f"{adresse}carte/"


def test_a_closed_card_gives_back_what_was_seen(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(360, 640)
    page.goto(f"{adresse}carte/")
    animer(page)
    vue = "[map_suivi.getZoom(), ...Object.values(map_suivi.getCenter())].map((un) => un.toFixed(2)).join()"
    avant = page.evaluate(vue)
    for fermer in (
        lambda: page.keyboard.press("Escape"),
        page.get_by_role("button", name="Fermer").click,
        page.go_back,
    ):
        page.mouse.click(*place(page, *SEES))
        fiche(page, "Sées")
        attendre(page, f"{vue} !== '{avant}'")  # it was under its card
        fermer()
        attendre(page, f"{vue} === '{avant}'")


def test_nothing_is_covered_nor_cut_on_a_telephone(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(360, 640)
    page.goto(f"{adresse}carte/")
    page.get_by_role("combobox", name="Trouvez sur la carte").fill("zzzzq")
    compte, outils = page.locator(".recherche__compte"), page.locator(".suivi__outils")
    expect(compte).to_contain_text("Rien dans la région")
    dit, boutons = compte.bounding_box(), outils.bounding_box()
    assert dit
    assert boutons
    assert dit["y"] + dit["height"] <= boutons["y"]
    page.set_viewport_size({"width": 360, "height": 225})  # four times as large
    page.goto(f"{adresse}carte/#27375")
    reste = fiche(page, "Louviers").evaluate("fiche => fiche.scrollHeight - fiche.clientHeight")
    assert reste <= 1


def test_the_seat_of_a_collectivite_has_its_card(carte: Page) -> None:
    carte.locator('.leaflet-container [data-cle="smeacc"]').click()
    ouverte = carte.locator(".fiche-de-carte")
    expect(ouverte).to_contain_text("SMEACC")
    expect(ouverte).to_contain_text("Yvetot (76)")


def test_the_keyboard_can_pass_the_map_and_has_few_stops_in_it(carte: Page, adresse: str) -> None:
    passer = carte.get_by_role("link", name="Passer la carte")
    passer.focus()
    expect(passer).to_be_in_viewport()
    arrets = []
    for _ in range(12):
        carte.keyboard.press("Tab")
        arrets.append(carte.evaluate("document.activeElement.closest('.carte-suivi') !== null"))
    assert arrets[0]
    assert not arrets[-1]  # the map, its two buttons, a stop for each group
    passer.press("Enter")
    carte.keyboard.press("Tab")
    assert carte.evaluate("document.activeElement.closest('#liste') !== null")
    carte.goto(f"{adresse}carte/seule/")
    carte.get_by_role("link", name="Passer la carte").press("Enter")
    carte.keyboard.press("Tab")
    expect(carte.get_by_role("link", name="La liste et la carte entières")).to_be_focused()


def test_one_field_finds_a_commune_a_departement_an_epci_and_a_group(dessin: Page, adresse: str) -> None:
    champ = dessin.get_by_role("combobox", name="Trouvez sur la carte")
    for texte, nom, lieu in (
        ("sées", "Sées", "#61464"),
        ("barhack", "BarHack", "#groupe/barhack"),
        ("smeacc", "SMEACC (Syndicat mixte d’eau et d’assainissement du Caux central)", "#smeacc"),
    ):
        champ.fill(texte)
        expect(dessin.get_by_role("option").first).to_contain_text(nom)
        champ.press("Enter")
        fiche(dessin, nom)
        assert dessin.url == f"{adresse}carte/{lieu}"
    for texte, lieu, reste in (("Orne", "?departement=61", 3), ("Caux Seine Agglo", "?epci=200010700", 0)):
        champ.fill(texte)
        expect(dessin.get_by_role("option").first).to_contain_text(texte)
        champ.press("Enter")
        expect(dessin.locator("#liste tbody tr:visible")).to_have_count(reste)
        assert dessin.url == f"{adresse}carte/{lieu}"
        expect(dessin.locator(".suivi__filtres > summary")).to_contain_text("(1)")
    expect(dessin.locator(".fiche-de-carte")).to_be_hidden()


# ——— Back and forward ———


def test_back_returns_to_what_was_chosen_and_to_what_was_written(carte: Page, adresse: str) -> None:
    filtrer(carte, "departement", "27")
    filtrer(carte, "statut", "a-contacter")
    carte.mouse.click(*place(carte, *LOUVIERS_LA))
    fiche(carte, "Louviers")
    champ = carte.get_by_role("combobox", name="Trouvez sur la carte")
    champ.fill("evreux")
    expect(carte).to_have_url(f"{adresse}carte/?departement=27&statut=a-contacter&cherche=evreux#27375")
    carte.get_by_role("option", name="Évreux").first.click()
    fiche(carte, "Évreux")
    carte.go_back()
    fiche(carte, "Louviers")
    expect(champ).to_have_value("evreux")
    assert visibles(carte) == ["Louviers"]
    carte.go_back()
    expect(carte.locator(".fiche-de-carte")).to_be_hidden()
    carte.go_back()
    expect(carte.locator("[name=statut]")).to_have_value("")
    carte.go_back()
    expect(carte.locator("#liste tbody tr:visible")).to_have_count(7)
    assert carte.locator(".est-masque").count() == 0
    carte.go_forward()
    expect(carte.locator("#liste tbody tr:visible")).to_have_count(1)
    expect(carte.locator("[name=departement]")).to_have_value("27")


def test_filters_act_on_the_list_and_on_the_map(carte: Page) -> None:
    tout = len(visibles(carte))
    filtrer(carte, "departement", "27")
    assert visibles(carte) == ["Louviers"]
    expect(carte.locator(".filtres__compte")).to_have_text(f"1 collectivité affichée sur {tout}.")
    assert carte.locator(".contour.est-masque").count() == carte.locator(".leaflet-container .contour").count() - 1
    assert "est-masque" not in (carte.locator(LOUVIERS).get_attribute("class") or "")
    assert carte.url.endswith("?departement=27")
    carte.get_by_role("button", name="Tout montrer").click()
    expect(carte.locator("#liste tbody tr:visible")).to_have_count(tout)
    assert carte.locator(".est-masque").count() == 0


def test_a_filtered_address_can_be_shared(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}carte/?departement=61&epci=200071520")
    expect(page.locator("#liste tbody tr:visible")).to_have_count(1)
    assert visibles(page) == ["Lonlay-l’Abbaye"]
    expect(page.locator(".suivi__filtres > summary")).to_contain_text("(2)")
    page.locator(".suivi__filtres > summary").click()
    expect(page.get_by_label("Intercommunalité")).to_have_value("200071520")
    page.get_by_role("button", name="Voir 1 collectivité").click()
    expect(page.get_by_label("Intercommunalité")).to_be_hidden()
    expect(page.get_by_role("region", name="Carte", exact=True)).to_be_focused()
    page.locator(".a-les-communes").wait_for()
    attendre(page, "map_suivi.getZoom() > 9")  # the map looks at it too


def test_a_group_filter_keeps_its_own_marker_only(carte: Page) -> None:
    expect(carte.locator("[name=groupe]")).to_be_hidden()  # nobody carries anything: there is nothing to choose
    carte.evaluate("""() => {
        const { groupe } = document.querySelector(".filtres").elements
        groupe.append(new Option("Espace", "espace-numerique-lonlay"))
        groupe.parentElement.hidden = false
        document.querySelector('#liste [data-cle="61232"]').dataset.groupe = "espace-numerique-lonlay"
    }""")
    filtrer(carte, "groupe", "espace-numerique-lonlay")
    assert visibles(carte) == ["Lonlay-l’Abbaye"]
    restent = carte.locator(".repere-gull:not(.est-masque) a")
    assert [repere.get_attribute("aria-label") for repere in restent.all()] == ["Espace numérique de Lonlay-l’Abbaye"]


def test_columns_sort_both_ways_and_say_so(carte: Page) -> None:
    carte.set_viewport_size({"width": 1000, "height": 800})  # where the list has columns
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
    dessin = page.locator(".carte-suivi__fond").bounding_box()
    assert dessin is not None
    assert dessin["width"] > 300
    assert page.locator(".carte-suivi__fond .contour").count() == 2  # the communes to contact, the seat of the SMEACC
    page.get_by_role("link", name="Celle-ci mène aux pages").click()
    page.locator('svg.plan a[href*="27375"]').click()
    expect(page.locator("h1")).to_have_text("Louviers")


def test_what_is_followed_differs_from_the_rest_by_its_outline(carte: Page) -> None:
    """Whatever its status: Alençon is to contact, as Sées is."""
    trait = "e => [getComputedStyle(e).strokeWidth, getComputedStyle(e).stroke]"
    assert carte.locator('.leaflet-container [data-cle="61001"]').evaluate(trait) == ["2px", "rgb(28, 40, 49)"]
    assert carte.locator(".carte-suivi__fond .contour").first.evaluate(trait) == ["2px", "rgb(28, 40, 49)"]
    expect(carte.locator(".suivi__cote .legende")).to_contain_text("Dans le suivi")


def test_the_map_prints_as_its_drawing_with_its_legend(carte: Page) -> None:
    carte.mouse.click(*place(carte, *SEES))
    carte.emulate_media(media="print")
    expect(carte.locator(".carte-suivi__fond")).to_be_visible()
    expect(carte.locator(".suivi__cote .legende")).to_be_visible()
    for ecran in (".leaflet-container", ".fiche-de-carte", ".suivi__outils", ".recherche", ".suivi__vers"):
        expect(carte.locator(ecran)).to_be_hidden()


# ——— All the communes ———

SEES = (0.17, 48.6)  # inside Sées, in the Orne
CAEN = (-0.37, 49.19)
BAYEUX = (-0.70, 49.28)
LOUVIERS_LA = (1.16, 49.21)


def test_every_commune_has_the_colour_of_its_status(carte: Page) -> None:
    assert couleur(carte, *SEES) == variable(carte, "--statut-a-contacter")
    assert couleur(carte, *CAEN) == variable(carte, "--statut-a-contacter")
    assert couleur(carte, -1.2, 50.3) == "#000000"  # the sea: nothing is painted there


def test_the_canvas_takes_the_colours_of_the_scheme(carte: Page) -> None:
    claire = couleur(carte, *SEES)
    carte.get_by_role("button", name="Passer en couleurs sombres").click()
    sombre = couleur(carte, *SEES)
    assert sombre == variable(carte, "--statut-a-contacter")
    assert sombre != claire


def test_a_commune_that_nobody_follows_has_its_name_and_its_page(carte: Page) -> None:
    filtrer(carte, "departement", "61")
    survoler(carte, *SEES)
    bulle = carte.locator(".leaflet-tooltip")
    expect(bulle).to_have_text("Sées\u00a0: à contacter")
    survoler(carte, 0.9, 48.25)
    expect(bulle).to_have_count(0)
    survoler(carte, *SEES)
    carte.mouse.down()
    carte.mouse.up()
    expect(fiche(carte, "Sées").get_by_role("link", name="Voir la page")).to_have_attribute(
        "href", "../communes/61464-sees/"
    )


def test_there_is_one_tooltip_at_a_time(carte: Page) -> None:
    for lieu in (SEES, BAYEUX, LOUVIERS_LA, SEES, CAEN, SEES):  # folium draws Louviers, and the group of Caen
        survoler(carte, *lieu)
        expect(carte.locator(".leaflet-tooltip")).to_have_count(1)


def test_the_canvas_follows_the_filters_of_the_list(carte: Page) -> None:
    libre = variable(carte, "--statut-a-contacter")
    filtrer(carte, "departement", "61")
    assert devient(carte, SEES, libre)
    assert devient(carte, CAEN, "#ffffff")
    carte.get_by_role("button", name="Tout montrer").click()
    assert devient(carte, CAEN, libre)


def test_a_departement_is_framed_and_the_region_again(carte: Page) -> None:
    region = zoom(carte)
    filtrer(carte, "departement", "61")
    attendre(carte, f"map_suivi.getZoom() > {region + 0.5}")
    assert carte.evaluate("map_suivi.getBounds().contains([48.57, 0.1])")
    assert not carte.evaluate("map_suivi.getBounds().contains([49.9, 1.0])")
    carte.get_by_role("button", name="Tout montrer").click()
    attendre(carte, f"map_suivi.getZoom() === {region}")


# ——— An address for a commune ———


def test_a_fragment_shows_its_commune(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}carte/#61464")
    expect(fiche(page, "Sées")).to_be_in_viewport()
    expect(fiche(page, "Sées")).not_to_be_focused()  # nobody has done anything yet
    page.locator(".a-les-communes").wait_for()
    assert zoom(page) > 9
    assert page.evaluate("map_suivi.getBounds().contains([48.6, .17])")
    _, y = place(page, *SEES)
    haut = page.locator(".fiche-de-carte").bounding_box()
    assert haut is not None
    assert y < haut["y"]  # it does not hide what it tells of


def test_a_new_fragment_moves_the_map(carte: Page) -> None:
    for code, nom in (("61001", "Alençon"), ("14118", "Caen"), ("61001", "Alençon")):
        carte.evaluate("code => { location.hash = code }", code)
        fiche(carte, nom)


def test_a_former_code_leads_to_its_successor(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}carte/#14176")
    expect(page.locator(".annonce")).to_have_text(
        re.compile("^Le code 14176 mène aujourd’hui à une autre commune, .+\\.$")
    )
    page.wait_for_url("**/carte/#14005")


@pytest.mark.parametrize("fragment", ["75056", "<b>x"])
def test_a_fragment_of_nowhere_breaks_nothing(page: Page, adresse: str, fragment: str) -> None:
    page.goto(f"{adresse}carte/#{fragment}")
    animer(page)
    if fragment.isdigit():
        expect(page.locator(".annonce")).to_have_text(
            "Le code 75056 n’est celui d’aucune commune de la région Normandie."
        )
    expect(page.locator(".fiche-de-carte")).to_be_hidden()


# ——— Layers ———


def test_a_mode_that_would_be_empty_is_not_offered(dessin: Page) -> None:
    """Nobody is covered today."""
    dessin.locator(".suivi__filtres > summary").click()
    expect(dessin.locator("[name=couche]")).to_have_count(0)
    expect(dessin.locator(".suivi__cote .legende")).to_have_count(1)


def test_a_list_of_nothing_has_no_heading(dessin: Page) -> None:
    tableau = dessin.locator("#liste table")
    tableau.evaluate("tableau => { tableau.hidden = true }")
    for largeur in (360, 1440):
        dessin.set_viewport_size({"width": largeur, "height": 800})
        expect(tableau).to_be_hidden()


@pytest.fixture
def couverte(page: Page, adresse_imaginee: str) -> Page:
    """The map of a region where some are covered."""
    page.goto(f"{adresse_imaginee}carte/")
    animer(page)
    page.locator(".suivi__filtres > summary").click()
    return page


def test_the_layers_change_the_map_and_its_legend(couverte: Page, campagne_imaginee: Campagne) -> None:
    statuts, parts = (couverte.locator(f".legende[data-legende^={nom}]") for nom in ("statut", "departement"))
    expect(statuts).to_be_visible()
    expect(parts).to_be_hidden()
    couverte.get_by_label("Population couverte, par intercommunalité").check()
    expect(statuts).to_be_hidden()
    assert parts.get_by_role("listitem").all_inner_texts() == [
        "0\u00a0%",
        "jusqu’à 10\u00a0%",
        "plus de 10 à 25\u00a0%",
        "plus de 25 à 50\u00a0%",
        "plus de 50 à 100\u00a0%",
    ]
    assert couverte.url.endswith("?couche=epci")
    couverte.get_by_label("Population couverte, par département").check()
    tranches = couverture.par_departement(campagne_imaginee)
    for code in (
        max(tranches, key=lambda un: tranches[un].tranche),
        min(tranches, key=lambda un: tranches[un].tranche),
    ):
        communes = campagne_imaginee.territoire.communes.values()
        une = next(
            une
            for une in communes
            if une.departement == code and not campagne_imaginee.suit(campagne_imaginee.fiche_de(une))
        )
        assert couleur(couverte, *une.point) == variable(couverte, f"--part-{tranches[code].tranche}")
    couverte.go_back()
    expect(couverte.get_by_label("Population couverte, par intercommunalité")).to_be_checked()
    couverte.go_back()
    expect(statuts).to_be_visible()


def test_the_tables_give_the_same_to_a_keyboard(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}carte/")
    resume = page.get_by_text("La part de la population couverte, en tableau")
    resume.focus()
    page.keyboard.press("Enter")
    orne = page.get_by_role("table", name=re.compile("^Par département")).get_by_role("row", name="Orne")
    expect(orne).to_contain_text("0 sur 381")
    tableau = page.get_by_role("table", name=re.compile("^Par intercommunalité"))
    assert tableau.get_by_role("rowheader").count() == len(load_territoire(NORMANDIE / "data/territoire").epci)


# ——— Around me ———


def test_around_me_shows_my_commune_and_tells_nobody(carte: Page) -> None:
    carte.context.grant_permissions(["geolocation"])
    carte.context.set_geolocation({"longitude": SEES[0], "latitude": SEES[1]})
    demandes, adresse = demandes_de(carte), carte.url
    carte.get_by_role("button", name="Autour de moi").click()
    fiche(carte, "Sées")
    assert carte.url == adresse
    expect(carte.locator("path.position")).to_have_count(1)
    expect(carte.locator(".annonce")).to_be_empty()
    assert zoom(carte) > 9
    assert demandes == []
    carte.keyboard.press("Escape")
    expect(carte.locator("path.position")).to_have_count(0)


def test_a_position_elsewhere_is_told(carte: Page) -> None:
    carte.context.grant_permissions(["geolocation"])
    carte.context.set_geolocation({"longitude": 2.35, "latitude": 48.85})
    carte.get_by_role("button", name="Autour de moi").click()
    expect(carte.locator(".annonce")).to_contain_text("hors de la région Normandie")


def test_a_refused_position_is_told_in_french(carte: Page) -> None:
    carte.context.clear_permissions()
    carte.get_by_role("button", name="Autour de moi").click()
    expect(carte.locator(".annonce")).to_have_text(
        "Votre navigateur n’a pas donné votre position. "
        "Choisissez plutôt un département, ou cherchez votre commune par son nom."
    )


# ——— On a phone ———


def test_the_list_and_the_map_are_one_touch_apart(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(360, 640, has_touch=True)
    page.goto(f"{adresse}carte/?departement=61#61001")
    fiche(page, "Alençon")
    vers = page.get_by_role("navigation", name="La carte ou la liste")
    carte, liste = vers.get_by_role("link", name="Carte"), vers.get_by_role("link", name="Liste")
    expect(carte).to_have_attribute("aria-current", "true")
    liste.tap()
    expect(page.locator(".filtres__compte")).to_be_in_viewport()
    expect(liste).to_have_attribute("aria-current", "true")
    expect(page.locator("#liste tbody tr:visible")).to_have_count(3)
    assert page.url == f"{adresse}carte/?departement=61#61001"  # what is chosen stays
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    barre, fin = vers.bounding_box(), page.locator("#liste tbody tr:visible").last.bounding_box()
    assert barre is not None
    assert fin is not None
    assert fin["y"] + fin["height"] <= barre["y"]  # it covers none of them
    carte.tap()
    expect(page.locator(".fiche-de-carte")).to_be_in_viewport()


# ——— Weight, privacy, accessibility ———


def test_outlines_that_do_not_come_leave_the_list_and_the_filters(page: Page, adresse: str) -> None:
    page.route("**/carte/contours.json", lambda route: route.abort())
    page.goto(f"{adresse}carte/#61001")
    expect(page.locator(".annonce")).to_contain_text("n’ont pas pu être chargés")
    fiche(page, "Alençon")  # what is followed keeps its card
    filtrer(page, "departement", "27")
    assert visibles(page) == ["Louviers"]
    expect(page.locator(".leaflet-container .contour-departement").first).to_be_visible()


@pytest.fixture
def morcelee(dessin: Page, campagne: Campagne) -> dict[str, int]:
    """The same page over more communes than come at once; how often those of each département were asked for."""
    territoire, demandes = campagne.territoire, dict.fromkeys(campagne.territoire.departements, 0)

    def servir(route: Route) -> None:
        code = Path(urlsplit(route.request.url).path).stem
        if code not in demandes:
            return route.fulfill(json=territoire.contours.topologie((), territoire.departements))
        demandes[code] += 1
        if code == "50" and demandes[code] == 1:
            return route.abort()
        communes = [commune.code for commune in territoire.communes_de_departement(code)]
        return route.fulfill(json=territoire.contours.topologie(communes, ()))

    dessin.route("**/carte/contours/*.json", servir)
    dessin.locator(".carte-suivi").evaluate(
        "e => Object.assign(e.dataset, { contours: 'contours/departements.json', parDepartement: '' })"
    )
    return demandes


def test_the_communes_of_a_departement_come_when_they_are_looked_at(dessin: Page, morcelee: dict[str, int]) -> None:
    animer(dessin)
    assert morcelee == dict.fromkeys(morcelee, 0)
    assert devient(dessin, SEES, variable(dessin, "--statut-a-contacter"))
    dessin.locator(".recherche__champ").fill("Domfront en Poiraie")
    dessin.locator(".recherche__champ").press("Enter")
    fiche(dessin, "Domfront en Poiraie")
    attendre(dessin, "map_suivi.getZoom() > 9")
    assert morcelee["61"] == 1
    assert morcelee["27"] == 0
    filtrer(dessin, "departement", "27")
    attendre(dessin, "map_suivi.getCenter().lng > 0.5")
    assert (morcelee["61"], morcelee["27"]) == (1, 1)


def test_the_communes_of_a_departement_that_do_not_come_are_asked_for_again(
    dessin: Page, morcelee: dict[str, int]
) -> None:
    animer(dessin)
    filtrer(dessin, "departement", "50")
    expect(dessin.locator(".annonce")).to_contain_text("Les communes de ce département n’ont pas pu être chargées.")
    dessin.get_by_role("button", name="Réessayer").click()
    attendre(dessin, "map_suivi.getCenter().lng < -0.5")
    expect(dessin.locator(".annonce")).to_be_empty()
    assert morcelee["50"] == 2


def test_a_commune_without_an_outline_is_said_to_have_none(page: Page, adresse: str, campagne: Campagne) -> None:
    territoire = campagne.territoire
    communes = [code for code in territoire.communes if code != "14001"]
    topologie = territoire.contours.topologie(communes, territoire.departements)
    page.route("**/carte/contours.json", lambda route: route.fulfill(json=topologie))
    page.goto(f"{adresse}carte/#14001")
    fiche(page, "Ablon")
    expect(page.locator(".annonce")).to_have_text("Ablon n’a pas de contour sur cette carte.")
    page.goto(f"{adresse}carte/seule/?departement=14")
    expect(page.locator(".carte-seule__cadre")).to_have_class(re.compile("a-les-communes"))


@pytest.mark.parametrize(
    ("lieu", "largeur", "couleurs"),
    [
        ("adresse", 320, "light"),
        ("adresse", 360, "dark"),
        ("adresse", 1440, "light"),
        ("adresse_imaginee", 360, "light"),
        ("adresse_imaginee", 1440, "dark"),
    ],
)
def test_the_living_map_is_accessible(
    fenetre: Fenetre, request: pytest.FixtureRequest, lieu: str, largeur: int, couleurs: str
) -> None:
    adresse = request.getfixturevalue(lieu)
    page = fenetre(largeur, couleurs=couleurs)
    demandes: set[str] = set()
    page.on("request", lambda demande: demandes.add(urlsplit(demande.url).netloc))
    page.goto(f"{adresse}carte/")
    animer(page)
    assert fautes_de(page) == []
    page.locator(".suivi__filtres > summary").click()
    page.get_by_text("La part de la population couverte, en tableau").click()
    page.locator(".leaflet-marker-icon a").first.press("Enter")
    expect(page.locator(".fiche-de-carte")).to_be_visible()
    assert not deborde(page)
    assert fautes_de(page) == []
    assert demandes == {urlsplit(adresse).netloc}


def test_six_hundred_are_as_easy_to_touch(page: Page, adresse: str, nombreuse: Nombreuse) -> None:
    nombreuse(page).goto(f"{adresse}carte/")
    animer(page)
    assert page.locator(".leaflet-container [data-cle]").count() > 500
    assert fautes_de(page) == []
    arrets = page.locator(".carte-suivi :is(a[href], button, [tabindex='0'])")
    assert arrets.count() < 20
