"""What was once told and is false: no text, no datum, no template, no script says it again (phrases.yaml)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from tests.construction import RACINE

if TYPE_CHECKING:
    from collections.abc import Iterator

PHRASES: Final[list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "phrases.yaml").read_text("utf-8"))
LIEUX: Final = (
    "*.md",
    "data/*.yaml",
    "docs/**/*.md",
    "docs/assets/**/*.js",
    "hooks/**/*.jinja",
    "hooks/**/*.typ",
    "overrides/**/*.html",
)
EGALES: Final = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})


def motif(phrase: dict[str, Any]) -> re.Pattern[str]:
    """Its pattern, whatever the spaces and where the lines end."""
    return re.compile(phrase["motif"].replace(" ?", r"\s*").replace(" ", r"\s+"))


@pytest.fixture(scope="module")
def textes() -> dict[str, str]:
    """Whatever people read, as it is written, by its place."""
    fichiers = {path.relative_to(RACINE).as_posix(): path for lieu in LIEUX for path in RACINE.glob(lieu)}
    return {nom: path.read_text("utf-8").translate(EGALES) for nom, path in fichiers.items()}


def trouvees(phrase: dict[str, Any], textes: dict[str, str]) -> Iterator[str]:
    for nom, texte in textes.items():
        for vu in motif(phrase).finditer(texte):
            ligne = texte.count("\n", 0, vu.start()) + 1
            yield f"{nom}:{ligne}: « {vu[0]} » : {phrase['pourquoi']} Écrivez par exemple : {phrase['juste']}"


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["sujet"])
def test_nothing_says_it_any_more(phrase: dict[str, Any], textes: dict[str, str]) -> None:
    assert list(trouvees(phrase, textes)) == []


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["sujet"])
def test_a_pattern_takes_the_false_sentence_and_no_right_one(phrase: dict[str, Any]) -> None:
    for fautive in phrase["fautives"]:
        assert motif(phrase).search(fautive.translate(EGALES).replace(" ", "\n")), fautive
    assert [une["sujet"] for une in PHRASES if motif(phrase).search(une["juste"].translate(EGALES))] == []


def test_all_that_people_read_is_looked_at(textes: dict[str, str]) -> None:
    lus = {nom.partition("/")[0] if "/" in nom else "" for nom in textes}
    assert lus >= {"", "data", "docs", "overrides", "hooks"}
    assert {
        "data/label.yaml",
        "docs/guides/le-label.md",
        "docs/courriers/relance.md",
        "docs/mentions-legales.md",
    } <= textes.keys()
    assert len(textes) > 100
