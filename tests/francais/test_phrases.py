"""Prepositions before names, and the letter with which a sentence begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.construction import RACINE
from tournee.francais.phrases import a, de, decimal, en_reseau, majuscule, minuscule, pourcent, pourcents


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


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=12).filter(any))
def test_the_shares_of_a_whole_add_up_to_a_hundred(parties: list[int]) -> None:
    dites = [dite.removesuffix("\u00a0%").replace(",", ".") for dite in pourcents(parties)]
    aux_bornes = {"moins de 0.1": 0, "plus de 99.9": 100}
    assert round(sum(aux_bornes[dite] if dite in aux_bornes else float(dite) for dite in dites), 1) == 100
    assert [dite == "0" for dite in dites] == [not partie for partie in parties]
    assert [dite == "100" for dite in dites] == [partie == sum(parties) for partie in parties]
    assert {len(dite.partition(".")[2]) for dite in dites if dite not in {"0", "100"}} <= {1}


def test_the_largest_remainders_are_rounded_up() -> None:
    assert pourcents([1, 1, 1]) == ["33,4\u00a0%", "33,3\u00a0%", "33,3\u00a0%"]
    assert pourcents([2640, 3, 1]) == ["99,9\u00a0%", "0,1\u00a0%", "moins de 0,1\u00a0%"]
    assert pourcents([0, 0]) == ["0\u00a0%", "0\u00a0%"]
    assert pourcents([97, 3]) == ["97,0\u00a0%", "3,0\u00a0%"]
    assert pourcents([9999, 1]) == ["plus de 99,9\u00a0%", "moins de 0,1\u00a0%"]


@pytest.mark.parametrize(
    ("part", "dite"),
    [(0, "0"), (0.01, "moins de 0,1"), (3, "3,0"), (33.37, "33,4"), (99.97, "plus de 99,9"), (100, "100")],
)
def test_a_share_is_told_to_the_tenth_unless_it_is_nothing_or_all(part: float, dite: str) -> None:
    assert pourcent(part) == f"{dite}\u00a0%"


@pytest.mark.parametrize(("valeur", "dite"), [(0, "0,0"), (1, "1,0"), (0.25, "0,2"), (1562.5, "1\u202f562,5")])
def test_a_number_is_told_to_the_tenth(valeur: float, dite: str) -> None:
    assert decimal(valeur) == dite


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("Normandie Libre", "réseau Normandie Libre"),
        ("Réseau breton", "Réseau breton"),
        ("RESEAU LIBRE", "RESEAU LIBRE"),
    ],
)
def test_a_network_is_called_one_only_once(nom: str, dit: str) -> None:
    assert en_reseau(nom) == dit
