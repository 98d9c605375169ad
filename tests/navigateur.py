"""A Chromium found on the machine, and the built site behind a local server."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


class Silencieux(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def adresse(site: Path) -> Iterator[str]:
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silencieux, directory=str(site)))
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serveur.server_port}/"
    serveur.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        assert "TOURNEE_TOUT_TESTER" not in os.environ, "Chromium manque, et rien ne doit être sauté ici."
        pytest.skip("AUCUN CHROMIUM SUR CETTE MACHINE : ce qui se passe dans un navigateur N’EST PAS TESTÉ.")
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield navigateur
        navigateur.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A desk's window; the test fails on any error that the page throws."""
    contexte = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = contexte.new_page()
    erreurs: list[str] = []
    page.on("pageerror", lambda erreur: erreurs.append(str(erreur)))
    yield page
    contexte.close()
    assert erreurs == []


@pytest.fixture(scope="session")
def fautes_de() -> Callable[[Page], list[tuple[str, list[str]]]]:
    """What axe finds wrong in a page: each rule broken, with where."""

    def chercher(page: Page) -> list[tuple[str, list[str]]]:
        violations = Axe().run(page).response["violations"]
        return [(faute["id"], [noeud["html"][:120] for noeud in faute["nodes"]]) for faute in violations]

    return chercher
