"""What is carried over: for its owner alone, gone when it expires."""

from datetime import date, timedelta

import pytest

from assistant.bootstrap import Stores
from assistant.domain.remembered import Cadence, EntryKind
from assistant.errors import StoreError
from tests.integration.store.samples import JONAS, MIRA, NOW, a_conversation, an_entry, later


@pytest.fixture(autouse=True)
async def talks(stores: Stores) -> None:
    for owner in (MIRA, JONAS):
        await stores.conversations.create(a_conversation(owner))


async def test_entries_come_back_as_they_were_the_oldest_first(stores: Stores) -> None:
    full = an_entry(
        id="full",
        kind=EntryKind.COMMITMENT,
        made=later(minutes=-5),
        due=date(2026, 12, 24),
        expires=later(days=90),
        struck=True,
        told=True,
    )
    for entry in (an_entry(), full):
        await stores.memory.put(entry)
    assert await stores.memory.entries(MIRA, NOW) == [full, an_entry()]


async def test_putting_it_again_takes_its_place(stores: Stores) -> None:
    for entry in (an_entry(), an_entry(JONAS), an_entry(text="to ask twice", struck=True)):
        await stores.memory.put(entry)
    assert await stores.memory.entries(MIRA, NOW) == [an_entry(text="to ask twice", struck=True)]
    assert await stores.memory.entries(JONAS, NOW) == [an_entry(JONAS)]


async def test_what_has_expired_is_deleted(stores: Stores) -> None:
    await stores.memory.put(an_entry(expires=later(days=1)))
    await stores.memory.put(an_entry(JONAS, expires=later(days=1)))
    await stores.memory.put(an_entry(id="lasting"))
    assert len(await stores.memory.entries(MIRA, later(hours=23))) == 2
    assert await stores.memory.entries(MIRA, later(days=1)) == [an_entry(id="lasting")]
    assert await stores.memory.entries(MIRA, NOW) == [an_entry(id="lasting")]
    assert len(await stores.memory.entries(JONAS, NOW)) == 1


async def test_only_its_owner_removes_it(stores: Stores) -> None:
    await stores.memory.put(an_entry())
    assert not await stores.memory.remove(JONAS, "aim")
    assert await stores.memory.remove(MIRA, "aim")
    assert not await stores.memory.remove(MIRA, "aim")
    assert await stores.memory.entries(MIRA, NOW) == []


async def test_nothing_is_remembered_of_what_is_gone_or_not_ones_own(stores: Stores) -> None:
    await stores.conversations.create(a_conversation(JONAS, "his"))
    for conversation in ("nowhere", "his"):
        with pytest.raises(StoreError, match="isn't kept any more"):
            await stores.memory.put(an_entry(conversation=conversation))
    assert await stores.memory.entries(MIRA, NOW) == []


async def test_a_cadence_is_set_changed_and_taken_back(stores: Stores) -> None:
    day = date(2026, 12, 1)
    assert await stores.memory.cadence(MIRA) is None
    for every in (7, 14):
        await stores.memory.set_cadence(MIRA, Cadence(MIRA, every, day + timedelta(every)))
    await stores.memory.set_cadence(JONAS, Cadence(JONAS, 30, day))
    assert await stores.memory.cadence(MIRA) == Cadence(MIRA, 14, date(2026, 12, 15))
    for _ in range(2):
        await stores.memory.set_cadence(MIRA, None)
    assert await stores.memory.cadence(MIRA) is None
    assert await stores.memory.cadence(JONAS) == Cadence(JONAS, 30, day)
