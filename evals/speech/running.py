"""Where speech that was put down without full stops goes from one sentence to the next."""

import re
from collections.abc import Iterator

LONG = 18
"""Words from which on a stretch without any full stop is taken for speech that runs on."""
_WH = r"(?:what|how|why|when|where|who|which)"
_AUX = r"(?:is|are|was|were|do|does|did|have|has|would|could|can|will|might)"
_JOINT = r"(?:(?<=\s)|(?<=,))(?:(?:and|so|but|okay|ok|um+|uh+|well|alright)[\s,]+)+"
_BEGINNING = (
    rf"(?:{_WH}\b(?:'s|'re)?\s+(?:(?!(?:you|i|they|he|she|we)\b)\w+\s+){{0,2}}?"
    rf"(?:{_AUX}|makes|made|about|else)\b"
    rf"|(?:{_AUX}|don't|haven't|aren't)\s+(?:you|it|that|there|we)\b"
    r"|you(?:'re|'ve|'d|'ll)?\s|i(?:'m|'d|'ll|'ve)?\s+(?!mean\b|guess\b|think\b)"
    r"|it sounds|sounds like|let's|tell me)"
)
_QUESTION = rf"(?<=\s)(?:{_WH}(?:'s|\s+{_AUX})\b|(?:do|did|have|are|can|could|would)\s+you\b)"
_JOINTS = re.compile(rf"{_JOINT}(?={_BEGINNING})", re.IGNORECASE)
_QUESTIONS = re.compile(_QUESTION, re.IGNORECASE)
_INSIDE = re.compile(
    rf"\b(?:{_WH}|know|me|sure|wonder|say|see|think|understand|and|so|but|okay|um+|uh+)\b", re.IGNORECASE
)
_MARK = re.compile(r"[.?!,;:]")


def cuts(message: str, start: int, end: int) -> list[int]:
    """Places between ``start`` and ``end`` where a sentence begins, in order; none in short, marked text."""
    unmarked = not _MARK.search(message)
    if not unmarked and len(message[start:end].split()) < LONG:
        return []
    found = {match.start() for match in _JOINTS.finditer(message, start, end)}
    if unmarked:
        found.update(_bare_questions(message, start, end))
    places: list[int] = []
    for place in sorted(found):
        # One word is no sentence: "so | what did you do".
        if len(message[(places or [start])[-1] : place].split()) > 1:
            places.append(place)
    return places


def _bare_questions(message: str, start: int, end: int) -> Iterator[int]:
    """Questions without "and" or "um" before them; "why do you" and "I wonder what is" hold none."""
    for match in _QUESTIONS.finditer(message, start, end):
        before = " ".join(message[start : match.start()].split()[-4:])
        if not _INSIDE.search(before):
            yield match.start()
