"""Memory over its store: the card as its owner has it, and what a completed turn adds to it."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from assistant.domain.conversation import Carried
from assistant.domain.kept import KeptConversation, TurnState
from assistant.domain.owner import Owner
from assistant.domain.remembered import DAYS_ABOUT_OTHERS, Cadence, EntryKind, MemoryEntry
from assistant.errors import UsageError
from assistant.keeping.running import utc_now
from assistant.remembering.card import Line, carried_for, line_of, lines
from assistant.remembering.due import Due, coming
from assistant.remembering.noticing import (
    MOST_CHARACTERS,
    Proposed,
    as_entry,
    is_about_others,
    is_as_noticed,
    key_of,
    notice,
)
from assistant.remembering.outcomes import is_spoken_of, tells_of
from assistant.remembering.sensitive import is_sensitive
from assistant.stores import MemoryStore

NOT_KEPT = "facts on health, family or discipline aren't carried along; leave them out of it"


@dataclass(frozen=True, slots=True)
class Correction:
    """What an owner changes of a line; None leaves it."""

    text: str | None = None
    struck: bool | None = None
    due: date | None = None
    sets_due: bool = False
    """``due`` counts, and None takes the day away."""


class Memory:
    """What is done to an entry is done to all that say the same."""

    def __init__(
        self,
        store: MemoryStore,
        now: Callable[[], datetime] = utc_now,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._store, self._now, self._today = store, now, today

    async def lines(self, owner: Owner) -> tuple[Line, ...]:
        return lines(await self._store.entries(owner, self._now()))

    async def carried(self, owner: Owner, said_in: Collection[str] | None = None) -> tuple[Carried, ...]:
        """What a conversation that begins now brings along; ``said_in``: of these conversations alone."""
        entries = await self._store.entries(owner, self._now())
        return carried_for(
            [entry for entry in entries if said_in is None or entry.conversation in said_in], self._today()
        )

    async def correct(self, owner: Owner, id: str, correction: Correction) -> Line | None:
        """The line afterwards; None where there is no such entry. Raises ``UsageError``."""
        found = line_of(await self._store.entries(owner, self._now()), id)
        if found is None:
            return None
        if correction.text == found.entry.text:
            correction = replace(correction, text=None)
        for changed in [corrected(entry, correction) for entry in found.entries]:
            await self._store.put(changed)
        return line_of(await self._store.entries(owner, self._now()), id)

    async def remove(self, owner: Owner, id: str) -> bool:
        found = line_of(await self._store.entries(owner, self._now()), id)
        return bool(found and [await self._store.remove(owner, entry.id) for entry in found.entries])

    async def remove_all(self, owner: Owner) -> int:
        """How many lines of the card there were."""
        kept = await self._store.entries(owner, self._now())
        for entry in kept:
            await self._store.remove(owner, entry.id)
        return len(lines(kept))

    async def due(self, owner: Owner) -> tuple[Due, ...]:
        """What is next, earliest first."""
        entries = await self._store.entries(owner, self._now())
        return coming(entries, await self._store.cadence(owner), self._today())

    async def cadence(self, owner: Owner) -> Cadence | None:
        return await self._store.cadence(owner)

    async def set_cadence(self, owner: Owner, every_days: int, next: date | None = None) -> Cadence:
        """``next``: the first day; without it, ``every_days`` from today."""
        cadence = Cadence(owner, every_days, next or self._today() + timedelta(days=every_days))
        await self._store.set_cadence(owner, cadence)
        return cadence

    async def end_cadence(self, owner: Owner) -> bool:
        """False where none was set."""
        was_set = await self._store.cadence(owner) is not None
        await self._store.set_cadence(owner, None)
        return was_set


def corrected(entry: MemoryEntry, correction: Correction) -> MemoryEntry:
    """Raises ``UsageError`` for words that aren't kept, and for a day of what has none."""
    text = entry.text if correction.text is None else " ".join(correction.text.split())
    if not text or len(text) > MOST_CHARACTERS:
        raise UsageError(f"an entry has 1 to {MOST_CHARACTERS} characters; to take it off, strike it out")
    if correction.text is not None and is_sensitive(text):
        raise UsageError(NOT_KEPT)
    if correction.sets_due and correction.due is not None and entry.kind is not EntryKind.COMMITMENT:
        raise UsageError("only a commitment has a day; leave 'due' out")
    expires = entry.expires
    if expires is None and is_about_others(entry.kind, text):
        expires = entry.made + timedelta(days=DAYS_ABOUT_OTHERS)
    return replace(
        entry,
        text=text,
        expires=expires,
        struck=entry.struck if correction.struck is None else correction.struck,
        due=correction.due if correction.sets_due else entry.due,
    )


