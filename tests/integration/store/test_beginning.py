"""When a turn may begin, and what becomes of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from assistant.bootstrap import Stores
from assistant.domain.kept import KeptTurn, SaidTurn, TurnState
from assistant.stores import Beginning
from tests.fakes import a_reply
from tests.integration.store.samples import (
    JONAS,
    MIRA,
    NOW,
    PAST,
    SOON,
    a_conversation,
    begin,
    begun,
    completed,
    interrupted,
    later,
    turns,
)

KEYED = SaidTurn("He says yes.", "k1", "f1")
Before = Callable[[Stores], Awaitable[object]]


@pytest.fixture(autouse=True)
async def talk(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())


async def nothing(stores: Stores) -> None:
    """Nothing was said yet."""


async def pending(stores: Stores) -> None:
    await begun(stores, KEYED)


async def left_alone(stores: Stores) -> None:
    await begun(stores, KEYED, until=PAST)


async def complete(stores: Stores) -> None:
    await completed(stores, KEYED)


async def cut_off(stores: Stores) -> None:
    await interrupted(stores, KEYED)


async def cut_off_and_followed(stores: Stores) -> None:
    await interrupted(stores, KEYED)
    await completed(stores, "Something else.")


async def complete_while_another_is_answered(stores: Stores) -> None:
    await completed(stores, KEYED)
    await begun(stores, "Something else.")


NEW, SAME = SaidTurn("And now?"), KEYED
OTHER_KEY, OTHER_BODY = SaidTurn("And now?", "k2", "f2"), SaidTurn("And now?", "k1", "f2")


@pytest.mark.parametrize(
    ("before", "said", "expected", "number", "attempt"),
    [
        (nothing, NEW, Beginning.BEGUN, 1, 1),
        (nothing, SAME, Beginning.BEGUN, 1, 1),
        (pending, NEW, Beginning.BUSY, 1, 1),
        (pending, SAME, Beginning.IN_FLIGHT, 1, 1),
        (pending, OTHER_KEY, Beginning.BUSY, 1, 1),
        (pending, OTHER_BODY, Beginning.OTHER_BODY, 1, 1),
        (left_alone, NEW, Beginning.BEGUN, 2, 1),
        (left_alone, SAME, Beginning.BEGUN, 1, 2),
        (left_alone, OTHER_KEY, Beginning.BEGUN, 2, 1),
        (left_alone, OTHER_BODY, Beginning.OTHER_BODY, 1, 1),
        (complete, NEW, Beginning.BEGUN, 2, 1),
        (complete, SAME, Beginning.KNOWN, 1, 1),
        (complete, OTHER_KEY, Beginning.BEGUN, 2, 1),
        (complete, OTHER_BODY, Beginning.OTHER_BODY, 1, 1),
        (cut_off, NEW, Beginning.BEGUN, 2, 1),
        (cut_off, SAME, Beginning.BEGUN, 1, 2),
        (cut_off, OTHER_KEY, Beginning.BEGUN, 2, 1),
        (cut_off, OTHER_BODY, Beginning.OTHER_BODY, 1, 1),
        (cut_off_and_followed, SAME, Beginning.KNOWN, 1, 1),
        (cut_off_and_followed, NEW, Beginning.BEGUN, 3, 1),
        (complete_while_another_is_answered, SAME, Beginning.KNOWN, 1, 1),
        (complete_while_another_is_answered, NEW, Beginning.BUSY, 2, 1),
    ],
)
async def test_a_turn_begins_or_it_is_said_why_not(
    stores: Stores, before: Before, said: SaidTurn, expected: Beginning, number: int, attempt: int
) -> None:
    await before(stores)
    already = await turns(stores)
    answer = await begin(stores, said)
    assert answer.turn
    assert (answer.beginning, answer.turn.number, answer.turn.attempt) == (expected, number, attempt)
    now = await turns(stores)
    assert now[number - 1] == answer.turn
    if expected is Beginning.BEGUN:
        assert answer.turn.state is TurnState.PENDING
        assert (answer.turn.said, answer.turn.leased_until) == (said.said, SOON)
        assert (answer.turn.pieces, answer.turn.reply) == ((), None)
    else:
        assert now == already
    assert [turn.number for turn in now] == list(range(1, len(now) + 1))


async def test_without_fingerprints_the_words_tell_what_is_the_same(stores: Stores) -> None:
    await completed(stores, SaidTurn("He says yes.", "k1"))
    assert (await begin(stores, SaidTurn("He says yes.", "k1"))).beginning is Beginning.KNOWN
    assert (await begin(stores, SaidTurn("He says no.", "k1"))).beginning is Beginning.OTHER_BODY


async def test_a_key_counts_in_its_conversation_only(stores: Stores) -> None:
    await completed(stores, KEYED)
    await stores.conversations.create(a_conversation(id="other"))
    begun = await stores.conversations.begin(MIRA, "other", KEYED, NOW, SOON)
    assert begun.beginning is Beginning.BEGUN


async def test_nothing_begins_where_there_is_no_conversation(stores: Stores) -> None:
    turn = await completed(stores)
    for owner, id in ((MIRA, "nowhere"), (JONAS, "talk")):
        begun = await stores.conversations.begin(owner, id, KEYED, NOW, SOON)
        again = await stores.conversations.begin_again(owner, id, turn.id, None, NOW, SOON)
        assert [b.beginning for b in (begun, again)] == [Beginning.NO_CONVERSATION] * 2
        assert begun.turn is None
    assert await turns(stores) == (turn,)


async def test_a_turn_left_alone_reads_as_interrupted(stores: Stores) -> None:
    turn = await begun(stores, until=PAST)
    assert await turns(stores) == (replace(turn, state=TurnState.INTERRUPTED, leased_until=None),)
    assert (await begin(stores, "Next.")).beginning is Beginning.BEGUN
    assert [t.state for t in await turns(stores)] == [TurnState.INTERRUPTED, TurnState.PENDING]
    assert not await stores.conversations.complete(MIRA, turn.id, 1, ["late"], a_reply("late"))


async def test_who_is_only_late_may_still_complete(stores: Stores) -> None:
    turn = await begun(stores, until=PAST)
    assert await stores.conversations.complete(MIRA, turn.id, 1, ["late"], a_reply("late"))
    assert (await turns(stores))[0].state is TurnState.COMPLETE


async def test_a_lease_is_renewed_by_its_holder_alone(stores: Stores) -> None:
    turn = await begun(stores, until=PAST)
    for owner, attempt in ((JONAS, 1), (MIRA, 2)):
        assert not await stores.conversations.renew(owner, turn.id, attempt, SOON)
    assert not await stores.conversations.renew(MIRA, "nowhere", 1, SOON)
    assert (await turns(stores))[0].state is TurnState.INTERRUPTED
    assert await stores.conversations.renew(MIRA, turn.id, 1, SOON)
    assert await turns(stores) == (replace(turn, leased_until=SOON),)


async def test_completing_and_interrupting_keep_what_was_sent(stores: Stores) -> None:
    reply = a_reply("To whom? And then?")
    turn = await begun(stores)
    assert await stores.conversations.complete(MIRA, turn.id, 1, ["To whom? ", "And then?"], reply)
    done = replace(
        turn, state=TurnState.COMPLETE, leased_until=None, pieces=("To whom? ", "And then?"), reply=reply
    )
    assert await turns(stores) == (done,)
    turn = await begun(stores, "Next.")
    assert await stores.conversations.interrupt(MIRA, turn.id, 1, ("Well, ",))
    cut = replace(turn, state=TurnState.INTERRUPTED, leased_until=None, pieces=("Well, ",))
    assert await turns(stores) == (done, cut)


async def test_only_a_pending_turn_of_the_same_attempt_ends(stores: Stores) -> None:
    store, turn = stores.conversations, await begun(stores)

    async def ends(owner: str, id: str, attempt: int) -> list[bool]:
        return [
            await store.complete(owner, id, attempt, ["x"], a_reply("x")),  # type: ignore[arg-type]
            await store.interrupt(owner, id, attempt, ["x"]),  # type: ignore[arg-type]
            await store.renew(owner, id, attempt, later(days=9)),  # type: ignore[arg-type]
        ]

    for who in ((JONAS, turn.id, 1), (MIRA, "nowhere", 1), (MIRA, turn.id, 2)):
        assert await ends(*who) == [False] * 3
    assert await turns(stores) == (turn,)
    assert await store.complete(MIRA, turn.id, 1, ["a"], a_reply("a"))
    done = await turns(stores)
    assert await ends(MIRA, turn.id, 1) == [False] * 3
    assert await turns(stores) == done


@pytest.mark.parametrize("said", [None, "He says no."])
@pytest.mark.parametrize("first", [completed, interrupted, left_alone])
async def test_the_last_turn_is_answered_again(
    stores: Stores, first: Callable[[Stores], Awaitable[KeptTurn]], said: str | None
) -> None:
    await completed(stores, "Before.")
    await first(stores)
    turn = (await turns(stores))[-1]
    again = await stores.conversations.begin_again(MIRA, "talk", turn.id, said, later(minutes=1), SOON)
    assert again.beginning is Beginning.BEGUN
    expected = replace(
        turn,
        said=said or turn.said,
        state=TurnState.PENDING,
        attempt=2,
        began=later(minutes=1),
        leased_until=SOON,
        pieces=(),
        reply=None,
    )
    assert again.turn == expected
    assert (await turns(stores))[1:] == (expected,)
    assert not await stores.conversations.complete(MIRA, turn.id, 1, ["old"], a_reply("old"))
    assert await stores.conversations.complete(MIRA, turn.id, 2, ["new"], a_reply("new"))


async def test_what_is_not_the_last_turn_stays(stores: Stores) -> None:
    store, first = stores.conversations, await completed(stores)
    second = await completed(stores, "Next.")
    refused = await store.begin_again(MIRA, "talk", first.id, "Otherwise.", NOW, SOON)
    assert (refused.beginning, refused.turn) == (Beginning.OTHER_BODY, first)
    missing = await store.begin_again(MIRA, "talk", "nowhere", None, NOW, SOON)
    assert missing.beginning is Beginning.NO_CONVERSATION
    assert await turns(stores) == (first, second)
    third = await begun(stores, "And then.")
    busy = await store.begin_again(MIRA, "talk", first.id, None, NOW, SOON)
    flying = await store.begin_again(MIRA, "talk", third.id, None, NOW, SOON)
    assert (busy.beginning, flying.beginning) == (Beginning.BUSY, Beginning.IN_FLIGHT)
    assert flying.turn == third


async def test_a_turn_touches_its_conversation(stores: Stores) -> None:
    store = stores.conversations
    begun = await store.begin(MIRA, "talk", SaidTurn("One."), later(minutes=1), PAST)
    assert begun.turn
    [listed] = await store.conversations(MIRA)
    assert listed.touched == later(minutes=1)
    await store.begin_again(MIRA, "talk", begun.turn.id, None, later(minutes=2), SOON)
    [listed] = await store.conversations(MIRA)
    assert listed.touched == later(minutes=2)
