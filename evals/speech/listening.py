"""Whether a statement says back what the other side said: their words, or what must be theirs."""

import re
from collections.abc import Sequence

from evals.speech.phrases import core, listed, plain

TAKEN_UP = 0.5
"""Share of a statement's own words, at least two of them, that the other side has just used."""
ECHO = 5
"""Words that an echo has at most."""
RECENT = 3
"""How many of the other side's latest messages count as just said: one alone may be a hum."""
ALIKE = 5
"""Letters by which two forms of a word are known: cancel, cancelling."""
_STEP = re.compile(
    r"^(?:(?:so|and|but) )?(?:what|how)\b[^?]*?\b(?:from|to|if you(?: were to| just| simply)?) "
)
_WORD = re.compile(r"[a-z][a-z']+")
_ENDINGS = re.compile(r"(?:'s|ing|ed|es|s|ly)$")
_YOU = re.compile(r"\b(?:you|you're|you've|you'd)\b|^your\b|^so\b.*\byour\b")
_OWN = re.compile(r"(?:i|i'm|i've|i'd|i'll|my|we|we're|we've|we'll|our)\b")
_CARRIED_ON = re.compile(
    r"^(?:so|and so|which means)\b[\s,]+(?:in the end |then |now |really |just )?"
    r"(?:it|it's|that's|he|she|they|he's|she's|they're|things|there|not|nobody|the)\b"
)


def content(words: str) -> frozenset[str]:
    """The words that carry meaning, cut to a rough stem."""
    kept = (w for w in _WORD.findall(words) if len(w) > 2 and not listed("small").fullmatch(w))
    return frozenset(_ENDINGS.sub("", w) for w in kept)


def taken_up(words: str, before: Sequence[str]) -> float:
    """The share, 0 to 1, of ``words`` that the latest of ``before`` hold; 0 for fewer than two words."""
    own = content(words)
    theirs = content(plain(" ".join(before[-RECENT:])))
    return len(own & theirs) / len(own) if len(own) >= 2 else 0.0


def explores(words: str, before: Sequence[str]) -> bool:
    """Asks what or how about a step that the other side named: its words all begin as words of theirs."""
    frame = _STEP.match(words)
    step = content(words[frame.end() :]) if frame else frozenset()
    theirs = {word[:ALIKE] for word in _WORD.findall(plain(" ".join(before)))}
    return bool(step) and {word[:ALIKE] for word in step} <= theirs


def says_back(words: str, before: Sequence[str]) -> bool:
    """Whether a statement that neither tells nor judges nor praises is a reflection."""
    start = core(words)
    if listed("stems").match(start) or listed("stems").match(words):
        return True
    if taken_up(words, before) >= TAKEN_UP or _echoes(words, before):
        return True
    if _OWN.match(start) or listed("facts").search(words) or listed("own_words").search(start):
        return False
    return bool(_YOU.search(words) or _CARRIED_ON.match(words))


def _echoes(words: str, before: Sequence[str]) -> bool:
    """A few words of theirs, said again: "Three nights." """
    own = content(words)
    return len(own) > 0 and len(words.split()) <= ECHO and own <= content(plain(" ".join(before[-RECENT:])))
