"""How large a sheet's type may be so that it stays on one page, A4 or Letter, before any browser sees it.

Lines are counted with widths that no usual text face exceeds, so a page that is guessed to be full has
air left.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from assistant.domain.sheet import Sheet, SheetEntry, SheetPart

WIDE, HIGH = 499.0, 700.0
"""Points of a page that hold words: as wide as A4 and as high as Letter, less the margins."""
MARGIN_COLUMN = 108.0
"""Points of the column that holds the headings, with the gap beside it."""
LEADING = 1.36
PART_GAP = 0.95
"""Above and below a part's words, together, in ems."""
RULE = 21.0
"""Points from one ruled line to the next: room for handwriting."""
BLANK = 18.0
"""Points that an empty part leaves to write in."""
ROOM_RULES = 4
"""Lines to write on that any sheet with room keeps."""
PICTURE_HIGH = 215.0
"""Points a picture has at most."""
SMALL = 0.8
"""Size of sources, beside the words'."""
TITLE = 20.0
FOOT = 26.0

_VIEW = re.compile(r"""viewBox=["']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']""")
_WIDTHS = (("ijl.,:;'!|’‘", 0.32), (" ", 0.27), ("ftr()[]I", 0.43), ("aceksvxyz", 0.54), ("mwMW@%—…", 0.96))
"""Ems: a few in a hundred more than Georgia's, which is among the widest of the faces asked for."""
_FIRST_PICTOGRAPH = 0x1F000
_WORD = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Fit:
    points: float
    """Size of the words."""
    has_blanks: bool
    """Whether an empty part leaves a line to write on."""
    is_one_page: bool


SIZES = (Fit(10.5, True, True), Fit(10.0, True, True), Fit(9.5, True, True), Fit(9.5, False, True))
SMALLEST = Fit(9.0, False, True)


def fit(sheet: Sheet) -> Fit:
    """The largest type with which the sheet stays on one page; else the smallest, on more than one."""
    for size in (*SIZES, SMALLEST):
        if height(sheet, size) <= HIGH:
            return size
    return Fit(SMALLEST.points, SMALLEST.has_blanks, False)


def height(sheet: Sheet, size: Fit) -> float:
    """Points from the top of the title to the foot."""
    title = lines(sheet.title, TITLE, WIDE * 0.72) * TITLE * 1.2 + 18
    dated = (len(sheet.dates) + PART_GAP) * size.points * LEADING if sheet.dates else 0.0
    return title + dated + sum(_part(part, size) for part in sheet.parts) + FOOT


def lines(text: str, points: float, wide: float) -> int:
    """How many lines a text takes. A word that is longer than a line is broken."""
    return sum(_wrapped(line, wide / points) for line in text.split("\n"))


def _part(part: SheetPart, size: Fit) -> float:
    line = size.points * LEADING
    words = WIDE - MARGIN_COLUMN
    heading = lines(part.heading, size.points, MARGIN_COLUMN - 14) * line
    body = sum(_entry(entry, size, words) for entry in part.entries)
    if part.asks:
        body += lines(part.asks, size.points, words) * line + (BLANK if size.has_blanks else 0.0)
    if part.picture:
        body += _picture(part.picture, words) + 4
    if part.is_room:
        body += ROOM_RULES * RULE
    return max(heading, body) + PART_GAP * size.points + 1


def _entry(entry: SheetEntry, size: Fit, wide: float) -> float:
    line = size.points * LEADING
    words = lines(entry.text, size.points, wide - 16) * line
    grounds = entry.framework or entry.citation
    if not grounds:
        return words + 1.5
    small = size.points * SMALL
    return words + lines(grounds, small, wide - 16) * small * LEADING + 3.5


def _picture(picture: str, wide: float) -> float:
    view = _VIEW.search(picture)
    if view is None or not float(view[1]):
        return PICTURE_HIGH
    return min(PICTURE_HIGH, wide * float(view[2]) / float(view[1]))


def _wrapped(text: str, ems: float) -> int:
    count, at = 1, 0.0
    for word in _WORD.findall(text):
        wide = sum(map(_ems, word))
        if word.isspace() or at + wide <= ems:
            at += wide
        else:
            count += at > 0
            broken = int(wide / ems)
            count += broken
            at = wide - broken * ems
    return count


@cache
def _ems(character: str) -> float:
    """A character's width at most, in ems."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0.0
    if ord(character) >= _FIRST_PICTOGRAPH:
        return 1.4
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    for characters, wide in _WIDTHS:
        if character in characters:
            return wide
    return 0.76 if character.isupper() or not character.isascii() else 0.62
