"""Conversations of one owner: making, listing, naming and deleting them."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from assistant.domain.conversation import Carried, Role
from assistant.domain.kept import KeptConversation
from assistant.domain.owner import Owner
from assistant.errors import StoreError
from assistant.keeping.places import KEPT, UNKEPT, Places
from assistant.keeping.running import utc_now
from assistant.keeping.titles import GENERAL
from assistant.stores import Cursor

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    conversations: tuple[KeptConversation, ...]
    """The last touched first, without their turns."""
    next: Cursor | None
    """``after`` of the page that follows; None on the last."""


class Conversations:
    """A title is the owner's or made of what was said; until then the conversation goes by a general one."""

    def __init__(self, places: Places, now: Callable[[], datetime] = utc_now) -> None:
        self._places, self._now = places, now
        self._making = asyncio.Lock()

    async def create(
        self,
        owner: Owner,
        role: Role,
        journey: str | None = None,
        title: str | None = None,
        keep: bool = True,
        carried: Sequence[Carried] = (),
        key: str | None = None,
    ) -> KeptConversation:
        """``keep`` False: it lives in this process and ends with it.

        The same ``key`` of the same owner's gives the same conversation, as it was made the first time. Where
        it was used for something else, that is what comes back; ``is_as_asked`` tells.
        """
        id = _id(owner, role, journey, title, keep, key)
        now = self._now()
        made = KeptConversation(id, owner, role, journey, title or "", now, now, tuple(carried))
        if key is None:
            await self._places.of(id).create(made)
            return made
        async with self._making:  # so that of two at once under one key the second finds the first
            if known := await self.read(owner, id) or await self._made_with(owner, key):
                return known
            try:
                await self._places.of(id).create(made)
            except StoreError:
                # Another process may have been faster.
                known = await self.read(owner, id)
                if known is None:
                    raise
                return known
        return made

    async def page(self, owner: Owner, limit: int = PAGE, after: Cursor | None = None) -> Page:
        """Kept ones, and those that live in this process, together."""
        found = [
            *await self._places.kept.conversations(owner, limit + 1, after),
            *await self._places.unkept.conversations(owner, limit + 1, after),
        ]
        found.sort(key=lambda conversation: conversation.id)
        found.sort(key=lambda conversation: conversation.touched, reverse=True)
        shown = tuple(found[:limit])
        return Page(shown, Cursor.at(shown[-1]) if len(found) > limit else None)

    async def read(self, owner: Owner, id: str) -> KeptConversation | None:
        """With its turns."""
        return await self._places.conversation(owner, id)

    async def ids_of(self, owner: Owner, role: Role) -> frozenset[str]:
        """Of the conversations in which one was coached in this role: what a leader says isn't a rep's."""
        return frozenset([c.id async for c in self._every(owner) if c.role is role])

    async def beginning_with(self, owner: Owner, beginning: str) -> tuple[KeptConversation, ...]:
        """Those whose id begins so, with ``conv_`` or without; all of them are looked through."""
        every = self._every(owner)
        return tuple([c async for c in every if beginning and _begins(c.id, beginning)])

    async def _made_with(self, owner: Owner, key: str) -> KeptConversation | None:
        """By the same key, whatever it was used for, without its turns."""
        named = _named_by(owner, key)
        async for conversation in self._every(owner):
            if conversation.id.removeprefix(UNKEPT).removeprefix(KEPT).startswith(named):
                return conversation
        return None

    async def _every(self, owner: Owner) -> AsyncIterator[KeptConversation]:
        after = None
        while True:
            page = await self.page(owner, after=after)
            for conversation in page.conversations:
                yield conversation
            if page.next is None:
                return
            after = page.next

    async def rename(self, owner: Owner, id: str, title: str) -> bool:
        return await self._places.of(id).rename(owner, id, title)

    async def delete(self, owner: Owner, id: str) -> bool:
        """With all that came from it."""
        return await self._places.of(id).delete(owner, id)


def is_kept(conversation: KeptConversation) -> bool:
    return not conversation.id.startswith(UNKEPT)


def title_shown(conversation: KeptConversation) -> str:
    return conversation.title or GENERAL


def is_as_asked(
    conversation: KeptConversation,
    role: Role,
    journey: str | None,
    title: str | None,
    keep: bool,
    key: str | None,
) -> bool:
    """Whether it was made of just this; False where the key had been used for something else."""
    return key is None or conversation.id == _id(conversation.owner, role, journey, title, keep, key)


def _id(owner: Owner, role: Role, journey: str | None, title: str | None, keep: bool, key: str | None) -> str:
    """With a key it follows from whose it is and what is made, so that nothing else is kept of the key."""
    place = KEPT if keep else UNKEPT
    if key is None:
        return place + uuid.uuid4().hex
    return place + _named_by(owner, key) + _hash([role, journey, title])[:8]


def _named_by(owner: Owner, key: str) -> str:
    return _hash([owner, key])[:24]


def _hash(parts: Sequence[str | None]) -> str:
    return sha256(json.dumps(parts).encode()).hexdigest()


def _begins(id: str, beginning: str) -> bool:
    return id.startswith(beginning) or id.removeprefix(KEPT).startswith(beginning)
