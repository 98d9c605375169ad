"""« Et la vôtre ? » as a visitor uses it: typing, with arrows, on a lost address, without a script or a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.construction import NORMANDIE
from tests.navigateur import COULEURS, deborde, demandes_de, fautes_de
from tournee.territoire.fichiers import load_territoire

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
INDEX = "communes/communes.json"
LIEUX = ["", "carte/", "404.html"]


def champ(page: Page) -> Locator:
    return page.get_by_role("combobox", name=re.compile("Cherchez votre commune|Trouvez sur la carte"))


def resultats(page: Page) -> Locator:
    """The options of the list, not those of the tracker's filters."""
    return page.get_by_role("listbox").get_by_role("option")


def compte(page: Page) -> Locator:
    return page.locator(".recherche__compte")


def chercher(page: Page, texte: str) -> list[str]:
    """The names found, in order, once the count has followed the text."""
    champ(page).fill("")
    expect(compte(page)).to_have_text("")
    champ(page).fill(texte)
    expect(compte(page)).to_contain_text(re.compile("commune|réponse"))
    return page.locator(".recherche__nom").all_inner_texts()


def actif(page: Page) -> str | None:
    """What a screen reader is told to read: the result that the field points at."""
    texte = "e => document.getElementById(e.getAttribute('aria-activedescendant'))?.firstElementChild.textContent"
    nom: str | None = champ(page).evaluate(texte)
    return nom


def introuvable(site: Path) -> Callable[[Route], None]:
    """What a server answers for a page that it does not have."""
    return lambda route: route.fulfill(status=404, content_type="text/html; charset=utf-8", path=site / "404.html")


@pytest.fixture
def accueil(page: Page, adresse: str) -> Page:
    page.goto(adresse)
    return page


@pytest.fixture(scope="module")
def ouvert(vitrine: Fenetre, adresse: str) -> Page:
    """The home page in which each test types over what another has looked for."""
    page = vitrine(hauteur=900)
    page.goto(adresse)
    return page


@pytest.mark.parametrize("lieu", ["", "404.html"])
def test_arrows_and_enter_lead_to_louviers(page: Page, adresse: str, lieu: str) -> None:
    page.goto(adresse + lieu)
    champ(page).press_sequentially("louv")
    expect(resultats(page).first).to_contain_text("Louviers")  # 18 000 people, and followed
    expect(champ(page)).to_have_attribute("aria-expanded", "true")
    assert actif(page) is None
    champ(page).press("ArrowDown")
    assert actif(page) == "Louviers"
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).to_have_text(
        "Louviers Eure · 27400 À contacter Labellisée en 2017, à confirmer"
    )
    champ(page).press("Enter")
    page.wait_for_url(f"{adresse}communes/27375-louviers/")
    expect(page.locator("h1")).to_have_text("Louviers")


PREMIERES = {
    "alencon": "Alençon",
    "ALENÇON": "Alençon",
    "61000": "Alençon",
    "61001": "Alençon",
    "Alençon (61)": "Alençon",
    "havre": "Le Havre",
    "Havre, Le": "Le Havre",
    "la havre": "Le Havre",
    "le h": "Le Havre",
    "St Lo": "Saint-Lô",
    "saint-lô": "Saint-Lô",
    "Ste Mère Eglise": "Sainte-Mère-Église",
    "eglise mere": "Sainte-Mère-Église",
    "lhotellerie": "L’Hôtellerie",
    "l’hôtellerie": "L’Hôtellerie",
    "lonlay abb": "Lonlay-l’Abbaye",
    "vascoeuil": "Vascœuil",
    "14011": "Aurseulles",
    "longraye": "Aurseulles",
    "14526": "Aurseulles",
    "61000 ALENCON CEDEX 9": "Alençon",
    "F-61000 Alençon": "Alençon",
    "61 000": "Alençon",
    "Alençon, Orne": "Alençon",
    "Havre (Le)": "Le Havre",
    "Ifs": "Ifs",
    "les ifs": "Les Ifs",
    "MT ST MICHEL": "Le Mont-Saint-Michel",
    "st aubin s/ mer seine maritime": "Saint-Aubin-sur-Mer",
    "L`Aigle": "L’Aigle",
    "Mairie du Havre": "Le Havre",
    "Place Foch 61000 Alençon": "Alençon",
    "ND de Gravenchon": "Port-Jérôme-sur-Seine",
    "gravenchon": "Port-Jérôme-sur-Seine",
    "vire-norm": "Vire Normandie",
    "lencon": "Alençon",
}
"""What people type, and the commune that they mean."""
FAUTES = {
    "alancon": "Alençon",
    "alecnon": "Alençon",
    "alençn": "Alençon",
    "alennçon": "Alençon",
    "Alançon, Orne": "Alençon",
    "alancon 61000": "Alençon",
    "le havrre": "Le Havre",
    "caan": "Caen",
    "st germain du corbeys": "Saint-Germain-du-Corbéis",
    "eglise merre": "Sainte-Mère-Église",
    "longrraye": "Aurseulles",
}
"""A slip of one letter, changed, missing, in excess or swapped with its neighbour, and the commune that was meant."""


