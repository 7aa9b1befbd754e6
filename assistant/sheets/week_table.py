"""A table of 1:1s with a row of headings, as a calendar or a spreadsheet gives it."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.sheets.jotted import When, whole
from assistant.sheets.week_lines import Line, read_cells, read_line

_NAMES = frozenset("name rep who person with attendee attendees participant invitee employee".split())
_SUBJECTS = frozenset("subject title summary event meeting what".split())
_DAYS = frozenset(("day", "date", "start date", "begin date", "weekday"))
_TIMES = frozenset(
    ("time", "when", "start", "start time", "from", "begin", "hour", "begins", "starts", "slot")
)
_ENDS = frozenset(("end", "end time", "until", "to", "ends"))
_NOTES = frozenset(
    ("notes", "note", "description", "comment", "comments", "about", "body", "agenda", "topic", "topics")
)
_KNOWN = {
    **dict.fromkeys(_NAMES, "name"),
    **dict.fromkeys(_SUBJECTS, "subject"),
    **dict.fromkeys(_DAYS, "day"),
    **dict.fromkeys(_TIMES, "time"),
    **dict.fromkeys(_ENDS, "end"),
    **dict.fromkeys(_NOTES, "notes"),
}
_DELIMITERS = ("\t", ";", ",", "|")
_RULE = re.compile(r"[\s|:+=-]+")


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    """Of its first line in the text, from 1."""
    text: str
    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    left_out: tuple[str, ...]
    """Headings of columns that say nothing that is asked for."""


def read_table(text: str, today: date) -> Table | None:
    """The whole text as a table; None where its first line that isn't empty is no row of headings."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    counted = ((sum(_known(cell) is not None for cell in _cells(first, mark)), mark) for mark in _DELIMITERS)
    found, mark = max(counted, key=lambda each: each[0])
    if found < 2:
        return None
    headings = _cells(first, mark)
    columns = {number: known for number, cell in enumerate(headings) if (known := _known(cell))}
    rows = []
    for number, cells in _rows(text, mark):
        if cells == headings or not any(cells) or all(_RULE.fullmatch(cell) for cell in cells if cell):
            continue
        rows.append(Row(number, f"{mark} ".join(cells).strip(), _line(cells, columns, today)))
    return Table(tuple(rows), tuple(cell for cell in headings if cell and _known(cell) is None))


def _rows(text: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    if mark == "|":
        for number, line in enumerate(text.split("\n"), start=1):
            yield number, _cells(line, mark)
        return
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    began = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:  # a field beyond what the reader takes, or a quote that never ends
            began = reader.line_num + 1
            continue
        if cells is None:
            return
        yield began, [_plain(cell) for cell in cells]
        began = reader.line_num + 1


def _line(cells: list[str], columns: Mapping[int, str], today: date) -> Line:
    said: dict[str, list[str]] = {}
    for number, cell in enumerate(cells):
        if cell and number in columns:
            said.setdefault(columns[number], []).append(cell)
    when, odd = When(), list[str]()
    for cell in [*said.get("day", ()), *said.get("time", ())]:
        read = whole(cell, today)
        when = When(when.day or read.day, when.at or read.at, when.until or read.until) if read else when
        if read is None:
            odd.append(cell)
    for cell in said.get("end", ()):
        read = whole(cell, today)
        when = When(when.day, when.at, when.until or (read.at if read else None))
    named = read_cells([*said.get("name", ()), *odd], today) if said.get("name") else None
    subject = read_line(" ".join(said.get("subject", ())), today) if said.get("subject") else None
    if named is None or named.name is None:
        named = subject or Line(None, When(), "\n".join(odd))
        subject = None
    notes = [named.notes, *(said["subject"] if subject else ()), *said.get("notes", ())]
    found = When(when.day or named.when.day, when.at or named.when.at, when.until or named.when.until)
    return Line(named.name, found, "\n".join(filter(None, notes)))


def _cells(line: str, mark: str) -> list[str]:
    if mark == "|":
        return [_plain(cell) for cell in line.strip().strip("|").split("|")]
    return [_plain(cell) for cell in next(csv.reader([line], delimiter=mark), [])]


def _plain(cell: str) -> str:
    return " ".join(cell.replace("**", "").split())


def _known(heading: str) -> str | None:
    return _KNOWN.get(re.sub(r"[^a-z]+", " ", heading.lower()).strip())
