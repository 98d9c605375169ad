"""When the network meets: the next one, those before, what departs from the rhythm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.agenda import REUNIONS, reunir
from tournee.campagne.reunions import a_venir, passees, prochaine

if TYPE_CHECKING:
    from tests.conftest import Projet


def test_a_meeting_is_as_it_is_held(projet: Projet) -> None:
    reunir(projet)
    campagne = projet.charger()
    assert [(f"{une.debut:%Y-%m-%d %H:%M %z}", bool(une.prevue), une.annulee) for une in a_venir(campagne)] == [
        ("2026-12-01 20:30 +0100", False, False),
        ("2026-12-15 20:30 +0100", False, False),
        ("2027-01-12 21:00 +0100", True, False),
        ("2027-02-02 20:30 +0100", False, True),
        ("2027-03-02 20:30 +0100", False, False),
        ("2027-04-06 20:30 +0200", False, False),
    ]
    assert [str(une.jour) for une in passees(campagne.reglages, campagne.jour)] == ["2026-10-06", "2026-11-03"]


@pytest.mark.parametrize(
    ("avant", "apres", "jour"),
    [
        ("premiere: 2026-10-06", "premiere: 2026-12-01", "2026-12-01"),
        ("[2027-02-02]", "[2026-12-01]", "2026-12-15"),
        ("{de: 2027-01-05, au: 2027-01-12", "{de: 2026-12-01, au: 2026-11-24", "2026-11-24"),
        ("derniere: 2027-12-31", "derniere: 2026-11-30", "2026-12-15"),
    ],
)
def test_the_next_one_is_held(projet: Projet, avant: str, apres: str, jour: str) -> None:
    essai = REUNIONS.replace(avant, apres)
    if "derniere: 2026" in apres:
        essai = essai.replace("  annulees: [2027-02-02]\n", "").replace(
            '  deplacees:\n    - {de: 2027-01-05, au: 2027-01-12, heure: "21:00"}\n', ""
        )
    projet.ajouter("data/campagne.yaml", essai)
    une = prochaine(projet.charger())
    assert une
    assert str(une.jour) == jour


def test_one_that_nothing_repeats_is_moved_or_called_off_like_another(projet: Projet) -> None:
    seule = "reunions:\n  texte: Une fois.\n  source: https://forum.example\n  premiere: 2026-12-01\n  heure: '20:30'\n"
    projet.ajouter("data/campagne.yaml", seule + "  deplacees: [{de: 2026-12-01, au: 2026-12-08}]\n")
    assert [str(une.jour) for une in a_venir(projet.charger())] == ["2026-12-08"]
    projet.remplacer(
        "data/campagne.yaml", "  deplacees: [{de: 2026-12-01, au: 2026-12-08}]\n", "  annulees: [2026-12-01]\n"
    )
    campagne = projet.charger()
    assert [une.annulee for une in a_venir(campagne)] == [True]
    assert prochaine(campagne) is None


def test_there_is_none_while_no_day_is_fixed(projet: Projet) -> None:
    assert a_venir(projet.charger()) == []
    projet.ajouter("data/campagne.yaml", "reunions: {texte: Un projet., source: https://forum.example}\n")
    campagne = projet.charger()
    assert (a_venir(campagne), passees(campagne.reglages, campagne.jour)) == ([], [])