def test_the_first_answer_is_the_one_meant(ouvert: Page) -> None:
    assert {texte: chercher(ouvert, texte)[0] for texte in PREMIERES} == PREMIERES


def test_a_slip_is_forgiven_and_told_where_nothing_else_answers(ouvert: Page) -> None:
    for texte, nom in FAUTES.items():
        trouvees = chercher(ouvert, texte)
        assert trouvees[:1] == [nom], texte
        voulue = nom if len(trouvees) == 1 else "l’une de celles-ci"
        dit = f"Aucune commune de la région ne répond à ce nom. Vouliez-vous dire {voulue}\u202f?"
        expect(compte(ouvert)).to_have_text(dit)
    for texte in ("sées", "caen", "ifs"):  # what is written there wins, however much looks like it
        chercher(ouvert, texte)
        expect(compte(ouvert)).to_contain_text("trouvée")
    assert chercher(ouvert, "Seez") == ["Nagel-Séez-Mesnil", "Sées", "Serez"]
    expect(resultats(ouvert).nth(1)).to_have_text("Sées Orne · 61500 · nom proche")
    assert chercher(ouvert, "ifz") == []  # too short to be a slip
    assert chercher(ouvert, "alancom") == []  # two letters are


@pytest.mark.parametrize(
    ("texte", "atteinte"),
    [
        ("rouen", "76540-rouen"),
        ("Évreux", "27229-evreux"),
        ("saint lo", "50502-saint-lo"),
        ("havre", "76351-le-havre"),
        ("Ifs", "14341-ifs"),
        ("longraye", "14581-aurseulles"),
    ],
)
def test_enter_takes_the_only_one_of_that_name(ouvert: Page, adresse: str, texte: str, atteinte: str) -> None:
    chercher(ouvert, texte)
    ouvert.evaluate(
        """document.addEventListener("click", (clic) => {
             clic.preventDefault(); // la page reste, pour le nom suivant
             document.body.dataset.atteinte = clic.target.href;
           }, { once: true })"""
    )
    champ(ouvert).press("Enter")
    expect(ouvert.locator("body")).to_have_attribute("data-atteinte", f"{adresse}communes/{atteinte}/")


@pytest.mark.parametrize("lieu", ["courriers/", "contribuer/noter/"])
def test_enter_fills_a_form_with_the_same_one(vitrine: Fenetre, adresse: str, lieu: str) -> None:
    page = vitrine()
    page.goto(adresse + lieu)
    expect(page.locator(".atelier__table:not([inert]), .noter__formulaire").first).to_be_visible()
    for texte in ("saint lo", "roen"):  # a slip changes nothing by itself
        page.locator(".recherche__champ").fill(texte)
        expect(compte(page)).to_contain_text("commune")
        page.locator(".recherche__champ").press("Enter")
        expect(page.locator(".atelier__commune")).to_contain_text("Saint-Lô, code INSEE 50502")
    expect(compte(page)).to_contain_text("Vouliez-vous dire")
    page.locator(".recherche__champ").press("Enter")
    expect(page.locator(".atelier__commune")).to_contain_text("Rouen, code INSEE 76540")


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("cuverville", "3 communes répondent"),
        ("louv", "communes répondent"),
        ("14120", "2 communes répondent"),
        ("61000", "3 communes répondent"),
        ("Seez", "3 communes répondent"),
        ("alancon", "Vouliez-vous dire Alençon"),
    ],
)
def test_enter_says_what_to_choose(ouvert: Page, texte: str, dit: str) -> None:
    trouvees, ici = chercher(ouvert, texte), ouvert.url
    champ(ouvert).press("Enter")
    expect(compte(ouvert)).to_contain_text(dit)
    assert actif(ouvert) == trouvees[0]
    assert ouvert.url == ici


