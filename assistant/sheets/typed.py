"""What somebody typed, as it may stand on a page: line ends alike, nothing that no page can hold."""

import re
import unicodedata
from dataclasses import replace

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart

BY_HAND = 0
"""The turn of an entry that somebody wrote onto the page."""

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def lines_of(text: str) -> list[str]:
    """Line by line, without control characters and without halves of characters.

    >>> lines_of("\\ufeffone\\r\\ntwo\\x00\\x0bthree")
    ['one', 'two', 'three']
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").removeprefix("\ufeff")
    return [_printable(line) for line in _LINE_END.split(whole)]


def tidy(text: str) -> str:
    """No space around lines and no empty line. Within a line nothing that was typed changes."""
    return "\n".join(line for each in lines_of(text) if (line := each.replace("\t", " ").strip()))


def one_line(text: str) -> str:
    """As ``tidy``, on one line."""
    return " ".join(tidy(text).split("\n"))


def slug(heading: str) -> str:
    """A heading as an id.

    >>> slug("What I've seen, and what I assume")
    'what-i-ve-seen-and-what-i-assume'
    """
    plain = unicodedata.normalize("NFKD", heading.lower())
    return _NO_SLUG.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")


def tidied(sheet: Sheet) -> Sheet:
    """The sheet as a page shows it: texts tidy, no entry without words, and a part asks only while empty."""
    return replace(
        sheet,
        title=one_line(sheet.title),
        parts=tuple(map(_part, sheet.parts)),
        dates=tuple(replace(each, title=one_line(each.title)) for each in sheet.dates),
    )


def _part(part: SheetPart) -> SheetPart:
    entries = tuple(entry for each in part.entries if (entry := _entry(each)).text)
    asks = one_line(part.asks) or None if part.asks and not entries else None
    return replace(part, heading=one_line(part.heading), entries=entries, asks=asks)


def _entry(entry: SheetEntry) -> SheetEntry:
    framework = one_line(entry.framework) or None if entry.framework else None
    return replace(entry, text=tidy(entry.text), framework=framework)


def _printable(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(c for c in line if c == "\t" or unicodedata.category(c) != "Cc")
