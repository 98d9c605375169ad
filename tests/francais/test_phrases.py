"""Prepositions before names, and the letter with which a sentence begins."""

from __future__ import annotations

import pytest

from tests.construction import RACINE
from tournee.francais.phrases import a, de, majuscule, minuscule


@pytest.mark.parametrize(
    ("nom", "avec_de", "avec_a"),
    [
        ("Normandie Libre", "de Normandie Libre", "à Normandie Libre"),
        ("Écouché", "d’Écouché", "à Écouché"),
        ("Œuilly", "d’Œuilly", "à Œuilly"),
        ("Yvetot", "d’Yvetot", "à Yvetot"),
        ("Le Havre", "du Havre", "au Havre"),
        ("Les Andelys", "des Andelys", "aux Andelys"),
        ("La Ferrière", "de La Ferrière", "à La Ferrière"),
        ("L’Aigle", "de L’Aigle", "à L’Aigle"),
        ("Lessay", "de Lessay", "à Lessay"),
        ("Les", "de Les", "à Les"),
    ],
)
def test_a_preposition_takes_the_form_that_the_name_wants(nom: str, avec_de: str, avec_a: str) -> None:
    assert (de(nom), a(nom)) == (avec_de, avec_a)


def test_a_first_letter_changes_alone() -> None:
    assert (majuscule("entre label Bronze et label Or"), minuscule("Label Or")) == (
        "Entre label Bronze et label Or",
        "label Or",
    )
    assert majuscule("label Or") == "Label Or"


def test_no_template_lowers_the_letters_of_a_name() -> None:
    """Jinja's own filter would write « Label or »."""
    gabarits = [*(RACINE / "overrides").rglob("*.html"), *(RACINE / "hooks").rglob("*.jinja")]
    assert [path.name for path in gabarits if "|capitalize" in path.read_text("utf-8")] == []
