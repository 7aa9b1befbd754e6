"""What coaching stops for: danger to somebody, and matters that others are trained and answerable for.

Looks at the last message first. One that brings up nothing of its own leans on what was said before ("yes",
"how do I tell her?", "I don't want a fuss"), and the matter stays set aside. One that turns to something else
lets the coaching go on: the door stays open.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.domain.reading import Concern
from assistant.domain.words import words
from assistant.reading.crisis import has_crisis, is_about_another
from assistant.reading.folding import fold
from assistant.reading.patterns import patterns
from assistant.reading.people import names
from assistant.reading.protected import protected_matter

MOST_CHARACTERS = 12_000
"""Of a longer text, half as much from either end is read."""
LEANING_WORDS = 25
"""A message longer than this has a matter of its own, where no life may be in danger."""
CLOSE_AT_HAND = frozenset({Concern.DISMISSAL, Concern.RETALIATION, Concern.PAY})
"""Concerns that somebody's work is part of: "his numbers are down as well" still belongs to them."""

_SPEECH = patterns("safety")
_TAKES_BACK, _MOVES_ON, _THANKS = _SPEECH["takes-back"], _SPEECH["moves-on"], _SPEECH["thanks"]
_OWN_MATTER, _CALLS, _THEM = _SPEECH["own-matter"], _SPEECH["calls"], _SPEECH["them"]
_TURNS_TO, _INSISTS, _FEELS = _SPEECH["turns-to"], _SPEECH["insists"], _SPEECH["feels"]
_NODS, _ASKS_HOW, _ACTS = _SPEECH["nods"], _SPEECH["asks-how"], _SPEECH["acts"]


def read_concern(said: Sequence[str]) -> Concern | None:
    """What the last message, on its own or leaning on those before, gives reason to stop coaching for.

    ``said``: the coachee's messages, oldest first.
    """
    place = _origin(said)
    return None if place is None else concern_in(said[place])


def is_set_aside(said: Sequence[str]) -> bool:
    """Whether the last message only follows one that coaching stopped for, and speaks of no danger again."""
    place = _origin(said)
    if place is None or place == len(said) - 1:
        return False
    last = fold(said[-1])
    if concern_in(said[place]) is Concern.CRISIS:
        return turns_to_somebody(said) or not _INSISTS(last)
    return not _ASKS_HOW(last) or _TURNS_TO(last)


def turns_to_somebody(said: Sequence[str]) -> bool:
    """Whether the last message tells of somebody to turn to, or who is there."""
    return _TURNS_TO(fold(said[-1]))


def is_for_another(said: Sequence[str]) -> bool:
    """Whether the danger read by ``read_concern`` is somebody else's than the coachee's."""
    place = _origin(said)
    return place is not None and is_about_another(said[place])


def is_about_to_act(said: Sequence[str]) -> bool:
    """Whether the coachee means to do something about the protected matter, as against telling of it."""
    place = _origin(said)
    return place is not None and any(_ACTS(fold(text)) for text in said[place:])


# Each turn looks at every message again; only the last few hundred texts are kept.
@lru_cache(maxsize=512)
def concern_in(text: str) -> Concern | None:
    """What one message by itself tells of; danger comes before everything."""
    if len(text) > MOST_CHARACTERS:
        text = f"{text[: MOST_CHARACTERS // 2]}\n{text[-MOST_CHARACTERS // 2 :]}"
    return Concern.CRISIS if has_crisis(text) else protected_matter(text)


def _origin(said: Sequence[str]) -> int | None:
    """Place of the message that the last one rests on and that tells of a concern."""
    for place in range(len(said) - 1, -1, -1):
        if concern := concern_in(said[place]):
            leaves = _leaves_danger if concern is Concern.CRISIS else _leaves_matter
            return None if any(leaves(text, said[place], concern) for text in said[place + 1 :]) else place
    return None


def _leaves_danger(text: str, told: str, _: Concern) -> bool:
    """Whether a message after one that told of danger (``told``) says that it was none, or turns to work."""
    folded = fold(text)
    if _TAKES_BACK(folded) or _MOVES_ON(folded):
        return True
    works = _OWN_MATTER(folded) or (_CALLS(folded) and not _TURNS_TO(folded))
    return works and not _FEELS(folded) and not (_THEM(folded) and is_about_another(told))


def _leaves_matter(text: str, told: str, concern: Concern) -> bool:
    """Whether a message after one that told of a protected matter (``told``) brings up one of its own."""
    folded = fold(text)
    if _TAKES_BACK(folded) or _MOVES_ON(folded) or _THANKS(folded):
        return True
    if _NODS(folded) or _TURNS_TO(folded):
        return False
    if _OWN_MATTER(folded) or _CALLS(folded):
        return not (_THEM(folded) and concern in CLOSE_AT_HAND)
    return len(words(text)) > LEANING_WORDS or bool(names([text]).keys() - names([told]).keys())
