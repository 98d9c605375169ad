"""What follows from a status is whole: its word, its sentences, its colour, its sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader

from tests.construction import RACINE
from tournee.fiches.statuts import Statut
from tournee.francais.phrases import FILTERS
from tournee.site.rendering import en_json

if TYPE_CHECKING:
    from pathlib import Path

PHRASES = RACINE / "overrides/pages/statuts"
STYLES = "\n".join(feuille.read_text("utf-8") for feuille in (RACINE / "docs/assets").rglob("*.css"))


def test_each_status_has_its_sentences_and_no_other_has() -> None:
    assert {fichier.stem for fichier in PHRASES.iterdir()} == set(Statut)


@pytest.mark.parametrize("statut", Statut)
def test_its_sentences_say_where_things_stand_and_what_comes_next(statut: Statut) -> None:
    env = Environment(loader=FileSystemLoader(PHRASES.parent), autoescape=True)
    env.filters |= {**FILTERS, "en_json": en_json}
    macros = env.get_template(f"statuts/{statut}.html").module
    assert callable(macros.phrase)  # type: ignore[attr-defined]  # Jinja's own
    assert callable(macros.prochain_pas)  # type: ignore[attr-defined]  # the same


@pytest.mark.parametrize("statut", Statut)
def test_it_has_a_colour_a_badge_and_a_place_on_the_map(statut: Statut) -> None:
    assert re.search(rf"--statut-{statut}\s*:", STYLES)
    assert f"var(--statut-{statut}-texte)" in STYLES
    assert f".contour--{statut}" in STYLES


def test_a_picture_that_leaves_the_site_has_its_colours() -> None:
    """They stand a second time where no style sheet follows: each is the light one, which comes first."""
    env = Environment(loader=FileSystemLoader(PHRASES.parent), autoescape=True)
    couleurs = env.get_template("_couleurs.html").module
    statuts, jetons = couleurs.statuts, couleurs.jetons  # type: ignore[attr-defined]  # Jinja's own
    claires = dict(reversed(re.findall(r"--([\w-]+): (#\w+|var\([\w-]+\));", STYLES)))
    assert set(statuts) == set(Statut)
    for nom, couleur in [*((f"statut-{statut}", couleur) for statut, couleur in statuts.items()), *jetons.items()]:
        dite = claires[nom]
        assert couleur == claires.get(dite.removeprefix("var(--").removesuffix(")"), dite), nom


def test_no_template_is_published(site: Path) -> None:
    gabarits = [fichier.relative_to(RACINE / "overrides") for fichier in (RACINE / "overrides").rglob("*.*")]
    assert len(gabarits) > 50
    # The theme's own pages are made from templates of these names, which are not what is published there.
    assert [str(chemin) for chemin in gabarits if (site / chemin).exists() and chemin.name not in FAITES] == []


FAITES = {"404.html", "sitemap.xml"}
