"""Names: however they are written, and in the order of the alphabet. What the browser does is in test_paires.py."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tournee.francais.noms import alphabetique, mots, slug


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        *(("L'Œil-de-Bœuf", "l-oeil-de-boeuf"), ("L’Œil de Bœuf", "l-oeil-de-boeuf"), ("VASCŒUIL", "vascoeuil")),
        *(("Saint-Lô", "saint-lo"), ("St Lô", "st-lo"), ("É’à ç", "e-a-c"), ("  Le\u00a0Havre ", "le-havre")),
    ],
)
def test_the_end_of_an_address(nom: str, attendu: str) -> None:
    assert slug(nom) == attendu


def test_words_are_at_full_length() -> None:
    assert mots("STE-Mère Église s/ Mer") == ["sainte", "mere", "eglise", "sur", "mer"]


def test_accents_spaces_and_capitals_do_not_leave_the_alphabet() -> None:
    """The accents that put a letter after « z » in a table of codes do not here; a space comes before a hyphen."""
    noms = [
        *("Aÿ", "Échalou", "Ecouché", "Écouché", "Évreux", "L'Aigle", "La Ferrière", "Ménil-Erreux", "Mieuxcé"),
        *("Œuilly", "Oz", "Saint-Ymer", "Sainte-Croix", "touffreville", "Touffreville", "Touffréville", "Val de Saâne"),
        *("Val-de-Reuil", "Vitrai"),
    ]
    fiches = [SimpleNamespace(nom=nom) for nom in sorted(noms, reverse=True)]
    assert [fiche.nom for fiche in alphabetique(fiches)] == noms
    assert alphabetique(sorted(noms), "") == noms
