"""Days as iCalendar files, by icalendar: RFC 5545, and RFC 7986 for what a feed says of itself."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vDuration
from icalendar.enums import CLASS, TRANSP

from assistant.ports import Occasion

PRODUCT = "-//Askfirst//Askfirst//EN"
FEED_NAME = "1:1s"
"""Others may see it beside the days, so it says no more than these do."""
REFRESH = timedelta(hours=12)
"""How long a subscriber waits before it looks again."""

_NAMESPACE = UUID("7a0f6c7e-0f9d-4a55-9a0e-5c2f1f1d6b1a")
"""Askfirst's own, so that equal ids of other programs make other UIDs."""


class CalendarFile:
    """A ``CalendarWriter``. Nothing is written but neutral titles and times."""

    def file(self, occasions: Sequence[Occasion], now: datetime) -> bytes:
        return _written(
            Calendar.new(prodid=PRODUCT, uid=_uid("file", *(o.id for o in occasions))), occasions, now
        )

    def feed(self, occasions: Sequence[Occasion], now: datetime) -> bytes:
        # The name goes out as NAME and as X-WR-CALNAME, which older clients read.
        calendar = Calendar.new(prodid=PRODUCT, uid=_uid("feed"), name=FEED_NAME)
        # RFC 7986, 5.7: the property has no default type, so it says its own.
        calendar.add("REFRESH-INTERVAL", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
        if not occasions:
            calendar.add_component(_utc())
        return _written(calendar, occasions, now)


def _written(calendar: Calendar, occasions: Sequence[Occasion], now: datetime) -> bytes:
    for occasion in occasions:
        calendar.add_component(_event(occasion, now))
    return bytes(calendar.to_ical())


def _utc() -> Timezone:
    """What keeps an empty feed valid: RFC 5545, 3.6, wants a component, and some readers refuse without one.

    A time zone that nothing refers to shows nowhere. An event would stand in somebody's calendar for
    nothing, and an error would end the subscription before the first day is due.
    """
    standard = TimezoneStandard()
    standard.add("DTSTART", datetime(1970, 1, 1))
    standard.add("TZNAME", "UTC")
    standard.add("TZOFFSETFROM", timedelta(0))
    standard.add("TZOFFSETTO", timedelta(0))
    zone = Timezone()
    zone.add("TZID", "Etc/UTC")
    zone.add_component(standard)
    return zone


def _event(occasion: Occasion, now: datetime) -> Event:
    event = Event.new(
        uid=_uid("event", occasion.id),
        stamp=now.astimezone(UTC),
        summary=occasion.title,
        classification=CLASS.PRIVATE,
    )
    if occasion.at is None:
        event.start = occasion.day
        if occasion.day < date.max:
            event.end = occasion.day + timedelta(days=1)
        # A day to look back on is not a day on which one is busy.
        event.transparency = TRANSP.TRANSPARENT
        return event
    # Without a zone, a time is the one on the wall where the calendar is looked at.
    event.start = datetime.combine(occasion.day, occasion.at.replace(tzinfo=None))
    if occasion.until and occasion.until.replace(tzinfo=None) > occasion.at.replace(tzinfo=None):
        event.end = datetime.combine(occasion.day, occasion.until.replace(tzinfo=None))
    return event


def _uid(*parts: str) -> str:
    """One and the same for the same parts, whatever they hold."""
    return str(uuid5(_NAMESPACE, "\x1f".join(parts)))
