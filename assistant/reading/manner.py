"""Which preferences are sure to be heeded, and what comes of them.

The wordings are in ``patterns/manner.txt``. The rest is a language model's to heed, if there is one: it reads
them in the coachee's own words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.domain.manner import AS_USUAL, Manner
from assistant.domain.words import NUMBERS
from assistant.reading import aside
from assistant.reading.clauses import low
from assistant.reading.patterns import patterns

MOST_TOLD = 5
MOST_CHARACTERS = 120
"""Of one preference, as a language model reads it."""

_SPEECH = patterns("manner")
_CHANGES: Mapping[str, Mapping[str, object]] = {
    "short": {"is_short": True},
    "fuller": {"is_short": False},
    "bare": {"is_bare": True},
    "says-back": {"is_bare": False, "is_short": False},
    "options": {"keeps_options": True},
    "offers": {"keeps_options": False},
}


def is_heeded(text: str) -> bool:
    """Whether what somebody prefers is heeded for certain, with a language model or without."""
    return not _is_against(text) and any(speech(_clause(text)) for speech in _SPEECH.values())


def as_manner(preferences: Sequence[str]) -> Manner:
    """What comes of preferences, oldest first: of two that don't go together the later counts.

    One that would change the rules, or have the coach tell what to do, counts for nothing.
    """
    manner = AS_USUAL
    told: dict[str, str] = {}
    for text in preferences:
        if _is_against(text):
            continue
        for name, changes in _CHANGES.items():
            if _SPEECH[name](_clause(text)):
                manner = replace(manner, **changes)  # type: ignore[arg-type]  # fields of it by name
        if (listed := _listed(text)) is not None:
            manner = replace(manner, listed=listed)
        quoted = _quoted(text)
        told.pop(quoted.lower(), None)
        told[quoted.lower()] = quoted
    return replace(manner, words=tuple(filter(None, told.values()))[-MOST_TOLD:])


def _is_against(text: str) -> bool:
    return aside.instructs(text) or _SPEECH["against"](_clause(text))


def _clause(text: str) -> str:
    return low(text).strip(" .!?,;:-–")


def _listed(text: str) -> int | None:
    clause = _clause(text)
    if not _SPEECH["listed"](clause):
        return None
    found = next(m for pattern in _SPEECH["listed"].fits if (m := pattern.search(clause)))
    # "No lists, please" names no number, and "a single one" isn't among them.
    word = next((group for group in found.groups() if group), "one")
    return int(word) if word.isdigit() else NUMBERS.get(word, 1)


def _quoted(text: str) -> str:
    """On one line, without quotes of its own, so that it can't pass for anything but what was said."""
    line = " ".join(text.replace('"', "'").replace("“", "'").replace("”", "'").split())
    return line[:MOST_CHARACTERS].rstrip()
