"""A page as its owner sees it: edits on top, themes of earlier pages, and causes read once a moment."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from assistant.adapters.unkept import Shelf, UnkeptConversations, UnkeptPages
from assistant.domain.causes import Cause, Locus
from assistant.domain.conversation import Conversation, Role
from assistant.domain.kept import KeptConversation, SaidTurn
from assistant.domain.owner import Owner
from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from assistant.keeping.conversations import Conversations
from assistant.keeping.pages import Edits, Pages, edited
from assistant.keeping.places import Places

REP, OTHER = Owner("rep"), Owner("other")
CAUSE = Cause("the budget froze", Locus.OUTSIDE, None, None, None)
NOW = datetime(2026, 11, 30, tzinfo=UTC)


class Maker:
    """A page of what was said; remembers what it was given."""

    def __init__(self) -> None:
        self.pages: list[Sequence[Sheet]] = []
        self.struck: list[Collection[str]] = []
        self.causes: list[Sequence[Cause] | None] = []
        self.readings = 0

    async def page(
        self,
        conversation: Conversation,
        *,
        causes: Sequence[Cause] | None = None,
        pages: Sequence[Sheet] = (),
        struck: Collection[str] = (),
    ) -> Sheet | None:
        if conversation.journey is None:
            return None
        self.pages.append(pages)
        self.struck.append(struck)
        self.causes.append(causes)
        entries = tuple(SheetEntry(text, n) for n, text in enumerate(conversation.said, 1))
        return Sheet(
            conversation.journey, "A page", date(2026, 11, 30), (SheetPart("story", "Story", entries),)
        )

    async def read_causes(self, conversation: Conversation) -> tuple[Cause, ...] | None:
        self.readings += 1
        return (CAUSE,)

    def has_themes(self, conversation: Conversation) -> bool:
        return conversation.journey == "grow"


class Room:
    def __init__(self) -> None:
        shelf, other = Shelf(), Shelf()
        self.store = UnkeptConversations(shelf)
        self.conversations = Conversations(Places(self.store, UnkeptConversations(other)))
        self.maker = Maker()
        self.pages = Pages(self.conversations, UnkeptPages(shelf), UnkeptPages(other), self.maker)

    async def told(self, owner: Owner, journey: str | None, *said: str) -> KeptConversation:
        made = await self.conversations.create(owner, Role.REP, journey)
        return await self.say(made, *said)

    async def say(self, conversation: KeptConversation, *said: str) -> KeptConversation:
        for text in said:
            begun = await self.store.begin(conversation.owner, conversation.id, SaidTurn(text), NOW, NOW)
            assert begun.turn
            await self.store.interrupt(conversation.owner, begun.turn.id, begun.turn.attempt, ())
        whole = await self.conversations.read(conversation.owner, conversation.id)
        assert whole
        return whole


def test_lines_that_were_left_keep_where_they_came_from_and_others_are_by_hand() -> None:
    entries = (SheetEntry("one", 1, "grow/reality/1", "GROW"), SheetEntry("two", 2))
    sheet = Sheet(
        "prepare", "A page", date(2026, 11, 30), (SheetPart("a", "A", entries), SheetPart("b", "B"))
    )
    page = edited(sheet, Edits({"a": ("one", "three"), "b": ()}))
    assert page.parts[0].entries == (entries[0], SheetEntry("three", 0))
    assert page.parts[1].entries == ()
    assert edited(sheet, Edits()) == sheet


async def test_edits_stay_until_they_are_taken_back() -> None:
    room = Room()
    told = await room.told(REP, "lost-deal", "I lost it")
    assert await room.pages.edit(REP, told, Edits({"story": ("I lost Acme",)}, ("price",)))
    page = await room.pages.of(REP, told)
    assert page
    assert [e.text for e in page.parts[0].entries] == ["I lost Acme"]
    assert room.maker.struck[-1] == ("price",)
    assert await room.pages.edit(REP, told, None)
    page = await room.pages.of(REP, told)
    assert page
    assert [e.text for e in page.parts[0].entries] == ["I lost it"]


async def test_nobody_edits_another_ones_page() -> None:
    room = Room()
    told = await room.told(REP, "lost-deal", "I lost it")
    assert not await room.pages.edit(OTHER, replace(told, owner=OTHER), Edits({"story": ("won it",)}))
    assert await room.pages.edits(REP, told) == Edits()


async def test_a_talk_without_a_journey_leaves_no_page() -> None:
    room = Room()
    assert await room.pages.of(REP, await room.told(REP, None, "hello")) is None


async def test_themes_come_from_the_owners_own_earlier_pages_as_edited() -> None:
    room = Room()
    first = await room.told(REP, "lost-deal", "I talked too much")
    await room.pages.edit(REP, first, Edits({"story": ("I talked a lot",)}))
    await room.told(REP, None, "no page")
    await room.told(REP, "lost-deal")
    await room.told(OTHER, "lost-deal", "not yours")
    await room.pages.of(REP, await room.told(REP, "grow", "where could I grow?"))
    assert [[e.text for e in page.parts[0].entries] for page in room.maker.pages[-1]] == [["I talked a lot"]]


async def test_causes_are_read_once_for_each_state_of_a_talk() -> None:
    room = Room()
    told = await room.told(REP, "lost-deal", "the budget froze")
    for _ in range(3):
        await room.pages.of(REP, told)
    assert (room.maker.readings, room.maker.causes[-1]) == (1, (CAUSE,))
    await room.pages.of(REP, await room.say(told, "and I was late"))
    assert room.maker.readings == 2
