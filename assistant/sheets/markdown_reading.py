"""Reading a sheet's Markdown page back, after whatever an editor and its person did to it.

Headings and list items are parts and entries again. Whatever else stands there is an entry of the part that
it stands in: no word is lost.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time

from assistant.domain.sheet import Sheet, SheetDate, SheetEntry, SheetPart
from assistant.sheets.typed import BY_HAND, lines_of, one_line, slug, tidied

ADDED = "added"
"""Id of the part for what was written above all parts."""

_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s(.*))?")
_CLOSING = re.compile(r"(?:^|(?<=\s))#+$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:_\s*){3,}|(?:-\s*){3,})|\s*<div[^>]*break[^>]*>\s*</div>\s*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?:\s+(?:\[[ xX]\]\s+)?(.*))?")
_BULLET = re.compile(r"\s*[•‣▪◦]\s+(.*)")
"""An item as word processors write it."""
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_BACKSLASHES = re.compile(r"\\+$")
_UNESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)")
_MARK = re.compile(
    r"(?:\s|^)<!--\s*(journey|part|room|turn|suggested|dates|id)(?:: ?([^<>\s]{0,200}))?\s?-->"
)
_MADE = re.compile(r"Made on (\d{4}-\d{2}-\d{2})\b.*")
_CLOCK = r"((?:[01]\d|2[0-3]):[0-5]\d)"
_DATE = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})(?: {_CLOCK}(?: to {_CLOCK})?(?=[: ]))? ?[:,–-]? (.*)")
_SLANT = r"([_*])(?!\1|\s)(?P<words>(?:\\.|[^\\])+?)(?<!\s)\1"
_SLANTED = re.compile(_SLANT)
_GROUNDS = re.compile(rf"(?:{_SLANT})?\s*(?:`(?P<citation>[^`\s]+)`)?")


@dataclass(slots=True)
class _Block:
    """A list item or a paragraph, with its hard line breaks."""

    is_item: bool
    lines: list[str]
    is_broken: bool = False
    """The last line ended in a hard break."""

    def add(self, line: str) -> None:
        if self.is_broken:
            self.lines.append("")
        # A hard break is a backslash that is no escaped one, or two spaces.
        slashes = _BACKSLASHES.search(line)
        is_marked = slashes is not None and len(slashes[0]) % 2 == 1
        self.is_broken = is_marked or line.endswith("  ")
        self.lines[-1] = f"{self.lines[-1]} {(line[:-1] if is_marked else line).strip()}".strip()


@dataclass(slots=True)
class _Part:
    heading: str
    marks: dict[str, str]
    blocks: list[_Block] = field(default_factory=list)


def from_markdown(text: str, today: date) -> Sheet:
    """One sheet; of several on the page, the first. ``today``: when it was made, where it doesn't say so."""
    return sheets_from_markdown(text, today)[0]


def sheets_from_markdown(text: str, today: date) -> tuple[Sheet, ...]:
    """Every sheet of the page, at least one: a heading of the first level begins another."""
    pages: list[list[_Part]] = [[_Part("", {})]]
    for level, part in _parts(lines_of(text)):
        if level == 1 and (len(pages) > 1 or any(p.blocks or p.heading for p in pages[0])):
            pages.append([part])
        elif level == 1:
            pages = [[part]]
        else:
            pages[-1].append(part)
    return tuple(tidied(_sheet(parts[0], parts[1:], today)) for parts in pages)


def unescaped(text: str) -> str:
    r"""
    >>> unescaped(r"\*really\* Q&amp;A")
    '*really* Q&A'
    """
    return _UNESCAPED.sub(lambda found: found[1] or html.unescape(found[2]), text)


def _parts(lines: Iterable[str]) -> Iterator[tuple[int, _Part]]:
    """Each heading's level with what stands below it; level 0 above all headings."""
    level, part = 0, _Part("", {})
    block: _Block | None = None
    for line in lines:
        line = _QUOTE.sub("", line)
        heading = _HEADING.fullmatch(line)
        underline = _UNDERLINE.fullmatch(line)
        if heading or (underline and block and not block.is_item):
            if underline and block and not heading:
                part.blocks.remove(block)
            yield level, part
            shown = " ".join(block.lines) if block else ""
            if heading:
                shown = _CLOSING.sub("", (heading[2] or "").strip())
            level = len(heading[1]) if heading else 1 if underline and "=" in underline[1] else 2
            part, block = _Part(*_marked(shown)), None
        elif not line.strip() or _RULE.fullmatch(line):
            block = None
        elif item := _ITEM.fullmatch(line) or (not (block and block.is_broken) and _BULLET.fullmatch(line)):
            block = _Block(True, [""])
            block.add(item[1] or "")
            part.blocks.append(block)
        elif block:
            block.add(line)
        else:
            block = _Block(False, [""])
            block.add(line)
            part.blocks.append(block)
    yield level, part


def _sheet(top: _Part, parts: Iterable[_Part], today: date) -> Sheet:
    made, journey, above = today, "", list[_Block]()
    for block in top.blocks:
        shown, marks = _marked(" ".join(block.lines))
        found = _MADE.fullmatch(shown)
        if found and (day := _day(found[1])):
            made, journey = day, marks.get("journey", "")
        else:
            above.append(block)
    dates: list[SheetDate] = []
    read = [SheetPart(ADDED, "Added", tuple(map(_entry, above)))] if above else []
    for part in parts:
        if "dates" in part.marks:
            dated = [(block, _date(block)) for block in part.blocks]
            dates += [day for _, day in dated if day]
            part.blocks = [block for block, day in dated if day is None]
            if not part.blocks:
                continue
        read.append(_part(part))
    return Sheet(journey, unescaped(top.heading), made, tuple(read), tuple(dates))


def _part(part: _Part) -> SheetPart:
    heading = one_line(unescaped(part.heading))
    entries, asks = [], None
    for block in part.blocks:
        slanted = _SLANTED.fullmatch(" ".join(block.lines))
        if slanted and not block.is_item:
            asks = unescaped(slanted["words"])
        else:
            entries.append(_entry(block))
    return SheetPart(
        part.marks.get("part") or slug(heading) or ADDED,
        heading,
        tuple(entries),
        asks,
        is_room="room" in part.marks,
    )


def _entry(block: _Block) -> SheetEntry:
    lines, framework, citation = block.lines, None, None
    grounds = _GROUNDS.fullmatch(lines[-1]) if len(lines) > 1 and lines[-1] else None
    if grounds:
        lines = lines[:-1]
        framework, citation = grounds["words"], grounds["citation"]
    text, marks = _marked("\n".join(lines))
    turn = BY_HAND
    if marks.get("turn", "").isdecimal():
        turn = int(marks["turn"])
    is_ours = "suggested" in marks or (grounds and "turn" not in marks)
    return SheetEntry(
        unescaped(text), None if is_ours else turn, citation, unescaped(framework) if framework else None
    )


def _date(block: _Block) -> SheetDate | None:
    shown, marks = _marked(" ".join(block.lines))
    found = _DATE.fullmatch(shown)
    day = _day(found[1]) if found else None
    if found is None or day is None:
        return None
    at, until = (time.fromisoformat(each) if each else None for each in (found[2], found[3]))
    return SheetDate(marks.get("id") or slug(found[4]), unescaped(found[4]), day, at, until)


def _marked(text: str) -> tuple[str, dict[str, str]]:
    """The text without our marks, and these. What was typed has none: its ``<`` is escaped."""
    marks = {name: value or "" for name, value in _MARK.findall(text)}
    return _MARK.sub("", text).strip(), marks


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
