"""A conversation's page as its owner sees it: made of what was said, with the owner's own edits on top."""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from pydantic import TypeAdapter

from assistant.domain.causes import Cause
from assistant.domain.conversation import Conversation
from assistant.domain.kept import KeptConversation
from assistant.domain.owner import Owner
from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.keeping.conversations import Conversations, is_kept
from assistant.sheets.typed import BY_HAND
from assistant.stores import PageStore

EARLIER_PAGES = 40
"""How many of the owner's earlier conversations are looked through for themes."""
REMEMBERED = 64
"""For how many pages causes that were read stay in this process, so that reading them costs one call."""


class Making(Protocol):
    """Makes pages of what was said; see ``assistant.page_maker``."""

    async def page(
        self,
        conversation: Conversation,
        *,
        causes: Sequence[Cause] | None = None,
        pages: Sequence[Sheet] = (),
        struck: Collection[str] = (),
    ) -> Sheet | None: ...

    async def read_causes(self, conversation: Conversation) -> tuple[Cause, ...] | None: ...

    def has_themes(self, conversation: Conversation) -> bool: ...


@dataclass(frozen=True, slots=True)
class Edits:
    """What an owner changed on a page."""

    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lines by the part's id, in place of all that stands there; none leaves it empty."""
    struck: tuple[str, ...] = ()
    """Matters of themes that don't fit."""


_EDITS = TypeAdapter(Edits)


def edited(sheet: Sheet, edits: Edits) -> Sheet:
    """The page with the owner's lines; one left as it was keeps where it came from."""
    return replace(sheet, parts=tuple(_part(part, edits.parts.get(part.id)) for part in sheet.parts))


def _part(part: SheetPart, lines: tuple[str, ...] | None) -> SheetPart:
    if lines is None:
        return part
    known = {entry.text: entry for entry in part.entries}
    entries = tuple(known.get(line) or SheetEntry(line, BY_HAND) for line in lines)
    return replace(part, entries=entries, asks=None)


class Pages:
    """``unkept`` holds edits to pages of conversations that aren't kept."""

    def __init__(
        self, conversations: Conversations, kept: PageStore, unkept: PageStore, maker: Making
    ) -> None:
        self._conversations, self._kept, self._unkept, self._maker = conversations, kept, unkept, maker
        self._causes: OrderedDict[object, tuple[Cause, ...] | None] = OrderedDict()

    async def of(self, owner: Owner, conversation: KeptConversation) -> Sheet | None:
        """None where the conversation follows no journey."""
        said = conversation.as_conversation()
        edits = await self.edits(owner, conversation)
        pages = await self._earlier(owner, conversation) if self._maker.has_themes(said) else ()
        made = await self._maker.page(
            said, causes=await self._read_causes(conversation), pages=pages, struck=edits.struck
        )
        return edited(made, edits) if made else None

    async def edits(self, owner: Owner, conversation: KeptConversation) -> Edits:
        kept = await self._store(conversation).edited(owner, conversation.id)
        return _EDITS.validate_json(kept) if kept else Edits()

    async def edit(self, owner: Owner, conversation: KeptConversation, edits: Edits | None) -> bool:
        """None takes all edits back. False where there is no such conversation of the owner's."""
        text = _EDITS.dump_json(edits).decode() if edits else None
        return await self._store(conversation).edit(owner, conversation.id, text)

    def _store(self, conversation: KeptConversation) -> PageStore:
        return self._kept if is_kept(conversation) else self._unkept

    async def _earlier(self, owner: Owner, conversation: KeptConversation) -> tuple[Sheet, ...]:
        """Pages of the owner's other conversations."""
        found = await self._conversations.page(owner, EARLIER_PAGES)
        pages: list[Sheet] = []
        for other in found.conversations:
            whole = await self._conversations.read(owner, other.id) if other.id != conversation.id else None
            made = await self._maker.page(whole.as_conversation()) if whole and whole.turns else None
            if whole and made:
                edits = await self.edits(owner, whole)
                pages.append(replace(edited(made, edits), made=whole.created.date()))
        return tuple(pages)

    async def _read_causes(self, conversation: KeptConversation) -> tuple[Cause, ...] | None:
        """As they were read when the conversation stood where it stands: one call for each such moment."""
        state = (conversation.id, tuple((turn.id, turn.attempt) for turn in conversation.turns))
        if state not in self._causes:
            self._causes[state] = await self._maker.read_causes(conversation.as_conversation())
            while len(self._causes) > REMEMBERED:
                self._causes.popitem(last=False)
        return self._causes[state]
