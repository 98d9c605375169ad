"""Every kind of page, in a browser: nothing asked elsewhere, nothing that overflows, nothing that axe refuses."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.navigateur import COULEURS, animer, deborde, demandes_de, fautes_de, servir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.navigateur import Couleurs, Fenetre

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
    "agenda/",
    "agenda/prochaine-reunion/",
    "progres/",
    "palmares/",
    "courriers/",
    "courriers/premier-contact/",
    "guides/premier-contact/",
    "contribuer/",
    "contribuer/noter/",
    "donnees/",
    "mairie/",
    "mairie/dix-questions/",
    "presse/",
    "mentions-legales/",
    "charte/",
    "hors-ligne/",
    "404.html",
]
AILLEURS = ["carte/seule/", "carte/integrer/", "contribuer/groupe/"]
"""What else may be put in a sub-folder; what it needs beside is for its own tests."""
SORTES = [
    *PAGES,
    *AILLEURS,
    "a-faire/61-orne/",
    "collectivites/",
    "communes/14001-ablon/",
    "contribuer/champs/",
    "departements/",
    "donnees-personnelles/",
    "epci/",
    "epci/200035111-sources-de-l-orne/",
    "guides/",
    "guides/glossaire/",
]
"""Every kind of page, for what looks at each with more time (audit, images)."""


@pytest.mark.parametrize(("lieu", "largeur"), [*((lieu, 1440) for lieu in PAGES), *((lieu, 360) for lieu in PAGES[:5])])
def test_a_page_is_accessible_fits_and_asks_nothing_elsewhere(
    vitrine: Fenetre, adresse: str, lieu: str, largeur: int
) -> None:
    """Every page on a desk in the light, the first ones in all four ways; the longest of each kind is seen below."""
    page = vitrine(largeur)
    demandes = demandes_de(page)
    aller(page, adresse, lieu)
    assert not deborde(page)
    for couleurs in COULEURS if lieu in PAGES[:5] else COULEURS[:1]:
        page.emulate_media(color_scheme=couleurs)
        assert (couleurs, fautes_de(page)) == (couleurs, [])
    page.emulate_media(color_scheme="light")
    ici = urlsplit(adresse).netloc
    assert [demande for demande in demandes if urlsplit(demande).netloc not in {ici, ""}] == []


def aller(page: Page, adresse: str, lieu: str) -> None:
    page.goto(adresse + lieu, wait_until="load")
    if lieu == "carte/":
        animer(page)


@pytest.fixture(scope="module")
def sous_dossier(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a server, and that of the site in one of its folders."""
    racine = tmp_path_factory.mktemp("serveur")
    (racine / "tournee").symlink_to(site)
    with servir(racine) as serveur:
        yield serveur, f"{serveur}tournee/"


@pytest.mark.parametrize("lieu", [*PAGES[:-1], *AILLEURS])
def test_a_page_fits_a_telephone_and_lives_in_a_sub_folder(
    vitrine: Fenetre, sous_dossier: tuple[str, str], lieu: str
) -> None:
    """« 404.html » alone knows the address of the site: a server shows it at any depth."""
    serveur, racine = sous_dossier
    page = vitrine(360, couleurs="dark")
    demandes = demandes_de(page)
    aller(page, racine, lieu)
    assert not deborde(page)
    sortent = page.evaluate(
        """([serveur, racine]) => [...document.querySelectorAll("[href], [src]")]
             .flatMap((un) => [un.href?.baseVal ?? un.href, un.src])
             .filter((lien) => lien?.startsWith(serveur) && !lien.startsWith(racine))""",
        [serveur, racine],
    )
    assert sortent == []
    assert [demande for demande in demandes if not demande.startswith((racine, "data:", "blob:"))] == []


@pytest.mark.parametrize("couleurs", ["light", "dark"])
def test_what_is_read_stands_out_from_what_is_under_it(fenetre: Fenetre, adresse: str, couleurs: str) -> None:
    """As the page of the components measures it, for each couple of its colours."""
    page = fenetre(couleurs=couleurs)
    page.goto(f"{adresse}charte/")
    couples = page.locator(".charte__couple")
    expect(couples.last.locator("output")).to_contain_text("au moins")
    assert couples.count() > 30
    assert couples.and_(page.locator(".est-trop-pale")).all_inner_texts() == []
    encre = couples.first.locator("output").inner_text().split()[0]
    assert float(encre.replace(",", ".")) == pytest.approx(ENCRE_SUR_FOND[couleurs], abs=0.1)


