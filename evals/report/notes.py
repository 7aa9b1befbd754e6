"""Trainers' own labels and comments, from a CSV: a table of their own, or the report's export filled in."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.errors import DatasetError
from evals.jsonl import read_text
from evals.record import Run
from evals.report.csv import unquoted
from evals.report.values import Note
from evals.transcript import Speaker, Strict

NEEDED = ("sample", "epoch", "turn", "label", "comment")
Place = tuple[str, str, int, int]
"""Run, sample, epoch, turn."""


class Labelled(Strict):
    """A row. ``run`` and ``reply`` may be missing: then it holds for whatever stands there now."""

    sample: str
    epoch: int
    turn: int
    label: str
    comment: str
    run: str = ""
    reply: str = ""

    @property
    def where(self) -> str:
        return f"{self.sample}, epoch {self.epoch}, turn {self.turn}"


def read_labels(file: Path) -> list[Labelled]:
    """Rows with a label or a comment. Raises ``DatasetError`` with file, line and what to mend."""
    text = read_text(file, "save it as CSV UTF-8")
    rows = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
        if missing:
            raise DatasetError(str(file), 1, f"no column {missing[0]}", f"have {', '.join(NEEDED)}")
        read = [_labelled(file, rows.line_num, row) for row in rows]
    except csv.Error as error:
        raise DatasetError(str(file), rows.line_num, f"no CSV ({error})", "save it as CSV UTF-8") from None
    return [row for row in read if row.label or row.comment]


def _delimiter(text: str) -> str:
    """Spreadsheets write semicolons where a comma is the decimal sign."""
    header = text.split("\n", 1)[0]
    return ";" if header.count(";") > header.count(",") else ","


def _labelled(file: Path, line: int, row: Mapping[str, str | None]) -> Labelled:
    texts = {name: unquoted(row.get(name) or "").strip() for name in (*NEEDED, "run", "reply")}
    try:
        epoch, turn = int(texts["epoch"] or 1), int(texts["turn"])
    except ValueError:
        raise DatasetError(str(file), line, "epoch or turn is no number", "write whole numbers") from None
    return Labelled(**texts | {"epoch": epoch, "turn": turn})


def placed(
    labels: Sequence[Labelled], runs: Sequence[Run]
) -> tuple[dict[Place, list[Note]], tuple[str, ...]]:
    """Notes by the reply they belong to, and where those belong that found none.

    A label without its run, or of a run that isn't here, goes to the first of ``runs`` with a reply there.
    """
    replies = {
        (run.id, result.sample, result.epoch, number): turn.content
        for run in runs
        for result in run.results
        for number, turn in enumerate(result.transcript.turns)
        if turn.role is Speaker.COACH
    }
    ids = [run.id for run in runs]
    notes: dict[Place, list[Note]] = {}
    lost = []
    for row in labels:
        own = [row.run] if row.run in ids else ids
        places = [(run, row.sample, row.epoch, row.turn) for run in own]
        there = [place for place in places if place in replies]
        if not there:
            lost.append(row.where)
            continue
        same = [place for place in there if _same(replies[place], row.reply)]
        earlier = row.reply if row.reply and not same else ""
        note = Note(label=row.label, comment=row.comment, earlier=earlier)
        notes.setdefault((same or there)[0], []).append(note)
    return notes, tuple(lost)


def _same(reply: str, other: str) -> bool:
    """Spreadsheets change line ends."""
    return reply.split() == other.split()
