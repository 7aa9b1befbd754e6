"""From a message to its sentences: written text, lists, and speech put down without full stops."""

import re
from collections.abc import Iterator
from itertools import pairwise

from evals.speech.running import cuts

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sr jr st vs etc e.g i.e eg ie approx no inc ltd dept fig a.m p.m u.s u.k".split()
)
_END = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s|$)|\n+")
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)]|[a-z]\))\s+")


def spans(message: str) -> Iterator[tuple[int, str]]:
    """Start and text of each sentence, in order; every text holds a letter or a digit."""
    start = 0
    for match in _END.finditer(message):
        if _abbreviated(message, match) or _goes_on(message, match):
            continue
        yield from _pieces(message, start, match.end())
        start = match.end()
    yield from _pieces(message, start, len(message))


def _abbreviated(message: str, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return False
    words = message[: match.start()].split()
    word = words[-1].lower().lstrip("(\"'“‘") if words else ""
    initial = len(word) == 1 and word.isalpha() and word != "i" and words[-1].lstrip("(\"'“‘").isupper()
    listed = word.isdigit() and len(word) <= 2 and _first_on_line(message, match.start())
    # "No." ends a sentence unless a number follows.
    if word == "no":
        return message[match.end() :].lstrip()[:1].isdigit()
    return word in ABBREVIATIONS or initial or listed


def _first_on_line(message: str, end: int) -> bool:
    return message[message.rfind("\n", 0, end) + 1 : end].strip().isdigit()


def _goes_on(message: str, match: re.Match[str]) -> bool:
    """An ellipsis, or a quote's end, with the sentence going on behind it."""
    after = message[match.end() :].lstrip(" \t")[:1]
    trailing = match.group().startswith(("..", "…"))
    quoted = len(match.group()) > 1 and match.group()[-1] in "\"”’'"
    return (trailing or quoted) and after.islower()


def _pieces(message: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    bullet = _BULLET.match(message, start, end)
    start = bullet.end() if bullet else start
    edges = [start, *cuts(message, start, end), end]
    for left, right in pairwise(edges):
        text = message[left:right]
        if any(c.isalnum() for c in text) or "?" in text:
            yield left + len(text) - len(text.lstrip()), text.strip()
