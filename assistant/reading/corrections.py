"""A name that somebody takes back: "not Jonas, Jane", "Jane, not Jonas", "I meant Jane"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.words import straight
from assistant.reading.lexicon import is_common

_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber|q[1-4]"
)
_NAME = r"[^\W\d_][\w'-]*"
_SORRY = r"(?:(?:oh|ah|sorry|no|wait|actually|correction|well)\b[\s,.!:-]*)*"
_ITS = r"(?:(?:it's|it is|that's|i mean|i meant|make that|rather|but)\b[\s,]*)?"
_SWAPS = (
    re.compile(rf"\bnot (?P<wrong>{_NAME})\s*[,;.–-]+\s*{_ITS}(?P<right>{_NAME})", re.IGNORECASE),
    re.compile(rf"\bnot (?P<wrong>{_NAME}) but (?P<right>{_NAME})", re.IGNORECASE),
    re.compile(rf"\b{_ITS}(?P<right>{_NAME})\s*,\s*not (?P<wrong>{_NAME})\s*[.!]*$", re.IGNORECASE),
    re.compile(
        rf"\b(?P<wrong>{_NAME})[\s,.;–-]+(?:no,? wait|wait,? no|sorry|scratch that|i mean|i meant|or rather)"
        rf"[\s,]+{_ITS}(?P<right>{_NAME})",
        re.IGNORECASE,
    ),
    re.compile(rf"^\W*{_SORRY}(?:i mean|i meant|make that)\s+(?P<right>{_NAME})\s*[.!]*$", re.IGNORECASE),
)
_ALONE = re.compile(
    rf"^\W*{_SORRY}(?:not {_NAME}\s*[,;.–-]*\s*(?:but )?{_ITS}{_NAME}|{_ITS}{_NAME}\s*,\s*not {_NAME}"
    rf"|(?:i mean|i meant|make that)\s+{_NAME})\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Correction:
    right: str
    wrong: str | None
    """None where only the right one is said: it takes the place of the one before."""


def correction(text: str) -> Correction | None:
    """The last name that a message puts right.

    >>> correction("sorry, not Jonas, Jane")
    Correction(right='Jane', wrong='Jonas')
    """
    line = straight(text)
    found = [
        (match.start(), Correction(match["right"], match.groupdict().get("wrong")))
        for pattern in _SWAPS
        for match in pattern.finditer(line)
        if _is_name(match["right"]) and _is_name(match.groupdict().get("wrong") or match["right"])
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def is_only_a_correction(text: str) -> bool:
    """Nothing else is said."""
    return bool(_ALONE.match(straight(text))) and correction(text) is not None


def put_right(name: str, said: Sequence[str]) -> str:
    """A name as the coachee means it after all corrections, each in the messages' order."""
    for text in said:
        found = correction(text)
        if found and (found.wrong is None or found.wrong.lower() == name.lower()):
            name = found.right[:1].upper() + found.right[1:]
    return name


def _is_name(word: str) -> bool:
    return not _DAY.fullmatch(word.lower()) and (word[0].isupper() or not is_common(word.lower()))
