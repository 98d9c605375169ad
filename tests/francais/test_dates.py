"""Days, months and years: what is read, what is refused, where a period begins and ends."""

from __future__ import annotations

from datetime import date

import pytest

from tournee.francais.dates import DatePartielle


@pytest.mark.parametrize(
    ("ecrit", "debut", "fin", "dit"),
    [
        ("2026-10-03", "2026-10-03", "2026-10-03", "3 octobre 2026"),
        ("2026-10-01", "2026-10-01", "2026-10-01", "1er octobre 2026"),
        ("2026-02", "2026-02-01", "2026-02-28", "février 2026"),
        ("2024-02", "2024-02-01", "2024-02-29", "février 2024"),
        ("2026-12", "2026-12-01", "2026-12-31", "décembre 2026"),
        ("2019", "2019-01-01", "2019-12-31", "2019"),
    ],
)
def test_a_period_begins_ends_and_reads_in_french(ecrit: str, debut: str, fin: str, dit: str) -> None:
    lue = DatePartielle.parse(ecrit)
    assert (str(lue), str(lue.debut), str(lue.fin)) == (ecrit, debut, fin)
    assert lue.en_francais.replace("\N{NO-BREAK SPACE}", " ") == dit


def test_yaml_gives_days_and_integers() -> None:
    assert DatePartielle.parse(date(2026, 10, 3)) == DatePartielle.parse("2026-10-03") == DatePartielle(2026, 10, 3)
    assert DatePartielle.parse(2019) == DatePartielle(2019)


@pytest.mark.parametrize(
    "ecrit",
    [
        "2019-00",
        "2019-13",
        "2019-05-00",
        "2019-02-29",
        "2019-9",
        "19",
        "0000",
        "2019\n",
        "２０１９",
        "",
        True,
        2019.0,
        None,
    ],
)
def test_what_is_no_date_is_refused(ecrit: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  calendar and form both count
        DatePartielle.parse(ecrit)


def test_periods_are_in_order_of_their_first_day_then_of_their_last() -> None:
    ecrites = ["2018-12-31", "2019-01-01", "2019-01", "2019", "2019-01-02", "2019-02"]
    assert [str(lue) for lue in sorted(map(DatePartielle.parse, reversed(ecrites)))] == ecrites
