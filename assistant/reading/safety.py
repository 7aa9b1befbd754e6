"""What coaching stops for: danger to somebody, and matters that others are trained and answerable for.

Looks at the last message first. One that only nods, insists or asks how to go about it leans on what was
said before ("yes", "how do I tell her?"); an ordinary one lets the coaching go on: the door stays open.
"""

from collections.abc import Sequence

from assistant.domain.reading import Concern
from assistant.domain.words import words
from assistant.reading.crisis import has_crisis, is_about_another
from assistant.reading.folding import fold
from assistant.reading.patterns import patterns
from assistant.reading.protected import protected_matter

MOST_CHARACTERS = 12_000
"""Of a longer text, half as much from either end is read."""
LEANING_WORDS = 14
"""A message longer than this has a matter of its own."""

_SPEECH = patterns("safety")
_TAKES_BACK, _OWN_MATTER, _NODS = _SPEECH["takes-back"], _SPEECH["own-matter"], _SPEECH["nods"]
_ASKS_HOW, _ACTS = _SPEECH["asks-how"], _SPEECH["acts"]


def read_concern(said: Sequence[str]) -> Concern | None:
    """What the last message, on its own or leaning on those before, gives reason to stop coaching for.

    ``said``: the coachee's messages, oldest first.
    """
    place = _origin(said)
    return None if place is None else concern_in(said[place])


def is_for_another(said: Sequence[str]) -> bool:
    """Whether the danger read by ``read_concern`` is somebody else's than the coachee's."""
    place = _origin(said)
    return place is not None and is_about_another(said[place])


def is_about_to_act(said: Sequence[str]) -> bool:
    """Whether the coachee means to do something about the protected matter, as against telling of it."""
    place = _origin(said)
    return place is not None and any(_ACTS(fold(text)) for text in said[place:])


def concern_in(text: str) -> Concern | None:
    """What one message by itself tells of; danger comes before everything."""
    if len(text) > MOST_CHARACTERS:
        text = f"{text[: MOST_CHARACTERS // 2]}\n{text[-MOST_CHARACTERS // 2 :]}"
    return Concern.CRISIS if has_crisis(text) else protected_matter(text)


def _origin(said: Sequence[str]) -> int | None:
    """Place of the message that the last one rests on and that tells of a concern."""
    leaning: list[str] = []
    for place in range(len(said) - 1, -1, -1):
        if concern := concern_in(said[place]):
            rests = concern is Concern.CRISIS or all(_NODS(text) or _ASKS_HOW(text) for text in leaning)
            return place if rests else None
        if not _has_no_matter(said[place]):
            return None
        leaning.append(fold(said[place]))
    return None


def _has_no_matter(text: str) -> bool:
    """Whether a message is short and brings up nothing of its own."""
    folded = fold(text)
    return len(words(text)) <= LEANING_WORDS and not (_TAKES_BACK(folded) or _OWN_MATTER(folded))
