"""Where a conversation lies: in the database, or in this process alone."""

import re
from dataclasses import dataclass, field

from assistant.domain.kept import KeptConversation
from assistant.domain.owner import Owner
from assistant.keeping.giving_up import GivenUp
from assistant.stores import ConversationStore

KEPT, UNKEPT = "conv_", "unkept_"
"""What ids begin with, so that an id alone says where to look and what was promised."""
_KEPT = re.compile(KEPT + "[0-9A-Za-z]{1,64}")


@dataclass(frozen=True, slots=True)
class Places:
    """``unkept`` holds what was marked "don't keep this": nothing of it is written anywhere."""

    kept: ConversationStore
    unkept: ConversationStore
    given_up: GivenUp = field(default_factory=GivenUp)

    async def conversation(self, owner: Owner, id: str) -> KeptConversation | None:
        """With its turns as they stand, also those that couldn't be written down here."""
        await self.given_up.write_down(owner, id, self.of(id))
        found = await self.of(id).conversation(owner, id)
        return found and self.given_up.as_it_stands(found)

    def of(self, id: str) -> ConversationStore:
        """What isn't an id of ours is looked for in this process: no odd text reaches a database."""
        return self.kept if _KEPT.fullmatch(id) else self.unkept
