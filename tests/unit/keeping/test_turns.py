"""Turns and their stores: what a cancelled request leaves, and any order of what a client may do."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.unkept import Shelf, UnkeptConversations
from assistant.domain.conversation import Role
from assistant.domain.kept import SaidTurn, TurnState
from assistant.domain.owner import LOCAL
from assistant.errors import StoreError
from assistant.keeping import running
from assistant.keeping.events import Ended
from assistant.keeping.keeping import Keeping
from assistant.keeping.places import Places
from assistant.keeping.running import Lease
from assistant.stores import Beginning, Begun
from tests.fakes import FakeCoach, Pause, a_reply, a_turn


class Slow(UnkeptConversations):
    """Takes its time to begin a turn."""

    async def begin(self, *args: Any) -> Begun:
        begun = await super().begin(*args)
        await asyncio.sleep(0.05)
        return begun


async def test_a_request_that_is_cancelled_while_a_turn_begins_leaves_none_alone() -> None:
    coach, store = FakeCoach(a_turn("What else?")), Slow(Shelf())
    keeping = Keeping.over(coach, store, store)
    made = await keeping.conversations.create(LOCAL, Role.REP)
    request = asyncio.create_task(keeping.turns.say(LOCAL, made.id, SaidTurn("one", "k", "f")))
    await asyncio.sleep(0.01)
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    await asyncio.sleep(0.1)
    kept = await keeping.conversations.read(LOCAL, made.id)
    assert kept
    assert [(turn.said, turn.state) for turn in kept.turns] == [("one", TurnState.COMPLETE)]
    assert (await keeping.turns.say(LOCAL, made.id, SaidTurn("one", "k", "f"))).beginning is Beginning.KNOWN


async def test_the_end_waits_for_a_turn_that_is_only_beginning() -> None:
    coach, store = FakeCoach((Pause(60), a_reply(""))), Slow(Shelf())
    keeping = Keeping.over(coach, store, store)
    made = await keeping.conversations.create(LOCAL, Role.REP)
    request = asyncio.create_task(keeping.turns.say(LOCAL, made.id, SaidTurn("one")))
    await asyncio.sleep(0.01)
    await keeping.turns.close()
    assert (await request).beginning is Beginning.BEGUN
    kept = await keeping.conversations.read(LOCAL, made.id)
    assert kept
    assert [turn.state for turn in kept.turns] == [TurnState.INTERRUPTED]


class Full(UnkeptConversations):
    """A disk that is full as long as ``is_full``: it can be read, and nothing is written."""

    is_full = False

    async def complete(self, *args: Any) -> bool:
        self._check()
        return await super().complete(*args)

    async def interrupt(self, *args: Any) -> bool:
        self._check()
        return await super().interrupt(*args)

    def _check(self) -> None:
        if self.is_full:
            raise StoreError("the disk is full; free some space there")


@pytest.mark.parametrize("way", ["say", "resay", "say_again", "read", "events"])
async def test_a_turn_that_could_not_be_saved_keeps_nobody_waiting(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "SAVE_AGAIN", ())
    coach, store = FakeCoach(a_turn("What else?")), Full(Shelf())
    keeping = Keeping.over(coach, store, store, Lease(seconds=3600, renewed_every=900))
    id = (await keeping.conversations.create(LOCAL, Role.REP)).id
    store.is_full = True
    sent = await keeping.turns.say(LOCAL, id, SaidTurn("one", None, "f"))
    ended = await keeping.turns.ended(LOCAL, id, sent)
    assert ended
    assert isinstance(ended.error, StoreError)
    kept = await keeping.conversations.read(LOCAL, id)
    assert kept
    assert [(turn.state, turn.pieces) for turn in kept.turns] == [(TurnState.INTERRUPTED, ("What else?",))]
    store.is_full = False
    assert sent.turn
    if way == "say":
        again = await keeping.turns.say(LOCAL, id, SaidTurn("two"))
        assert again.beginning is Beginning.BEGUN
    elif way == "resay":
        again = await keeping.turns.resay(LOCAL, id, SaidTurn("one", None, "f"))
        assert (again.beginning, again.turn and again.turn.attempt) == (Beginning.BEGUN, 2)
    elif way == "say_again":
        again = await keeping.turns.say_again(LOCAL, id, sent.turn.id)
        assert again.beginning is Beginning.BEGUN
    elif way == "events":
        last = [event async for _, event in keeping.turns.events(LOCAL, id, sent.turn)][-1]
        assert isinstance(last, Ended)
    else:
        await keeping.conversations.read(LOCAL, id)
        row = await store.conversation(LOCAL, id)
        assert row
        assert row.turns[0].state is TurnState.INTERRUPTED, "written down as soon as it can be"
    await keeping.turns.close()


def test_only_an_id_of_ours_is_looked_for_in_the_database() -> None:
    kept, unkept = UnkeptConversations(Shelf()), UnkeptConversations(Shelf())
    places = Places(kept, unkept)
    assert places.of("conv_0a") is kept
    for id in ("", "conv_", "unkept_0a", "conv_\x00", "conv_0a\n", "conv_" + "0" * 99, "0a"):
        assert places.of(id) is unkept


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["send", "fail", "stop", "retry", "edit", "lose"]),
        st.integers(0, 3),  # which key
        st.booleans(),  # the same words as always under that key
    ),
    max_size=12,
)


@given(STEPS)
def test_whatever_a_client_does_each_key_is_said_once(steps: list[tuple[str, int, bool]]) -> None:
    asyncio.run(_whatever(steps))


async def _whatever(steps: list[tuple[str, int, bool]]) -> None:
    coach, store = FakeCoach(), UnkeptConversations(Shelf())
    keeping = Keeping.over(coach, store, store)
    turns = keeping.turns
    id = (await keeping.conversations.create(LOCAL, Role.LEADER)).id
    for action, key, same in steps:
        coach.turns.clear()
        kept = await keeping.conversations.read(LOCAL, id)
        assert kept
        last = kept.turns[-1] if kept.turns else None
        if action in ("retry", "edit"):
            if last:
                said = f"edited {key}" if action == "edit" else None
                await turns.ended(LOCAL, id, await turns.say_again(LOCAL, id, last.id, said))
            continue
        if action == "fail":
            coach.turns.append(("What ", ValueError("no")))
        elif action in ("stop", "lose"):
            coach.turns.append(("What ", Pause(60), a_reply("What ")))
        words = "always" if same else "other"
        sent = await turns.say(LOCAL, id, SaidTurn(f"{words} {key}", f"k{key}", words))
        if sent.beginning is Beginning.BEGUN and action in ("stop", "lose"):
            if action == "stop":
                assert sent.turn
                await turns.stop(LOCAL, id, sent.turn)
            else:
                waiting = asyncio.create_task(turns.ended(LOCAL, id, sent))
                await asyncio.sleep(0)
                waiting.cancel()
                busy = await turns.say(LOCAL, id, SaidTurn("beside"))
                assert busy.beginning is Beginning.BUSY
                assert sent.turn
                await turns.stop(LOCAL, id, sent.turn)
        elif sent.turn:
            await turns.ended(LOCAL, id, sent)
    kept = await keeping.conversations.read(LOCAL, id)
    assert kept
    keys = [turn.key for turn in kept.turns]
    assert len(keys) == len(set(keys))
    assert [turn.number for turn in kept.turns] == list(range(1, len(keys) + 1))
    for turn in kept.turns:
        assert (turn.reply is not None) == (turn.state is TurnState.COMPLETE)
        assert turn.state is not TurnState.PENDING
        if turn.reply:
            assert "".join(turn.pieces) == turn.reply.text
    heard = sum(turn.attempt for turn in kept.turns)
    assert len(coach.history) <= heard
    await turns.close()
