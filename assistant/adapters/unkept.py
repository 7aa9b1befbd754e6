"""What isn't kept: the same stores in this process only, gone with it. Nothing of them reaches a disk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from assistant.adapters.store.beginnings import (
    as_it_stands,
    first_attempt,
    may_begin,
    may_begin_again,
    next_attempt,
)
from assistant.adapters.store.storable import storable
from assistant.domain.kept import KeptConversation, KeptTurn, SaidTurn, TurnState
from assistant.domain.owner import Owner
from assistant.domain.remembered import Cadence, MemoryEntry, Release
from assistant.domain.turn import Reply
from assistant.errors import StoreError
from assistant.stores import Beginning, Begun, Counted, Cursor, Deleted

_Id = tuple[Owner, str]


@dataclass(slots=True)
class Shelf:
    """What the four stores of one process share; each thing under its owner and id."""

    conversations: dict[_Id, KeptConversation] = field(default_factory=dict)
    entries: dict[_Id, MemoryEntry] = field(default_factory=dict)
    cadences: dict[Owner, Cadence] = field(default_factory=dict)
    pages: dict[_Id, str] = field(default_factory=dict)
    releases: dict[_Id, Release] = field(default_factory=dict)
    votes: dict[_Id, bool] = field(default_factory=dict)
    """By owner and month."""

    def must_have(self, owner: Owner, conversation: str | None) -> None:
        if conversation is not None and (owner, conversation) not in self.conversations:
            raise StoreError("the conversation that this belongs to isn't kept any more; nothing was written")


class UnkeptConversations:
    """``assistant.stores.ConversationStore``. Nothing is awaited inside, so each call is one step."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    async def create(self, conversation: KeptConversation) -> None:
        conversation = storable(conversation)
        where = conversation.owner, conversation.id
        if where in self._shelf.conversations:
            raise StoreError("there is a conversation of this name already; nothing was written, try again")
        self._shelf.conversations[where] = conversation

    async def conversations(
        self, owner: Owner, limit: int = 50, after: Cursor | None = None
    ) -> Sequence[KeptConversation]:
        mine = [c for (whose, _), c in self._shelf.conversations.items() if whose == owner]
        older = [c for c in mine if after is None or _comes_after(c, after)]
        older.sort(key=lambda c: c.id)
        older.sort(key=lambda c: c.touched, reverse=True)
        return [replace(c, turns=()) for c in older[:limit]]

    async def conversation(self, owner: Owner, id: str) -> KeptConversation | None:
        found = self._shelf.conversations.get((owner, id))
        now = datetime.now(UTC)
        return found and replace(found, turns=tuple(as_it_stands(turn, now) for turn in found.turns))

    async def rename(self, owner: Owner, id: str, title: str) -> bool:
        found = self._shelf.conversations.get((owner, id))
        if found is not None:
            self._shelf.conversations[owner, id] = replace(found, title=storable(title))
        return found is not None

    async def delete(self, owner: Owner, id: str) -> bool:
        shelf = self._shelf
        if shelf.conversations.pop((owner, id), None) is None:
            return False
        shelf.pages.pop((owner, id), None)
        for kept in (shelf.entries, shelf.releases):
            for where in [w for w, it in kept.items() if (it.owner, it.conversation) == (owner, id)]:
                del kept[where]
        return True

    async def begin(
        self, owner: Owner, id: str, said: SaidTurn, now: datetime, leased_until: datetime
    ) -> Begun:
        found = self._shelf.conversations.get((owner, id))
        if found is None:
            return Begun(Beginning.NO_CONVERSATION)
        said = storable(said)
        last = found.turns[-1] if found.turns else None
        keyed = (turn for turn in found.turns if said.key is not None and turn.key == said.key)
        same = next(keyed, None)
        beginning = may_begin(last, same, said, now)
        if beginning is not Beginning.BEGUN:
            turn = same or last
            return Begun(beginning, turn and as_it_stands(turn, now))
        if same is not None:
            turn = next_attempt(same, None, now, leased_until)
            kept = found.turns[:-1]
        else:
            turn = first_attempt(last, said, now, leased_until)
            kept = tuple(as_it_stands(before, now) for before in found.turns)
        self._shelf.conversations[owner, id] = replace(found, turns=(*kept, turn), touched=now)
        return Begun(beginning, turn)

    async def begin_again(
        self,
        owner: Owner,
        id: str,
        turn: str,
        said: str | None,
        now: datetime,
        leased_until: datetime,
    ) -> Begun:
        found = self._shelf.conversations.get((owner, id))
        if found is None:
            return Begun(Beginning.NO_CONVERSATION)
        last = found.turns[-1] if found.turns else None
        asked = next((it for it in found.turns if it.id == turn), None)
        beginning = may_begin_again(last, asked, now)
        if beginning is not Beginning.BEGUN or asked is None:
            return Begun(beginning, asked and as_it_stands(asked, now))
        again = next_attempt(asked, storable(said), now, leased_until)
        self._shelf.conversations[owner, id] = replace(found, turns=(*found.turns[:-1], again), touched=now)
        return Begun(beginning, again)

    async def renew(self, owner: Owner, turn: str, attempt: int, leased_until: datetime) -> bool:
        return self._change(owner, turn, attempt, lambda it: replace(it, leased_until=leased_until))

    async def complete(
        self, owner: Owner, turn: str, attempt: int, pieces: Sequence[str], reply: Reply
    ) -> bool:
        return self._end(owner, turn, attempt, TurnState.COMPLETE, pieces, reply)

    async def interrupt(self, owner: Owner, turn: str, attempt: int, pieces: Sequence[str]) -> bool:
        return self._end(owner, turn, attempt, TurnState.INTERRUPTED, pieces, None)

    def _end(
        self,
        owner: Owner,
        turn: str,
        attempt: int,
        state: TurnState,
        pieces: Sequence[str],
        reply: Reply | None,
    ) -> bool:
        sent, reply = storable(tuple(pieces)), storable(reply)

        def ended(pending: KeptTurn) -> KeptTurn:
            return replace(pending, state=state, leased_until=None, pieces=sent, reply=reply)

        return self._change(owner, turn, attempt, ended)

    def _change(self, owner: Owner, turn: str, attempt: int, changed: Callable[[KeptTurn], KeptTurn]) -> bool:
        for (whose, id), found in self._shelf.conversations.items():
            last = found.turns[-1] if found.turns else None
            if whose != owner or last is None or (last.id, last.attempt) != (turn, attempt):
                continue
            if last.state is not TurnState.PENDING:
                return False
            self._shelf.conversations[whose, id] = replace(found, turns=(*found.turns[:-1], changed(last)))
            return True
        return False


