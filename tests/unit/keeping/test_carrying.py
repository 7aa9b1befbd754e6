"""Conversations that bring something along: whatever lasts of it lies on the card alone."""

import asyncio
import logging
from dataclasses import replace

import pytest

from assistant.bootstrap import Stores, build_unkept
from assistant.domain.conversation import Role
from assistant.domain.kept import SaidTurn
from assistant.domain.owner import LOCAL
from assistant.errors import StoreError
from assistant.keeping.carrying import CarryingConversations
from assistant.keeping.keeping import Keeping
from assistant.keeping.memory import Correction, Memory
from assistant.remembering.manner import manner_of
from tests.fakes import FakeCoach


def put_together(stores: Stores, coach: FakeCoach) -> Keeping:
    return Keeping.over(
        coach,
        CarryingConversations(stores.conversations, stores.memory, remembers=True),
        CarryingConversations(build_unkept().conversations, stores.memory, remembers=False),
    )


async def talk(keeping: Keeping, stores: Stores, *said: str, keep: bool = True) -> str:
    carried = await Memory(stores.memory).carried(LOCAL)
    made = await keeping.conversations.create(LOCAL, Role.REP, keep=keep, carried=carried)
    for text in said:
        sent = await keeping.turns.say(LOCAL, made.id, SaidTurn(text))
        ended = await keeping.turns.ended(LOCAL, made.id, sent)
        assert ended
        assert ended.turn.reply
    return made.id


async def texts(stores: Stores) -> list[str]:
    return [line.entry.text for line in await Memory(stores.memory).lines(LOCAL)]


async def test_a_turn_is_on_the_card_when_its_end_is_told_and_the_next_talk_brings_it_along() -> None:
    stores, coach = build_unkept(), FakeCoach()
    keeping = put_together(stores, coach)
    await talk(keeping, stores, "I'll draft the offer today")
    assert await texts(stores) == ["I'll draft the offer today"]
    await talk(keeping, stores, "hello")
    assert [c.text for c in coach.history[-1].carried] == ["I'll draft the offer today"]


async def test_a_preference_struck_out_while_its_talk_goes_on_is_heeded_in_it_no_more() -> None:
    stores, coach = build_unkept(), FakeCoach()
    keeping, memory = put_together(stores, coach), Memory(stores.memory)
    id = await talk(keeping, stores, "hello", "Keep it short please")
    (line,) = await memory.lines(LOCAL)
    for struck, heeded in ((True, False), (False, True)):
        await memory.correct(LOCAL, line.entry.id, Correction(struck=struck))
        sent = await keeping.turns.say(LOCAL, id, SaidTurn("He left."))
        await keeping.turns.ended(LOCAL, id, sent)
        assert manner_of(coach.history[-1]).is_short is heeded


async def test_a_preference_struck_out_is_not_brought_along_nor_heeded_elsewhere() -> None:
    stores, coach = build_unkept(), FakeCoach()
    keeping, memory = put_together(stores, coach), Memory(stores.memory)
    await talk(keeping, stores, "Keep it short please")
    id = await talk(keeping, stores, "hello")
    assert manner_of(coach.history[-1]).is_short
    (line,) = await memory.lines(LOCAL)
    await memory.correct(LOCAL, line.entry.id, Correction(struck=True))
    sent = await keeping.turns.say(LOCAL, id, SaidTurn("He left."))
    await keeping.turns.ended(LOCAL, id, sent)
    assert not manner_of(coach.history[-1]).is_short
    await talk(keeping, stores, "hello")
    assert not manner_of(coach.history[-1]).is_short


async def test_of_a_conversation_that_is_not_kept_nothing_is_written() -> None:
    stores, coach = build_unkept(), FakeCoach()
    keeping = put_together(stores, coach)
    await talk(keeping, stores, "I'll draft the offer today")
    await talk(keeping, stores, "The offer is drafted. I'll call Acme tomorrow", keep=False)
    (line,) = await Memory(stores.memory).lines(LOCAL)
    assert (line.entry.text, line.entry.told) == ("I'll draft the offer today", False)
    assert [c.text for c in coach.history[-1].carried] == ["I'll draft the offer today"]


async def test_a_row_holds_no_words_of_what_was_brought_along() -> None:
    stores, coach = build_unkept(), FakeCoach()
    keeping = put_together(stores, coach)
    first = await talk(keeping, stores, "I'll draft the offer today")
    second = await talk(keeping, stores, "hello")
    row = await stores.conversations.conversation(LOCAL, second)
    assert row
    assert [c.text for c in row.carried] == [""]
    read = await keeping.conversations.read(LOCAL, second)
    assert read
    assert [c.text for c in read.carried] == ["I'll draft the offer today"]
    listed = await keeping.conversations.page(LOCAL)
    assert [[c.text for c in one.carried] for one in listed.conversations] == [
        ["I'll draft the offer today"],
        [],
    ]
    await keeping.delete(LOCAL, first)
    gone = await keeping.conversations.read(LOCAL, second)
    assert gone
    assert gone.carried == ()


