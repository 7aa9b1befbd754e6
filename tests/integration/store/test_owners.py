"""Forgetting one owner, and counting everybody without telling who."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.bootstrap import Stores, build_stores
from assistant.domain.kept import SaidTurn
from assistant.domain.owner import Owner
from assistant.domain.remembered import Cadence
from assistant.settings import Settings
from assistant.stores import Counted, Deleted
from tests.integration.store.samples import JONAS, MIRA, NOW, SOON, a_conversation, a_release, an_entry

NOTHING = Deleted(0, 0, 0, 0, 0, 0, 0)
NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)


async def fill(stores: Stores, owner: Owner) -> None:
    """Two conversations with three turns, and one of everything else."""
    for id, said in (("talk", 2), ("other", 1)):
        await stores.conversations.create(a_conversation(owner, id))
        for _ in range(said):
            begun = await stores.conversations.begin(owner, id, SaidTurn("Yes."), NOW, SOON)
            assert begun.turn
            await stores.conversations.interrupt(owner, begun.turn.id, 1, ())
    await stores.memory.put(an_entry(owner))
    await stores.memory.set_cadence(owner, Cadence(owner, 7, date(2026, 12, 1)))
    await stores.pages.edit(owner, "talk", "{}")
    await stores.pages.release(a_release(owner, to=Owner("third")))
    for month in ("2026-10", "2026-11"):
        await stores.owners.vote(owner, month, True)


async def test_all_of_one_owner_goes_and_nothing_of_another(stores: Stores) -> None:
    for owner in (MIRA, JONAS):
        await fill(stores, owner)
    everything = Deleted(conversations=2, turns=3, entries=1, pages=1, releases=1, cadences=1, votes=2)
    assert await stores.owners.forget(MIRA) == everything
    assert await stores.owners.forget(MIRA) == NOTHING
    assert await stores.conversations.conversations(MIRA) == []
    assert await stores.memory.entries(MIRA, NOW) == []
    assert await stores.memory.cadence(MIRA) is None
    assert await stores.pages.released_by(MIRA) == []
    assert len(await stores.pages.released_to(Owner("third"))) == 1
    assert await stores.owners.forget(JONAS) == everything


async def test_what_others_released_to_somebody_stays_theirs(stores: Stores) -> None:
    await stores.pages.release(a_release(MIRA, to=JONAS, conversation=None))
    assert await stores.owners.forget(JONAS) == NOTHING
    assert len(await stores.pages.released_by(MIRA)) == 1


async def test_votes_count_once_a_month_and_person(stores: Stores) -> None:
    for owner, month, worth_it in (
        (MIRA, "2026-11", True),
        (MIRA, "2026-11", False),
        (MIRA, "2026-10", True),
        (JONAS, "2026-11", True),
    ):
        await stores.owners.vote(owner, month, worth_it)
    assert await stores.owners.counted("2026-11", ()) == Counted(0, 0, 0, worth_it=1, not_worth_it=1)
    assert await stores.owners.counted("2026-10", ()) == Counted(0, 0, 0, worth_it=1, not_worth_it=0)
    assert (await stores.owners.forget(MIRA)).votes == 2
    assert await stores.owners.counted("2026-11", ()) == Counted(0, 0, 0, worth_it=1, not_worth_it=0)


async def test_people_and_preparations_are_counted_in_their_month(stores: Stores) -> None:
    end = NOVEMBER + timedelta(days=30)
    moments = [(MIRA, "a", NOVEMBER), (MIRA, "b", end - timedelta(microseconds=1)), (MIRA, "c", end)]
    for owner, id, moment in [*moments, (JONAS, "d", NOVEMBER - timedelta(microseconds=1))]:
        conversation = a_conversation(owner, id, journey="one-to-one", created=moment, touched=moment)
        await stores.conversations.create(conversation)
        await stores.conversations.begin(owner, id, SaidTurn("Yes."), moment, moment)
    silent = a_conversation(JONAS, "silent", journey="one-to-one", created=NOVEMBER)
    other = a_conversation(MIRA, "other", journey="lost-deal", created=NOVEMBER)
    for conversation in (silent, other):
        await stores.conversations.create(conversation)
    await stores.conversations.begin(MIRA, "other", SaidTurn("Yes."), NOVEMBER, NOVEMBER)
    assert await stores.owners.counted("2026-11", ["one-to-one"]) == Counted(1, 2, 1, 0, 0)
    assert await stores.owners.counted("2026-12", ["one-to-one", "lost-deal"]) == Counted(1, 1, 1, 0, 0)
    assert await stores.owners.counted("2026-10", ["one-to-one"]) == Counted(1, 1, 1, 0, 0)
    assert await stores.owners.counted("2026-11", ()) == Counted(1, 0, 0, 0, 0)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path))
    return tmp_path / "askfirst.db"


async def test_a_vote_does_not_tell_whose_it_is(file: Path) -> None:
    stores = build_stores(Settings())
    for month in ("2026-10", "2026-11"):
        await stores.owners.vote(MIRA, month, True)
    await stores.close()
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT voter, month, worth_it FROM votes").fetchall()
    assert len({voter for voter, _, _ in rows}) == 2, "months can be told to be of one person"
    assert b"mira" not in file.read_bytes()


def left_of(words: tuple[bytes, ...], folder: Path) -> list[bytes]:
    kept = b"".join(path.read_bytes() for path in folder.iterdir())
    return [word for word in words if word in kept]


async def test_what_was_forgotten_stands_in_no_file(file: Path) -> None:
    stores = build_stores(Settings())
    words = (b"quixotically", b"zeugmatic", b"sesquipedal", b"borborygmus", b"callipygian", b"mellifluous")
    said, piece, noted, edited, released, title = (word.decode() for word in words)
    # Of many sizes and beside another's rows, so that pages are split, shared and freed.
    for number in range(60):
        for owner in (MIRA, JONAS):
            mine = owner == MIRA
            id = f"c{number}"
            await stores.conversations.create(a_conversation(owner, id, title=title if mine else "t"))
            text = f"{said} " * (number * 7) if mine else "something else " * number
            begun = await stores.conversations.begin(owner, id, SaidTurn(text), NOW, SOON)
            assert begun.turn
            pieces = [f"{piece} " * number if mine else "x " * number]
            await stores.conversations.interrupt(owner, begun.turn.id, 1, pieces)
            entry = an_entry(owner, id, conversation=id, text=f"{noted} {number}" if mine else "an aim")
            await stores.memory.put(entry)
        await stores.pages.edit(MIRA, f"c{number}", edited * number)
        release = a_release(MIRA, f"r{number}", text=released * number, conversation=f"c{number}")
        await stores.pages.release(release)
    assert left_of(words, file.parent) == list(words)
    deleted = await stores.owners.forget(MIRA)
    assert (deleted.conversations, deleted.turns, deleted.releases) == (60, 60, 60)
    assert left_of(words, file.parent) == [], "with the database still open"
    assert len(await stores.conversations.conversations(JONAS, limit=100)) == 60
    await stores.close()
    assert left_of(words, file.parent) == []


async def test_a_deleted_conversation_stands_in_no_file(file: Path) -> None:
    stores = build_stores(Settings())
    for id in ("talk", "other"):
        await stores.conversations.create(a_conversation(id=id))
        await stores.conversations.begin(MIRA, id, SaidTurn(f"quixotically {id}"), NOW, SOON)
    await stores.memory.put(an_entry(text="zeugmatic"))
    await stores.conversations.delete(MIRA, "talk")
    assert left_of((b"quixotically talk", b"zeugmatic"), file.parent) == []
    assert left_of((b"quixotically other",), file.parent)
    await stores.close()
