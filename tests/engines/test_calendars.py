"""Calendars, read back by the library that others use: hours on both sides of their changes, what is moved or gone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from tournee.engines.calendars import Entry, calendar, falls, occurrences

PARIS = ZoneInfo("Europe/Paris")
UNE_HEURE = timedelta(hours=1)


def a(jour: str, heure: str = "20:30") -> datetime:
    return datetime.fromisoformat(f"{jour}T{heure}").replace(tzinfo=PARIS)


SERIE = Entry("reunions", "Réunion, et « le reste »", a("2027-01-05"), UNE_HEURE, rule="FREQ=MONTHLY;BYDAY=1TU")


def ecrit(*entries: Entry, zone: str = "Europe/Paris") -> bytes:
    return calendar(
        entries,
        name="Les réunions ; toutes",
        domain="exemple-99",
        zone=zone,
        stamp=date(2026, 11, 22),
        address_of=lambda entry: f"https://exemple.example/{'a' * 90}/{entry.id}/",
    )


def relu(*entries: Entry) -> list[Any]:
    return list(Calendar.from_ical(ecrit(*entries)).events)


def test_an_event_says_all_that_the_rfc_asks_and_leads_back() -> None:
    (event,) = relu(SERIE)
    assert event["uid"] == "reunions@exemple-99"
    assert event["dtstamp"].dt == datetime(2026, 11, 22, tzinfo=UTC)
    assert (event["summary"], event["sequence"], event["url"][-10:]) == (SERIE.title, 0, "/reunions/")
    assert event.errors == []
    assert max(map(len, ecrit(SERIE).split(b"\r\n"))) <= 75
    assert ecrit(SERIE) == ecrit(SERIE)


def test_a_day_is_a_day_and_not_a_midnight() -> None:
    (event,) = relu(Entry("cloture", "Clôture", date(2028, 2, 29)))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2028, 2, 29), date(2028, 3, 1))
    assert event["dtstart"].params["value"] == "DATE"


def test_the_hour_stays_that_of_the_place_on_both_sides_of_its_changes() -> None:
    relus = recurring_ical_events.of(Calendar.from_ical(ecrit(SERIE))).between(date(2027, 3, 1), date(2027, 11, 30))
    utc = {str(un.start.date()): un.start.astimezone(UTC).hour for un in relus}
    assert (utc["2027-03-02"], utc["2027-04-06"], utc["2027-10-05"], utc["2027-11-02"]) == (19, 18, 18, 19)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Miquelon", "Pacific/Noumea"])
def test_the_file_tells_each_change_of_hour_when_it_happens(zone: str) -> None:
    told: Any = Calendar.from_ical(ecrit(SERIE, zone=zone)).timezones[0]
    place = ZoneInfo(zone)
    for change in [*told.daylight, *told.standard]:
        for debut in [change.DTSTART, *(moment for moment, _ in change.rdates)]:
            moment = (debut - change.TZOFFSETFROM).replace(tzinfo=UTC)
            if change.TZOFFSETFROM != change.TZOFFSETTO:
                assert (moment - timedelta(seconds=1)).astimezone(place).utcoffset() == change.TZOFFSETFROM
            assert moment.astimezone(place).utcoffset() == change.TZOFFSETTO


def test_what_is_moved_or_cancelled_is_told_of_the_moment_that_it_stood_for() -> None:
    deplacee = Entry("reunions", "Réunion", a("2027-03-09", "21:00"), UNE_HEURE, instead_of=a("2027-03-02"))
    annulee = Entry("reunions", "Annulée", a("2027-04-06"), UNE_HEURE, instead_of=a("2027-04-06"), cancelled=True)
    entrees = [SERIE, deplacee, annulee]
    assert [
        (str(un.start), str(un.instead_of), un.cancelled) for un in islice(occurrences(entrees, date(2027, 2, 3)), 3)
    ] == [
        ("2027-03-09 21:00:00+01:00", "2027-03-02 20:30:00+01:00", False),
        ("2027-04-06 20:30:00+02:00", "None", True),
        ("2027-05-04 20:30:00+02:00", "None", False),
    ]
    assert [(un["sequence"], un.get("status"), un["recurrence-id"].dt) for un in relu(*entrees)[1:]] == [
        (1, None, a("2027-03-02")),
        (1, "CANCELLED", a("2027-04-06")),
    ]


def test_a_rule_ends_with_its_last_day_that_day_included() -> None:
    (derniere,) = islice(
        occurrences(
            [Entry("r", "R", a("2027-01-05"), UNE_HEURE, rule=SERIE.rule, until=date(2027, 3, 2))], date(2027, 2, 3)
        ),
        9,
    )
    assert derniere.start == a("2027-03-02")


@pytest.mark.parametrize(
    ("regle", "tombent"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["2028-02-29", "2032-02-29"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", []),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2027-01-31", "2027-03-31"]),
        ("FREQ=DAILY;COUNT=1", ["2027-01-05"]),
    ],
)
def test_the_days_of_a_rule_are_its_own(regle: str, tombent: list[str]) -> None:
    assert [str(jour) for jour in islice(falls(regle, date(2027, 1, 5)), 2)] == tombent


def test_a_calendar_without_anything_is_still_one() -> None:
    assert [un.name for un in Calendar.from_ical(ecrit()).subcomponents] == ["VTIMEZONE"]
    assert list(occurrences([], date(2027, 1, 1))) == []
