"""Cues of a caption file: a line of times, and the words that are shown until a blank line."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.mirroring.formats import BadLineError

ARROW = "-->"
_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMES = re.compile(rf"{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_ID = re.compile(r"[\w.{}:/#-]{1,120}")
TIMES_MEND = "write times such as 00:01:02.500 --> 00:01:04.000"


@dataclass(frozen=True, slots=True)
class Cue:
    """``line`` is where its words begin; ``start`` and ``end`` are seconds."""

    line: int
    start: float
    end: float
    text: str
    """Its lines as they stand, tags and all."""


def read_cues(lines: Sequence[str], first: int, is_aside: Callable[[str], bool]) -> Iterator[Cue]:
    """The cues from line ``first`` on, which counts from 0. ``is_aside``: a block to pass over begins here.

    Raises ``BadLineError`` for times that can't be read and for words without times.
    """
    at, is_open = first, False
    while at < len(lines):
        line = lines[at].strip()
        if ARROW in line:
            start, end = _times(line, at + 1)
            stop = _end_of_words(lines, at + 1)
            text = "\n".join(lines[at + 1 : stop])
            yield Cue(at + 2, start, end, text)
            is_open = text.rfind("<v") > text.rfind("</v")
            at = stop
        elif not line:
            at += 1
        elif is_aside(line):
            at = _blank(lines, at)
        elif _is_id(lines, at):
            at += 1
        elif is_open:
            # A blank line in the midst of what somebody said: the voice hasn't been closed.
            stop = _end_of_words(lines, at)
            text = "\n".join(lines[at:stop])
            yield Cue(at + 1, start, end, text)
            is_open = "</v" not in text
            at = stop
        else:
            raise BadLineError(at + 1, "words that no line of times stands above", TIMES_MEND)


def _times(line: str, number: int) -> tuple[float, float]:
    found = _TIMES.fullmatch(line)
    if found:
        start, end = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
        if start is not None and end is not None:
            return start, end
    raise BadLineError(number, "times that can't be read", TIMES_MEND)


def _seconds(parts: Sequence[str | None]) -> float | None:
    hours, minutes, seconds, fraction = parts
    if int(minutes or 0) > 59 or int(seconds or 0) > 59 or len(hours or "") > 6:
        return None
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction or 0}")


def _end_of_words(lines: Sequence[str], at: int) -> int:
    """Where a cue's words stop: at a blank line, or where the next cue begins without one."""
    stop = at
    while stop < len(lines) and lines[stop].strip() and ARROW not in lines[stop]:
        stop += 1
    begins_next = stop < len(lines) and ARROW in lines[stop]
    return stop - 1 if begins_next and stop > at and lines[stop - 1].strip().isdigit() else stop


def _is_id(lines: Sequence[str], at: int) -> bool:
    """Its times follow; or it looks like an id, and nothing follows that could be lost."""
    following = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if ARROW in following:
        return True
    return not following and _ID.fullmatch(lines[at].strip()) is not None and not lines[at].strip().isalpha()


def _blank(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and lines[at].strip():
        at += 1
    return at
