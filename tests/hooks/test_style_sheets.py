"""The style sheets that pages load: every component in one of them, none published alone, none forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from mkdocs.exceptions import Abort

from tests.construction import RACINE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMPOSANTS = RACINE / "docs/assets/css"


class Reglages(yaml.SafeLoader):
    """mkdocs.yml without its own tags."""


Reglages.add_constructor("!ENV", lambda *_: None)
with (RACINE / "mkdocs.yml").open("rb") as fichier:
    FEUILLES: dict[str, list[str]] = yaml.load(fichier, Reglages)["extra"]["feuilles"]  # noqa: S506  a SafeLoader


def test_a_sheet_holds_its_components_in_order(site: Path) -> None:
    assert FEUILLES
    for uri, noms in FEUILLES.items():
        feuille = (site / uri).read_text("utf-8")
        places = [feuille.index((COMPOSANTS / f"{nom}.css").read_text("utf-8")) for nom in noms]
        assert places == sorted(places)


def test_no_component_is_published_alone(site: Path) -> None:
    assert not (site / "assets/css").exists()


@pytest.mark.parametrize(
    ("geste", "attendu"),
    [
        (
            lambda projet: (projet / "docs/assets/css/perdu.css").write_text("a {}\n"),
            "perdu.css : ce composant n’est dans",
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
