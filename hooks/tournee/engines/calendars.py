"""Calendars that others subscribe to (iCalendar, RFC 5545), and the days on which what they repeat falls."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import recurring_ical_events
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, Timezone, vRecur, vText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

YEARS_AHEAD: Final = 10
"""How far a file tells the changes of hour; programs know the zone by its name, and go on."""
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    """What a calendar tells: a whole day, or a moment of a zone; once, or by a rule."""

    id: str
    """The same for ever, within the calendars of a site."""
    title: str
    start: date
    """A day; a ``datetime`` with its zone for a moment."""
    length: timedelta = ONE_DAY
    text: str = ""
    place: str = ""
    rule: str = ""
    until: date | None = None
    """The last day of the rule."""
    instead_of: datetime | None = None
    """The moment at which the rule had put it: this one alone is changed."""
    cancelled: bool = False
    about: object = None
    """What it speaks of."""


def calendar(
    entries: Iterable[Entry],
    *,
    name: str,
    domain: str,
    zone: str,
    stamp: date,
    address_of: Callable[[Entry], str],
) -> bytes:
    """The file of a calendar: the same bytes for the same entries on the same day."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{domain}//FR")
    calendar.add("name", vText(name))  # whatever a name holds: the library takes it as it is
    calendar.add("x-wr-calname", vText(name))
    calendar.add("refresh-interval", ONE_DAY)
    first = date(stamp.year - 1, 1, 1)
    entries = list(entries)
    begins = min((first, *(date(entry.start.year, 1, 1) for entry in entries)))
    calendar.add_component(_zone(zone, begins, date(stamp.year + YEARS_AHEAD, 1, 1)))
    for entry in entries:
        event = _event(entry)
        event["uid"] = f"{entry.id}@{domain}"
        event.add("dtstamp", datetime.combine(stamp, time(), UTC))
        if address := address_of(entry):
            event.add("url", address)
        calendar.add_component(event)
    ical: bytes = calendar.to_ical()
    return ical


def occurrences(entries: Iterable[Entry], begins: date) -> Iterator[Entry]:
    """Each time that one of them falls, from a day on, in order; what is moved or cancelled says of which moment."""
    by_id: dict[str, Entry] = {}
    calendar = Calendar()
    for entry in entries:
        by_id.setdefault(entry.id, entry)
        calendar.add_component(_event(entry))
    for event in recurring_ical_events.of(calendar).after(begins):
        planned = event.get("recurrence-id")
        yield replace(
            by_id[event["uid"]],
            start=event.start,
            length=event.end - event.start,
            instead_of=planned.dt if planned and planned.dt != event.start else None,
            cancelled=event.get("status") == "CANCELLED",
        )


def falls(rule: str, begins: date) -> Iterator[date]:
    """The days of a rule from that one on, whether it is one of them or not."""
    start = datetime.combine(begins, time())
    return (moment.date() for moment in rrulestr(rule, dtstart=start))


def _zone(name: str, begins: date, ends: date) -> Timezone:
    """Its changes of hour. The library dates those of spring in the hour that begins; the RFC in the one that ends."""
    zone = Timezone.from_tzid(name, first_date=begins, last_date=ends)
    for change in zone.daylight:
        gained = change.TZOFFSETTO - change.TZOFFSETFROM
        change.DTSTART -= gained
        if others := [moment - gained for moment, _ in change.rdates]:
            del change["rdate"]
            change.add("rdate", others)
    return zone


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.id)
    event.add("summary", entry.title)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.start + entry.length)
    event.add("sequence", int(entry.instead_of is not None))
    if entry.text:
        event.add("description", entry.text)
    if entry.place:
        event.add("location", entry.place)
    if not isinstance(entry.start, datetime):
        event.add("transp", "TRANSPARENT")
    if entry.rule:
        rule = vRecur.from_ical(entry.rule)
        if entry.until and isinstance(entry.start, datetime):
            end = datetime.combine(entry.until, time.max.replace(microsecond=0), entry.start.tzinfo)
            rule["UNTIL"] = end.astimezone(UTC)
        event.add("rrule", rule)
    if entry.instead_of:
        event.add("recurrence-id", entry.instead_of)
    if entry.cancelled:
        event.add("status", "CANCELLED")
    return event
