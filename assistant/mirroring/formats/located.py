"""JSON whose values know the line they begin on, so that an error can name it."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

from assistant.mirroring.formats import BadLineError

_DECODER = json.JSONDecoder()
_SPACE = " \t\r\n"


class Located:
    """One value of a JSON text. Members are found by decoding past their neighbours."""

    __slots__ = ("_at", "_ends", "_text", "value")

    def __init__(self, text: str, at: int, value: object, ends: list[int]) -> None:
        self._text, self._at, self.value, self._ends = text, at, value, ends

    @property
    def line(self) -> int:
        return bisect_right(self._ends, self._at) + 1

    def member(self, name: str) -> "Located | None":
        """None where there is none, or it is null."""
        if not isinstance(self.value, dict) or self.value.get(name) is None:
            return None
        at = self._next(self._at + 1)
        found = None
        while self._text[at] != "}":
            key, end = _DECODER.raw_decode(self._text, at)
            start = self._next(self._next(end) + 1)
            value, end = _DECODER.raw_decode(self._text, start)
            if key == name:
                found = Located(self._text, start, value, self._ends)
            at = self._after(end)
        return found

    def items(self) -> Iterator["Located"]:
        """The items of a list; nothing for any other value."""
        if not isinstance(self.value, list):
            return
        at = self._next(self._at + 1)
        while self._text[at] != "]":
            value, end = _DECODER.raw_decode(self._text, at)
            yield Located(self._text, at, value, self._ends)
            at = self._after(end)

    def _next(self, at: int) -> int:
        while self._text[at] in _SPACE:
            at += 1
        return at

    def _after(self, end: int) -> int:
        """Past a comma, if one follows."""
        at = self._next(end)
        return self._next(at + 1) if self._text[at] == "," else at


def read_json(text: str) -> Located:
    """Raises ``BadLineError`` with the line on which the text stops being JSON."""
    ends = [end.end() for end in re.finditer("\n", text)]
    start = len(text) - len(text.lstrip())
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise BadLineError(error.lineno, what, "take the file again as Gong gives it") from None
    except (ValueError, RecursionError):
        raise BadLineError(1, "no JSON that can be read", "take the file again as Gong gives it") from None
    return Located(text, start, value, ends)
