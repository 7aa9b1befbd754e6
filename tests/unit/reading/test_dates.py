"""Days as people name them, on a Thursday."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.dates import days_in

TODAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", (11, 5)),
        ("later this afternoon", (11, 5)),
        ("tomorrow at ten", (11, 6)),
        ("the day after tomorrow", (11, 7)),
        ("on Tuesday", (11, 10)),
        ("tues 10am", (11, 10)),
        ("Thursday", (11, 12)),
        ("this Thursday", (11, 5)),
        ("next Tuesday", (11, 10)),
        ("next Friday", (11, 13)),
        ("a week on Friday", (11, 13)),
        ("Tuesday week", (11, 17)),
        ("tues in two weeks", (11, 17)),
        ("on sat", (11, 7)),
        ("in two weeks", (11, 19)),
        ("in a fortnight", (11, 19)),
        ("three days from now", (11, 8)),
        ("in a month", (12, 5)),
        ("on the 3rd", (12, 3)),
        ("by the 30th", (11, 30)),
        ("on the 31st", (12, 31)),
        ("we meet on the 19th again", (11, 19)),
        ("Dec 3", (12, 3)),
        ("3rd of December", (12, 3)),
        ("12.11.", (11, 12)),
        ("2026-12-01", (12, 1)),
        ("end of the week", (11, 6)),
        ("end of next week", (11, 13)),
        ("by the end of the month", (11, 30)),
        ("next week", (11, 9)),
        ("next month", (12, 1)),
    ],
)
def test_a_day_ahead(text: str, day: tuple[int, int]) -> None:
    assert days_in(text, TODAY) == (date(2026, *day),)


def test_a_day_that_is_over_this_year_is_next_year_s() -> None:
    assert days_in("the 3rd of March", TODAY) == (date(2027, 3, 3),)
    assert days_in("3 March 2028", TODAY) == (date(2028, 3, 3),)


@pytest.mark.parametrize(
    "text",
    ["yesterday", "last Tuesday", "two weeks ago", "he sat there", "every mondays", "31 Feb", "nov 31",
     "may be", "by the 5 people", "2020-01-01", "10:30", "version 1.2.3", "", "in 999999 weeks",
     "stuck in legal since the 3rd", "since Monday", "quiet since 3 November"],
)  # fmt: skip
def test_no_day_ahead(text: str) -> None:
    assert days_in(text, TODAY) == ()


def test_several_in_the_order_of_the_text() -> None:
    assert days_in("Monday or Friday", TODAY) == (date(2026, 11, 9), date(2026, 11, 6))


@pytest.mark.parametrize("today", [date(2026, 12, 31), date(2028, 2, 29), date(2026, 11, 8)])
def test_ends_of_months_and_weeks(today: date) -> None:
    for text in (
        "in a month",
        "next month",
        "end of the month",
        "end of the week",
        "next Sunday",
        "on the 30th",
    ):
        (day,) = days_in(text, today)
        assert day >= today


@given(st.text(max_size=200), st.dates(date(2000, 1, 1), date(9000, 1, 1)))
def test_any_text(text: str, today: date) -> None:
    assert all(day >= today for day in days_in(text, today))
