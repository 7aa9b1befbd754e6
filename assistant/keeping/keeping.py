"""Keeping, put together: conversations and their turns over two stores."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from assistant.domain.owner import Owner
from assistant.keeping.conversations import Conversations
from assistant.keeping.places import Places
from assistant.keeping.running import Lease, utc_now
from assistant.keeping.turns import Turns
from assistant.ports import TurnTaker
from assistant.stores import ConversationStore


@dataclass(frozen=True, slots=True)
class Keeping:
    conversations: Conversations
    turns: Turns

    @classmethod
    def over(
        cls,
        coach: TurnTaker,
        kept: ConversationStore,
        unkept: ConversationStore,
        lease: Lease | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> "Keeping":
        """``unkept`` takes what was marked "don't keep this"."""
        places = Places(kept, unkept)
        return cls(Conversations(places, now), Turns(coach, places, lease, now))

    async def delete(self, owner: Owner, id: str) -> bool:
        """A conversation with all that came from it. What is being answered in it is stopped first."""
        await self.turns.stop_all(owner, id)
        return await self.conversations.delete(owner, id)
