"""A rhythm in French, and the rule that it means."""

from __future__ import annotations

import re

import pytest

from tournee.fiches.reunions import RYTHME, regle


@pytest.mark.parametrize(
    ("rythme", "dite"),
    [
        ("chaque lundi", "FREQ=WEEKLY;BYDAY=MO"),
        ("tous les dimanches", "FREQ=WEEKLY;BYDAY=SU"),
        ("un jeudi sur deux", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("le premier mardi de chaque mois", "FREQ=MONTHLY;BYDAY=1TU"),
        ("le dernier vendredi du mois", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("le 15 de chaque mois", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("FREQ=MONTHLY;BYDAY=1TU,-1MO;INTERVAL=2", "FREQ=MONTHLY;BYDAY=1TU,-1MO;INTERVAL=2"),
    ],
)
def test_a_rhythm_means_a_rule(rythme: str, dite: str) -> None:
    assert re.fullmatch(RYTHME.motif, rythme)
    assert regle(rythme) == dite


@pytest.mark.parametrize(
    "rythme",
    [
        "le 32 de chaque mois",
        "le 0 de chaque mois",
        "le sixième mardi de chaque mois",
        "FREQ=HOURLY",
        "FREQ=MONTHLY;BYDAY=9TU",
    ],
)
def test_what_is_no_rhythm_is_none(rythme: str) -> None:
    assert not re.fullmatch(RYTHME.motif, rythme)
