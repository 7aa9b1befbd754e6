"""Many at once: one begins, none waits for a model, and who is cancelled leaves nothing locked."""

import asyncio
import gc
import random
from collections import Counter

import pytest
from sqlalchemy.pool import QueuePool

from assistant.adapters.store.conversations import SqlConversations
from assistant.adapters.store.database import Database
from assistant.bootstrap import Stores, build_stores
from assistant.domain.kept import SaidTurn, TurnState
from assistant.settings import Settings
from assistant.stores import Beginning
from tests.fakes import a_reply
from tests.integration.store.conftest import place_of
from tests.integration.store.samples import MIRA, NOW, PAST, SOON, a_conversation, begin, completed, turns


async def test_of_many_that_begin_at_once_one_does(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    answers = await asyncio.gather(*(begin(stores, f"Number {n}.") for n in range(20)))
    counted = Counter(answer.beginning for answer in answers)
    assert counted == {Beginning.BEGUN: 1, Beginning.BUSY: 19}
    [turn] = await turns(stores)
    assert turn in [answer.turn for answer in answers if answer.beginning is Beginning.BEGUN]


@pytest.mark.parametrize("before", ["nothing", "a turn left alone"])
async def test_the_same_sent_many_times_is_said_once(stores: Stores, before: str) -> None:
    await stores.conversations.create(a_conversation())
    said = SaidTurn("He says yes.", "k1", "f1")
    if before == "a turn left alone":
        await begin(stores, said, until=PAST)
    answers = await asyncio.gather(*(begin(stores, said) for _ in range(20)))
    counted = Counter(answer.beginning for answer in answers)
    assert counted == {Beginning.BEGUN: 1, Beginning.IN_FLIGHT: 19}
    [turn] = await turns(stores)
    assert turn.attempt == (1 if before == "nothing" else 2)


async def test_of_many_that_answer_again_one_does(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    turn = await completed(stores)
    again = [stores.conversations.begin_again(MIRA, "talk", turn.id, f"{n}", NOW, SOON) for n in range(10)]
    counted = Counter(answer.beginning for answer in await asyncio.gather(*again))
    assert counted == {Beginning.BEGUN: 1, Beginning.IN_FLIGHT: 9}
    assert (await turns(stores))[0].attempt == 2


async def test_completing_and_giving_up_at_once_end_it_once(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())
    for _ in range(5):
        turn = (await begin(stores)).turn
        assert turn
        store = stores.conversations
        done, cut = await asyncio.gather(
            store.complete(MIRA, turn.id, 1, ["a"], a_reply("a")), store.interrupt(MIRA, turn.id, 1, [])
        )
        assert done is not cut
        assert (await turns(stores))[-1].state is (TurnState.COMPLETE if done else TurnState.INTERRUPTED)


async def test_two_programs_on_one_database(lasting: Settings) -> None:
    first, second = build_stores(lasting), build_stores(lasting)
    await first.conversations.create(a_conversation())
    both = [begin(stores, f"{n}") for n in range(10) for stores in (first, second)]
    counted = Counter(answer.beginning for answer in await asyncio.gather(*both))
    assert counted == {Beginning.BEGUN: 1, Beginning.BUSY: 19}
    assert await turns(first) == await turns(second)
    writes = [store.conversations.rename(MIRA, "talk", "x") for _ in range(10) for store in (first, second)]
    assert all(await asyncio.gather(*writes))
    for stores in (first, second):
        await stores.close()


async def test_a_late_completion_and_the_next_turn_do_not_both_win(lasting: Settings) -> None:
    first, second = build_stores(lasting), build_stores(lasting)
    await first.conversations.create(a_conversation())
    for _ in range(8):
        late = (await begin(first, until=PAST)).turn
        assert late
        done, following = await asyncio.gather(
            first.conversations.complete(MIRA, late.id, 1, ["a"], a_reply("a")), begin(second, "Next.")
        )
        assert following.beginning is Beginning.BEGUN
        assert following.turn
        earlier = (await turns(first))[-2]
        assert earlier.state is (TurnState.COMPLETE if done else TurnState.INTERRUPTED)
        await second.conversations.interrupt(MIRA, following.turn.id, 1, [])
    for stores in (first, second):
        await stores.close()


async def test_no_connection_is_held_between_calls(lasting: Settings) -> None:
    database = Database(place_of(lasting))
    store = SqlConversations(database)
    await store.create(a_conversation())
    turn = (await store.begin(MIRA, "talk", SaidTurn("Yes."), NOW, SOON)).turn
    assert turn
    assert database._engine
    pool = database._engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedout() == 0
    await store.complete(MIRA, turn.id, 1, ["a"], a_reply("a"))
    assert pool.checkedout() == 0
    async with database.reading():
        assert pool.checkedout() == 1
    await database.close()


async def test_what_was_asked_is_done_though_the_asker_is_cancelled(lasting: Settings) -> None:
    stores, chance = build_stores(lasting), random.Random(7)
    await stores.conversations.create(a_conversation())
    for n in range(25):
        writing = asyncio.create_task(stores.conversations.create(a_conversation(id=f"c{n}")))
        others = [asyncio.create_task(stores.conversations.conversations(MIRA)) for _ in range(3)]
        await asyncio.sleep(chance.random() * 0.01)
        cancelled = [task.cancel() for task in (writing, *others)]
        ended = await asyncio.gather(writing, *others, return_exceptions=True)
        assert [isinstance(end, asyncio.CancelledError) for end in ended] == cancelled
    await stores.close()
    assert len(await stores.conversations.conversations(MIRA)) == 26
    await stores.close()


async def test_what_fails_when_nobody_waits_any_more_is_quiet(
    lasting: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    stores = build_stores(lasting)
    await stores.conversations.create(a_conversation())
    twice = asyncio.create_task(stores.conversations.create(a_conversation()))
    await asyncio.sleep(0)
    twice.cancel()
    with pytest.raises(asyncio.CancelledError):
        await twice
    await stores.close()
    gc.collect()
    assert caplog.records == []


async def test_closing_twice_and_going_on(stores: Stores) -> None:
    await stores.close()
    await stores.conversations.create(a_conversation())
    for _ in range(2):
        await stores.close()
    assert await stores.conversations.conversation(MIRA, "talk") == a_conversation()
