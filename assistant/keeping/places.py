"""Where a conversation lies: in the database, or in this process alone."""

import re
from dataclasses import dataclass

from assistant.stores import ConversationStore

KEPT, UNKEPT = "conv_", "unkept_"
"""What ids begin with, so that an id alone says where to look and what was promised."""
_KEPT = re.compile(KEPT + "[0-9A-Za-z]{1,64}")


@dataclass(frozen=True, slots=True)
class Places:
    """``unkept`` holds what was marked "don't keep this": nothing of it is written anywhere."""

    kept: ConversationStore
    unkept: ConversationStore

    def of(self, id: str) -> ConversationStore:
        """What isn't an id of ours is looked for in this process: no odd text reaches a database."""
        return self.kept if _KEPT.fullmatch(id) else self.unkept
