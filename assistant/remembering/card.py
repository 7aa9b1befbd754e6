"""The card: what is carried along, as its owner reads it, and what of it a new conversation brings.

An entry belongs to the conversation it was said in and goes with it. So the same person may stand on the card
from two conversations; the card shows one line, and what its owner does to the line is done to all of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.conversation import Carried
from assistant.domain.remembered import EntryKind, MemoryEntry
from assistant.reading.manner import is_heeded
from assistant.remembering.noticing import is_as_noticed, key_of

MOST_CARRIED = 5
MOST_COMMITMENTS = 3
MOST_PREFERENCES = 5
ORDER = (EntryKind.COMMITMENT, EntryKind.AIM, EntryKind.DEAL, EntryKind.PERSON, EntryKind.PREFERENCE)


@dataclass(frozen=True, slots=True)
class Line:
    """Entries that say the same. ``entry`` stands for all of them."""

    entry: MemoryEntry
    entries: tuple[MemoryEntry, ...]
    """Oldest first; where each was said is a source of the line."""

    @property
    def is_heeded(self) -> bool | None:
        """Of a preference, whether it is sure to be heeded while it isn't struck out; else None."""
        if self.entry.kind is not EntryKind.PREFERENCE:
            return None
        return is_heeded(self.entry.text) and not self.entry.struck


def lines(entries: Sequence[MemoryEntry]) -> tuple[Line, ...]:
    """By kind, commitments first; within a kind the latest first, commitments by their day."""
    groups: dict[tuple[str, ...], list[MemoryEntry]] = {}
    for entry in entries:
        groups.setdefault(_same(entry), []).append(entry)
    found = [Line(_standing_for(group), tuple(group)) for group in groups.values()]
    return tuple(sorted(_latest_first(found), key=lambda line: _place(line.entry)))


def line_of(entries: Sequence[MemoryEntry], id: str) -> Line | None:
    """The line that holds this entry."""
    return next((line for line in lines(entries) if any(e.id == id for e in line.entries)), None)


def carried_for(entries: Sequence[MemoryEntry], today: date) -> tuple[Carried, ...]:
    """What a new conversation brings along: commitments first, then the latest of each kind, five at most.

    How its owner likes to be talked with isn't a matter among others, and comes along besides.
    """
    usable = [line.entry for line in lines(entries) if _is_usable(line, today)]
    commitments = [entry for entry in usable if entry.kind is EntryKind.COMMITMENT][:MOST_COMMITMENTS]
    preferences = [entry for entry in usable if entry.kind is EntryKind.PREFERENCE][:MOST_PREFERENCES]
    others = [e for e in usable if e.kind not in (EntryKind.COMMITMENT, EntryKind.PREFERENCE)]
    firsts = [next(of for of in others if of.kind is kind) for kind in dict.fromkeys(e.kind for e in others)]
    rest = [entry for entry in others if entry not in firsts]
    chosen = [*commitments, *firsts, *rest][:MOST_CARRIED]
    return tuple(_carried(entry, entries) for entry in [*sorted(chosen, key=_place), *preferences])


def as_it_stands(carried: Sequence[Carried], entries: Sequence[MemoryEntry]) -> tuple[Carried, ...]:
    """What was brought along, as its owner has it on the card now; what was struck out or is gone isn't."""
    return tuple(_as_it_stands(carried, {entry.id: entry for entry in entries}))


def struck_in(conversation: str, entries: Sequence[MemoryEntry]) -> tuple[str, ...]:
    """Preferences said in this conversation that were struck out since: they don't count in it any more."""
    return tuple(
        entry.text
        for entry in entries
        if entry.conversation == conversation and entry.kind is EntryKind.PREFERENCE and entry.struck
    )


def without_words(carried: Sequence[Carried]) -> tuple[Carried, ...]:
    """Only which entries they are: the words stay in one place, and go from there for good."""
    return tuple(replace(each, text="", due=None, about=()) for each in carried)


def _as_it_stands(carried: Sequence[Carried], known: dict[str, MemoryEntry]) -> Iterator[Carried]:
    for each in carried:
        entry = known.get(each.entry)
        if entry and not entry.struck:
            yield _carried(entry, list(known.values()))


def _carried(entry: MemoryEntry, entries: Sequence[MemoryEntry]) -> Carried:
    about = [
        other.text.partition(",")[0]
        for other in entries
        if other.kind is EntryKind.PERSON and other.conversation == entry.conversation and not other.struck
    ]
    return Carried(entry.id, entry.text, entry.kind.value, entry.due, tuple(dict.fromkeys(about)))


def _same(entry: MemoryEntry) -> tuple[str, ...]:
    key = key_of(entry.kind, entry.text)
    # A step meant in one conversation isn't the one that was meant in another.
    return (entry.kind, key, entry.conversation) if entry.kind is EntryKind.COMMITMENT else (entry.kind, key)


def _standing_for(group: Sequence[MemoryEntry]) -> MemoryEntry:
    """As its owner put it, else where most is said, else the latest."""
    return max(group, key=lambda e: (not is_as_noticed(e), len(e.text.split()), e.made, e.turn))


def _is_usable(line: Line, today: date) -> bool:
    """Nothing struck out, told of already, or told of somebody else too long ago."""
    if any(entry.struck for entry in line.entries) or line.entry.told:
        return False
    expires = [e.expires.date() for e in line.entries if e.expires is not None]
    return len(expires) < len(line.entries) or max(expires) > today


def _latest_first(found: Sequence[Line]) -> list[Line]:
    return sorted(found, key=lambda line: (line.entries[-1].made, line.entries[-1].turn), reverse=True)


def _place(entry: MemoryEntry) -> tuple[int, date]:
    """Within commitments those with a day first, the earliest first; the rest stays as it is."""
    is_dated = entry.kind is EntryKind.COMMITMENT and entry.due is not None
    return ORDER.index(entry.kind), entry.due if is_dated and entry.due else date.max
