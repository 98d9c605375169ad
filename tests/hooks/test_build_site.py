"""One build as a contributor meets it: what stops it, said with its file and line, and the site that stays in place."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from tests.construction import ADRESSE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOUVIERS = "communes/27375-louviers/"


def test_an_address_that_nobody_gave_is_printed_nowhere(
    petite: Path,
    build: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither that of the forge nor that of the site: no edition, no QR code, no column, nothing canonical."""
    monkeypatch.delenv("DEPOT_URL")
    monkeypatch.delenv("SITE_URL")
    caplog.set_level(logging.INFO, "mkdocs")
    site = build(petite)
    assert caplog.text.count("SITE_URL n’est pas donnée") == 1
    textes = {
        str(fichier.relative_to(site)): fichier.read_text("utf-8-sig")
        for motif in ("*.html", "*.xml", "*.json", "*.csv", "*.txt", "*.svg")
        for fichier in site.rglob(motif)
    }
    motif = re.compile(
        r"localhost|127\.0\.0\.1|tournee\.example|Sitemap:|/edit/main|rel=\"canonical\" href=\"(?!\.\.)|og:url|<loc>"
    )
    assert [nom for nom, texte in textes.items() if motif.search(texte)] == []
    assert "sitemap.xml" not in textes
    assert textes["gulls/les-passeurs/publipostage.csv"].splitlines()[0].endswith(";courriel;statut")
    assert '<textarea class="integrer__code"' in textes["carte/integrer/index.html"]
    assert "&lt;iframe" not in textes["carte/integrer/index.html"]
    for remise in ("depliant", "feuille-a-remettre"):
        assert b"/Figure" not in (site / f"courriers/{remise}.pdf").read_bytes()
        assert "Code QR" not in textes[f"courriers/{remise}.txt"]
    assert "Modifier cette ligne" not in textes["communes/96007-brune-la-ville/index.html"]


def test_the_address_that_was_given_is_printed(site: Path) -> None:
    assert f"{ADRESSE}{LOUVIERS}" in (site / "sitemap.xml").read_text("utf-8")
    assert f'<link rel="canonical" href="{ADRESSE}carte/">' in (site / "carte/index.html").read_text("utf-8")
    assert "[Code QR]\ntournee.example" in (site / "courriers/feuille-a-remettre.txt").read_text("utf-8")


def test_a_problem_in_the_data_leaves_the_last_site_in_place(
    petite: Path, caplog: pytest.LogCaptureFixture, build: Callable[..., Path], tmp_path: Path
) -> None:
    (accueil := tmp_path / "site/index.html").parent.mkdir()
    accueil.write_text("Le dernier", "utf-8")
    communes = petite / "data/communes.yaml"
    communes.write_text(communes.read_text(encoding="utf-8").replace("geste: note", "geste: notte"), encoding="utf-8")
    with pytest.raises(Abort):
        build(petite, tmp_path / "site")
    assert re.search(r"data/communes\.yaml:\d+: .*vouliez-vous dire « note »", caplog.text)
    assert accueil.read_text("utf-8") == "Le dernier"


def test_a_generated_page_never_replaces_a_written_one(
    petite: Path, caplog: pytest.LogCaptureFixture, build: Callable[..., Path], tmp_path: Path
) -> None:
    (petite / "docs/palmares").mkdir()
    (petite / "docs/palmares/index.md").write_text("# Le mien\n", encoding="utf-8")
    with pytest.raises(Abort):
        build(petite, tmp_path / "site")
    assert re.search(r"docs/palmares/index\.md", caplog.text)


def test_a_dead_link_in_a_template_stops_the_build(
    petite: Path, caplog: pytest.LogCaptureFixture, build: Callable[..., Path], tmp_path: Path
) -> None:
    gabarit = petite / "overrides/pages/gulls.html"
    gabarit.write_text(
        gabarit.read_text(encoding="utf-8").replace("lien('contribuer/groupe/')", "lien('contribuez/')"), "utf-8"
    )
    with pytest.raises(Abort):
        build(petite, tmp_path / "site", pages=())
    assert re.search("« /contribuez/ » ne mène à rien", caplog.text)


def test_unknown_blocks_are_told_with_the_line_of_their_file(
    petite: Path, caplog: pytest.LogCaptureFixture, build: Callable[..., Path], tmp_path: Path
) -> None:
    """In a page as in a guide, whose heading counts too: both at once."""
    (petite / "docs/contribuer.md").write_text("# Titre\n\n<!-- tournee:chiffre -->\n", encoding="utf-8")
    path = petite / "docs/guides/la-rencontre.md"
    lignes = [*path.read_text("utf-8").splitlines(), "<!-- tournee:palies -->"]
    path.write_text("\n".join(lignes) + "\n", "utf-8")
    with pytest.raises(Abort):
        build(petite, tmp_path / "site")
    assert re.search(r"docs/contribuer\.md:3: .*vouliez-vous dire « chiffres »", caplog.text)
    assert re.search(rf"docs/guides/la-rencontre\.md:{len(lignes)}: .*vouliez-vous dire « paliers »", caplog.text)
