"""The tables: made at first use, the same as the program thinks, never of a version it doesn't know."""

import asyncio
import logging
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from assistant.adapters.store.connecting import engine_at
from assistant.adapters.store.schema import LATEST, MIGRATIONS
from assistant.adapters.store.tables import VERSION_TABLE, metadata
from assistant.bootstrap import build_stores, find_store
from assistant.errors import StoreError
from assistant.settings import Settings
from tests.integration.store.conftest import place_of
from tests.integration.store.samples import MIRA, a_conversation


def engine_of(settings: Settings) -> AsyncEngine:
    return engine_at(place_of(settings), pooled=False)


async def use(settings: Settings) -> None:
    stores = build_stores(settings)
    await stores.conversations.conversations(MIRA)
    await stores.close()


def differences(connection: Connection) -> list[object]:
    options = {"version_table": VERSION_TABLE, "compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def test_the_last_migration_is_the_one_that_is_known() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [LATEST]


async def test_tables_and_migrations_agree(tableless: Settings) -> None:
    await use(tableless)
    async with engine_of(tableless).connect() as connection:
        assert await connection.run_sync(differences) == []
        await connection.execute(text("ALTER TABLE turns ADD COLUMN surprise TEXT"))
        assert await connection.run_sync(differences)
        await connection.rollback()


async def test_many_may_start_at_once(tableless: Settings) -> None:
    several = [build_stores(tableless) for _ in range(4)]
    await asyncio.gather(*(stores.conversations.conversations(MIRA) for stores in several))
    await several[0].conversations.create(a_conversation())
    assert await several[3].conversations.conversation(MIRA, "talk") == a_conversation()
    for stores in several:
        await stores.close()


def test_many_processes_may_start_at_once(tableless: Settings, checkout: Path) -> None:
    """A first start of three programs: each finds the tables or makes them."""
    url = tableless.database_url
    made = f"at_url({url.get_secret_value()!r})" if url else f"in_folder(Path({str(tableless.data)!r}))"
    script = (
        "from pathlib import Path\n"
        "from assistant.adapters.store.place import at_url, in_folder\n"
        "from assistant.adapters.store.schema import bring_up_to_date\n"
        f"place = {made}\n"
        "print('ready', flush=True)\n"
        "input()\n"
        "bring_up_to_date(place)\n"
        "print('done')\n"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-c", script]
    started = [subprocess.Popen(command, cwd=checkout, text=True, **pipes) for _ in range(3)]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60) for process in started]
    assert told == [("done\n", "")] * 3
    assert asyncio.run(find_store(tableless)).version == LATEST


async def test_what_a_newer_version_wrote_is_left_alone(tableless: Settings) -> None:
    await use(tableless)
    async with engine_of(tableless).begin() as connection:
        await connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    stores = build_stores(tableless)
    for asking in (stores.conversations.conversations(MIRA), find_store(tableless)):
        with pytest.raises(StoreError, match=r"newer askfirst.*9999.*update askfirst"):
            await asking
    async with engine_of(tableless).connect() as connection:
        assert await connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")) == "9999"
    await stores.close()


async def test_logging_stays_as_it_was(tableless: Settings, caplog: pytest.LogCaptureFixture) -> None:
    root, ours = logging.getLogger(), logging.getLogger("askfirst.test")
    before = (root.level, list(root.handlers), ours.disabled)
    await use(tableless)
    assert (root.level, list(root.handlers), ours.disabled) == before
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_what_is_found_and_nothing_is_made(tableless: Settings) -> None:
    assert (await find_store(tableless)).version is None
    if not tableless.database_url:
        assert not tableless.data.exists()
    await use(tableless)
    found = await find_store(tableless)
    assert found.version == LATEST
    assert found.place == place_of(tableless).named


@pytest.mark.parametrize(
    "row",
    [
        "'mira', 'b', 'talk', 1, 'x', 'interrupted', NULL",
        "'mira', 'b', 'talk', 2, 'x', 'interrupted', 'k'",
        "'mira', 'b', 'talk', 2, 'x', 'pending', NULL",
        "'mira', 'b', 'nowhere', 1, 'x', 'complete', NULL",
        "'jonas', 'b', 'talk', 1, 'x', 'complete', NULL",
    ],
    ids=["number twice", "key twice", "pending twice", "no conversation", "another owner's conversation"],
)
async def test_the_database_itself_refuses_what_must_not_be(tableless: Settings, row: str) -> None:
    await use(tableless)
    columns = "owner, id, conversation, number, said, state, key, attempt, began, pieces"
    rest = "1, '2026-11-30 09:00:00', '[]'"
    async with engine_of(tableless).begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO conversations (owner, id, role, title, created, touched, carried) "
                "VALUES ('mira', 'talk', 'rep', '', '2026-11-30 09:00:00', '2026-11-30 09:00:00', '[]')"
            )
        )
        first = f"'mira', 'a', 'talk', 1, 'x', 'pending', 'k', {rest}"
        await connection.execute(text(f"INSERT INTO turns ({columns}) VALUES ({first})"))
    with pytest.raises(IntegrityError):
        async with engine_of(tableless).begin() as connection:
            await connection.execute(text(f"INSERT INTO turns ({columns}) VALUES ({row}, {rest})"))


def test_half_a_migration_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off on its way, it has changed nothing, and the next start does it all."""
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path))
    with monkeypatch.context() as patch:
        patch.setattr("secrets.token_hex", lambda length: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            asyncio.run(use(Settings()))
    with sqlite3.connect(tmp_path / "askfirst.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    asyncio.run(use(Settings()))
    assert asyncio.run(find_store(Settings())).version == LATEST
