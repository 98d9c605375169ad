"""What moved, when, and from which status to which."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.campagne.test_chronologie import campagne, commune, laureat
from tournee.campagne.mouvements import mouvements, mouvements_de
from tournee.fiches.statuts import Statut
from tournee.fiches.suivi import Geste

A, R, C, L = Statut.A_CONTACTER, Statut.RESERVEE, Statut.CONTACTEE, Statut.LABELLISEE
SANS_EDITION = [geste for geste in Geste if not geste.effet.ramene and not geste.effet.retire]


def passages(*suivi: tuple[str, str], labels: tuple[int, ...] = ()) -> list[tuple[str, Statut, Statut]]:
    fiche = commune(*suivi)
    palmares = tuple(laureat(annee, insee="61001") for annee in labels)
    tous = mouvements(campagne(fiche, palmares=palmares, jour=date(2026, 11, 22)))
    return [(str(un.etape.compte_le), un.avant, un.apres) for un in tous]


def test_a_line_that_only_adds_to_the_log_moves_nothing() -> None:
    suivi = ("2026-01-05", "courrier"), ("2026-02-05", "note"), ("2026-03", "rencontre")
    assert passages(*suivi) == [
        ("2026-01-05", A, C),
        ("2026-02-05", C, C),
        ("2026-03-01", C, Statut.EN_DISCUSSION),
    ]


def test_two_lines_of_one_day_follow_each_other() -> None:
    assert passages(("2026-01-05", "reservation"), ("2026-01-05", "courrier")) == [
        ("2026-01-05", A, R),
        ("2026-01-05", R, C),
    ]


def test_a_reservation_that_lapsed_is_no_longer_what_the_next_line_finds() -> None:
    assert passages(("2026-01-05", "reservation"), ("2026-06-05", "courrier"))[-1] == ("2026-06-05", A, C)


def test_a_label_moves_what_it_crowns_and_what_is_noted_that_day_finds_it_there() -> None:
    assert passages(("2025-09-01", "courrier"), ("2025-11-19", "note"), labels=(2025,)) == [
        ("2025-09-01", A, C),
        ("2025-11-19", C, L),
        ("2025-11-19", L, L),
    ]


def test_only_what_moved_from_a_day_on() -> None:
    fiche = commune(("2026-01-05", "courrier"), ("2026-02-05", "note"))
    assert len(mouvements(campagne(fiche), depuis=date(2026, 2, 5))) == 1


@settings(derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.dates(date(2024, 1, 1), date(2026, 3, 1)), st.sampled_from(SANS_EDITION)), max_size=7))
def test_each_step_starts_where_the_one_before_left_unless_a_reservation_lapsed(
    lignes: list[tuple[date, Geste]],
) -> None:
    fiche = commune(*((str(le), str(geste)) for le, geste in sorted(lignes, key=lambda ligne: ligne[0])))
    toute = campagne(fiche)
    avant = A
    for un in mouvements_de(toute, fiche):
        assert un.avant is avant or avant is R
        avant = un.apres
    assert toute.situation(fiche).statut is avant or avant is R
