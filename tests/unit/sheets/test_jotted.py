"""Days and times as people jot them down."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sheets.jotted import When, find, whole

WEDNESDAY = date(2025, 12, 3)
TUE, WED, THU, FRI = date(2025, 12, 9), WEDNESDAY, date(2025, 12, 4), date(2025, 12, 5)


@pytest.mark.parametrize(
    ("text", "day", "at", "until"),
    [
        ("Tue 10:00", TUE, "10:00", None),
        ("14h Weds", WED, "14:00", None),
        ("Tuesday, December 2, 2025", date(2025, 12, 2), None, None),
        ("10:00 AM - 10:30 AM", None, "10:00", "10:30"),
        ("Tue | 10:00", TUE, "10:00", None),
        ("2-3pm", None, "14:00", "15:00"),
        ("11-12pm", None, "11:00", "12:00"),
        ("11-12.30pm", None, "11:00", "12:30"),
        ("2/12", date(2025, 12, 2), None, None),
        ("12/2", date(2025, 12, 2), None, None),
        ("Tue 2/12 10am", date(2025, 12, 2), "10:00", None),
        ("13/12", date(2025, 12, 13), None, None),
        ("Thu 4.12. 9.30", THU, "09:30", None),
        ("tomorrow at noon", THU, "12:00", None),
        ("today 16h30", WED, "16:30", None),
        ("on the 3rd", WED, None, None),
        ("on the 2nd at 3", date(2026, 1, 2), "15:00", None),
        ("next Fri 1400h", date(2025, 12, 12), "14:00", None),
        ("Fri 10", FRI, "10:00", None),
        ("Fri @ 3pm", FRI, "15:00", None),
        ("wed 2:30", WED, "14:30", None),
        ("thurs 3ish", THU, "15:00", None),
        ("02:30", None, "02:30", None),
        ("5 o'clock", None, "17:00", None),
        ("12.30pm", None, "12:30", None),
        ("12am", None, "00:00", None),
        ("0900 hrs", None, "09:00", None),
        ("Tue 9 - 10:30", TUE, "09:00", "10:30"),
        ("noon-1pm", None, "12:00", "13:00"),
        ("3 Jan", date(2026, 1, 3), None, None),
        ("2025-12-09 09:05", TUE, "09:05", None),
        ("Dec 2", date(2025, 12, 2), None, None),
        ("29 Feb 2028", date(2028, 2, 29), None, None),
        ("the day after tomorrow 10:00", FRI, "10:00", None),
        ("Tuesday week at 9", date(2025, 12, 16), "09:00", None),
        ("a week on Friday", date(2025, 12, 12), None, None),
        ("tues in two weeks", date(2025, 12, 16), None, None),
        ("in 2 weeks 14h", date(2025, 12, 17), "14:00", None),
        ("Tue afternoon at 3", TUE, "15:00", None),
        ("Thu morning at 9.30", THU, "09:30", None),
    ],
)
def test_the_whole_is_a_day_or_a_time(text: str, day: date | None, at: str | None, until: str | None) -> None:
    hours = [time.fromisoformat(each) if each else None for each in (at, until)]
    assert whole(text, WEDNESDAY) == When(day, *hours)
    assert whole(f" {text}: ", WEDNESDAY) == When(day, *hours)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jonas (Tue 10am): demo", "Tue 10am"),
        ("Jan 10:00: x", "10:00"),
        ("May 14h", "14h"),
        ("Fri 10 deals", "Fri"),
        ("Tue 10% off", "Tue"),
        ("Tue 10:00 Jonas Wed 11", "Tue 10:00"),
        ("mon: x", "mon"),
        ("Tue at 10 Jonas", "Tue at 10"),
        ("Tue weekly 10:00", "Tue"),
        ("Tue morning calls", "Tue"),
        ("Tue evening at 7", "Tue"),
    ],
)
def test_it_is_found_among_words(text: str, found: str) -> None:
    place = find(text, WEDNESDAY)
    assert place
    assert text[place.start : place.end] == found


@pytest.mark.parametrize(
    "text",
    [
        "1:1",
        "10.5",
        "Jonas sat through it",
        "they wed in May",
        "Tuesday's call",
        "Monday’s talk",
        "24:00",
        "31 Feb",
        "3/4",
        "at 30 deals",
        "at least",
        "1h",
        "2 h of demo",
        "Q3",
        "Sunday2",
        "12:345",
        "v10.30.2",
        "",
    ],
)
def test_what_only_looks_like_it_is_none(text: str) -> None:
    assert find(text, WEDNESDAY) is None


@given(
    st.text(alphabet="Tue wd10:.-/@hapm23Dec\t|", max_size=30), st.dates(date(1900, 1, 1), date(9000, 1, 1))
)
def test_any_text_can_be_looked_through(text: str, today: date) -> None:
    found = find(text, today)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert found.when.day or found.when.at
        assert not (found.when.at and found.when.until) or found.when.at < found.when.until
