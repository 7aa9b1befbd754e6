"""Conversations that bring something along, over any store of conversations.

A row holds only which entries were brought along. Their words lie in memory alone and are looked up whenever
the conversation is read: what its owner corrects, strikes out or deletes is so in every conversation at once,
and nothing of an entry outlives it in another conversation's row.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from assistant.domain.kept import KeptConversation, SaidTurn
from assistant.domain.owner import Owner
from assistant.domain.turn import Reply
from assistant.errors import StoreError
from assistant.keeping.memory import remember, unsay
from assistant.keeping.running import utc_now
from assistant.remembering.card import as_it_stands, struck_in, without_words
from assistant.stores import Beginning, Begun, ConversationStore, Cursor, MemoryStore

_log = logging.getLogger("askfirst.keeping")


class CarryingConversations:
    """``assistant.stores.ConversationStore``. ``remembers``: completed turns are noticed for the card.

    Conversations that aren't kept bring things along as others do, and leave nothing on the card.
    """

    def __init__(
        self,
        store: ConversationStore,
        memory: MemoryStore,
        remembers: bool,
        now: Callable[[], datetime] = utc_now,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._store, self._memory, self._remembers = store, memory, remembers
        self._now, self._today = now, today
        self._conversation_of: dict[tuple[Owner, str], str] = {}
        """By owner and turn, while it is answered here."""

    async def create(self, conversation: KeptConversation) -> None:
        await self._store.create(replace(conversation, carried=without_words(conversation.carried)))

    async def conversations(
        self, owner: Owner, limit: int = 50, after: Cursor | None = None
    ) -> Sequence[KeptConversation]:
        found = await self._store.conversations(owner, limit, after)
        if not any(conversation.carried for conversation in found):
            return found
        entries = await self._memory.entries(owner, self._now())
        return [replace(each, carried=as_it_stands(each.carried, entries)) for each in found]

    async def conversation(self, owner: Owner, id: str) -> KeptConversation | None:
        found = await self._store.conversation(owner, id)
        if found is None or not (found.carried or self._remembers):
            return found
        entries = await self._memory.entries(owner, self._now())
        return replace(
            found, carried=as_it_stands(found.carried, entries), struck=struck_in(found.id, entries)
        )

    async def rename(self, owner: Owner, id: str, title: str) -> bool:
        return await self._store.rename(owner, id, title)

    async def delete(self, owner: Owner, id: str) -> bool:
        return await self._store.delete(owner, id)

    async def begin(
        self, owner: Owner, id: str, said: SaidTurn, now: datetime, leased_until: datetime
    ) -> Begun:
        return self._begun(owner, id, await self._store.begin(owner, id, said, now, leased_until))

    async def begin_again(
        self,
        owner: Owner,
        id: str,
        turn: str,
        said: str | None,
        now: datetime,
        leased_until: datetime,
    ) -> Begun:
        before = await self._store.conversation(owner, id) if said is not None and self._remembers else None
        begun = await self._store.begin_again(owner, id, turn, said, now, leased_until)
        if before and begun.beginning is Beginning.BEGUN and before.turns[-1].said != said:
            await self._unsay(before)
        return self._begun(owner, id, begun)

    async def renew(self, owner: Owner, turn: str, attempt: int, leased_until: datetime) -> bool:
        return await self._store.renew(owner, turn, attempt, leased_until)

    async def complete(
        self, owner: Owner, turn: str, attempt: int, pieces: Sequence[str], reply: Reply
    ) -> bool:
        done = await self._store.complete(owner, turn, attempt, pieces, reply)
        id = self._conversation_of.pop((owner, turn), None)
        if done and id is not None and self._remembers:
            await self._remember(owner, id)
        return done

    async def interrupt(self, owner: Owner, turn: str, attempt: int, pieces: Sequence[str]) -> bool:
        self._conversation_of.pop((owner, turn), None)
        return await self._store.interrupt(owner, turn, attempt, pieces)

    async def _unsay(self, before: KeptConversation) -> None:
        """What was noticed of words that were replaced goes with them, answered or not."""
        try:
            await unsay(self._memory, before, self._now())
        except Exception as error:
            # Without its message, which may hold what somebody said. The turn begins all the same.
            _log.error("what a turn had said before is still remembered: %s", type(error).__name__)

    def _begun(self, owner: Owner, id: str, begun: Begun) -> Begun:
        if begun.beginning is Beginning.BEGUN and begun.turn:
            self._conversation_of[owner, begun.turn.id] = id
        return begun

    async def _remember(self, owner: Owner, id: str) -> None:
        """The turn is written down already: whatever fails here must not look as if that had."""
        try:
            conversation = await self.conversation(owner, id)
            if conversation:
                await remember(self._memory, conversation, self._now(), self._today())
        except StoreError as error:
            _log.warning("nothing was noticed of a turn: %s", error)
        except Exception as error:
            # Without its message, which may hold what somebody said.
            _log.error("nothing was noticed of a turn: %s", type(error).__name__)
