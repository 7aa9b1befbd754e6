"""The file that things are kept in by default: private, and on disk when a call returns."""

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.adapters.store.database import Database
from assistant.adapters.store.place import in_folder
from assistant.bootstrap import build_stores
from assistant.settings import Settings
from tests.integration.store.samples import MIRA, a_conversation


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path / "of" / "mine"))
    return tmp_path / "of" / "mine"


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_it_is_for_its_owner_alone(data: Path) -> None:
    stores = build_stores(Settings())
    await stores.conversations.create(a_conversation())
    assert rights(data) == 0o700
    kept = [path for path in data.iterdir() if path.name.startswith("askfirst.db") and path.stat().st_size]
    assert {path.name for path in kept} >= {"askfirst.db", "askfirst.db-wal"}
    assert {rights(path) for path in kept} == {0o600}
    await stores.close()


async def test_rights_that_were_too_wide_are_narrowed_and_a_folder_there_is_left_as_it_is(data: Path) -> None:
    data.mkdir(parents=True, mode=0o755)
    (data / "askfirst.db").touch(0o644)
    stores = build_stores(Settings())
    await stores.conversations.create(a_conversation())
    assert (rights(data), rights(data / "askfirst.db")) == (0o755, 0o600)
    await stores.close()


async def test_the_folder_that_is_ours_by_name_is_narrowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("ASKFIRST_DATA")
    folder = tmp_path / ".local/share/askfirst"
    folder.mkdir(parents=True, mode=0o755)
    stores = build_stores(Settings())
    await stores.conversations.create(a_conversation())
    assert (rights(folder), rights(folder.parent)) == (0o700, 0o755)
    await stores.close()


async def test_how_its_connections_are_set_up(data: Path) -> None:
    database = Database(in_folder(data))
    for using in (database.reading, database.writing):
        async with using() as connection:
            found = {
                name: await connection.scalar(text(f"PRAGMA {name}"))
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
            }
        assert found == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
            "busy_timeout": 10_000,
        }
    await database.close()


async def test_a_write_locks_from_its_begin_on_and_a_read_does_not(data: Path) -> None:
    database = Database(in_folder(data))
    with sqlite3.connect(data / "askfirst.db", timeout=0) if data.exists() else _made(data) as other:
        async with database.reading() as connection:
            await connection.execute(text("SELECT 1 FROM turns"))
            other.execute("BEGIN IMMEDIATE")
            other.rollback()
        async with database.writing():
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
    await database.close()


def _made(data: Path) -> sqlite3.Connection:
    data.mkdir(parents=True)
    return sqlite3.connect(data / "askfirst.db", timeout=0)


async def test_odd_folder_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "100%(here)s äöü?mode=ro#x&y"
    monkeypatch.setenv("ASKFIRST_DATA", str(folder))
    stores = build_stores(Settings())
    await stores.conversations.create(a_conversation())
    await stores.close()
    assert (folder / "askfirst.db").stat().st_size
    assert await stores.conversations.conversation(MIRA, "talk") == a_conversation()
    await stores.close()


@pytest.mark.parametrize("module", ["assistant.bootstrap", "assistant.cli.main", "assistant.adapters.unkept"])
def test_nothing_of_it_is_loaded_before_it_is_used(module: str, checkout: Path) -> None:
    script = (
        f"import sys, {module}; print({{'sqlalchemy', 'alembic', 'aiosqlite', 'asyncpg'}} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=checkout, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "set()\n"


async def test_alembic_is_loaded_only_where_tables_are_to_be_made(data: Path, checkout: Path) -> None:
    stores = build_stores(Settings())
    await stores.conversations.create(a_conversation())
    await stores.close()
    script = (
        "import asyncio, sys\n"
        "from assistant.bootstrap import build_stores\n"
        "from assistant.settings import Settings\n"
        "async def use():\n"
        "    stores = build_stores(Settings())\n"
        "    print(len(await stores.conversations.conversations('mira')), 'alembic' in sys.modules)\n"
        "    await stores.close()\n"
        "asyncio.run(use())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=checkout, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "1 False\n"
