"""Words that were deleted or replaced stand in no file of SQLite's, at the latest when nobody reads them."""

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from assistant.bootstrap import Stores, build_stores
from assistant.domain.kept import SaidTurn
from assistant.settings import Settings
from assistant.stores import ConversationStore
from tests.integration.store.samples import (
    MIRA,
    NOW,
    SOON,
    a_conversation,
    a_release,
    an_entry,
    begun,
    interrupted,
    later,
)

OLD = "quixotically"
Change = Callable[[Stores], Awaitable[object]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path))
    return tmp_path


def is_in(folder: Path, word: str = OLD) -> bool:
    return any(word.encode() in path.read_bytes() for path in folder.iterdir())


async def said_otherwise(stores: Stores) -> None:
    turn = await interrupted(stores, OLD)
    await stores.conversations.begin_again(MIRA, "talk", turn.id, "otherwise", NOW, SOON)


async def retried(stores: Stores) -> None:
    turn = await begun(stores)
    await stores.conversations.interrupt(MIRA, turn.id, turn.attempt, [OLD])
    await stores.conversations.begin_again(MIRA, "talk", turn.id, None, NOW, SOON)


async def resent(stores: Stores) -> None:
    turn = await begun(stores, SaidTurn("Yes.", "k", "f"))
    await stores.conversations.interrupt(MIRA, turn.id, turn.attempt, [OLD])
    await begun(stores, SaidTurn("Yes.", "k", "f"))


async def renamed(stores: Stores) -> None:
    await stores.conversations.rename(MIRA, "talk", OLD)
    await stores.conversations.rename(MIRA, "talk", "Another")


async def corrected(stores: Stores) -> None:
    for text in (OLD, "otherwise"):
        await stores.memory.put(an_entry(text=text))


async def expired(stores: Stores) -> None:
    await stores.memory.put(an_entry(text=OLD, expires=later(days=1)))
    await stores.memory.entries(MIRA, later(days=2))


async def removed(stores: Stores) -> None:
    await stores.memory.put(an_entry(text=OLD))
    await stores.memory.remove(MIRA, "aim")


async def edited_twice(stores: Stores) -> None:
    for edits in (OLD, "otherwise"):
        await stores.pages.edit(MIRA, "talk", edits)


async def as_said(stores: Stores) -> None:
    for edits in (OLD, None):
        await stores.pages.edit(MIRA, "talk", edits)


async def released_again(stores: Stores) -> None:
    for text in (OLD, "otherwise"):
        await stores.pages.release(a_release(text=text))


async def withdrawn(stores: Stores) -> None:
    await stores.pages.release(a_release(text=OLD))
    await stores.pages.withdraw(MIRA, "page")


async def deleted(stores: Stores) -> None:
    await stores.conversations.create(a_conversation(id="second", title=OLD))
    await stores.conversations.delete(MIRA, "second")


CHANGES = [
    said_otherwise,
    retried,
    resent,
    renamed,
    corrected,
    expired,
    removed,
    edited_twice,
    as_said,
    released_again,
    withdrawn,
    deleted,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_it_stands_in_no_file_with_the_database_still_open(folder: Path, change: Change) -> None:
    stores = build_stores(Settings())
    await stores.conversations.create(a_conversation())
    await change(stores)
    assert not is_in(folder)
    await stores.close()


@pytest.mark.parametrize("writes", [True, False])
async def test_where_another_program_reads_it_goes_with_the_next_call(folder: Path, writes: bool) -> None:
    stores = build_stores(Settings())
    conversations: ConversationStore = stores.conversations
    await conversations.create(a_conversation(title=OLD))
    with sqlite3.connect(folder / "askfirst.db", isolation_level=None) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM conversations").fetchall()
        await conversations.delete(MIRA, "talk")
        assert is_in(folder), "or this test shows nothing"
        other.execute("ROLLBACK")
        await (conversations.create(a_conversation()) if writes else conversations.conversations(MIRA))
        assert not is_in(folder)
    await stores.close()


async def test_what_a_process_that_ended_left_goes_when_it_is_opened_again(folder: Path) -> None:
    killed = build_stores(Settings())
    await killed.conversations.create(a_conversation(title=OLD))
    with sqlite3.connect(folder / "askfirst.db", isolation_level=None) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM conversations").fetchall()
        await killed.conversations.delete(MIRA, "talk")
        await killed.close()
        assert is_in(folder), "or this test shows nothing"
        other.execute("ROLLBACK")
        opened = build_stores(Settings())
        await opened.conversations.conversations(MIRA)
        assert not is_in(folder)
        await opened.close()
