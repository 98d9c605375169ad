"""The site without a network: read from the browser's store, said to be, never stale, forgotten when withdrawn."""

from __future__ import annotations

import json
import re
import shutil
import time
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.construction import RACINE
from tests.navigateur import Silencieux, servir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.navigateur import Fenetre

pytestmark = pytest.mark.navigateur
VERSION = ".version"
ATTENTE = 30
"""Seconds that a store may take to be as it must."""
GARDEES = """async () => {
  const gardees = [];
  for (const nom of await caches.keys()) {
    for (const { url } of await (await caches.open(nom)).keys()) gardees.push(url.replace(location.origin, ""));
  }
  return gardees;
}"""
"""The addresses in all the stores of this site."""


@pytest.fixture
def page(fenetre: Fenetre) -> Page:
    """A window that a worker may serve."""
    return fenetre(service_workers="allow")


def attendre(page: Page, condition: str) -> None:
    """Until it is true of what the store holds."""
    limite = time.monotonic() + ATTENTE
    while not page.evaluate(f"async () => {{ const gardees = await ({GARDEES})(); return Boolean({condition}) }}"):
        assert time.monotonic() < limite, page.evaluate(GARDEES)
        page.wait_for_timeout(100)


class Chantier(Silencieux):
    """A host that can fail, keep silent, or not be reached at all."""

    etat = ""

    def do_GET(self) -> None:  # noqa: N802  the library's name
        match Chantier.etat:
            case "coupure":
                self.close_connection = True
            case "panne":
                self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
            case "silence":
                time.sleep(30)
                super().do_GET()
            case _:
                super().do_GET()


@pytest.fixture
def chantier() -> Iterator[type[Chantier]]:
    yield Chantier
    Chantier.etat = ""


def test_after_one_visit_guides_letters_and_lists_are_read_without_a_network(
    page: Page, site: Path, chantier: type[Chantier]
) -> None:
    with servir(site, chantier) as adresse:
        lire_sans_reseau(page, adresse, chantier)


def lire_sans_reseau(page: Page, adresse: str, chantier: type[Chantier]) -> None:
    demandes: list[str] = []
    page.context.on("request", lambda demande: demandes.append(demande.url))
    page.goto(adresse)
    attendre(page, "gardees.some((une) => une.startsWith('/search/search_index.json'))")
    page.goto(f"{adresse}progres/")
    attendre(page, "gardees.includes('/progres/')")
    expect(page.locator(VERSION)).to_have_count(0)
    chantier.etat = "coupure"

    for lieu in ("guides/premier-contact/", "courriers/premier-contact/", "departements/61-orne/", "progres/"):
        page.goto(f"{adresse}{lieu}#ancre")
        expect(page.locator(VERSION)).to_contain_text("Version du")
        assert page.evaluate("document.fonts.size") > 0
    page.goto(f"{adresse}courriers/#61001")
    expect(page.locator(".atelier__commune")).to_contain_text("Alençon")
    page.goto(adresse)
    page.get_by_label("Cherchez votre commune").fill("louvier")
    expect(page.locator(".recherche__resultat").first).to_contain_text("Louviers")
    page.goto(f"{adresse}communes/61001-alencon/")
    expect(page).to_have_url(f"{adresse}hors-ligne/#communes/61001-alencon/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lire ce site sans réseau")
    lettre = page.get_by_role("link", name="Remplir une lettre pour cette commune")
    expect(lettre).to_have_attribute("href", re.compile(r"courriers/#61001$"))
    page.goto(f"{adresse}courriers/premier-contact/")
    with page.expect_download() as telechargement:
        page.get_by_role("link", name="ODT").first.click()
    assert telechargement.value.path().read_bytes().startswith(b"PK")
    page.goto(f"{adresse}communes/61001-alencon/")

    chantier.etat = ""
    page.get_by_role("link", name="Réessayer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alençon")
    page.goto(f"{adresse}guides/premier-contact/")
    expect(page.locator(VERSION)).to_have_count(0)
    assert {urlsplit(demande).netloc for demande in demandes} <= {urlsplit(adresse).netloc, ""}


