"""Which sides of selling and leading somebody speaks of. The wordings are in ``patterns/skills.txt``."""

from assistant.domain.words import plain, words
from assistant.reading.patterns import patterns

_SPEECH = patterns("skills")


def skills(text: str) -> tuple[str, ...]:
    """Those spoken of, in the order of the text, as a question can hold them: "follow-ups"."""
    line = plain(text)
    places = {
        name: min(match.start() for pattern in speech.fits for match in pattern.finditer(line))
        for name, speech in _SPEECH.items()
        if speech(text)
    }
    return tuple(_shown(name) for name in sorted(places, key=lambda name: places[name]))


def place_of(text: str) -> int | None:
    """Where in the text, in lower case with single spaces, the first of them is spoken of."""
    line = plain(text)
    found = [m.start() for speech in _SPEECH.values() for p in speech.fits for m in p.finditer(line)]
    return min(found, default=None)


def is_a_skill(text: str) -> bool:
    """Whether a side of selling is named and nothing told of it: "closing.", "her discovery calls"."""
    line = plain(text)
    found = [m.span() for speech in _SPEECH.values() for p in speech.fits for m in p.finditer(line)]
    rest = "".join(c for at, c in enumerate(line) if not any(start <= at < end for start, end in found))
    return bool(found) and all(word in _BESIDE for word in words(rest))


def _shown(name: str) -> str:
    return name if name in _HYPHENED else name.replace("-", " ")


_BESIDE = frozenset({"his", "her", "their", "the", "my", "a", "and", "calls", "call", "skills", "skill", "s"})
_HYPHENED = frozenset({"follow-ups"})
