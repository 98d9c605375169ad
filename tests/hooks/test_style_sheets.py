"""The style sheets that pages load: every component in one of them, none published alone, none forgotten."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from mkdocs.exceptions import Abort
from mkdocs.utils import get_theme_dir

from tests.construction import RACINE
from tests.navigateur import fouiller
from tournee.engines.css import compact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Route

    from tests.navigateur import Fenetre

COMPOSANTS = RACINE / "docs/assets/css"


class Reglages(yaml.SafeLoader):
    """mkdocs.yml without its own tags."""


Reglages.add_constructor("!ENV", lambda *_: None)
with (RACINE / "mkdocs.yml").open("rb") as fichier:
    REGLAGES = yaml.load(fichier, Reglages)  # noqa: S506  a SafeLoader
FEUILLES: dict[str, list[str]] = REGLAGES["extra"]["feuilles"]


def test_a_sheet_holds_its_components_in_order(site: Path) -> None:
    assert FEUILLES
    for uri, noms in FEUILLES.items():
        feuille = (site / uri).read_text("utf-8")
        places = [feuille.index(compact((COMPOSANTS / f"{nom}.css").read_text("utf-8"))) for nom in noms]
        assert places == sorted(places)


def test_no_component_is_published_alone(site: Path) -> None:
    assert not (site / "assets/css").exists()


@pytest.mark.parametrize(
    ("geste", "attendu"),
    [
        (
            lambda projet: (projet / "docs/assets/css/perdu.css").write_text("a {}\n"),
            "perdu.css:1: ce composant n’est dans",
        ),
        (
            lambda projet: (projet / "docs/assets/css/pied.css").unlink(),
            "demande « pied », or docs/assets/css/pied.css",
        ),
    ],
)
def test_a_component_that_lacks_or_that_nobody_takes_stops_the_build(
    petite: Path,
    build: Callable[..., Path],
    caplog: pytest.LogCaptureFixture,
    geste: Callable[[Path], object],
    attendu: str,
) -> None:
    geste(petite)
    with pytest.raises(Abort):
        build(petite)
    assert attendu in caplog.text


SANS_ESSAI = {
    "carte": {"carte-lien", "carte-suivi__leaflet", "est-masque", "est-vivante"},  # what Leaflet adds
    "charte": {"est-trop-pale"},  # no couple of colours is
    "contours": {"a-les-communes"},  # Leaflet's
    "fiche": {"a-portee", "dossier"},  # what paper leaves out
    "marge": {"page-presse", "page-progres"},
    "menu": {"js"},  # once a script unfolds it
    "palmares": {"palmares__detail"},  # what paper leaves out
    "scripts": {"sans-son-script"},  # where one is missing
    "sommaire": {"js"},  # the same
}
"""What a component draws elsewhere than on the page that shows them."""
AILLEURS = {"carte-seule", "lettre-imprimee", "impression"}
"""Pages and papers of their own."""
INUTILE = re.compile(r'/\*.*?\*/|url\([^)]*\)|"[^"]*"', re.DOTALL)
VIRGULES = re.compile(r",(?![^(]*\))")
NIES = re.compile(r":not\([^)]*\)")


def selecteurs_de(composant: str) -> set[frozenset[str]]:
    """The classes of ours that each of its selectors asks for."""
    feuille = INUTILE.sub("", (COMPOSANTS / f"{composant}.css").read_text("utf-8"))
    selecteurs = (selecteur for regle in re.findall(r"([^{};]+)\{", feuille) for selecteur in VIRGULES.split(regle))
    return {frozenset(siens) for selecteur in selecteurs if (siens := _notres(NIES.sub("", selecteur)))}


def classes_de(composant: str) -> set[str]:
    """The names that are the component's own, among those that it styles."""
    feuille = INUTILE.sub("", (COMPOSANTS / f"{composant}.css").read_text("utf-8"))
    return _notres(" ".join(re.findall(r"([^{};]+)\{", feuille)))


def _notres(selecteur: str) -> set[str]:
    return {nom for nom in re.findall(r"\.([a-zA-Z][\w-]*)", selecteur) if not nom.startswith(("md-", "leaflet"))}


