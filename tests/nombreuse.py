"""The site of the sample as six hundred followed communes would make it: the pages that change, over the others."""

from __future__ import annotations

import mimetypes
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.campagne_nombreuse import suivre
from tests.construction import JOUR, composer, renderer_de
from tournee.loading.loading import load
from tournee.publications import a_faire, carte, gulls, pages, repertoire, territoires

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tournee.campagne.campagne import Campagne

    Nombreuse = Callable[[Page], Page]

NOMBRE = 600


@pytest.fixture(scope="session")
def campagne_nombreuse(tmp_path_factory: pytest.TempPathFactory) -> Campagne:
    projet = composer(tmp_path_factory.mktemp("nombreuse"))
    suivre(projet, NOMBRE)
    return load(projet, JOUR)


@pytest.fixture(scope="session")
def publies_nombreux(campagne_nombreuse: Campagne) -> dict[str, bytes]:
    """What that campaign publishes, by address: a page is the fragment that the theme frames."""
    renderer = renderer_de(campagne_nombreuse)
    modules = (a_faire, carte, gulls, pages, repertoire, territoires)
    fichiers = [fichier for module in modules for fichier in module.publish(campagne_nombreuse, renderer)]
    lus = ((fichier.uri, fichier.read()) for fichier in fichiers if not fichier.uri.startswith("epci/"))
    return {uri: contenu.encode() if isinstance(contenu, str) else contenu for uri, contenu in lus}


@pytest.fixture
def nombreuse(site: Path, publies_nombreux: dict[str, bytes]) -> Nombreuse:
    """Makes a window see that campaign."""

    def repondre(route: Route) -> None:
        lieu = urlsplit(route.request.url).path.removeprefix("/")
        if contenu := publies_nombreux.get(lieu):
            route.fulfill(body=contenu, content_type=mimetypes.guess_type(lieu)[0])
        elif contenu := publies_nombreux.get(f"{lieu}index.md"):
            cadre = (site / lieu / "index.html").read_text("utf-8")
            page = re.sub("(?s)(<article[^>]*>).*(</article>)", lambda m: m[1] + contenu.decode() + m[2], cadre)
            route.fulfill(body=page, content_type="text/html; charset=utf-8")
        else:
            route.continue_()

    def voir(page: Page) -> Page:
        page.route("**/*", repondre)
        return page

    return voir
