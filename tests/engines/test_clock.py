"""The day is that of a place: past midnight there, it is tomorrow, whatever the machine says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tournee.engines.clock import today
from tournee.loading.loading import load

if TYPE_CHECKING:
    from tests.conftest import Projet


@pytest.mark.parametrize(
    ("moment", "fuseau", "jour"),
    [
        ((2026, 7, 14, 22, 30), "Europe/Paris", date(2026, 7, 15)),
        ((2026, 7, 14, 21, 30), "Europe/Paris", date(2026, 7, 14)),
        ((2026, 12, 31, 23, 30), "Europe/Paris", date(2027, 1, 1)),
        ((2026, 7, 14, 3, 30), "America/Martinique", date(2026, 7, 13)),
    ],
)
def test_the_day_of_a_place(
    monkeypatch: pytest.MonkeyPatch, moment: tuple[int, int, int, int, int], fuseau: str, jour: date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(*moment, tzinfo=UTC).timestamp())))
    assert today(fuseau) == jour


def test_at_half_past_midnight_what_is_done_today_is_not_refused(
    projet: Projet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 11, 21, 23, 30, tzinfo=UTC).timestamp())))
    projet.remplacer("data/communes.yaml", "le: 2026-11-02", "le: 2026-11-22")
    assert load(projet.root).jour == date(2026, 11, 22)
