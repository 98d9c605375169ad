"""What the theme writes wrong is put right, and a repair that has lost its object is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from theme_repairs import ThemeRepairs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_each_of_the_words_is_replaced_in_each_page() -> None:
    repairs = ThemeRepairs()
    assert repairs.repair("<a><b>", {"<a>": "<A>", "<b>": "<B>"}) == "<A><B>"
    assert repairs.repair("<a><a>", {"<a>": "<A>", "<b>": "<B>"}) == "<A><A>"
    assert list(repairs.problems()) == []


def test_a_repair_that_hits_no_page_stops_the_build(
    petite: Path, build: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    main = petite / "overrides/main.html"
    texte = main.read_text("utf-8")
    main.write_text(texte.replace("repair({", """repair({\n  '<blink>': '<b>',"""), "utf-8")
    with pytest.raises(Abort):
        build(petite, pages=())
    assert "overrides/main.html : le thème n’écrit plus « <blink> »" in caplog.text