def test_two_former_names_are_not_one(ouvert: Page) -> None:
    assert chercher(ouvert, "anctoville torteval") == []
    assert chercher(ouvert, "torteval quesnay") == ["Aurseulles"]


def test_a_former_name_says_where_it_went(ouvert: Page) -> None:
    chercher(ouvert, "Longraye")
    expect(resultats(ouvert)).to_have_text(["Aurseulles Calvados · 14240, 14250 · Longraye en fait partie"])


def test_a_shared_postal_code_offers_all_its_communes(ouvert: Page) -> None:
    trouvees = chercher(ouvert, "14240")
    assert {"Aurseulles", "Caumont-sur-Aure", "Cahagnes"} <= set(trouvees)
    postal = resultats(ouvert).filter(has_text="14240")
    expect(compte(ouvert)).to_have_text(f"{postal.count()} communes trouvées.")
    entiere = chercher(ouvert, "14400")
    assert len(entiere) == 32
    assert entiere[0] == "Bayeux"


def test_a_code_of_both_kinds_is_a_postal_code_first(ouvert: Page) -> None:
    assert chercher(ouvert, "14120") == ["Mondeville", "Cahagnes"]
    expect(resultats(ouvert).last).to_have_text("Cahagnes Calvados · 14240 · code INSEE 14120")


def test_communes_of_the_same_name_are_told_apart(ouvert: Page) -> None:
    assert chercher(ouvert, "cuverville")[:3] == ["Cuverville"] * 3
    lieux = ouvert.locator(".recherche__lieu").all_inner_texts()[:3]
    assert {lieu.split(" ·")[0] for lieu in lieux} == {"Calvados", "Eure", "Seine-Maritime"}


def test_among_equal_matches_the_followed_come_first(ouvert: Page) -> None:
    trouvees = chercher(ouvert, "saint c")
    assert trouvees[0] == "Saint-Céneri-le-Gérei"
    assert len(trouvees) > 20


def test_every_commune_leads_to_the_page_that_the_site_has(ouvert: Page, site: Path) -> None:
    """By its postal code, which offers it with its neighbours; by its own where that is a postal code too."""
    communes = load_territoire(NORMANDIE / "data/territoire").communes
    postaux = sorted({postal for commune in communes.values() for postal in commune.codes_postaux})
    chercher(ouvert, "alencon")
    offertes: list[list[str]] = ouvert.evaluate(
        """async (postaux) => {
             const champ = document.querySelector("#recherche-champ"), offertes = [];
             for (const postal of postaux) {
               champ.value = postal;
               champ.dispatchEvent(new Event("input"));
               for (let tour = 0; tour < 10; tour++) await null;
               offertes.push([...document.querySelectorAll(".recherche__resultat")].map(({ pathname }) => pathname));
             }
             return offertes;
           }""",
        postaux,
    )
    codes = [{lieu.split("/")[-2].partition("-")[0].upper() for lieu in lieux} for lieux in offertes]
    assert set[str]().union(*codes) == set(communes)
    assert [
        code for code, trouves in zip(postaux, codes, strict=True) if code in communes and code not in trouves
    ] == []
    assert [lieu for lieux in offertes for lieu in lieux if not (site / lieu[1:]).is_dir()] == []


def test_a_long_list_says_that_it_is_cut(ouvert: Page) -> None:
    assert len(chercher(ouvert, "saint")) == 100
    expect(compte(ouvert)).to_contain_text("communes trouvées, les 100 premières sont montrées.")
    assert chercher(ouvert, "zzz") == []
    expect(compte(ouvert)).to_contain_text("Aucune commune")
    expect(champ(ouvert)).to_have_attribute("aria-expanded", "false")