class UnkeptMemory:
    """``assistant.stores.MemoryStore``."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    async def entries(self, owner: Owner, now: datetime) -> Sequence[MemoryEntry]:
        mine = [entry for (whose, _), entry in self._shelf.entries.items() if whose == owner]
        for entry in mine:
            if entry.expires is not None and entry.expires <= now:
                del self._shelf.entries[owner, entry.id]
        fresh = [entry for entry in mine if (owner, entry.id) in self._shelf.entries]
        return sorted(fresh, key=lambda entry: (entry.made, entry.turn, entry.id))

    async def put(self, entry: MemoryEntry) -> None:
        self._shelf.must_have(entry.owner, entry.conversation)
        entry = storable(entry)
        self._shelf.entries[entry.owner, entry.id] = entry

    async def remove(self, owner: Owner, id: str) -> bool:
        return self._shelf.entries.pop((owner, id), None) is not None

    async def cadence(self, owner: Owner) -> Cadence | None:
        return self._shelf.cadences.get(owner)

    async def set_cadence(self, owner: Owner, cadence: Cadence | None) -> None:
        if cadence is None:
            self._shelf.cadences.pop(owner, None)
        else:
            self._shelf.cadences[owner] = replace(cadence, owner=owner)


class UnkeptPages:
    """``assistant.stores.PageStore``."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    async def edited(self, owner: Owner, conversation: str) -> str | None:
        return self._shelf.pages.get((owner, conversation))

    async def edit(self, owner: Owner, conversation: str, edits: str | None) -> bool:
        if (owner, conversation) not in self._shelf.conversations:
            return False
        if edits is None:
            self._shelf.pages.pop((owner, conversation), None)
        else:
            self._shelf.pages[owner, conversation] = storable(edits)
        return True

    async def release(self, release: Release) -> None:
        self._shelf.must_have(release.owner, release.conversation)
        release = storable(release)
        self._shelf.releases[release.owner, release.id] = release

    async def released_by(self, owner: Owner) -> Sequence[Release]:
        return self._released(lambda release: release.owner == owner)

    async def released_to(self, reader: Owner) -> Sequence[Release]:
        return self._released(lambda release: release.to == reader)

    async def withdraw(self, owner: Owner, id: str) -> bool:
        return self._shelf.releases.pop((owner, id), None) is not None

    def _released(self, which: Callable[[Release], bool]) -> Sequence[Release]:
        found = [release for release in self._shelf.releases.values() if which(release)]
        return sorted(found, key=lambda release: (release.released, release.id))


class UnkeptOwners:
    """``assistant.stores.OwnersStore``."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    async def forget(self, owner: Owner) -> Deleted:
        shelf = self._shelf
        turns = sum(len(c.turns) for (whose, _), c in shelf.conversations.items() if whose == owner)
        return Deleted(
            conversations=_drop(shelf.conversations, owner),
            turns=turns,
            entries=_drop(shelf.entries, owner),
            pages=_drop(shelf.pages, owner),
            releases=_drop(shelf.releases, owner),
            cadences=int(shelf.cadences.pop(owner, None) is not None),
            votes=_drop(shelf.votes, owner),
        )

    async def vote(self, owner: Owner, month: str, worth_it: bool) -> None:
        self._shelf.votes[owner, month] = worth_it

    async def counted(self, month: str, preparations: Sequence[str]) -> Counted:
        kept = self._shelf.conversations.values()
        prepared = [c for c in kept if c.turns and c.journey in preparations and _month(c.created) == month]
        voted = [worth for (_, when), worth in self._shelf.votes.items() if when == month]
        return Counted(
            people=len({c.owner for c in kept for turn in c.turns if _month(turn.began) == month}),
            preparations=len(prepared),
            preparers=len({c.owner for c in prepared}),
            worth_it=voted.count(True),
            not_worth_it=voted.count(False),
        )


def _comes_after(conversation: KeptConversation, cursor: Cursor) -> bool:
    if conversation.touched == cursor.touched:
        return conversation.id > cursor.id
    return conversation.touched < cursor.touched


def _drop(kept: dict[_Id, Any], owner: Owner) -> int:
    mine = [where for where in kept if where[0] == owner]
    for where in mine:
        del kept[where]
    return len(mine)


def _month(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m}"
