"""Conversations: for their owner alone, the last touched first, gone with all that came from them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from assistant.bootstrap import Stores
from assistant.domain.conversation import Carried, Role
from assistant.domain.kept import SaidTurn
from assistant.errors import StoreError
from assistant.stores import Cursor
from tests.integration.store.samples import (
    JONAS,
    MIRA,
    NOW,
    SOON,
    a_conversation,
    a_release,
    an_entry,
    completed,
    interrupted,
    later,
)


async def test_a_conversation_comes_back_as_it_was(stores: Stores) -> None:
    kept = a_conversation(
        role=Role.REP,
        journey="lost-deal",
        carried=(
            Carried("e1", "to call less", "aim"),
            Carried("e2", "ask Umbrella", "commitment", date(2026, 12, 1)),
        ),
    )
    await stores.conversations.create(kept)
    assert await stores.conversations.conversation(MIRA, "talk") == kept
    assert await stores.conversations.conversations(MIRA) == [kept]


async def test_turns_that_it_has_already_are_kept_with_it(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    said = (await completed(stores), await interrupted(stores, "Next."))
    copy = a_conversation(id="copy", turns=tuple(replace(turn, id=f"{turn.id}-copy") for turn in said))
    await stores.conversations.create(copy)
    assert await stores.conversations.conversation(MIRA, "copy") == copy


async def test_an_id_is_kept_once(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    await stores.conversations.create(a_conversation(JONAS))
    with pytest.raises(StoreError, match="already"):
        await stores.conversations.create(a_conversation(title="Another"))
    [kept] = await stores.conversations.conversations(MIRA)
    assert kept.title == "Jonas and the deal"


async def test_the_last_touched_come_first_a_page_at_a_time(stores: Stores) -> None:
    for number in (3, 1, 4, 2, 5):
        touched = later(minutes=number)
        await stores.conversations.create(a_conversation(id=f"c{number}", touched=touched))
    await stores.conversations.create(a_conversation(JONAS, id="other"))
    seen, after = [], None
    while page := await stores.conversations.conversations(MIRA, 2, after):
        assert len(page) <= 2
        seen += [conversation.id for conversation in page]
        after = Cursor.at(page[-1])
    assert seen == ["c5", "c4", "c3", "c2", "c1"]


async def test_those_of_one_moment_are_all_on_some_page(stores: Stores) -> None:
    for id in ("c3", "c1", "c5", "c2", "c4"):
        await stores.conversations.create(a_conversation(id=id))
    seen, after = [], None
    while page := await stores.conversations.conversations(MIRA, 2, after):
        seen += [conversation.id for conversation in page]
        after = Cursor.at(page[-1])
    assert seen == ["c1", "c2", "c3", "c4", "c5"]


async def test_a_list_holds_no_turns(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    await completed(stores)
    [listed] = await stores.conversations.conversations(MIRA)
    assert listed.turns == ()


async def test_moments_are_utc_wherever_they_come_from(stores: Stores) -> None:
    there = datetime(2026, 11, 30, 1, 30, 15, 123456, timezone(timedelta(hours=5, minutes=30)))
    await stores.conversations.create(a_conversation(created=there, touched=there))
    kept = await stores.conversations.conversation(MIRA, "talk")
    assert kept
    assert kept.created == there
    if stores.conversations.__class__.__name__ == "SqlConversations":
        assert kept.created.tzinfo is UTC


async def test_renaming(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    assert await stores.conversations.rename(MIRA, "talk", "The yes")
    for owner, id in ((JONAS, "talk"), (MIRA, "nowhere")):
        assert not await stores.conversations.rename(owner, id, "Mine")
    assert await stores.conversations.conversation(MIRA, "talk") == a_conversation(title="The yes")


async def test_nobody_else_sees_or_deletes_it(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    turn = await completed(stores)
    assert await stores.conversations.conversation(JONAS, "talk") is None
    assert await stores.conversations.conversations(JONAS) == []
    assert not await stores.conversations.delete(JONAS, "talk")
    assert await stores.conversations.conversation(MIRA, "talk") == a_conversation(turns=(turn,))


async def test_what_came_from_it_goes_with_it(stores: Stores) -> None:
    for owner, id in ((MIRA, "talk"), (MIRA, "other"), (JONAS, "talk")):
        await stores.conversations.create(a_conversation(owner, id))
        await stores.conversations.begin(owner, id, SaidTurn("He says yes."), NOW, SOON)
        await stores.memory.put(an_entry(owner, f"entry of {id}", conversation=id))
        await stores.pages.edit(owner, id, "{}")
        await stores.pages.release(a_release(owner, f"page of {id}", conversation=id))
    await stores.pages.release(a_release(MIRA, "of no conversation", conversation=None))
    assert await stores.conversations.delete(MIRA, "talk")
    assert not await stores.conversations.delete(MIRA, "talk")
    assert await stores.conversations.conversation(MIRA, "talk") is None
    assert [entry.id for entry in await stores.memory.entries(MIRA, NOW)] == ["entry of other"]
    assert [r.id for r in await stores.pages.released_by(MIRA)] == ["of no conversation", "page of other"]
    assert await stores.pages.edited(MIRA, "talk") is None
    await stores.conversations.create(a_conversation())
    assert await stores.conversations.conversation(MIRA, "talk") == a_conversation()
    assert await stores.pages.edited(MIRA, "talk") is None
    other = await stores.conversations.conversation(JONAS, "talk")
    assert other
    assert len(other.turns) == len(await stores.memory.entries(JONAS, NOW)) == 1
    assert await stores.pages.edited(JONAS, "talk") == "{}"
