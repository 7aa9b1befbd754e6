"""Sides with the coachee against somebody, or clears them: either closes the search for causes."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.parsed import Sentence
from assistant.guarding.patterns import load
from assistant.guarding.reported import is_reported, is_tentative
from assistant.guarding.setting import Setting

WHY = "It takes sides on whose fault it was, which closes the search for causes."

_PHRASES = load("blame")
SIDES = _PHRASES["sides"]
_CLAIMED = frozenset(
    "it that this he she they the your marketing procurement product legal finance there".split()
)
"""First words of phrases that a "may well" takes back."""


def blame(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Agreement that someone or something is at fault; "that may well be so" is none."""
    if sentence.question is not None and sentence.question == 0:
        return
    for match in SIDES.find(sentence, 0, sentence.question):
        if is_reported(sentence, match.start):
            continue
        if is_tentative(sentence, 0, match.end + 1) and sentence.word(match.start) in _CLAIMED:
            continue
        yield Finding(FindingKind.BLAME, sentence.span(match.start, match.end + 2), WHY)
        return
