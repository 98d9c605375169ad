"""Prepositions before names."""

from __future__ import annotations

import pytest

from tournee.francais.phrases import a, de


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
