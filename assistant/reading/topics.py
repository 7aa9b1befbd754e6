"""What the talk is about, as noun phrases of the coachee's own: "my follow-ups" becomes "your follow-ups".

It would rather find nothing than half a phrase, a person, or a figure of speech.
"""

from collections.abc import Iterator, Sequence

from assistant.reading.deals import deal
from assistant.reading.lexicon import nouns, qualities
from assistant.reading.people import pronoun_of
from assistant.reading.phrases import Phrase, denied, phrases

__all__ = ["deal", "moments", "topics"]

LATEST = 4
"""Messages back that a topic is taken from."""
_OWNED = {"he": "his", "she": "her"}
_GENERAL = frozenset("deal call meeting number 1:1 one-on-one talk conversation session role target".split())


def topics(said: Sequence[str], latest: int = LATEST) -> tuple[str, ...]:
    """Phrases of the last ``latest`` messages, most telling first, newest message before older ones."""
    return tuple(dict.fromkeys(text for text, _ in _ranked(said, latest)))


def moments(said: Sequence[str], latest: int = LATEST) -> tuple[str, ...]:
    """Those of the topics that one can tell from the beginning: "the demo", "your call with procurement".

    Nothing that is still to come, or that comes every week.
    """
    return tuple(dict.fromkeys(text for text, phrase in _ranked(said, latest) if _is_moment(phrase)))


def _is_moment(phrase: Phrase) -> bool:
    return phrase.head in nouns().events and not phrase.is_plural and phrase.has_happened


def _ranked(said: Sequence[str], latest: int) -> Iterator[tuple[str, Phrase]]:
    found: list[Phrase] = []
    without: set[str] = set()
    for text in reversed(said[-latest:]):
        # What it isn't about it wasn't about before either.
        without |= denied(text)
        for phrase in sorted(phrases(text), key=_telling, reverse=True):
            if phrase.head not in without and not any(_covers(known, phrase) for known in found):
                found.append(phrase)
                yield _owned(phrase, said), phrase


def _telling(phrase: Phrase) -> float:
    """Specific before general; what was made or sold before an occasion or a subject."""
    telling = 1.0 if phrase.head in nouns().events or phrase.head in nouns().mass else 1.5
    telling += min(sum(word not in qualities()["ordering"] for word in phrase.words), 2)
    if (phrase.head in _GENERAL and not phrase.words) or phrase.head not in nouns().topics:
        telling -= 1.0
    if phrase.owner is not None or phrase.first in {"his", "her", "their"}:
        telling += 0.5
    if phrase.is_quoted:
        telling -= 1.0
    return telling


def _covers(known: Phrase, phrase: Phrase) -> bool:
    """``phrase`` names no more than ``known`` does."""
    wide, narrow = [*known.words, *known.head.split("-")], [*phrase.words, *phrase.head.split("-")]
    return wide[-1] == narrow[-1] and set(narrow) <= set(wide)


def _owned(phrase: Phrase, said: Sequence[str]) -> str:
    """ "Nuria's notes" as "her notes", where the coachee said "her"."""
    if phrase.owner is None:
        return phrase.text
    used = pronoun_of(phrase.owner.key, said)
    return phrase.text.replace(phrase.first, _OWNED[used], 1) if used in _OWNED else phrase.text
