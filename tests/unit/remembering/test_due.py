"""What is next, and the days of a cadence."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.owner import LOCAL
from assistant.domain.remembered import Cadence
from assistant.remembering.due import TITLE, coming, next_day, occasions
from assistant.remembering.noticing import as_entry, notice
from tests.unit.remembering.talks import MONDAY, kept

TALK = kept("I'll call Maria on Friday. I'll ask procurement tomorrow. I'll draft the offer.")
ENTRIES = [as_entry(p, TALK) for p in notice(TALK, MONDAY) if p.kind == "commitment"]


def test_days_in_order_with_the_one_to_come_back() -> None:
    due = coming(ENTRIES, Cadence(LOCAL, 7, date(2026, 12, 2)), MONDAY)
    assert [(str(d.day), d.text) for d in due] == [
        ("2026-12-01", "I'll ask procurement tomorrow"),
        ("2026-12-02", None),
        ("2026-12-04", "I'll call Maria on Friday"),
    ]


def test_a_day_that_has_come_stays_until_it_was_spoken_of() -> None:
    later = MONDAY + timedelta(days=30)
    assert len(coming(ENTRIES, None, later)) == 2
    assert coming([replace(e, told=True) for e in ENTRIES], None, later) == ()
    assert coming([replace(e, struck=True) for e in ENTRIES], None, later) == ()


def test_a_calendar_shows_nothing_of_what_was_said() -> None:
    shown = occasions(coming(ENTRIES, Cadence(LOCAL, 7, MONDAY), MONDAY))
    assert {o.title for o in shown} == {TITLE}
    assert "Maria" not in repr(shown)
    assert len({o.id for o in shown}) == 3


@given(st.integers(1, 366), st.integers(-2000, 2000))
def test_the_next_day_is_the_first_of_the_cadence_that_is_not_past(every: int, off: int) -> None:
    cadence = Cadence(LOCAL, every, MONDAY + timedelta(days=off))
    day = next_day(cadence, MONDAY)
    assert day >= MONDAY
    assert (day - cadence.next).days % every == 0
    assert day == cadence.next or (day - MONDAY).days < every
