"""Other ways to ask, as data: templates by intent, each resting on a passage."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant.mirroring.intents.understood import Intent

SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True)
class Rewording:
    """``ask``: one open question, with slots in braces. ``rests``: a passage's id."""

    ask: str
    rests: str

    @cached_property
    def slots(self) -> frozenset[str]:
        return frozenset(SLOT.findall(self.ask))

    def fill(self, words: Mapping[str, str]) -> str:
        """The question with words of the line; every slot must be among them."""
        text = SLOT.sub(lambda slot: words[slot[1]], self.ask)
        return text[:1].upper() + text[1:]


Rewordings = Mapping[Intent, tuple[Rewording, ...]]
"""For every intent, in the order in which they are tried; at least one of each needs no words."""
