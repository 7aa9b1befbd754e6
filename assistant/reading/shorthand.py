"""What a line of hurried notes about one rep tells: "closed Orbit" is read as "she closed Orbit".

Kinds as in ``tellings``, of which the line may have none because nobody does anything in it. The wordings
are in ``patterns/jotted.txt``.
"""

from assistant.domain.words import plain, words
from assistant.reading import people, tellings
from assistant.reading.lexicon import verbs
from assistant.reading.patterns import patterns
from assistant.reading.skills import skills
from assistant.reading.topics import deal

MOST_OF_A_TOPIC = 4
"""Words that name a topic and say nothing of it."""
WEAK = frozenset({"happened", "unknown"})
"""Kinds that only count where the notes' own tell of none."""
TOLD = (
    "told", "last-time", "agenda", "unblock", "goes-well", "assumed", "unknown", "seen", "happened", "focus",
    "commitment",
)  # fmt: skip
"""The kinds that such a line may be of, those first that go before others."""

_JOTTED = patterns("jotted")


def kind(text: str) -> str | None:
    """The one kind of a piece of such notes; None where that isn't clear."""
    own = next((each for each in tellings.kinds(text) if each in TOLD), None)
    if own and own not in WEAK:
        return own
    jotted = next((name for name, fits in _JOTTED.items() if name in TOLD and fits(text)), None)
    return jotted or own or _done_by_somebody(text) or ("focus" if _is_a_topic(text) else None)


def _done_by_somebody(text: str) -> str | None:
    """With the subject put back; a deed of which nothing else tells was seen or heard."""
    first, *more = words(text) or [""]
    if not more or first not in verbs().finite:
        return None
    kinds = tellings.kinds(f"she {text}")
    if found := next((each for each in TOLD if each in kinds), None):
        return found
    is_deed = first.endswith(("s", "ed")) and not _JOTTED["no-deed"](text)
    return "seen" if is_deed else None


def is_bare(text: str) -> bool:
    """A few words, and nothing said of what they name."""
    return len(plain(text).split()) <= MOST_OF_A_TOPIC and not _JOTTED["judged"](text)


def _is_a_topic(text: str) -> bool:
    """ "Discovery", "the Orbit renewal": what it is about."""
    return is_bare(text) and bool(skills(text) or deal([text], frozenset(people.names([text]))))
