"""The geometry of the charts: parts that fill their bar and are all seen, steps that go on, round marks."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tournee.campagne.progres import Courbes
from tournee.fiches.statuts import Statut
from tournee.francais.dates import DatePartielle
from tournee.site.graphiques import ENTIER, VISIBLE, Rangee, bande, escalier, graduations

NOMBRES = st.lists(st.integers(0, 10**6), max_size=12)


@given(NOMBRES.filter(any))
def test_the_parts_fill_the_bar_and_each_that_there_is_something_of_is_seen(valeurs: list[int]) -> None:
    parts = bande(valeurs)
    assert sum(part.largeur for part in parts) == pytest.approx(ENTIER)
    assert [part.debut for part in parts[1:]] == pytest.approx([part.debut + part.largeur for part in parts[:-1]])
    assert all(bool(valeur) == bool(part.largeur) for valeur, part in zip(valeurs, parts, strict=True))
    assert all(part.largeur >= VISIBLE * 0.999 for part in parts if part.largeur)


@given(NOMBRES, st.integers(1, 10**7))
def test_a_bar_that_is_out_of_more_is_never_longer_than_its_whole(valeurs: list[int], sur: int) -> None:
    assert sum(part.largeur for part in bande(valeurs, sur)) <= ENTIER * 1.000001


def test_a_bar_is_as_long_as_its_share_of_the_whole() -> None:
    assert [part.largeur for part in bande([10, 20], 40)] == [25, 50]
    assert [part.largeur for part in bande([1, 9_999])] == pytest.approx([VISIBLE, ENTIER - VISIBLE])
    assert bande([]) == []
    assert Rangee("Rien", "0", {"a": 0, "b": 0}).dessin == []


@given(st.integers(0, 10**6))
def test_the_marks_are_round_and_go_beyond_the_highest_value(maximum: int) -> None:
    reperes = graduations(maximum)
    assert reperes[0] == 0
    assert reperes[-1] >= max(maximum, 1)
    assert len(reperes) <= 5
    assert {b - a for a, b in pairwise(reperes)} == {reperes[1]}
    assert str(reperes[1]).rstrip("0") in {"1", "2", "5"}


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 50)), min_size=1, max_size=30))
def test_a_step_line_goes_from_edge_to_edge_without_turning_back(pas: list[tuple[int, int]]) -> None:
    jours, valeurs = [date(2020, 1, 1)], [0]
    for ecart, ajout in pas:
        jours.append(jours[-1] + timedelta(ecart))
        valeurs.append(valeurs[-1] + ajout)
    courbes = Courbes(tuple(map(DatePartielle.parse, jours)), {Statut.CONTACTEE: tuple(valeurs)}, Counter())
    dessin = escalier(courbes)
    trace = dessin.traces[Statut.CONTACTEE]
    x = [0.0, *map(float, re.findall(r"H([\d.]+)", trace))]
    assert x == sorted(x)
    assert x[-1] == ENTIER
    hauteurs = [*map(float, re.findall(r"(?:M0 |V)([\d.]+)", trace))]
    assert hauteurs == sorted(hauteurs, reverse=True)
    assert len(hauteurs) == len(valeurs)
    assert 0 < len(dessin.dates) <= 5
    assert dessin.dates[0].place == ENTIER
