"""The forms in which a sheet leaves the house: Markdown, a page to print, a calendar file."""

from collections.abc import Callable, Mapping
from datetime import datetime

from assistant.domain.sheet import Sheet
from assistant.errors import UsageError
from assistant.ports import CalendarWriter, Occasion, SheetWriter
from assistant.sheets.markdown import to_markdown
from assistant.sheets.page import page
from assistant.sheets.typed import one_line

MEDIA_TYPES = {"md": "text/markdown", "html": "text/html", "ics": "text/calendar"}
"""By the ending of the file's name."""
NEUTRAL_TITLES = frozenset({"1:1", "Time to look back"})
ANY_DAY = "Time to look back"
"""What stands in a calendar for a title that may not be shown there."""


def sheet_writers(calendar: CalendarWriter, now: Callable[[], datetime]) -> Mapping[str, SheetWriter]:
    """By media type. ``now`` has a time zone.

    The calendar's raises ``UsageError`` for a sheet without a date: an empty calendar is no file.
    """

    def as_calendar(sheet: Sheet) -> bytes:
        found = occasions(sheet)
        if not found:
            raise UsageError(
                "there is no date on this page, so there is nothing for a calendar; "
                "name the day, such as “next Tuesday”, or take md or html"
            )
        return calendar.file(found, now())

    return {
        MEDIA_TYPES["md"]: lambda sheet: to_markdown(sheet).encode(),
        MEDIA_TYPES["html"]: lambda sheet: page([sheet]).encode(),
        MEDIA_TYPES["ics"]: as_calendar,
    }


def occasions(sheet: Sheet, of: str | None = None) -> tuple[Occasion, ...]:
    """The sheet's dates for a calendar, where only neutral titles may show.

    ``of``: id of what the sheet belongs to, so that a day that moves stays one thing. Without it, another
    day is another thing: two sheets may be about the same person, and neither date may go lost.
    """
    return tuple(
        Occasion(
            id=f"{of}/{date.id}"
            if of
            else "/".join([sheet.journey, one_line(sheet.title), date.id, str(date.day)]),
            title=date.title if date.title in NEUTRAL_TITLES else ANY_DAY,
            day=date.day,
            at=date.at,
            until=date.until,
        )
        for date in sheet.dates
    )
