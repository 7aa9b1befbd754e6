"""A page in the terminal, and as a file."""

from collections.abc import Iterator
from pathlib import Path

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart

INDENT = "  "


def in_words(sheet: Sheet) -> str:
    """The page as text: headings, what stands under each, and what an open part asks."""
    blocks = [sheet.title, *("\n".join(_part(part)) for part in sheet.parts if not part.is_room)]
    if sheet.dates:
        blocks.append("\n".join(["In the calendar", *(f"{INDENT}{d.day}: {d.title}" for d in sheet.dates)]))
    return "\n\n".join(blocks) + "\n"


def _part(part: SheetPart) -> Iterator[str]:
    yield part.heading
    for entry in part.entries:
        yield INDENT + _entry(entry)
    if part.asks:
        yield f"{INDENT}({part.asks})"


def _entry(entry: SheetEntry) -> str:
    text = " ".join(entry.text.split())
    return f"{text} [{entry.citation}]" if entry.citation else text


def write(sheet: Sheet, file: Path, *, replace: bool = False) -> None:
    """In the form that the file's name ends in; readable by its owner only. Raises ``UsageError``."""
    from assistant.bootstrap import build_sheet_writers
    from assistant.cli.paper import form_of, write_page
    from assistant.sheets.rendering import MEDIA_TYPES

    form = form_of(None, str(file))
    write_page(build_sheet_writers()[MEDIA_TYPES[form]](sheet), str(file), replace)