async def test_a_correction_holds_in_a_conversation_that_runs() -> None:
    stores, coach = build_unkept(), FakeCoach()
    keeping = put_together(stores, coach)
    await talk(keeping, stores, "I'll draft the offer today")
    second = await talk(keeping, stores, "hello")
    memory = Memory(stores.memory)
    (line,) = await memory.lines(LOCAL)
    await memory.correct(LOCAL, line.entry.id, Correction(struck=True))
    await keeping.turns.ended(LOCAL, second, await keeping.turns.say(LOCAL, second, SaidTurn("and now?")))
    assert coach.history[-1].carried == ()


@pytest.mark.parametrize("failure", [StoreError("it is locked"), ValueError("I'll draft")])
async def test_where_noticing_fails_the_turn_is_kept_all_the_same(
    failure: Exception, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores, coach = build_unkept(), FakeCoach()
    keeping = put_together(stores, coach)

    async def fails(*_: object) -> None:
        raise failure

    monkeypatch.setattr("assistant.keeping.carrying.remember", fails)
    with caplog.at_level(logging.WARNING):
        await talk(keeping, stores, "I'll draft the offer today")
    assert "nothing was noticed" in caplog.text
    assert "I'll draft" not in caplog.text


async def test_an_interrupted_turn_is_not_noticed() -> None:
    stores = build_unkept()
    coach = FakeCoach((StoreError("no"),))
    keeping = put_together(stores, coach)
    made = await keeping.conversations.create(LOCAL, Role.REP)
    sent = await keeping.turns.say(LOCAL, made.id, SaidTurn("I'll draft the offer today"))
    await keeping.turns.ended(LOCAL, made.id, sent)
    assert await texts(stores) == []
    again = await keeping.turns.say_again(LOCAL, made.id, sent.turn.id if sent.turn else "")
    await keeping.turns.ended(LOCAL, made.id, again)
    assert await texts(stores) == ["I'll draft the offer today"]


async def edited_and_failed(stores: Stores, *said: str, into: str) -> None:
    """Each answered; then the last one is said otherwise, and that isn't answered."""
    coach = FakeCoach()
    keeping = put_together(stores, coach)
    id = await talk(keeping, stores, *said)
    made = await keeping.conversations.read(LOCAL, id)
    assert made
    coach.turns.append((ValueError("no"),))
    sent = await keeping.turns.say_again(LOCAL, id, made.turns[-1].id, into)
    await keeping.turns.ended(LOCAL, id, sent)


async def test_what_was_said_otherwise_goes_at_once_though_the_new_words_are_not_answered() -> None:
    stores = build_unkept()
    said = ("I'll call Meyer about the contract", "I'll draft the offer today")
    await edited_and_failed(stores, *said, into="nothing in particular")
    assert await texts(stores) == ["I'll call Meyer about the contract"]


async def test_a_day_that_was_said_otherwise_goes_from_what_it_was_the_day_of() -> None:
    stores = build_unkept()
    await edited_and_failed(stores, "I'll call Meyer about the contract", "On Friday.", into="whenever")
    (line,) = await Memory(stores.memory).lines(LOCAL)
    assert (line.entry.text, line.entry.due) == ("I'll call Meyer about the contract", None)


async def test_the_same_words_once_more_leave_what_was_noticed() -> None:
    stores = build_unkept()
    said = "I'll draft the offer today"
    await edited_and_failed(stores, said, into=said)
    assert await texts(stores) == [said]


async def test_many_at_once() -> None:
    stores = build_unkept()
    keeping = put_together(stores, FakeCoach())
    await asyncio.gather(*(talk(keeping, stores, f"I'll draft offer {n} today") for n in range(8)))
    assert len(await texts(stores)) == 8


async def test_it_can_be_renamed_and_deleted_as_any() -> None:
    stores = build_unkept()
    over = CarryingConversations(stores.conversations, stores.memory, remembers=True)
    keeping = put_together(stores, FakeCoach())
    id = await talk(keeping, stores, "hello")
    assert await over.rename(LOCAL, id, "Mine")
    found = await over.conversation(LOCAL, id)
    assert found
    assert replace(found, turns=()).title == "Mine"
    assert await over.delete(LOCAL, id)
    assert await over.conversation(LOCAL, id) is None
