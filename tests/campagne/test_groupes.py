"""The groups as the campaign sees them: which ones a public source shows alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Projet


@pytest.mark.parametrize(("vue_en", "confirme"), [(2026, True), (2024, True), (2023, False), (2012, False)])
def test_a_group_is_confirmed_when_it_was_surely_seen_less_than_three_years_ago(
    projet: Projet, vue_en: int, *, confirme: bool
) -> None:
    projet.remplacer("data/gulls.yaml", "vue_en: 2026", f"vue_en: {vue_en}")
    campagne = projet.charger()
    assert ("les-essais" in {gull.id for gull in campagne.gulls_confirmes}) is confirme
