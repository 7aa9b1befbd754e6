"""Conversations of one owner: making, listing, naming and deleting them."""

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

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    conversations: tuple[KeptConversation, ...]
    """The last touched first, without their turns."""
    next: datetime | None
    """``before`` of the page that follows; None on the last."""


class Conversations:
    """A title is the owner's or made of what was said; until then the conversation goes by a general one."""

    def __init__(self, places: Places, now: Callable[[], datetime] = utc_now) -> None:
        self._places, self._now = places, now

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

        The same ``key`` of the same owner's gives the same conversation, as it was made the first time.
        """
        now = self._now()
        id = (KEPT if keep else UNKEPT) + (uuid.uuid4().hex if key is None else _named_by(owner, key))
        if key is not None and (known := await self.read(owner, id)):
            return known
        made = KeptConversation(id, owner, role, journey, title or "", now, now, tuple(carried))
        try:
            await self._places.of(id).create(made)
        except StoreError:
            # The same key may have been sent twice at once.
            known = await self.read(owner, id) if key is not None else None
            if known is None:
                raise
            return known
        return made

    async def page(self, owner: Owner, limit: int = PAGE, before: datetime | None = None) -> Page:
        """Kept ones, and those that live in this process, together."""
        found = [
            *await self._places.kept.conversations(owner, limit + 1, before),
            *await self._places.unkept.conversations(owner, limit + 1, before),
        ]
        found.sort(key=lambda conversation: conversation.touched, reverse=True)
        shown = tuple(found[:limit])
        return Page(shown, shown[-1].touched if len(found) > limit else None)

    async def read(self, owner: Owner, id: str) -> KeptConversation | None:
        """With its turns."""
        return await self._places.of(id).conversation(owner, id)

    async def ids_of(self, owner: Owner, role: Role) -> frozenset[str]:
        """Of the conversations in which one was coached in this role: what a leader says isn't a rep's."""
        return frozenset([c.id async for c in self._every(owner) if c.role is role])

    async def beginning_with(self, owner: Owner, beginning: str) -> tuple[KeptConversation, ...]:
        """Those whose id begins so, with ``conv_`` or without; all of them are looked through."""
        every = self._every(owner)
        return tuple([c async for c in every if beginning and _begins(c.id, beginning)])

    async def _every(self, owner: Owner) -> AsyncIterator[KeptConversation]:
        before = None
        while True:
            page = await self.page(owner, before=before)
            for conversation in page.conversations:
                yield conversation
            if page.next is None:
                return
            before = page.next

    async def rename(self, owner: Owner, id: str, title: str) -> bool:
        return await self._places.of(id).rename(owner, id, title)

    async def delete(self, owner: Owner, id: str) -> bool:
        """With all that came from it."""
        return await self._places.of(id).delete(owner, id)


def is_kept(conversation: KeptConversation) -> bool:
    return not conversation.id.startswith(UNKEPT)


def title_shown(conversation: KeptConversation) -> str:
    return conversation.title or GENERAL


def _named_by(owner: Owner, key: str) -> str:
    return sha256(f"{owner}\n{key}".encode()).hexdigest()[:32]


def _begins(id: str, beginning: str) -> bool:
    return id.startswith(beginning) or id.removeprefix(KEPT).startswith(beginning)
