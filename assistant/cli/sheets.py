"""A page in the terminal, and as a file."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import fill

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.sheets.markdown import dated

INDENT = "  "


def in_words(sheet: Sheet, width: int = 80) -> str:
    """The page as text, whole: headings, what stands under each, and what an open part asks.

    ``width``: columns; what goes on hangs under its line's beginning.
    """
    parts = (_part(part, width) for part in sheet.parts if not part.is_room)
    return _joined([[_filled(sheet.title, width)], *parts, _dates(sheet, width)])


def at_a_glance(sheet: Sheet, width: int = 80) -> str:
    """The page for a screen: what stands there first, then the empty parts by name and what the next asks."""
    parts = [part for part in sheet.parts if not part.is_room]
    filled = [_part(part, width) for part in parts if part.entries]
    still = list(_still_empty([part for part in parts if not part.entries], width))
    return _joined([[_filled(sheet.title, width)], *filled, _dates(sheet, width), still])


def columns() -> int:
    """Of the terminal, or as many as COLUMNS says."""
    return shutil.get_terminal_size().columns


def _joined(blocks: Iterable[Iterable[str]]) -> str:
    return "\n\n".join(block for lines in blocks if (block := "\n".join(lines))) + "\n"


def _filled(text: str, width: int, indent: str = "", hanging: str = "") -> str:
    """Broken at spaces only: an id or an address stays in one piece."""
    return fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _part(part: SheetPart, width: int) -> Iterator[str]:
    yield _filled(part.heading, width)
    for entry in part.entries:
        yield _filled(_entry(entry), width, "- ", INDENT)
    if part.asks:
        yield _filled(f"({part.asks})", width, INDENT, INDENT)


def _still_empty(parts: Sequence[SheetPart], width: int) -> Iterator[str]:
    if parts:
        yield _filled(f"Still empty: {', '.join(part.heading for part in parts)}", width, "", INDENT)
    if asking := next((part for part in parts if part.asks), None):
        yield ""
        yield _filled(asking.heading, width)
        yield _filled(f"({asking.asks})", width, INDENT, INDENT)


def _dates(sheet: Sheet, width: int) -> Iterator[str]:
    if sheet.dates:
        yield "In the calendar"
    for date in sheet.dates:
        yield _filled(f"{dated(date)}: {date.title}", width, INDENT, INDENT)


def _entry(entry: SheetEntry) -> str:
    text = " ".join(entry.text.split())
    if entry.citation:
        return f"{text} [{entry.citation}]"
    if entry.turn is None:
        return f"{text} ({entry.framework or 'a suggestion'})"
    return text


def write(sheet: Sheet, file: Path, *, replace: bool = False) -> None:
    """In the form that the file's name ends in; readable by its owner only. Raises ``UsageError``."""
    from assistant.bootstrap import build_sheet_writers
    from assistant.cli.paper import form_of, write_page
    from assistant.sheets.rendering import MEDIA_TYPES

    form = form_of(None, str(file))
    write_page(build_sheet_writers()[MEDIA_TYPES[form]](sheet), str(file), replace, is_told=False)
