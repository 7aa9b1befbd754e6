"""A page in the terminal, and as a file."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart

INDENT = "  "


def in_words(sheet: Sheet, width: int = 80) -> str:
    """The page as text: headings, what stands under each, and what an open part asks.

    ``width``: columns; what goes on hangs under its line's beginning.
    """
    blocks = [sheet.title, *("\n".join(_part(part, width)) for part in sheet.parts if not part.is_room)]
    if sheet.dates:
        blocks.append("\n".join(["In the calendar", *(f"{INDENT}{d.day}: {d.title}" for d in sheet.dates)]))
    return "\n\n".join(blocks) + "\n"


def _part(part: SheetPart, width: int) -> Iterator[str]:
    yield part.heading
    for entry in part.entries:
        yield fill(_entry(entry), width, initial_indent="- ", subsequent_indent=INDENT)
    if part.asks:
        yield fill(f"({part.asks})", width, initial_indent=INDENT, subsequent_indent=INDENT)


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
