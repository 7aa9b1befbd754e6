"""The tables as this version wants them: brought up to date at first use, by one process at a time."""

import asyncio
import os
import stat
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from assistant.adapters.folder_lock import locked
from assistant.adapters.store.connecting import BEGIN, engine_at
from assistant.adapters.store.faults import told_plainly
from assistant.adapters.store.place import Found, Place
from assistant.adapters.store.tables import VERSION_TABLE
from assistant.errors import StoreError
from assistant.settings import DEFAULT_DATA

LATEST = "0001"
"""The last of the migrations; known here so that Alembic is loaded only when there is something to do."""
MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 4_113_917_005_218_310_221
"""PostgreSQL's advisory lock on bringing the tables up to date: any number that nobody else uses."""
# Alembic keeps what it works on in its module, so two in one process would meet there.
_in_this_process = Lock()


def bring_up_to_date(place: Place) -> None:
    """Blocks: call it in a thread. Raises ``StoreError``, also for what a newer version wrote."""
    with told_plainly(place), _in_this_process:
        if place.file is None:
            asyncio.run(_bring_up_to_date(place))
            return
        _make_private(place.file)
        with locked(place.file.with_name(f"{place.file.name}.lock")):
            asyncio.run(_bring_up_to_date(place))


async def found(place: Place) -> Found:
    """What is there, tried for writing; nothing is made or changed. Raises ``StoreError``."""
    with told_plainly(place):
        if place.file is not None and not place.file.exists():
            return Found(place.named, None)
        engine = engine_at(place, pooled=False).execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
        try:
            async with engine.connect() as connection:
                version = await _version(connection)
                if version is None:
                    return Found(place.named, None)
                await connection.run_sync(_check_known, place, version)
                await connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = version_num"))
                await connection.rollback()
                return Found(place.named, version)
        finally:
            await engine.dispose()


def _make_private(file: Path) -> None:
    """The file for its owner alone; SQLite gives the files beside it the same rights.

    The folder too, where it is made here or is ours by its name. Any other is as its owner wants it.
    """
    folder = file.parent
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    elif folder == Path(DEFAULT_DATA).expanduser():
        folder.chmod(0o700)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        now = os.fstat(descriptor)
        if stat.S_IMODE(now.st_mode) & 0o077 and now.st_uid == os.geteuid():
            os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


async def _bring_up_to_date(place: Place) -> None:
    engine = engine_at(place, pooled=False)
    try:
        if place.file is not None:
            async with engine.connect() as connection:
                outside = await connection.execution_options(**{BEGIN: ""})
                await outside.exec_driver_sql("PRAGMA journal_mode=WAL")
                await outside.commit()
        async with engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"}).begin() as connection:
            if place.file is None:
                await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            version = await _version(connection)
            if version != LATEST:
                await connection.run_sync(_upgrade, place, version)
    finally:
        await engine.dispose()


async def _version(connection: AsyncConnection) -> str | None:
    if not await connection.run_sync(lambda c: inspect(c).has_table(VERSION_TABLE)):
        return None
    version: str | None = await connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return version


def _upgrade(connection: Connection, place: Place, version: str | None) -> None:
    from alembic import command
    from alembic.config import Config

    if version is not None:
        _check_known(connection, place, version)
    config = Config()
    config.set_main_option("script_location", _of_a_config(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _check_known(connection: Connection, place: Place, version: str) -> None:
    if version == LATEST:
        return
    from alembic.script import ScriptDirectory

    if version not in {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}:
        raise StoreError(
            f"{place.named} was written by a newer askfirst (its tables are at {version}, this version "
            f"knows {LATEST}); update askfirst"
        )


def _of_a_config(path: Path) -> str:
    return str(path).replace("%", "%%")
