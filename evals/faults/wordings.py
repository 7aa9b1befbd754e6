"""The words that faults are made with: ``wordings/NAME.txt``, one wording a line, slots in braces.

Slots: ``{person}``, ``{him}``, ``{his}``, ``{topic}``, ``{role}`` are the good turn's own, ``{canary}`` the
sample's; ``{name}``, ``{month}``, ``{day}`` and ``{number}`` are drawn so that nobody has said them before.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from evals.faults.good import GoodTurn

WORDINGS = Path(__file__).parent / "wordings"
HELD_OUT = WORDINGS / "held-out"
"""Other words for the kinds that are made with words, which no rule was mended on: see the ``README.md``."""
_SLOT = re.compile(r"\{(\w+)\}")
_HIM = {"he": "him", "she": "her", "they": "them"}
_HIS = {"he": "his", "she": "her", "they": "their"}
_DRAWN = {"name": "names", "month": "months", "day": "days", "number": "numbers"}


@cache
def lines(name: str, folder: Path = WORDINGS) -> tuple[str, ...]:
    """The lines of ``NAME.txt`` that are neither blank nor a comment."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def filled(wording: str, good: GoodTurn, random: Random) -> str:
    """The wording with its slots filled; each sentence begins with a capital."""
    own = {
        "person": good.person,
        "him": _HIM[good.pronoun],
        "his": _HIS[good.pronoun],
        "topic": good.topic,
        "role": good.sample.role,
        "canary": good.sample.expected.canary,
    }

    def fill(slot: re.Match[str]) -> str:
        name = slot[1]
        return unsaid(_DRAWN[name], good, random) if name in _DRAWN else own[name]

    return capitalised(_SLOT.sub(fill, wording))


def unsaid(
    name: str, good: GoodTurn, random: Random, alike: Callable[[str], bool] = lambda word: True
) -> str:
    """A word of the list ``name`` that is ``alike`` and stands nowhere in the conversation."""
    fresh = [word for word in lines(name) if not re.search(rf"\b{re.escape(word.lower())}\b", good.words)]
    return random.choice([word for word in fresh if alike(word)])


def capitalised(text: str) -> str:
    """The text with a capital at the start of each sentence."""
    return re.sub(r"(^|[.!?]\s+)([a-z])", lambda match: match[1] + match[2].upper(), text)
