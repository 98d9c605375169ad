"""The journal of the groups: how it begins, where its reports are shown, how one more is written."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.conftest import COMPTE_RENDU
from tests.construction import renderer_de
from tournee.publications import gulls, journal
from tournee.site.shortcodes import fragment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne

FORGE = "https://github.com/exemple/tournee/edit/main/"
GITLAB = "https://gitlab.com/exemple/tournee/-/edit/main/"
PAGE = "journal/index.md"


def pages(campagne: Campagne, forge: str | None = None) -> dict[str, str]:
    renderer = renderer_de(campagne, forge=forge)
    modules = (journal, gulls)
    return {un.uri: str(un.read()) for module in modules for un in module.publish(renderer.campagne, renderer)}


def test_a_journal_without_a_report_says_so_and_how_to_write_the_first(projet: Projet) -> None:
    campagne = projet.charger()
    page = pages(campagne)[PAGE]
    assert "Aucun compte rendu n’est encore écrit." in page
    assert 'href="../guides/ecrire-un-compte-rendu/"' in page
    assert "forge" not in page
    accueil = fragment("journal", "", renderer_de(campagne))
    assert "<h2" not in accueil
    assert 'href="fil.xml"' in accueil


def test_a_report_has_its_page_in_the_place_of_its_file(raconte: Projet) -> None:
    campagne = raconte.charger()
    renderer = renderer_de(campagne)
    page = next(un for un in journal.publish(campagne, renderer) if un.uri == "journal/2026-11-20-visite.md")
    assert page.head
    assert (page.source, page.head.titre) == (
        "docs/journal/2026-11-20-visite.md",
        "Une visite à Exemple-sur-Mer",
    )
    corps = str(page.content)
    for lien in ("../../gulls/les-essais/", "../../communes/98001-exemple-sur-mer/", "https://forum.example/t/visite"):
        assert f'href="{lien}"' in corps
    assert "\n\nLa mairie nous a reçus une demi-heure." in corps


def test_a_report_is_read_as_the_markdown_that_it_is(site_imagine: Path) -> None:
    """Its head and its foot are HTML, what a group writes between them is not."""
    page = (site_imagine / "journal/2031-11-06-rencontre-a-brune-la-ville/index.html").read_text("utf-8")
    assert '<h2 id="la-suite">La suite<' in page
    assert "<li>Le logiciel de comptabilité" in page
    assert "## " not in page


def test_without_a_thread_one_encourages_on_the_forum(raconte: Projet) -> None:
    raconte.remplacer("docs/journal/2026-11-20-visite.md", "fil: https://forum.example/t/visite\n", "")
    page = pages(raconte.charger())["journal/2026-11-20-visite.md"]
    assert '<a class="md-button md-button--primary" href="https://forum.example">Encourager</a>' in page


def test_the_newest_come_first_by_year_and_a_page_shows_three(raconte: Projet) -> None:
    for le in ("2025-03-01", "2026-01-02", "2026-10-01"):
        raconte.ecrire(f"docs/journal/{le}-visite.md", COMPTE_RENDU.replace("2026-11-20", le))
    toutes = pages(raconte.charger())
    liste, groupe = toutes[PAGE], toutes["gulls/les-essais/index.md"]
    places = [liste.index(f'"{un}') for un in ("annee-2026", "2026-11-20", "2026-10-01", "2026-01-02", "annee-2025")]
    assert places == sorted(places)
    assert [le for le in ("2026-11-20", "2026-01-02", "2025-03-01") if f"journal/{le}" in groupe] == [
        "2026-11-20",
        "2026-01-02",
    ]
    assert "comptes-rendus" not in toutes["gulls/les-modeles/index.md"]


@pytest.mark.parametrize("forge", [FORGE, GITLAB])
def test_the_forge_opens_a_report_that_only_needs_to_be_completed(projet: Projet, forge: str) -> None:
    page = pages(projet.charger(), forge)[PAGE]
    squelette = unescape(page.split("<pre><code>")[1].split("</code></pre>")[0])
    (lien,) = [lien for lien in re.findall('href="([^"]+)"', page) if "2026-11-22-rencontre.md" in lien]
    ouvert = parse_qs(urlsplit(unescape(lien)).query)
    assert ("value" in ouvert) is (forge == FORGE)
    assert ouvert.get("value", [squelette]) == [squelette]
    (fichier,) = ouvert.get("filename") or ouvert["file_name"]
    rempli = squelette.replace("identifiant-du-groupe", "les-essais").replace("code INSEE", "98001")
    projet.ecrire(fichier, rempli.replace("fil: https://…\n", ""))
    restent = [rang for rang, ligne in enumerate(projet.lire(fichier).split("\n"), 1) if "(à remplir)" in ligne]
    assert [probleme.partition(": ")[0] for probleme in projet.problems()] == [f"{fichier}:{rang}" for rang in restent]
    assert len(restent) == 3
    projet.ecrire(fichier, re.sub(r"\(à remplir\).*", "Dit.", projet.lire(fichier)))
    assert projet.problems() == []
