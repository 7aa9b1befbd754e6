"""A sheet as a Markdown page that can be edited anywhere and read back.

    # 1:1 with Jonas

    Made on 2025-12-02 from what was said. <!-- journey: prepare -->

    ## What goes well <!-- part: well -->

    - He calls the buyers back the same day. <!-- turn: 2 -->

    ## Questions

    - Where did you see it turn?\\
      _GROW: John Whitmore, Coaching for Performance (1992)_ `grow/reality/3`

    ## What I'll unblock

    _Nothing was said about this yet. What could be out of the way by then?_

What was typed is escaped, so that it is text in every reader. Pictures stay out: their words are entries.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.domain.sheet import Sheet, SheetDate, SheetEntry, SheetPart
from assistant.sheets.page import hours
from assistant.sheets.typed import BY_HAND, slug, tidied

PAGE_BREAK = '<div style="break-after: page"></div>'
DATES = "Dates"
"""Heading of what goes into a calendar."""

_ALWAYS = re.compile(r"[\\`*\[\]<&~|$#]|(?<![^\W_])_|_(?![^\W_])")
_AT_START = re.compile(r"[-+=>:]|\d{1,9}(?=[.)])")


def to_markdown(sheet: Sheet) -> str:
    """One sheet. ``assistant.sheets.markdown_reading`` reads it back."""
    return "\n\n".join(_blocks(tidied(sheet))) + "\n"


def several_to_markdown(sheets: Iterable[Sheet]) -> str:
    """Sheets one after another, each on a page of its own where Markdown is printed."""
    return f"\n{PAGE_BREAK}\n\n".join(map(to_markdown, sheets))


def escaped(text: str) -> str:
    """A line of text as Markdown that means just this text, at the start of a line or within it.

    >>> escaped("1. *really* <b> & 40$")
    '1\\\\. \\\\*really\\\\* \\\\<b> \\\\& 40\\\\$'
    """
    line = _ALWAYS.sub(lambda mark: f"\\{mark[0]}", text)
    start = _AT_START.match(line)
    if start is None:
        return line
    at = start.end() if start[0][0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def dated(date: SheetDate) -> str:
    """As it is read back: "2025-12-09 10:00 to 10:30"."""
    return " ".join(filter(None, [date.day.isoformat(), hours(date.at, date.until)]))


def _blocks(sheet: Sheet) -> Iterator[str]:
    yield f"# {escaped(sheet.title or slug(sheet.journey))}"
    journey = f" {_mark(f'journey: {sheet.journey}')}" if sheet.journey else ""
    is_said = any(entry.turn for part in sheet.parts for entry in part.entries)
    yield f"Made on {sheet.made.isoformat()}{' from what was said' if is_said else ''}.{journey}"
    for part in sheet.parts:
        yield _heading(part)
        if part.entries:
            yield "\n".join(map(_item, part.entries))
        elif part.asks:
            yield f"_{escaped(part.asks)}_"
    if sheet.dates:
        yield f"## {DATES} {_mark('dates')}"
        yield "\n".join(
            f"- {dated(date)}: {escaped(date.title)} {_mark(f'id: {date.id}')}" for date in sheet.dates
        )


def _heading(part: SheetPart) -> str:
    marks = [_mark("room")] if part.is_room else []
    if slug(part.heading) != part.id:
        marks.append(_mark(f"part: {part.id}"))
    return " ".join([f"## {escaped(part.heading)}", *marks])


def _item(entry: SheetEntry) -> str:
    lines = [escaped(line) for line in entry.text.split("\n")]
    grounds = _grounds(entry)
    # Without a mark, words are somebody's own and a question with its source is ours.
    if entry.turn or (entry.turn == BY_HAND and grounds):
        lines[-1] += f" {_mark(f'turn: {entry.turn}')}"
    elif entry.turn is None and not grounds:
        lines[-1] += f" {_mark('suggested')}"
    if grounds:
        lines.append(grounds)
    return "- " + "\\\n  ".join(lines)


def _grounds(entry: SheetEntry) -> str:
    shown = [f"_{escaped(entry.framework)}_"] if entry.framework else []
    return " ".join(shown + ([f"`{entry.citation}`"] if entry.citation else []))


def _mark(what: str) -> str:
    return f"<!-- {what} -->"
