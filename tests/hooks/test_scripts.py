"""The scripts that pages load: ours, each light, and at the place where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.construction import RACINE
from tournee.engines.js import compact

if TYPE_CHECKING:
    from pathlib import Path


def test_each_script_is_served_light_where_it_was_written(site: Path) -> None:
    ecrits = sorted((RACINE / "docs").rglob("*.js"))
    assert ecrits
    for ecrit in ecrits:
        servi = (site / ecrit.relative_to(RACINE / "docs")).read_text("utf-8")
        assert servi == compact(ecrit.read_text("utf-8"))