async def remember(memory: MemoryStore, conversation: KeptConversation, now: datetime, today: date) -> None:
    """Writes down what the last completed turn adds, and which commitments were spoken of.

    ``conversation`` is a kept one, with what it brought along as it stands. Done twice it writes once. What
    its owner struck out, deleted or corrected stays so, and what came from words said otherwise since goes.
    """
    complete = [turn.number for turn in conversation.turns if turn.state is TurnState.COMPLETE]
    if not complete:
        return
    said = replace(conversation, turns=conversation.turns[: complete[-1]])
    before = complete[-2] if len(complete) > 1 else 0
    noticed = await asyncio.to_thread(notice, said, today)
    earlier = await asyncio.to_thread(notice, said, today, before)
    entries = await memory.entries(said.owner, now)
    gone, new = changes(said, entries, noticed, earlier, before)
    for entry in gone:
        await memory.remove(said.owner, entry.id)
    for entry in [*new, *_told(said, entries, today)]:
        await memory.put(entry)


async def unsay(memory: MemoryStore, conversation: KeptConversation, now: datetime) -> None:
    """Takes off the card what only the last turn of ``conversation`` told of; its words are being replaced.

    Where it gave an earlier thing a day or other words, that thing is as it was before.
    """
    last = conversation.turns[-1]
    day = last.began.astimezone().date()
    earlier = await asyncio.to_thread(notice, conversation, day, last.number - 1)
    known = {entry.id: entry for entry in (as_entry(each, conversation) for each in earlier)}
    for entry in await memory.entries(conversation.owner, now):
        if entry.conversation != conversation.id or entry.id in known:
            continue
        before = next((each for each in known.values() if _says_the_same(each, entry)), None)
        if before or entry.turn == last.number:
            await memory.remove(entry.owner, entry.id)
        if before:
            await memory.put(replace(before, struck=entry.struck, told=entry.told))


def _says_the_same(one: MemoryEntry, other: MemoryEntry) -> bool:
    return (one.kind, key_of(one.kind, one.text)) == (other.kind, key_of(other.kind, other.text))


def changes(
    conversation: KeptConversation,
    entries: Sequence[MemoryEntry],
    noticed: Sequence[Proposed],
    earlier: Sequence[Proposed],
    before: int,
) -> tuple[list[MemoryEntry], list[MemoryEntry]]:
    """Entries to remove, and entries to write. ``earlier``: what was noticed up to the turn ``before``."""
    mine = {entry.id: entry for entry in entries if entry.conversation == conversation.id}
    proposed = {as_entry(each, conversation).id: each for each in noticed}
    known = {as_entry(each, conversation).id: (each.kind, each.key) for each in earlier}
    gone = [
        entry
        for entry in mine.values()
        if entry.id not in proposed and (entry.id not in known or (is_as_noticed(entry) and not entry.struck))
    ]
    left = {what for id, what in known.items() if id not in mine or mine[id] not in gone}
    new = [
        replace(as_entry(each, conversation), text=_own_words(each, entries))
        for id, each in proposed.items()
        if id not in mine
        and each.heard > before
        and (each.kind, each.key) not in left
        and not _is_struck(each, conversation, entries)
    ]
    return gone, new


def _is_struck(proposed: Proposed, conversation: KeptConversation, entries: Sequence[MemoryEntry]) -> bool:
    """The same words were struck out; a step that is meant anew in another conversation wasn't."""
    return any(
        entry.struck
        and (entry.kind, key_of(entry.kind, entry.text)) == (proposed.kind, proposed.key)
        and (entry.kind is not EntryKind.COMMITMENT or entry.conversation == conversation.id)
        for entry in entries
    )


def _own_words(proposed: Proposed, entries: Sequence[MemoryEntry]) -> str:
    """As its owner corrected it in another conversation, if so."""
    for entry in reversed(entries):
        is_same = (entry.kind, key_of(entry.kind, entry.text)) == (proposed.kind, proposed.key)
        if is_same and entry.kind is not EntryKind.COMMITMENT and not is_as_noticed(entry):
            return entry.text
    return proposed.text


def _told(conversation: KeptConversation, entries: Sequence[MemoryEntry], today: date) -> list[MemoryEntry]:
    """Commitments whose day has come and whose outcome was spoken of, here or in an earlier part of it."""
    brought = {carried.entry for carried in conversation.carried}
    open_ones = [e for e in entries if e.kind is EntryKind.COMMITMENT and not (e.told or e.struck)]
    last = conversation.turns[-1]
    told = [
        entry
        for entry in open_ones
        if entry.id in brought
        and (entry.due is None or entry.due <= today)
        and is_spoken_of(entry.text, conversation.turns)
    ]
    told += [
        entry
        for entry in open_ones
        if entry.conversation == conversation.id
        and entry.turn < last.number
        and entry.due is not None
        and entry.due < today
        and tells_of(entry.text, last.said)
    ]
    return [replace(entry, told=True) for entry in told]