def test_the_keyboard_goes_round_and_escape_closes(accueil: Page) -> None:
    trouvees = chercher(accueil, "louv")
    for touche, attendue in (
        ("ArrowUp", trouvees[-1]),
        ("ArrowDown", None),
        ("ArrowDown", trouvees[0]),
        ("End", trouvees[-1]),
        ("Home", trouvees[0]),
        ("ArrowLeft", None),
    ):
        champ(accueil).press(touche)
        assert actif(accueil) == attendue
    champ(accueil).press("Escape")
    expect(accueil.get_by_role("listbox")).to_be_hidden()
    expect(champ(accueil)).to_have_attribute("aria-expanded", "false")
    expect(champ(accueil)).to_have_value("louv")
    champ(accueil).press("ArrowDown")
    expect(accueil.get_by_role("listbox")).to_be_visible()
    assert actif(accueil) == trouvees[0]
    champ(accueil).press("Escape")
    champ(accueil).press("Escape")
    expect(champ(accueil)).to_have_value("")


def test_enter_leaves_at_once_only_for_the_sole_answer(accueil: Page, adresse: str) -> None:
    champ(accueil).fill("  ")
    champ(accueil).press("Enter")
    expect(accueil.locator(".recherche__compte")).to_contain_text("Écrivez son nom, même d’avant une fusion")
    chercher(accueil, "louv")
    champ(accueil).press("Enter")
    assert actif(accueil) == "Louviers"
    assert accueil.url == f"{adresse}?cherche=louv"  # the page is the same, and says what is looked for
    assert chercher(accueil, "vernon 27200") == ["Vernon"]
    champ(accueil).press("Enter")
    accueil.wait_for_url("**/communes/27681-vernon/")


def test_back_returns_to_what_was_looked_for(accueil: Page, adresse: str) -> None:
    chercher(accueil, "louv")
    resultats(accueil).first.click()
    accueil.wait_for_url("**/communes/27375-louviers/")
    accueil.go_back()
    assert accueil.url == f"{adresse}?cherche=louv"
    expect(champ(accueil)).to_have_value("louv")
    expect(resultats(accueil).first).to_contain_text("Louviers")
    expect(champ(accueil)).not_to_be_focused()


def test_a_click_leads_to_the_page_and_leaving_the_field_closes_the_list(accueil: Page) -> None:
    chercher(accueil, "alencon")
    champ(accueil).press("Tab")
    expect(accueil.get_by_role("listbox")).to_be_hidden()
    chercher(accueil, "alencon")
    resultats(accueil).first.click()
    accueil.wait_for_url("**/communes/61001-alencon/")


@pytest.mark.parametrize("lieu", LIEUX)
def test_the_index_is_asked_once_at_the_first_focus_and_nothing_elsewhere(page: Page, adresse: str, lieu: str) -> None:
    demandes = demandes_de(page)
    page.goto(adresse + lieu, wait_until="networkidle")
    expect(champ(page)).to_be_visible()
    assert demandes.count(adresse + INDEX) == 0
    chercher(page, "alencon")
    champ(page).blur()
    chercher(page, "61000")
    assert demandes.count(adresse + INDEX) == 1
    assert [demande for demande in demandes if not demande.startswith(adresse)] == []


def test_an_index_that_cannot_be_loaded_is_told_then_asked_again(accueil: Page) -> None:
    accueil.route(f"**/{INDEX}", lambda route: route.fulfill(status=503, body="en panne"))
    champ(accueil).press_sequentially("alen")
    expect(compte(accueil)).to_have_text("La liste des communes n’a pas pu être chargée. Réessayer")
    expect(accueil.locator(".recherche__liste a")).to_have_attribute("href", "communes/")
    expect(accueil.locator(".recherche__liste")).to_be_visible()
    accueil.unroute(f"**/{INDEX}")
    champ(accueil).press_sequentially("con")
    expect(resultats(accueil).first).to_contain_text("Alençon")


