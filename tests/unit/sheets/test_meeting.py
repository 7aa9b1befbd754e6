"""When the meeting of some notes is, on a Thursday."""

from datetime import date, time

import pytest

from assistant.sheets.jotted import When
from assistant.sheets.meeting import appointment, meeting

TODAY = date(2026, 11, 5)
TUESDAY, THURSDAY = date(2026, 11, 10), date(2026, 11, 12)


@pytest.mark.parametrize(
    ("text", "day", "at", "until"),
    [
        ("1:1 with Mia on Tuesday at 14:30", TUESDAY, time(14, 30), None),
        ("Mia 1:1 tues 2pm", TUESDAY, time(14), None),
        ("1:1 with Mia, Thursday 14:00", THURSDAY, time(14), None),
        ("1:1 with Mia, Tuesday, 9.30-10am", TUESDAY, time(9, 30), time(10)),
        ("1:1 at 14:30 on Tuesday with Mia", TUESDAY, time(14, 30), None),
        ("1:1 with Mia at 10:00, she is back on Tuesday", None, None, None),
        ("14:30 1:1 with Mia on Tuesday", TUESDAY, time(14, 30), None),
        ("our weekly is on Tuesday afternoon at 3", TUESDAY, time(15), None),
        ("1:1 with Mia 2026-11-10 09:05", TUESDAY, time(9, 5), None),
        ("1:1 with Mia 10/11 at 9", TUESDAY, time(9), None),
        ("he was late\n1:1 on Tuesday at noon. we spoke at 9:00", TUESDAY, time(12), None),
    ],
)
def test_the_hour_that_is_said_of_it(
    text: str, day: date | None, at: time | None, until: time | None
) -> None:
    assert meeting([text], TODAY) == (When(day, at, until) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        "1:1 with Mia on Tuesday",
        "1:1 with Mia on Tuesday about the 10:00 demo",
        "1:1 about the 10:00 demo on Tuesday",
        "1:1 on Tuesday, the 14:30 forecast call went badly",
        "1:1 on Tuesday, 3 deals slipped",
        "1:1 on Tuesday. she came in at 11:00",
        "1:1 on Tuesday, 40% off her target",
    ],
)
def test_another_hour_is_not_the_meeting_s(text: str) -> None:
    assert meeting([text], TODAY) == When(TUESDAY)


@pytest.mark.parametrize(
    "text", ["1:1 at 14:30", "demo on Tuesday at 14:30", "1:1 quiet since 3/11 at Orbit"]
)
def test_without_its_own_day_there_is_none(text: str) -> None:
    assert meeting([text], TODAY) is None


def test_the_first_message_that_names_it_counts() -> None:
    assert meeting(["hi", "1:1 on Tuesday at 9", "1:1 on Friday at 10"], TODAY) == When(TUESDAY, time(9))


@pytest.mark.parametrize("text", ["1:1 on Tuesday at 10, no 11", "1:1 on Tuesday at 10? no wait, 11"])
def test_an_hour_that_is_taken_back_at_once(text: str) -> None:
    assert meeting([text], TODAY) == When(TUESDAY, time(11))


def test_the_day_that_answers_when_keeps_its_hour() -> None:
    assert appointment(["Friday 10:00"], TODAY) == When(date(2026, 11, 6), time(10))
    assert appointment(["not sure", "on Tuesday"], TODAY) == When(TUESDAY)
    assert appointment(["when it suits"], TODAY) is None
