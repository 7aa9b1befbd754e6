"""Calendar files: what RFC 5545 asks of them, and that they say no more than a neutral title."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from assistant.adapters.calendar_file import FEED_NAME, REFRESH, CalendarFile
from assistant.ports import CalendarWriter, Occasion

NOW = datetime(2025, 12, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
DAY = date(2025, 12, 9)
WRITER: CalendarWriter = CalendarFile()

occasions = st.builds(
    Occasion,
    st.text(max_size=40),
    st.sampled_from(["1:1", "Time to look back", "Zeit, zurück; zu schauen \\ 🙃 " * 6]),
    st.dates(date(1970, 1, 1), date(2999, 1, 1)),
    st.none() | st.times().map(lambda at: at.replace(microsecond=0)),
    st.none() | st.times().map(lambda at: at.replace(microsecond=0)),
)


def uids(data: bytes) -> list[str]:
    return [str(event.uid) for event in Calendar.from_ical(data).events]


@given(st.lists(occasions, min_size=1, max_size=5))
def test_what_is_written_is_read_back_and_keeps_to_the_format(several: list[Occasion]) -> None:
    data = WRITER.file(several, NOW)
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")  # no character is cut in two
    events = Calendar.from_ical(data).events
    assert [str(event.summary) for event in events] == [occasion.title for occasion in several]
    for event, occasion in zip(events, several, strict=True):
        whole_day = occasion.at is None
        assert event.start == (occasion.day if whole_day else datetime.combine(occasion.day, occasion.at))
        assert event.stamp == NOW


@given(occasions)
def test_nothing_but_title_and_time_is_in_it(occasion: Occasion) -> None:
    [event] = Calendar.from_ical(WRITER.file([occasion], NOW)).events
    assert set(event) <= {"UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "CLASS", "TRANSP"}


def test_a_whole_day_is_a_date_and_keeps_nobody_busy() -> None:
    data = WRITER.file([Occasion("a", "Time to look back", DAY)], NOW)
    assert b"DTSTART;VALUE=DATE:20251209\r\n" in data
    assert b"DTEND;VALUE=DATE:20251210\r\n" in data
    assert b"TRANSP:TRANSPARENT\r\n" in data
    assert b"DTSTAMP:20251202T083000Z\r\n" in data


def test_a_time_is_the_one_on_the_wall() -> None:
    data = WRITER.file([Occasion("a", "1:1", DAY, time(10), time(10, 30, tzinfo=UTC))], NOW)
    assert b"DTSTART:20251209T100000\r\n" in data
    assert b"DTEND:20251209T103000\r\n" in data
    assert b"TRANSP" not in data


@pytest.mark.parametrize("until", [None, time(10), time(9)])
def test_an_end_that_is_none_is_left_out(until: time | None) -> None:
    assert b"DTEND" not in WRITER.file([Occasion("a", "1:1", DAY, time(10), until)], NOW)


def test_the_same_thing_has_the_same_uid_and_says_nothing_of_what_it_is() -> None:
    there = Occasion("1:1 with Jonas", "1:1", DAY)
    moved = Occasion("1:1 with Jonas", "1:1", DAY + timedelta(days=1), time(10))
    other = Occasion("1:1 with Anna", "1:1", DAY)
    later = NOW + timedelta(days=3)
    assert uids(WRITER.file([there], NOW)) == uids(WRITER.feed([moved], later))
    assert len(set(uids(WRITER.file([there, other], NOW)))) == 2
    assert b"Jonas" not in WRITER.file([there, other], NOW)


def test_a_file_made_twice_is_the_same() -> None:
    there = Occasion("a", "1:1", DAY)
    assert WRITER.file([there], NOW) == WRITER.file([there], NOW)


def test_a_feed_has_a_neutral_name_and_says_when_to_look_again() -> None:
    data = WRITER.feed([Occasion("a", "1:1", DAY), Occasion("b", "Time to look back", DAY)], NOW)
    calendar = Calendar.from_ical(data)
    assert calendar["X-WR-CALNAME"] == FEED_NAME
    assert calendar.refresh_interval == REFRESH
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in data
    assert len(calendar.events) == 2


def test_a_feed_may_be_empty_for_now_and_stays_valid() -> None:
    calendar = Calendar.from_ical(WRITER.feed([], NOW))
    assert calendar.events == []
    [zone] = calendar.subcomponents  # RFC 5545, 3.6: at least one
    assert (zone.name, zone.errors) == ("VTIMEZONE", [])
    assert zone.to_tz().utcoffset(NOW.replace(tzinfo=None)) == timedelta(0)
    assert calendar["X-WR-CALNAME"] == FEED_NAME


def test_a_feed_with_days_holds_nothing_but_these() -> None:
    calendar = Calendar.from_ical(WRITER.feed([Occasion("a", "1:1", DAY)], NOW))
    assert [each.name for each in calendar.subcomponents] == ["VEVENT"]
