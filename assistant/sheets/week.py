"""Several 1:1s this week, from short notes: a line each, in the order in which they take place."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.ports import Occasion
from assistant.sheets.jotted import When, whole
from assistant.sheets.page import hours, in_words
from assistant.sheets.typed import lines_of
from assistant.sheets.week_lines import Line, read_line
from assistant.sheets.week_table import Table, read_table

TITLE = "1:1s this week"
MEETING = "1:1"
"""What a calendar shows of one, whomever it is with."""

NAMELESS = "it names nobody"

_LAST = time.max
_INDENTED = re.compile(r"(?:\t| {2,})\s*\S")


@dataclass(frozen=True, slots=True)
class NotesLine:
    number: int
    """Of the line in the notes, from 1."""
    name: str
    when: When
    notes: str
    """What there is to it, word for word; may be empty."""
    text: str
    """The whole line as it was written."""


@dataclass(frozen=True, slots=True)
class Unread:
    number: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Week:
    lines: tuple[NotesLine, ...]
    """By day and time; those without a time last, in the order in which they were given."""
    unread: tuple[Unread, ...] = ()
    """Lines that name nobody, kept as they are."""
    empty: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()
    """Columns of a pasted table that aren't used."""


def read_week(text: str, today: date) -> Week:
    """A line a rep, or a table. A day alone on a line holds for those below it, an hour alone for the next.

    An indented line goes on with the one above it.
    """
    plain = "\n".join(lines_of(text))
    table = read_table(plain, today)
    if table:
        return _of_table(table)
    lines, unread, empty = list[NotesLine](), list[Unread](), list[int]()
    above, hour = When(), dict[int, str]()
    for number, line in _numbered(plain):
        if not any(map(str.isalnum, line)):
            empty.append(number)
        elif alone := whole(line, today):
            unread += _unused(hour)
            hour = {number: line} if alone.at else {}
            above = When(alone.day or above.day, alone.at, alone.until)
        elif lines and not hour and _INDENTED.match(line) and not _begins_another(line, today):
            lines[-1] = _longer(lines[-1], line)
        elif (read := read_line(line, today)).name:
            lines.append(_noted(number, "\n".join([*hour.values(), line]), read, above))
            above, hour = When(above.day), {}
        else:
            unread.append(Unread(number, line.strip(), NAMELESS))
    return Week(ordered(lines), tuple(unread + _unused(hour)), tuple(empty))


def ordered(lines: Sequence[NotesLine]) -> tuple[NotesLine, ...]:
    """By day, then by time. An hour without a day comes after the days; no time at all comes last."""

    def place(line: NotesLine) -> tuple[bool, date, time]:
        day, at = line.when.day, line.when.at
        return (day is None and at is None, day or date.max, at or _LAST)

    return tuple(sorted(lines, key=place))


def week_sheets(
    week: Week, make_sheet: Callable[[NotesLine], Sheet], today: date, title: str = TITLE
) -> tuple[Sheet, ...]:
    """A sheet for each line in order; before them, where there is more than one, what is on when.

    ``make_sheet`` makes the page from a line's name and notes; nothing of it is ranked, only timed.
    """
    sheets = [_timed(make_sheet(line), line) for line in week.lines]
    cover = [_cover(week, today, title)] if len(sheets) > 1 or week.unread else []
    return (*cover, *sheets)


def week_occasions(week: Week) -> tuple[Occasion, ...]:
    """The 1:1s that have a day, for a calendar: nobody is named."""
    return tuple(
        Occasion(f"week/{line.name}/{line.when.day}", MEETING, line.when.day, line.when.at, line.when.until)
        for line in week.lines
        if line.when.day
    )


def told(week: Week) -> Iterator[str]:
    """What a person should know of their notes, a sentence each."""
    for unread in week.unread:
        yield f"line {unread.number}: {unread.why}, so it has no page; it is kept as it is"
    for line in week.lines:
        if not line.notes:
            yield f"line {line.number}: nothing is said yet; its page asks"
    if week.empty:
        numbers = ", ".join(map(str, week.empty))
        yield f"line {numbers}: empty" if len(week.empty) == 1 else f"lines {numbers}: empty"
    if week.left_out:
        yield f"columns left out: {', '.join(week.left_out)}"


def moment(when: When) -> str:
    """As a page shows it.

    >>> moment(When(date(2025, 12, 2), time(10), time(10, 30)))
    'Tuesday 2 December 2025, 10:00 to 10:30'
    """
    day = in_words(when.day) if when.day else ""
    return ", ".join(filter(None, [day, hours(when.at, when.until)]))


def _numbered(plain: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, up to the last with words; an indent that all share is none."""
    lines = plain.rstrip().split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    shared = min(indents, default=0)
    return ((number, line[shared:]) for number, line in enumerate(lines, start=1))


def _unused(hour: dict[int, str]) -> list[Unread]:
    """An hour on a line of its own, with nobody below it."""
    return [Unread(number, line.strip(), NAMELESS) for number, line in hour.items()]


def _begins_another(line: str, today: date) -> bool:
    """An indented line is a rep's own only where it has a time as well as a name."""
    read = read_line(line, today)
    return bool(read.name and (read.when.at or read.when.day))


def _longer(line: NotesLine, more: str) -> NotesLine:
    added = more.strip().lstrip("-*+•–— ")
    return replace(line, notes=f"{line.notes}\n{added}".strip(), text=f"{line.text}\n{more.strip()}")


def _noted(number: int, text: str, read: Line, above: When) -> NotesLine:
    timed = read.when if read.when.at else above
    when = When(read.when.day or above.day, timed.at, timed.until)
    return NotesLine(number, read.name or "", when, read.notes, text.strip())


def _of_table(table: Table) -> Week:
    named = [_noted(row.number, row.text, row.line, When()) for row in table.rows if row.line.name]
    unread = [Unread(row.number, row.text, NAMELESS) for row in table.rows if not row.line.name]
    return Week(ordered(named), tuple(unread), (), table.left_out)


def _timed(sheet: Sheet, line: NotesLine) -> Sheet:
    shown = moment(line.when)
    if not shown:
        return sheet
    when = SheetPart("when", "When", (SheetEntry(shown, 1),))
    return replace(sheet, parts=(when, *sheet.parts))


def _cover(week: Week, today: date, title: str) -> Sheet:
    timed = [line for line in week.lines if line.when.day or line.when.at]
    others = [line for line in week.lines if line not in timed]
    parts = (
        SheetPart(
            "timed", "In this order", tuple(SheetEntry(f"{moment(x.when)}: {x.name}", 1) for x in timed)
        ),
        SheetPart("untimed", "Without a time", tuple(SheetEntry(line.name, 1) for line in others)),
        SheetPart(
            "unread",
            "Without a page",
            tuple(SheetEntry(f"Line {each.number}, {each.why}: {each.text}", 1) for each in week.unread),
        ),
    )
    return Sheet("", title, today, tuple(part for part in parts if part.entries))
