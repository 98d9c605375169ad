"""What must hold of every page of any site: that of the repository, then that of a region where all is told."""

from __future__ import annotations

import os
import re
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from tests.construction import ADRESSE
from tests.docs.test_prepositions import FAUTE, MACHINE, phrases
from tournee.publications.partage import ACCUEIL, PARTIES
from tournee.site.adresses import PARTAGE

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne

CHARGE = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "use": "href"}
BALISE = re.compile(r"<(\w+)((?:\s+[\w:-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?)*)\s*/?>")
ATTRIBUT = re.compile(r"([\w:-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*))")
RENVOI = 1500
"""What a page weighs at least that does more than lead on to another."""
SELON_L_ANCRE = ("/courriers/index.html", "/contribuer/noter/index.html")
"""Where a script reads the anchor: the letters, the form of contacts."""


class Page:
    """The addresses, the anchors and the choices of a page; expressions read 2,700 of them ten times faster."""

    def __init__(self, html: str) -> None:
        self.liens: list[str] = []
        self.charges: list[str] = []
        self.ancres: set[str] = set()
        self.repetees: set[str] = set()
        """Those of two elements, of which a link reaches the first alone."""
        self.choix: set[str] = set()
        for balise, attributs in BALISE.findall(html):
            champs = {nom: unescape(a or b or c) for nom, a, b, c in ATTRIBUT.findall(attributs)}
            self.repetees |= self.ancres & {champs.get("id", "")}
            self.ancres |= {champs[nom] for nom in ("id", "name") if nom in champs}
            if balise == "option":
                self.choix.add(champs.get("value", ""))
            elif balise == "a" and "href" in champs:
                self.liens.append(champs["href"])
            elif champs.get(CHARGE.get(balise, "")) and champs.get("rel") not in {"canonical", "prev", "next"}:
                self.charges.append(champs[CHARGE[balise]])

    @cached_property
    def communes(self) -> set[str]:
        """The codes of those whose pages it leads to."""
        return {trouve[1].lower() for lien in self.liens if (trouve := re.search(r"/communes/(\w{5})-", lien))}


@pytest.fixture(scope="module")
def lues(chaque_site: Path) -> dict[Path, Page]:
    """Every page of a site, read once."""
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(chaque_site.resolve().rglob("*.html"))}


def test_every_internal_link_leads_to_a_page_and_an_anchor(chaque_site: Path, lues: dict[Path, Page]) -> None:
    assert len(lues) > 80
    assert sum(len(page.liens) for page in lues.values()) > 20 * len(lues)
    existe = {str(chaque_site.resolve()), *map(str, chaque_site.resolve().rglob("*"))}
    perdus = [
        (str(path), lien)
        for path, page in lues.items()
        if path.name != "404.html"  # its addresses start at the root of the published site
        for lien in page.liens
        if not _atteint(path, lien, lues, existe)
    ]
    assert perdus == []


def _atteint(page: Path, lien: str, lues: dict[Path, Page], existe: set[str]) -> bool:
    parts = urlsplit(lien)
    if parts.scheme in {"http", "https", "mailto", "webcal"}:
        return True
    cible = os.path.normpath(page.parent / unquote(parts.path)) if parts.path else str(page)
    if cible in existe and "." not in Path(cible).name:
        cible += "/index.html"
    if cible not in existe:
        return False
    cle = parts.fragment.partition("/")[0].lower()
    sienne = page.parent.name.partition("-")[0]
    permises = {sienne} if page.parent.parent.name == "communes" else lues[page].communes
    if cible.endswith(SELON_L_ANCRE) and cle in permises:
        return True  # a script reads there the code of the commune that one comes from, or of one of a list
    if cible.endswith(SELON_L_ANCRE[1]) and parts.path and parts.fragment:
        return {*filter(None, parts.fragment.split("/"))} <= lues[Path(cible)].choix  # the script chooses them
    return not parts.fragment or not cible.endswith(".html") or unquote(parts.fragment) in lues[Path(cible)].ancres


def test_each_commune_has_its_page(site_du_depot: Path, campagne_du_depot: Campagne) -> None:
    pages = {page.parent.name for page in site_du_depot.glob("communes/*/index.html")}
    assert {commune.slug for commune in campagne_du_depot.territoire.communes.values()} <= pages


def test_no_page_has_two_elements_of_one_id(lues: dict[Path, Page]) -> None:
    assert Page('<p id="ici"><a name="ici"></a><b id=ici></b></p>').repetees == {"ici"}
    assert {path: page.repetees for path, page in lues.items() if page.repetees} == {}


def test_no_page_loads_anything_from_elsewhere(chaque_site: Path, lues: dict[Path, Page]) -> None:
    ailleurs = [
        (str(path), adresse)
        for path, page in lues.items()
        for adresse in page.charges
        if urlsplit(adresse).netloc not in {"", urlsplit(ADRESSE).netloc}
    ]
    feuilles = [
        (path.name, adresse)
        for path in chaque_site.rglob("*.css")
        for adresse in re.findall(r"url\(\s*[\"']?((?:https?:)?//[^)\"']+)", path.read_text(encoding="utf-8"))
    ]
    assert ailleurs + feuilles == []


def test_every_page_names_a_picture_and_the_picture_is_there(chaque_site: Path, lues: dict[Path, Page]) -> None:
    nommees = {
        path: re.findall(r'<meta property="og:image" content="([^"]+)">', path.read_text("utf-8"))
        for path in lues
        if not {"carte/seule", "404.html"} & {str(path.relative_to(chaque_site.resolve()).parent), path.name}
        if path.stat().st_size > RENVOI  # what only leads on is seen by nobody
    }
    assert len(nommees) > len(lues) / 2
    assert [path for path, images in nommees.items() if len(images) != 1] == []
    adresses = {images[0] for images in nommees.values()}
    parties = {partie for partie in PARTIES if (chaque_site / partie).is_dir() or partie == ACCUEIL}
    assert {f"{ADRESSE}partage/{partie}.png" for partie in parties} <= adresses
    assert {ADRESSE + un.relative_to(chaque_site).as_posix() for un in chaque_site.rglob(PARTAGE)} <= adresses
    assert [un for un in adresses if not (chaque_site / un.removeprefix(ADRESSE)).is_file()] == []


def test_nothing_but_pages_and_assets_is_published(chaque_site: Path) -> None:
    pages = {
        ".html",
        ".css",
        ".js",
        ".map",
        ".svg",
        ".png",
        ".json",
        ".geojson",
        ".xml",
        ".gz",
        ".webmanifest",
        ".woff2",
    }
    documents = {".webmanifest", ".odt", ".docx", ".pdf", ".txt", ".eml", ".csv", ".zip", ".ics"}
    assert {path.suffix for path in chaque_site.rglob("*") if path.is_file()} <= pages | documents


def test_no_page_writes_a_preposition_that_its_name_refuses_nor_what_a_program_says(chaque_site: Path) -> None:
    fautes: dict[str, str] = {}
    for path in chaque_site.rglob("*"):
        if path.suffix in {".html", ".txt", ".csv", ".ics", ".svg"}:
            lu = phrases(path.read_text("utf-8"))
            fautes |= {
                lu[trouve.start() : trouve.end() + 12]: path.relative_to(chaque_site).as_posix()
                for faute in (FAUTE, MACHINE)
                for trouve in faute.finditer(lu)
            }
    assert fautes == {}
