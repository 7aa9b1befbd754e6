"""Cuts a reply into sentences without losing a character: the pieces joined are the text.

A sentence carries the white space after it. A list item is a sentence of its own, and quoted
speech is not cut inside. ``complete`` is for a stream: it gives a sentence out only when what
follows can no longer change where it ends.
"""

import re

from assistant.guarding.quotes import OPENING, QUOTED

ABBREVIATIONS = frozenset(
    "e.g i.e eg ie etc vs cf approx esp incl max min no nr dept est fig ext tel mr mrs ms dr prof "
    "sr jr st inc ltd co corp mt p.m a.m pm. am. q1 q2 q3 q4 jan feb mar apr jun jul aug sept sep "
    "oct nov dec".split()
) - {"q1", "q2", "q3", "q4", "no", "max", "min", "co", "mar", "jun", "am.", "pm."}

_END = re.compile(r"(?P<marks>[.!?…]+)(?P<close>[\"'”’»)\]*_]*)(?=\s)|\n")
_LAST_WORD = re.compile(r"[\w.]+$")
_MARKER = re.compile(r"[ \t]*(?:[-*•–]|\(?\d{1,2}[.)]|[a-z]\))[ \t]+")
_BARE_MARKER = re.compile(r"(?:^|\n)[ \t]*\(?\d{1,2}$")


def split(text: str) -> list[str]:
    """The sentences of ``text``, in order; ``"".join(split(text)) == text``."""
    quoted = [m.span() for m in QUOTED.finditer(text)] if OPENING.search(text) else []
    pieces: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if any(opens < end.start() and end.end() < closes for opens, closes in quoted):
            continue
        stop = _boundary(text, end)
        if stop is not None and text[start:stop].strip():
            pieces.append(text[start:stop])
            start = stop
    if start < len(text):
        pieces.append(text[start:])
    return pieces


def complete(text: str) -> tuple[list[str], str]:
    """The sentences that are whole whatever comes next, and the rest of ``text``."""
    opened = _open_quote(text)
    held = text[opened:] if opened is not None else ""
    pieces = split(text[:opened] if opened is not None else text)
    if not pieces:
        return [], held
    return pieces[:-1], pieces[-1] + held


def is_list_item(sentence: str) -> bool:
    return _MARKER.match(sentence.lstrip("\n")) is not None


def without_marker(sentence: str) -> int:
    """Where a sentence's words begin, after a bullet or a number."""
    lead = len(sentence) - len(sentence.lstrip())
    marker = _MARKER.match(sentence, lead)
    return marker.end() if marker else lead


def _boundary(text: str, end: re.Match[str]) -> int | None:
    """Where the next sentence begins, or None when ``end`` ends none."""
    after = end.end()
    while after < len(text) and text[after].isspace():
        after += 1
    gap, following = text[end.end() : after], text[after : after + 1]
    if end.group() == "\n" or "\n" in gap:
        ends = end.group() != "\n" or not following.islower()
        return after if ends or _MARKER.match(text, after) else None
    marks, close = end["marks"], end["close"]
    if following.islower() and (close.strip("*_") or marks in ("...", "…", "..")):
        return None
    if marks == "." and _is_abbreviation(text[: end.start()], following):
        return None
    return after


def _is_abbreviation(before: str, following: str) -> bool:
    if _BARE_MARKER.search(before[-6:]) and (len(before) < 6 or "\n" in before[-6:]):
        return True
    word = _LAST_WORD.search(before[-12:])
    if not word:
        return False
    last = word.group().lower()
    if last in ABBREVIATIONS:
        return not (last in ("etc", "p.m", "a.m", "inc", "ltd", "corp") and following.isupper())
    return len(last) == 1 and last != "i" and word.group().isupper()


def _open_quote(text: str) -> int | None:
    """Where a double quote opens that has not closed yet."""
    closed = [quoted.span() for quoted in QUOTED.finditer(text)]
    for opening in OPENING.finditer(text):
        if not any(start <= opening.start() < end for start, end in closed):
            return opening.start()
    return None