def test_the_first_key_is_answered_fast(ouvert: Page) -> None:
    chercher(ouvert, "a")
    durees: list[float] = ouvert.evaluate(
        """async (textes) => {
             const champ = document.querySelector("#recherche-champ"), durees = [];
             for (const texte of textes) {
               champ.value = texte;
               const depart = performance.now();
               champ.dispatchEvent(new Event("input"));
               for (let tour = 0; tour < 10; tour++) await null;
               document.body.offsetHeight; // the layout counts too
               durees.push(performance.now() - depart);
             }
             return durees;
           }""",
        ["s", "saint", "saint aubin", "14", "havre", "le h"],
    )
    print("réponse, en ms :", ", ".join(f"{duree:.1f}" for duree in durees))  # noqa: T201  a figure to read, not to trust
    expect(resultats(ouvert).first).to_contain_text("Le Havre")


@pytest.mark.parametrize("lieu", LIEUX)
def test_without_a_script_a_sentence_leads_to_the_list(fenetre: Fenetre, adresse: str, lieu: str) -> None:
    page = fenetre(java_script_enabled=False)
    page.goto(adresse + lieu)
    expect(page.locator(".recherche__formulaire")).to_be_hidden()
    expect(page.locator(".recherche__liste")).to_have_text("Trouvez-la dans la liste des communes.")
    page.locator(".recherche__liste a").click()
    assert page.url == f"{adresse}communes/"


@pytest.mark.parametrize("largeur", [360, 1440])
@pytest.mark.parametrize("lieu", LIEUX)
def test_the_open_list_is_accessible_and_fits(vitrine: Fenetre, adresse: str, lieu: str, largeur: int) -> None:
    """The rest of these pages is looked at with all the others (test_pages.py)."""
    page = vitrine(largeur)
    page.goto(adresse + lieu)
    for couleurs in COULEURS:
        page.emulate_media(color_scheme=couleurs)
        chercher(page, "louv")
        champ(page).press("ArrowDown")
        assert not deborde(page)
        for resultat in (resultats(page).first, resultats(page).nth(1)):
            cadre = resultat.bounding_box()
            assert cadre is not None
            assert cadre["height"] >= 44
            assert cadre["y"] + cadre["height"] <= 800  # the page made room under the field
        assert fautes_de(page, ".recherche") == []


@pytest.mark.parametrize(
    ("perdue", "proposees"),
    [
        ("alencon", {"Alençon": "61001-alencon"}),
        ("longraye/", {"Aurseulles (Longraye en fait partie)": "14581-aurseulles"}),
        (
            "Cuverville/",
            {
                "Cuverville (Calvados)": "14215-cuverville",
                "Cuverville (Seine-Maritime)": "76206-cuverville",
                "Cuverville (Eure)": "27194-cuverville",
            },
        ),
    ],
)
def test_a_lost_address_proposes_the_right_page(
    page: Page, adresse: str, site: Path, perdue: str, proposees: dict[str, str]
) -> None:
    page.route(f"{adresse}communes/{perdue}", introuvable(site))
    page.goto(f"{adresse}communes/{perdue}")
    proposition = page.locator(".recherche__proposition")
    expect(proposition).to_have_text(f"Vouliez-vous dire {' ou '.join(proposees)}\u202f?")
    liens = [lien.get_attribute("href") for lien in proposition.get_by_role("link").all()]
    assert liens == [f"{adresse}communes/{mene_a}/" for mene_a in proposees.values()]


@pytest.mark.parametrize(
    ("perdue", "trouvee"),
    [
        ("61001/", "61001-alencon"),
        ("61001-alencon-sur-sarthe/", "61001-alencon"),
        ("14011/", "14581-aurseulles"),
        ("14526-saint-quelque-chose/", "14581-aurseulles"),
    ],
)
def test_a_lost_address_with_a_code_leads_to_the_commune(
    page: Page, adresse: str, site: Path, perdue: str, trouvee: str
) -> None:
    page.route(f"{adresse}communes/{perdue}", introuvable(site))
    page.goto(f"{adresse}communes/{perdue}")
    page.wait_for_url(f"{adresse}communes/{trouvee}/")


@pytest.mark.parametrize("perdue", ["communes/99999-nulle-part/", "communes/%E0/", "carte/61001/"])
def test_another_lost_address_proposes_nothing(page: Page, adresse: str, site: Path, perdue: str) -> None:
    page.route(adresse + perdue, introuvable(site))
    page.goto(adresse + perdue, wait_until="networkidle")
    expect(champ(page)).to_be_visible()
    expect(page.locator(".recherche__proposition")).to_be_hidden()