class PetitSite:
    """A site of a few pages, in a folder of its host."""

    def __init__(self, hote: Path) -> None:
        self.racine = hote / "campagne"
        shutil.copytree(RACINE / "docs/assets/hors-ligne", self.racine / "assets/hors-ligne")
        for lieu in ("", "guides/", "visitee/", "autre/"):
            self.ecrire(lieu, "première")
        self.service("a")

    def ecrire(self, lieu: str, version: str) -> None:
        (self.racine / lieu).mkdir(exist_ok=True)
        script = f"{'../' * lieu.count('/')}assets/hors-ligne/page.js"
        (self.racine / lieu / "index.html").write_text(
            f'<!doctype html><html lang="fr"><meta charset="utf-8"><body><main><h1>{version}</h1></main>'
            f'<p class="pied__etat"><time>26 novembre 2026</time></p><script src="{script}"></script></body></html>'
        )

    def service(self, guides: str = "", visites: int = 9) -> None:
        """Write the worker that keeps this version of the guides; without one, that keeps nothing."""
        fichiers = {"": "a", "assets/hors-ligne/page.js": "a", "guides/": guides}
        suite = f"tenir({json.dumps(fichiers)}, {visites})" if guides else "fermer()"
        (self.racine / "hors-ligne.js").write_text(f'importScripts("assets/hors-ligne/magasin.js");{suite}')


@pytest.fixture
def petit(tmp_path: Path) -> PetitSite:
    return PetitSite(tmp_path)


@contextmanager
def ouvert(page: Page, petit: PetitSite) -> Iterator[str]:
    """The address of the little site, once its store is full."""
    with servir(petit.racine.parent, Chantier) as hote:
        page.goto(f"{hote}campagne/")
        attendre(page, "gardees.length === 3 && navigator.serviceWorker.controller")
        yield f"{hote}campagne/"


def relire(page: Page) -> None:
    """Let the browser ask for the worker again, as it does when one comes back."""
    page.evaluate("navigator.serviceWorker.getRegistration().then((un) => un.update())")


def test_the_network_answers_first_and_a_new_version_takes_the_place_of_the_old(
    page: Page, petit: PetitSite, chantier: type[Chantier]
) -> None:
    with ouvert(page, petit) as adresse:
        petit.ecrire("guides/", "deuxième")
        page.goto(f"{adresse}guides/")
        expect(page.locator("h1")).to_have_text("deuxième")
        petit.service("b")
        relire(page)
        attendre(page, "gardees.length === 3 && gardees.includes('/campagne/guides/?contenu=b')")
        chantier.etat = "coupure"
        page.goto(f"{adresse}guides/index.html")
        expect(page.locator("h1")).to_have_text("deuxième")
        expect(page.locator(VERSION)).to_have_text(
            "Version du 26 novembre 2026, gardée par votre navigateur\u00a0: le réseau ne répond pas."
        )


def test_a_page_that_is_withdrawn_leaves_the_store(page: Page, petit: PetitSite) -> None:
    with ouvert(page, petit) as adresse:
        page.goto(f"{adresse}visitee/")
        attendre(page, "gardees.includes('/campagne/visitee/')")
        for lieu in ("visitee/", "guides/"):
            shutil.rmtree(petit.racine / lieu)
            page.goto(f"{adresse}{lieu}")
        page.goto(adresse)
        attendre(page, "gardees.length === 2 && gardees.every((une) => une.endsWith('?contenu=a'))")


def test_the_last_pages_seen_are_kept_and_no_more(page: Page, petit: PetitSite) -> None:
    petit.service("a", visites=1)
    with ouvert(page, petit) as adresse:
        for lieu in ("visitee/", "autre/"):
            page.goto(adresse + lieu)
            attendre(page, f"gardees.includes('/campagne/{lieu}')")
        attendre(page, "!gardees.includes('/campagne/visitee/')")


@pytest.mark.parametrize("etat", ["panne", "silence"])
def test_a_host_that_fails_or_keeps_silent_is_no_network(
    page: Page, petit: PetitSite, chantier: type[Chantier], etat: str
) -> None:
    with ouvert(page, petit) as adresse:
        chantier.etat = etat
        page.goto(f"{adresse}guides/", timeout=20_000)
        expect(page.locator(VERSION)).to_be_visible()


def test_a_site_that_closes_its_store_undoes_it(page: Page, petit: PetitSite) -> None:
    with ouvert(page, petit):
        page.evaluate("caches.open('autre')")
        petit.service()
        relire(page)
        attendre(page, "!(await navigator.serviceWorker.getRegistration())")
        attendre(page, "(await caches.keys()).join() === 'autre'")


def test_one_may_refuse_the_store(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}hors-ligne/")
    attendre(page, "gardees.length > 0")
    page.get_by_role("button", name="Effacer ce qui est gardé").click()
    expect(page.locator(".magasin p")).to_have_text("Ce navigateur ne garde rien de ce site.")
    attendre(page, "gardees.length === 0")
    page.reload()
    page.wait_for_timeout(4_000)  # longer than a page waits before it asks for the store
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((toutes) => toutes.length)") == 0
