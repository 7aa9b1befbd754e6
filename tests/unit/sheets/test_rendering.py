"""The forms of a sheet, and what a calendar gets of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from assistant.domain.sheet import SheetDate
from assistant.errors import UsageError
from assistant.ports import Occasion
from assistant.sheets.markdown_reading import from_markdown
from assistant.sheets.rendering import ANY_DAY, MEDIA_TYPES, occasions, sheet_writers
from assistant.sheets.typed import tidied
from tests.unit.sheets.pages import SHEET, TODAY

NOW = datetime(2025, 12, 2, 9, tzinfo=UTC)


class Calendar:
    """A ``CalendarWriter`` that says what it was given."""

    def file(self, occasions: Sequence[Occasion], now: datetime) -> bytes:
        return f"{now:%H} {[o.title for o in occasions]}".encode()

    feed = file


WRITERS = sheet_writers(Calendar(), lambda: NOW)


def test_there_is_a_writer_for_each_media_type() -> None:
    assert set(WRITERS) == set(MEDIA_TYPES.values())
    assert from_markdown(WRITERS["text/markdown"](SHEET).decode(), TODAY) == tidied(SHEET)
    assert WRITERS["text/html"](SHEET).startswith(b"<!doctype html>")
    assert WRITERS["text/calendar"](SHEET) == b"09 ['1:1']"


def test_without_a_date_there_is_no_calendar_and_one_is_told_why() -> None:
    with pytest.raises(UsageError, match="no date on this page"):
        WRITERS["text/calendar"](replace(SHEET, dates=()))


def test_a_title_that_others_may_not_see_stays_out_of_the_calendar() -> None:
    sheet = replace(SHEET, dates=(SheetDate("x", "1:1 with Jonas about his late forecasts", TODAY),))
    assert [o.title for o in occasions(sheet)] == [ANY_DAY]


def test_the_hours_of_a_date_go_into_the_calendar() -> None:
    met = replace(SHEET.dates[0], at=time(14, 30), until=time(15))
    [occasion] = occasions(replace(SHEET, dates=(met,)))
    assert (occasion.at, occasion.until) == (time(14, 30), time(15))
    # An hour that changes moves the same thing.
    assert occasion.id == occasions(SHEET)[0].id


def test_what_belongs_to_a_conversation_stays_the_same_when_it_moves() -> None:
    moved = replace(SHEET, dates=(replace(SHEET.dates[0], day=date(2025, 12, 10)),))
    assert occasions(SHEET, of="c1")[0].id == occasions(moved, of="c1")[0].id
    assert occasions(SHEET, of="c1")[0].id != occasions(SHEET, of="c2")[0].id
    # Nothing tells that these are one: two pages may be about the same person.
    assert occasions(SHEET)[0].id != occasions(moved)[0].id
    assert occasions(SHEET) == occasions(SHEET)
