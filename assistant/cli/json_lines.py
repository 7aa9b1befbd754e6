"""JSON lines as any command reads them: one object a line, with an ``id`` that goes back as it came."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, BinaryIO

from assistant.errors import InputLineError, UsageError

STANDARD_INPUT = "standard input"
Id = str | int | float | None


@dataclass(frozen=True, slots=True)
class JsonLine:
    """One object. ``name`` is its file's, and ``example`` a line as it should be."""

    name: str
    number: int
    example: str
    fields: dict[str, Any]

    @property
    def id(self) -> Id:
        """Raises ``InputLineError`` where it isn't a string, a number or null."""
        id = self.field("id")
        if isinstance(id, dict | list | bool):
            raise self.bad('"id" is neither a string nor a number', 'give each line an "id" of its own')
        return id  # type: ignore[no-any-return]  # what JSON has besides

    def field(self, name: str) -> Any:
        """Raises ``InputLineError`` where it is missing."""
        if name not in self.fields:
            raise self.bad(f'no "{name}"')
        return self.fields[name]

    def text(self, name: str) -> str:
        """Raises ``InputLineError`` where it is missing or no string."""
        text = self.field(name)
        if not isinstance(text, str):
            raise self.bad(f'"{name}" is not a string', f"put the {name} in quotes")
        return text

    def texts(self, name: str) -> tuple[str, ...]:
        """One string or a list of them, oldest first; none where it is missing or null."""
        value = self.fields.get(name)
        texts = [] if value is None else [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise self.bad(f'"{name}" is neither a string nor a list of strings', "oldest message first")
        return tuple(texts)

    def bad(self, what: str, mend: str | None = None) -> InputLineError:
        mend = mend or f"write one JSON object a line, such as {self.example}"
        return InputLineError(self.name, self.number, what, mend)


def read_objects(lines: Iterable[bytes], name: str, example: str) -> Iterator[JsonLine]:
    """Blank lines are skipped, and a byte order mark at the start.

    Raises ``InputLineError``, which names the file and the line, for anything else that is no JSON object.
    """
    for number, raw in enumerate(lines, start=1):
        raw = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if raw.strip():
            line = JsonLine(name, number, example, {})
            yield JsonLine(name, number, example, _object(raw, line))


def _object(raw: bytes, line: JsonLine) -> dict[str, Any]:
    try:
        fields = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise line.bad("not UTF-8", "save the file as UTF-8") from None
    except (ValueError, RecursionError):
        raise line.bad("not JSON") from None
    if not isinstance(fields, dict):
        raise line.bad("not a JSON object")
    return fields


def opened(file: str) -> AbstractContextManager[BinaryIO]:
    """A file, or standard input for ``-``. Raises ``UsageError``."""
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return open(file, "rb")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{file} can't be read: {reason}; give a file, or - for standard input") from None


def named(file: str) -> str:
    return STANDARD_INPUT if file == "-" else file
