"""The site written out as a project without hooks: MkDocs alone makes the same files of it, the same pages in them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.region.projet import JOUR
from tournee.cli.main import main
from tournee.francais.dates import epoch

if TYPE_CHECKING:
    from pathlib import Path

RECHERCHE = "search/search_index.json"
ADRESSES = re.compile(r"<loc>([^<]*)</loc>")
PAGE = re.compile(r"<article.*?</article>", re.DOTALL)
TETE = re.compile(r"<(?:title|meta|link)\b[^>]*>[^<]*")
"""What the head says, the theme's scripts aside."""


@pytest.fixture(scope="module")
def etale(site_imagine: Path, region: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that MkDocs makes of it, in a process that has never heard of our code."""
    assert site_imagine
    vers = tmp_path_factory.mktemp("etale") / "projet"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(epoch(JOUR)))
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        ecrit = CliRunner().invoke(main, ["etaler", str(vers), "--dossier", str(region)])
        assert (ecrit.exit_code, ecrit.stderr) == (0, "")
        commande = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(vers / "mkdocs.yml")]
        construit = subprocess.run(commande, capture_output=True, text=True, check=False)
    assert (construit.returncode, construit.stderr) == (0, "")
    return vers / "site"


def fichiers(site: Path) -> set[str]:
    return {un.relative_to(site).as_posix() for un in site.rglob("*") if un.is_file()}


def test_the_files_are_the_same(etale: Path, site_imagine: Path) -> None:
    assert fichiers(etale) == fichiers(site_imagine)


def test_the_pages_are_the_same(etale: Path, site_imagine: Path) -> None:
    pages = sorted(page for page in fichiers(site_imagine) if page.endswith(".html"))
    assert len(pages) > 150
    for motif in (PAGE, TETE):
        dites = {page: motif.findall(lue(site_imagine / page)) for page in pages}
        assert [page for page in pages if motif.findall(lue(etale / page)) != dites[page]] == []


def lue(page: Path) -> str:
    """Its HTML, but for what the search of the theme alone takes away once it has read it."""
    return page.read_text("utf-8").replace(' data-search-exclude="data-search-exclude"', "")


def test_what_is_no_page_is_the_same(etale: Path, site_imagine: Path) -> None:
    autres = [nom for nom in fichiers(site_imagine) if not nom.endswith(".html")]
    changent = {nom for nom in autres if (etale / nom).read_bytes() != (site_imagine / nom).read_bytes()}
    assert changent == {RECHERCHE, "sitemap.xml", "sitemap.xml.gz"}
    plans = [sorted(ADRESSES.findall((un / "sitemap.xml").read_text("utf-8"))) for un in (etale, site_imagine)]
    assert plans[0] == plans[1]


def test_the_search_finds_each_page_by_its_title_and_is_no_heavier(etale: Path, site_imagine: Path) -> None:
    """Those of the ordinary one, sections aside: with their names, and what a commune was called before."""
    notre, ordinaire = (
        {une["location"]: une for une in json.loads((site / RECHERCHE).read_text("utf-8"))["docs"]}
        for site in (etale, site_imagine)
    )
    assert set(notre) == {lieu for lieu in ordinaire if "#" not in lieu}
    assert {lieu for lieu, une in notre.items() if une["title"] != ordinaire[lieu]["title"]} == set()
    assert {une["text"] for lieu, une in notre.items() if lieu.startswith("communes/9")} == {
        une["text"] for lieu, une in ordinaire.items() if lieu.startswith("communes/9")
    }
    assert (etale / RECHERCHE).stat().st_size <= (site_imagine / RECHERCHE).stat().st_size