ENCRE_SUR_FOND = {"light": 14.0, "dark": 14.4}
"""By another's reckoning, to the tenth."""
PETIT = 11
"""Pixels: below, words are not read."""


@pytest.mark.parametrize("lieu", ["progres/", "palmares/"])
def test_the_words_of_a_chart_are_read_on_the_narrowest_of_telephones(
    fenetre: Fenetre, adresse: str, lieu: str
) -> None:
    """They keep their size, stay in the page, and none covers another."""
    page = fenetre(320)
    page.goto(adresse + lieu)
    mots = page.locator(".graphique text").evaluate_all(
        """mots => mots.map(mot => ({
          ...mot.getBoundingClientRect().toJSON(),
          taille: parseFloat(getComputedStyle(mot).fontSize),
          dit: mot.textContent,
        }))"""
    )
    assert len(mots) > 2
    assert min(mot["taille"] for mot in mots) >= PETIT
    assert all(mot["left"] >= 0 and mot["right"] <= 320 for mot in mots)
    voisins = [(un, autre) for un, autre in pairwise(mots) if abs(un["top"] - autre["top"]) < PETIT]
    assert [(un["dit"], autre["dit"]) for un, autre in voisins if _se_couvrent(un, autre)] == []


def test_the_editions_of_the_palmares_are_folded_and_a_link_unfolds_its_own(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(360)
    page.goto(f"{adresse}palmares/")
    ouvertes = "editions => editions.filter(une => une.open).map(une => une.querySelector('h3').id)"
    assert page.locator(".edition").evaluate_all(ouvertes) == ["edition-2025"]
    assert page.evaluate("document.documentElement.scrollHeight") < 16_000  # 33,000 when all were unfolded
    page.locator("a[href='#edition-2021']").first.click()
    page.locator(".edition[open] #edition-2021").wait_for()
    assert page.locator(".edition").evaluate_all(ouvertes) == ["edition-2025", "edition-2021"]


def test_a_number_of_the_palmares_does_not_touch_what_follows_it(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(768)
    page.goto(f"{adresse}palmares/")
    ecarts = page.locator(".tableau .nombre + td:not(.nombre)").evaluate_all(
        "cellules => cellules.map((une) => parseFloat(getComputedStyle(une).paddingLeft))"
    )
    assert ecarts
    assert min(ecarts) >= 10


def test_a_column_of_the_palmares_stays_where_it_is_from_year_to_year(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(1440)
    page.goto(f"{adresse}palmares/")
    places = page.locator(".edition").evaluate_all(
        """editions => editions.map(une => { une.open = true
          const colonnes = [...une.querySelectorAll("thead th")].map(une => une.getBoundingClientRect().x)
          return colonnes.map(Math.round).join(" ")
        }).filter(Boolean)"""
    )
    assert len(places) > 5
    assert len(set(places)) == 1


def _se_couvrent(un: dict[str, float], autre: dict[str, float]) -> bool:
    return max(un["left"], autre["left"]) < min(un["right"], autre["right"])


PARTS = 4
"""Of its pages, so that two workers share them."""


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_of_page_of_a_living_campaign_is_accessible_and_fits(
    vitrine: Fenetre, site_imagine: Path, adresse_imaginee: str, part: int
) -> None:
    page = vitrine(360, couleurs="dark")
    fautes = {}
    for lieu in [*longues(site_imagine)][part::PARTS]:
        page.goto(adresse_imaginee + lieu, wait_until="load")
        if trouvees := [*fautes_de(page), *(["déborde"] if deborde(page) else [])]:
            fautes[lieu] = trouvees
    assert fautes == {}


def longues(site: Path) -> Iterator[str]:
    """The longest page of each kind, which is of one folder and as deep; pages to come are among them."""
    pages = sorted(site.rglob("*.html"), key=lambda page: (page.stat().st_size, page))
    yield from {
        (lieu.parts[0], len(lieu.parts)): str(lieu) for lieu in (page.relative_to(site) for page in pages)
    }.values()


@pytest.mark.parametrize("couleurs", COULEURS)
def test_no_state_is_told_by_a_colour_that_the_reader_has_replaced(
    fenetre: Fenetre, adresse: str, couleurs: Couleurs
) -> None:
    """Forced colours take every background away: what is current, first or open has something else."""
    page = fenetre(couleurs=couleurs, forced_colors="active")
    traits = """(un, pseudo) => {
      const { borderWidth, textDecorationLine, outlineStyle, backgroundColor } = getComputedStyle(un, pseudo)
      return [borderWidth, textDecorationLine, outlineStyle, backgroundColor].join(" ")
    }"""
    for lieu, un, autre, pseudo in ETATS:
        if not page.url.endswith(lieu):
            page.goto(adresse + lieu)
        dits = [page.locator(choix).first.evaluate(f"un => ({traits})(un, '{pseudo}')") for choix in (un, autre)]
        assert dits[0] != dits[1], (un, autre)
    page.goto(f"{adresse}charte/")
    fond = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for dessin in ("details > summary::after", ".signal::before", ".statut--plein::before"):
        choix, pseudo = dessin.split("::")
        trait = page.locator(f"article {choix}").first.evaluate(
            f"un => getComputedStyle(un, '::{pseudo}').backgroundColor"
        )
        assert trait != fond, dessin


ETATS = (
    ("charte/", "article .md-button--primary", "article .md-button:not(.md-button--primary)", ""),
    ("charte/", ".suivi__vers [aria-current]", ".suivi__vers a:not([aria-current])", ""),
    ("charte/", ".route > [aria-current]", ".route > li:not([aria-current])", "::before"),
    ("charte/", ".part--4", ".part--0", "::before"),
    ("charte/", ".statut--contactee", ".statut--engagee", "::before"),
    ("guides/", "header .menu [aria-current]", "header .menu a:not([aria-current])", ""),
)
"""A page, what is so there, what is not, and the part of it that says which."""


def test_the_map_takes_the_colours_of_the_scheme(fenetre: Fenetre, adresse: str) -> None:
    fonds = set()
    for couleurs in ("light", "dark"):
        page = fenetre(couleurs=couleurs)
        aller(page, adresse, "carte/")
        fonds.add(page.locator(".contour-departement").first.evaluate("e => getComputedStyle(e).fill"))
    assert len(fonds) == 2


def test_nothing_is_kept_in_the_browser_before_a_choice(fenetre: Fenetre, adresse: str) -> None:
    onglet = fenetre()
    for page in ("", "carte/", "courriers/"):
        onglet.goto(adresse + page)
        assert onglet.evaluate("Object.keys(localStorage)") == [], page
    onglet.goto(adresse)
    onglet.get_by_role("button", name="Passer en couleurs sombres").click()
    assert onglet.evaluate("Object.entries(localStorage)") == [["couleurs", "sombres"]]
    onglet.reload()
    assert onglet.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_browser_reads_how_to_install_the_site(page: Page, adresse: str) -> None:
    page.goto(adresse)
    lu = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert lu["url"] == f"{adresse}manifest.webmanifest"
    assert lu["errors"] == []


@pytest.mark.parametrize("lieu", ["", "communes/27375-louviers/", "carte/seule/"])
def test_no_other_site_learns_what_was_read_here(vitrine: Fenetre, adresse: str, lieu: str) -> None:
    page = vitrine()
    page.route("https://ailleurs.example/**", lambda route: route.fulfill(body=""))
    page.goto(adresse + lieu)
    with page.expect_request("https://ailleurs.example/**") as demande:
        page.evaluate("location.assign('https://ailleurs.example/')")
    page.wait_for_url("https://ailleurs.example/")
    assert "referer" not in demande.value.all_headers()


def test_a_copy_opened_from_a_folder_leads_from_page_to_page_and_says_what_it_lacks(
    chromium: Browser, site: Path
) -> None:
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    manque = page.locator(".manque").first
    expect(manque).to_have_text(
        "La recherche d’une commune n’a pas pu être chargée. "
        "Le site est ouvert depuis un dossier\u00a0: à son adresse, il a tout."
    )
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Guides").click()
    assert page.url == (site / "guides/index.html").as_uri()
    page.get_by_role("link", name="Tournée des mairies").first.click()
    assert page.url == (site / "index.html").as_uri()
    page.goto((site / "carte/seule/index.html").as_uri())
    page.locator('.plan a[href*="27375"]').dispatch_event("click")
    page.wait_for_url("**/communes/27375-louviers/index.html")
    page.close()


EN_MARGE = [
    "agenda/",
    "contribuer/",
    "departements/61-orne/",
    "guides/la-rencontre/",
    "palmares/",
    "presse/",
    "progres/",
]
PARTIES = """titres => titres.map(titre => {
  let suite = titre.nextElementSibling
  while (!suite.getClientRects().length) suite = suite.nextElementSibling
  const [a, b] = [titre, suite].map(un => un.getBoundingClientRect())
  return { dit: titre.textContent, enMarge: a.right <= b.left, cote: Math.abs(a.top - b.top) < 40 }
})"""


@pytest.mark.parametrize("lieu", EN_MARGE)
def test_a_wide_window_is_used_with_the_titles_in_the_margin(vitrine: Fenetre, adresse: str, lieu: str) -> None:
    for largeur, couleurs, en_marge in ((1440, "light", True), (360, "dark", False)):
        page = vitrine(largeur, couleurs=couleurs)
        page.goto(adresse + lieu)
        parties = page.locator("article > h2, article > div > h2").evaluate_all(PARTIES)
        assert parties
        assert [un["dit"] for un in parties if (un["enMarge"] and un["cote"]) is not en_marge] == []


def test_on_a_telephone_the_menu_and_the_plan_of_a_page_wait_to_be_opened(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(360)
    page.goto(f"{adresse}guides/objections/")
    ici = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Guides")
    bouton, plan = page.get_by_role("button", name="Menu"), page.get_by_role("navigation", name="Sur cette page")
    expect(ici).to_be_hidden()
    expect(plan.get_by_role("link")).to_have_count(0)
    bouton.click()
    expect(ici).to_be_visible()
    expect(ici).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(ici).to_be_hidden()
    expect(bouton).to_be_focused()
    page.set_viewport_size({"width": 1440, "height": 800})
    expect(ici).to_be_visible()
    expect(bouton).to_be_hidden()
    expect(plan.get_by_role("link").first).to_be_visible()
    page.locator("h2").nth(1).scroll_into_view_if_needed()
    page.mouse.wheel(0, 700)
    expect(plan.locator("[aria-current]")).to_have_count(1)


def test_a_source_is_in_the_margin_of_a_desk_and_in_its_line_elsewhere(vitrine: Fenetre, adresse: str) -> None:
    for largeur, couleurs, en_marge in ((1440, "light", True), (360, "dark", False)):
        page = vitrine(largeur, couleurs=couleurs)
        page.goto(f"{adresse}guides/objections/")
        cotes = page.locator("article > p > .renvoi").evaluate_all(
            """renvois => renvois.map(renvoi => {
              const note = renvoi.querySelector("a").getBoundingClientRect()
              const texte = renvoi.parentElement.getBoundingClientRect()
              return note.right <= texte.left && note.top >= texte.top - 8
            })"""
        )
        assert len(cotes) > 5
        assert {*cotes} == {en_marge}
        assert page.get_by_text("Sources", exact=True).count() == 1
        expect(page.get_by_text("Sources", exact=True)).to_be_hidden()


def test_the_boxes_of_a_guide_have_our_colour_and_not_that_of_the_theme(vitrine: Fenetre, adresse: str) -> None:
    page = vitrine(1440, couleurs="light")
    page.goto(f"{adresse}guides/premier-contact/")
    bord, mer = page.locator(".admonition").first.evaluate(
        """boite => {
          const lien = document.createElement("a")
          boite.append(lien)
          return [getComputedStyle(boite).borderLeftColor, getComputedStyle(lien).color]
        }"""
    )
    assert bord == mer
