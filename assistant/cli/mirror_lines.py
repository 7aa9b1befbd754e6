"""Lines to hold up, as JSON lines: reading them, and writing what was seen."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.cli.json_lines import Id, read_objects
from assistant.domain.mirror import LineReading, Rewrite

EXAMPLE = '{"id": "1", "question": "Did you call her?"}'


@dataclass(frozen=True, slots=True)
class QuestionLine:
    id: Id
    question: str


def read_questions(lines: Iterable[bytes], name: str) -> Iterator[QuestionLine]:
    """Blank lines are skipped; unknown fields are ignored.

    Raises ``InputLineError``, which names the file and the line, for anything else that isn't a JSON
    object with ``id`` and ``question``.
    """
    for line in read_objects(lines, name, EXAMPLE):
        yield QuestionLine(line.id, line.text("question"))


def written(line: QuestionLine, reading: LineReading, rewrites: Sequence[Rewrite]) -> str:
    """The line of JSON that answers ``line``. ASCII only, so that no terminal or pipe can refuse it."""
    others = [{"text": rewrite.text, "citation": rewrite.citation} for rewrite in rewrites]
    return json.dumps({"id": line.id, "kind": reading.kind.value, "why": reading.why, "rewrites": others})
