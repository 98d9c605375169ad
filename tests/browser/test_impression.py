"""Pages on paper, guides under a magnifier: what prints, what axe refuses, what a tooltip says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.bureautique import texte_du_pdf
from tests.construction import RACINE
from tests.navigateur import deborde, fautes_de

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, PdfMargins, ViewportSize

    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
MARGES: PdfMargins = {"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}
NOMS = sorted(path.stem for path in (RACINE / "docs/guides").glob("*.md"))


@pytest.fixture(scope="session")
def imprimes(chromium: Browser, adresse: str, une_fois: Callable[..., Path]) -> dict[str, list[str]]:
    """The pages of each guide, once printed in A4."""

    def imprimer(dossier: Path) -> None:
        page = chromium.new_page()
        for nom in NOMS:
            page.goto(f"{adresse}guides/{nom}/")
            pdf = page.pdf(format="A4", margin=MARGES)
            (dossier / nom).write_text(texte_du_pdf(pdf, "-layout"), "utf-8")
        page.close()

    dossier = une_fois("guides-imprimes", imprimer)
    return {nom: (dossier / nom).read_text("utf-8").removesuffix("\f").split("\f") for nom in NOMS}


A_L_ECRAN = (
    "Rechercher",
    "Ma commune",
    "Sur cette page",
    "Mentions légales",
    "Données au",
    "Aller au contenu",
    "Haut de page",
    "Fait avec MkDocs",
    "Citer cette page",
    "Tout montrer",
    "de plus",
    "Autour de moi",
    "Suivre par un fil",
    "S’abonner",
    "Montrer ce badge",
    "Montrer celui",
    "Réserver cette commune",
    "Télécharger",
)
"""What is clicked, and no use on paper."""


COUPES = r"""() => {
  const coupes = [];
  for (const cellule of document.querySelectorAll(".tableau :is(th, td)")) {
    const textes = document.createTreeWalker(cellule, NodeFilter.SHOW_TEXT);
    while (textes.nextNode()) {
      for (const { 0: mot, index } of textes.currentNode.data.matchAll(/[^\s\/’'-]+/g)) {
        const portee = new Range();
        portee.setStart(textes.currentNode, index);
        portee.setEnd(textes.currentNode, index + mot.length);
        if (new Set([...portee.getClientRects()].map(({ y }) => Math.round(y))).size > 1) coupes.push(mot);
      }
    }
  }
  return coupes;
}"""
"""The words of the tables that go on below, cut where they should not be."""
FEUILLE: ViewportSize = {"width": 680, "height": 1000}
"""What the margins leave of an A4, in pixels."""


@pytest.mark.parametrize(
    ("lieu", "au_plus", "dit"),
    [
        ("", 3, "Où en est la tournée"),
        ("a-faire/", 9, "Ce qui la recommande"),
        ("agenda/", 2, "Les dates du label"),
        ("carte/", 1, "Dans le suivi"),
        ("communes/", 1, "Toutes les communes, par département"),
        ("courriers/", 5, "Les lettres vierges"),
        ("courriers/premier-contact/", 3, "D’où viennent les faits"),
        ("departements/61-orne/", 3, "Ses intercommunalités"),
        ("epci/200071520-domfront-tinchebray-interco/", 2, "Ses communes"),
        ("gulls/", 1, "Groupes d’utilisateurs"),
        ("gulls/artifaille/", 1, "Ce qu’il propose"),
        ("palmares/", 6, "Édition 2016"),
        ("presse/", 4, "Une demi-page"),
        ("progres/", 3, "Par département"),
    ],
)
def test_a_page_prints_what_it_says_and_nothing_to_click(
    chromium: Browser, adresse: str, lieu: str, au_plus: int, dit: str
) -> None:
    page = chromium.new_page()
    page.goto(adresse + lieu)
    feuilles = texte_du_pdf(page.pdf(format="A4", margin=MARGES), "-layout").removesuffix("\f").split("\f")
    page.set_viewport_size(FEUILLE)
    page.emulate_media(media="print")
    assert page.evaluate(COUPES) == []
    page.close()
    texte = " ".join(" ".join(feuilles).split())
    assert dit in texte
    assert [reste for reste in A_L_ECRAN if reste in texte] == []
    assert len(feuilles) <= au_plus
    assert all(feuille.strip() for feuille in feuilles)


def test_a_letter_is_on_a_sheet_of_its_own(chromium: Browser, adresse: str) -> None:
    page = chromium.new_page()
    page.goto(f"{adresse}courriers/premier-contact/")
    feuilles = texte_du_pdf(page.pdf(format="A4", margin=MARGES), "-layout").split("\f")
    page.close()
    lettre = next(feuille for feuille in feuilles if "Objet :" in feuille.replace("\u00a0", " "))
    assert "[votre nom]" in lettre


@pytest.mark.parametrize("nom", NOMS)
def test_a_guide_prints_alone(imprimes: dict[str, list[str]], nom: str) -> None:
    pages = imprimes[nom]
    texte = " ".join(" ".join(pages).split())
    assert len(pages) <= 6
    for reste in (
        "Rechercher",
        "Ma commune Carte",
        "Sur cette page",
        "Mentions légales",
        "Données au",
        "Corriger ou compléter",
        "Aller au contenu",
        "Haut de page",
        "Tous les guides",
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
    assert texte.index("Pages liées") < texte.index("Sources")
    assert "https://adullact.org/un-informaticien/" in texte[texte.index("Sources") :]


@pytest.mark.parametrize("couleurs", ["light", "dark"])
@pytest.mark.parametrize("largeur", [360, 1440])
@pytest.mark.parametrize(
    "lieu", ["guides", "guides/glossaire", "guides/qui-rencontre-t-on", "guides/epci-departement-region"]
)
def test_a_page_of_the_guides_is_accessible_and_fits(
    vitrine: Fenetre, adresse: str, lieu: str, largeur: int, couleurs: str
) -> None:
    page = vitrine(largeur, couleurs=couleurs)
    page.goto(f"{adresse}{lieu}/")
    assert not deborde(page)
    defilent = "[...document.querySelectorAll('article table')].filter(e => e.scrollWidth > e.clientWidth).length"
    assert page.evaluate(defilent) == 0
    assert fautes_de(page) == []


def test_a_word_is_explained_under_the_pointer(fenetre: Fenetre, adresse: str) -> None:
    page = fenetre(hauteur=900)
    page.goto(f"{adresse}guides/qui-rencontre-t-on/")
    mot = page.locator("article abbr", has_text="EPCI").first
    mot.scroll_into_view_if_needed()
    mot.hover()
    bulle = mot.get_by_role("tooltip")
    expect(bulle).to_contain_text("coopération intercommunale")
    assert fautes_de(page) == []
    page.keyboard.press("Escape")
    expect(bulle).to_be_hidden()


@pytest.mark.parametrize("commune", ["61001-alencon", "14001-ablon", "27375-louviers"])
def test_a_commune_is_one_sheet(chromium: Browser, adresse: str, commune: str) -> None:
    """Its outline and its road side by side, none of what is clicked."""
    page = chromium.new_page()
    page.goto(f"{adresse}communes/{commune}/")
    pdf = page.pdf(format="A4", margin=MARGES)
    page.emulate_media(media="print")
    route, dessin = (page.locator(quoi).bounding_box() for quoi in (".route", ".voisinage"))
    page.close()
    texte = texte_du_pdf(pdf, "-layout")
    assert texte.count("\f") == 1
    assert "Fiche de route" in texte
    assert "Citer cette page" not in texte
    assert "Réserver cette commune" not in texte
    assert route
    assert dessin
    assert route["x"] + route["width"] <= dessin["x"]
