"""Lines to hold up, as JSON lines: reading them, and writing what was seen."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.mirror import LineReading, Rewrite
from assistant.errors import InputLineError

EXAMPLE = '{"id": "1", "question": "Did you call her?"}'


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """``id`` goes back as it came: a string, a number or null."""

    id: str | int | float | None
    question: str


def read_questions(lines: Iterable[bytes], name: str) -> Iterator[QuestionLine]:
    """Blank lines are skipped; unknown fields are ignored.

    Raises ``InputLineError``, which names the file and the line, for anything else that isn't a JSON
    object with ``id`` and ``question``.
    """
    for number, raw in enumerate(lines, start=1):
        raw = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if not raw.strip():
            continue
        read = _question_line(raw)
        if isinstance(read, str):
            raise InputLineError(name, number, read, f"write one JSON object a line, such as {EXAMPLE}")
        yield read


def written(line: QuestionLine, reading: LineReading, rewrites: Sequence[Rewrite]) -> str:
    """The line of JSON that answers ``line``. ASCII only, so that no terminal or pipe can refuse it."""
    others = [{"text": rewrite.text, "citation": rewrite.citation} for rewrite in rewrites]
    return json.dumps({"id": line.id, "kind": reading.kind.value, "why": reading.why, "rewrites": others})


def _question_line(raw: bytes) -> QuestionLine | str:
    """The line, or what is wrong with it."""
    try:
        fields = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return "not UTF-8"
    except (ValueError, RecursionError):
        return "not JSON"
    if not isinstance(fields, dict):
        return "not a JSON object"
    for required in ("id", "question"):
        if required not in fields:
            return f'no "{required}"'
    id, question = fields["id"], fields["question"]
    if isinstance(id, dict | list | bool):
        return '"id" is neither a string nor a number'
    if not isinstance(question, str):
        return '"question" is not a string'
    return QuestionLine(id, question)
