"""What is kept, as small protocols. Every call names the owner; nobody else's rows are ever seen or touched.

Adapters keep rows in SQLite or PostgreSQL; ``assistant.adapters.unkept`` keeps them in this process only.
All raise ``StoreError`` where the database can't be used, and nothing else of their own. What isn't the
owner's is as if it weren't there: None, False or an empty sequence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from assistant.domain.kept import KeptConversation, KeptTurn, SaidTurn
from assistant.domain.owner import Owner
from assistant.domain.remembered import Cadence, MemoryEntry, Release
from assistant.domain.turn import Reply


class Beginning(StrEnum):
    """What came of asking to begin a turn."""

    BEGUN = "begun"
    """Written as pending; it is the caller's to answer. An interrupted one with the same key begins again."""
    KNOWN = "known"
    """The same key and body were answered before: replay it."""
    IN_FLIGHT = "in-flight"
    """The same key is being answered now."""
    OTHER_BODY = "other-body"
    """The key was used for something else that was said."""
    BUSY = "busy"
    """Another turn of this conversation is being answered now."""
    NO_CONVERSATION = "no-conversation"


@dataclass(frozen=True, slots=True)
class Begun:
    beginning: Beginning
    turn: KeptTurn | None = None
    """The turn in question; None where there is none."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where one page of conversations ended: many may have been touched at the same moment."""

    touched: datetime
    id: str

    @classmethod
    def at(cls, conversation: KeptConversation) -> "Cursor":
        return cls(conversation.touched, conversation.id)


class ConversationStore(Protocol):
    """Each write is one transaction, and is on disk when the call returns."""

    async def create(self, conversation: KeptConversation) -> None: ...

    async def conversations(
        self, owner: Owner, limit: int = 50, after: Cursor | None = None
    ) -> Sequence[KeptConversation]:
        """The last touched first, those of one moment by id, without their turns; ``after`` pages on."""
        ...

    async def conversation(self, owner: Owner, id: str) -> KeptConversation | None:
        """With its turns, oldest first. A pending turn whose lease ran out comes back as interrupted."""
        ...

    async def rename(self, owner: Owner, id: str, title: str) -> bool: ...

    async def delete(self, owner: Owner, id: str) -> bool:
        """With its turns, page, and the memory entries and releases that came from it."""
        ...

    async def begin(
        self, owner: Owner, id: str, said: SaidTurn, now: datetime, leased_until: datetime
    ) -> Begun:
        """A new last turn, pending. Two that begin at once never both succeed."""
        ...

    async def begin_again(
        self,
        owner: Owner,
        id: str,
        turn: str,
        said: str | None,
        now: datetime,
        leased_until: datetime,
    ) -> Begun:
        """The last turn once more: what it said before, or ``said`` in its place. Its reply is dropped."""
        ...

    async def renew(self, owner: Owner, turn: str, attempt: int, leased_until: datetime) -> bool:
        """Still being answered. False where the turn isn't this attempt's any more."""
        ...

    async def complete(
        self, owner: Owner, turn: str, attempt: int, pieces: Sequence[str], reply: Reply
    ) -> bool:
        """False, and nothing written, where the turn isn't pending in this attempt."""
        ...

    async def interrupt(self, owner: Owner, turn: str, attempt: int, pieces: Sequence[str]) -> bool:
        """As ``complete``; what was sent of the reply is kept."""
        ...


class MemoryStore(Protocol):
    async def entries(self, owner: Owner, now: datetime) -> Sequence[MemoryEntry]:
        """Oldest first, struck ones too; what has expired is deleted and isn't among them."""
        ...

    async def put(self, entry: MemoryEntry) -> None:
        """New, or in place of the one with its id and owner."""
        ...

    async def remove(self, owner: Owner, id: str) -> bool: ...

    async def cadence(self, owner: Owner) -> Cadence | None: ...

    async def set_cadence(self, owner: Owner, cadence: Cadence | None) -> None: ...


class PageStore(Protocol):
    """Pages as their owner edited them, and what an owner released to somebody else."""

    async def edited(self, owner: Owner, conversation: str) -> str | None:
        """The owner's edits to a page, as JSON."""
        ...

    async def edit(self, owner: Owner, conversation: str, edits: str | None) -> bool:
        """None takes the edits back. False where there is no such conversation of the owner's."""
        ...

    async def release(self, release: Release) -> None: ...

    async def released_by(self, owner: Owner) -> Sequence[Release]: ...

    async def released_to(self, reader: Owner) -> Sequence[Release]: ...

    async def withdraw(self, owner: Owner, id: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Deleted:
    """How many rows of each kind were deleted."""

    conversations: int
    turns: int
    entries: int
    pages: int
    releases: int
    cadences: int
    votes: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Bare counts of a calendar month, for ``askfirst adoption``; who they were can't be asked."""

    people: int
    preparations: int
    preparers: int
    """How many people those were."""
    worth_it: int
    not_worth_it: int


class OwnersStore(Protocol):
    """All of one owner, at once; and counts alone of everybody."""

    async def forget(self, owner: Owner) -> Deleted: ...

    async def vote(self, owner: Owner, month: str, worth_it: bool) -> None:
        """``month`` as ``2026-11``. One vote a month and person; a later one replaces it."""
        ...

    async def counted(self, month: str, preparations: Sequence[str]) -> Counted:
        """``preparations``: ids of the journeys that count as one."""
        ...