def test_a_page_asks_for_the_sheets_of_what_it_shows_and_for_no_other(chaque_site: Path) -> None:
    selecteurs = {uri: set().union(*map(selecteurs_de, noms)) for uri, noms in FEUILLES.items()}
    ecarts = set()
    for fichier in chaque_site.rglob("*.html"):
        page = fichier.read_text("utf-8")
        demandees = set(re.findall(r'rel="stylesheet" href="[^"]*(assets/[\w-]+\.css)"', page)) & {*FEUILLES}
        montrees = {nom for liste in re.findall(r'class="([^"]+)"', page) for nom in liste.split()}
        servent = {uri: {siens for siens in tous if siens <= montrees} for uri, tous in selecteurs.items()}
        manquent = set().union(*servent.values()) - set().union(*(servent[uri] for uri in demandees))
        if manquent or not all(servent[uri] for uri in demandees):
            lieu = fichier.relative_to(chaque_site).parts[0]
            ecarts.add((lieu, *sorted({nom for siens in manquent for nom in siens}), *sorted(demandees)))
    assert ecarts == set()


def montrees_par_la_charte(site: Path) -> set[str]:
    """The classes of the page of the components, and of the pages of which it shows a view."""
    charte = (site / "charte/index.html").read_text("utf-8")
    vues = {vue.partition("#")[0] for vue in re.findall(r'<iframe src="\.\./([^"]*)"', charte)}
    pages = [charte, *((site / vue / "index.html").read_text("utf-8") for vue in vues)]
    return {nom for page in pages for liste in re.findall(r'class="([^"]+)"', page) for nom in liste.split()}


def test_each_component_is_shown_in_all_its_states(site: Path) -> None:
    charte = (site / "charte/index.html").read_text("utf-8")
    composants = {nom for noms in FEUILLES.values() for nom in noms}
    assert set(re.findall(r'data-composant="([\w-]+)"', charte)) == composants
    montrees = montrees_par_la_charte(site)
    oubliees = {nom: classes_de(nom) - montrees - SANS_ESSAI.get(nom, set()) for nom in composants - AILLEURS}
    assert {nom: manquent for nom, manquent in oubliees.items() if manquent} == {}


def test_a_component_that_the_page_shows_is_not_said_to_be_elsewhere(site: Path) -> None:
    montrees = montrees_par_la_charte(site)
    assert {nom: classes & montrees for nom, classes in SANS_ESSAI.items() if classes & montrees} == {}
    assert {nom for nom, classes in SANS_ESSAI.items() if classes - classes_de(nom)} == set()


ABSENTES = re.compile("|".join(map(fnmatch.translate, REGLAGES["extra"]["theme_absent"].split())))
CLASSES = "[...new Set([...document.querySelectorAll('[class]')].flatMap((e) => [...e.classList]))]"
ENTIERES = Path(get_theme_dir("material")) / "assets/stylesheets"


def test_what_the_theme_s_sheets_go_without_is_in_no_page(site: Path) -> None:
    pages = "\n".join(page.read_text("utf-8") for page in site.rglob("*.html"))
    dites = {classe for dites in set(re.findall(r'class="([^"]*)"', pages)) for classe in dites.split()}
    dites |= {f"{nom}={valeur}" for nom, valeur in set(re.findall(r'\b(dir|role|data-md-color-\w+)="([^"]*)"', pages))}
    assert {un for un in dites if ABSENTES.match(un)} == set()


@pytest.mark.navigateur
@pytest.mark.parametrize(
    ("lieu", "largeur", "couleurs"), [("", 360, "dark"), ("guides/qui-rencontre-t-on/", 1440, "light")]
)
def test_a_page_looks_as_with_the_whole_sheets_whatever_is_open(
    fenetre: Fenetre, adresse: str, lieu: str, largeur: int, couleurs: str
) -> None:
    page = fenetre(largeur, couleurs=couleurs)
    vues = []
    for entieres in (False, True):
        if entieres:
            page.route("**/assets/theme.css", _entiere)
        page.goto(adresse + lieu, wait_until="networkidle")
        vues.append([page.screenshot(full_page=True), *_ouvertures(page)])
        assert [classe for classe in page.evaluate(CLASSES) if ABSENTES.match(classe)] == []
    assert vues[0] == vues[1]


def _entiere(route: Route) -> None:
    css = "".join(feuille.read_text("utf-8") for feuille in sorted(ENTIERES.glob("*.css")))
    route.fulfill(body=css, content_type="text/css")


def _ouvertures(page: Page) -> Iterator[bytes]:
    """The results of a search, then the menu where it folds, else what explains a word."""
    fouiller(page, "Louviers").get_by_role("listitem").first.wait_for(timeout=15_000)
    yield _posee(page)
    page.keyboard.press("Escape")
    if (menu := page.locator(".entete__menu")).is_visible():
        menu.click()
    else:
        page.locator("article abbr").first.hover()
        page.get_by_role("tooltip").wait_for()
    yield _posee(page)


def _posee(page: Page) -> bytes:
    """Its picture, once nothing moves in it any more."""
    vue = b""
    while vue != (vue := page.screenshot()):
        page.wait_for_timeout(200)
    return vue
