"""Whether what came of a commitment was spoken of: told unasked, or asked for by the coach and answered."""

import re
from collections.abc import Sequence

from assistant.domain.kept import KeptTurn
from assistant.domain.words import content_words

SHARED = 0.5
"""The share of a commitment's own words that a text has to hold to tell of it."""

_ENDING = re.compile(r"(?:ing|ed|es|s|'s)$")


def is_spoken_of(text: str, turns: Sequence[KeptTurn]) -> bool:
    """``text``: the commitment as it was brought along into the conversation with these ``turns``."""
    asked = False
    for turn in turns:
        if asked or tells_of(text, turn.said):
            return True
        reply = turn.reply.text if turn.reply else ""
        # The coach quotes what was meant, and asks.
        asked = "“" in reply and reply.endswith("?") and tells_of(text, reply)
    return False


def tells_of(text: str, told: str) -> bool:
    """
    >>> tells_of("I'll ask Maria who signs", "I asked Maria, and it's the CFO")
    True
    """
    meant, spoken = _stems(text), _stems(told)
    return bool(meant) and len(meant & spoken) >= max(2, SHARED * len(meant))


def _stems(text: str) -> set[str]:
    return {_ENDING.sub("", word) for word in content_words(text)}
