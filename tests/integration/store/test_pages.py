"""Edited pages, and what an owner gave to somebody else."""

import pytest

from assistant.bootstrap import Stores
from assistant.errors import StoreError
from tests.integration.store.samples import JONAS, MIRA, a_conversation, a_release, later


@pytest.fixture(autouse=True)
async def talk(stores: Stores) -> None:
    await stores.conversations.create(a_conversation())


async def test_edits_are_kept_changed_and_taken_back(stores: Stores) -> None:
    assert await stores.pages.edited(MIRA, "talk") is None
    for edits in ('{"aim": "a"}', '{"aim": "b"}'):
        assert await stores.pages.edit(MIRA, "talk", edits)
        assert await stores.pages.edited(MIRA, "talk") == edits
    for _ in range(2):
        assert await stores.pages.edit(MIRA, "talk", None)
    assert await stores.pages.edited(MIRA, "talk") is None


async def test_nobody_else_edits_or_reads_them(stores: Stores) -> None:
    assert await stores.pages.edit(MIRA, "talk", "{}")
    assert not await stores.pages.edit(JONAS, "talk", '{"aim": "his"}')
    assert not await stores.pages.edit(JONAS, "talk", None)
    assert not await stores.pages.edit(MIRA, "nowhere", "{}")
    assert await stores.pages.edited(JONAS, "talk") is None
    assert await stores.pages.edited(MIRA, "talk") == "{}"


async def test_a_release_is_read_by_who_gave_it_and_who_got_it(stores: Stores) -> None:
    second = a_release(id="second", released=later(minutes=1), conversation=None)
    for release in (second, a_release()):
        await stores.pages.release(release)
    assert await stores.pages.released_by(MIRA) == [a_release(), second]
    assert await stores.pages.released_to(JONAS) == [a_release(), second]
    assert await stores.pages.released_by(JONAS) == await stores.pages.released_to(MIRA) == []


async def test_only_who_gave_it_takes_it_back(stores: Stores) -> None:
    await stores.pages.release(a_release())
    assert not await stores.pages.withdraw(JONAS, "page")
    assert await stores.pages.withdraw(MIRA, "page")
    assert not await stores.pages.withdraw(MIRA, "page")
    assert await stores.pages.released_to(JONAS) == []


async def test_released_again_it_takes_the_place_of_the_first(stores: Stores) -> None:
    for text in ("# One", "# Two"):
        await stores.pages.release(a_release(text=text))
    assert await stores.pages.released_to(JONAS) == [a_release(text="# Two")]


async def test_nothing_is_released_of_a_conversation_that_is_gone(stores: Stores) -> None:
    with pytest.raises(StoreError, match="isn't kept any more"):
        await stores.pages.release(a_release(conversation="nowhere"))
