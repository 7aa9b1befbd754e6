"""One database: opened when first used, a connection for each call and none between."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from assistant.adapters.store import connecting
from assistant.adapters.store.connecting import BEGIN, engine_at
from assistant.adapters.store.faults import told_plainly
from assistant.adapters.store.place import Place
from assistant.adapters.store.schema import bring_up_to_date
from assistant.errors import StoreError

WIPE_SECONDS = 0.2
"""How long wiping waits for those that read; where they read on, it is tried again with every call."""

_Args = ParamSpec("_Args")
_Answer = TypeVar("_Answer")


class Database:
    """All raise ``StoreError``."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._opening = asyncio.Lock()
        self._engine: AsyncEngine | None = None
        self._working: set[asyncio.Task[Any]] = set()
        self._is_unwiped = False
        """Words that were taken back may still stand in SQLite's log."""
        self._wiping = asyncio.Lock()

    async def to_its_end(self, work: Coroutine[Any, Any, _Answer]) -> _Answer:
        """Whoever asked may be cancelled; what was asked is done all the same."""
        task = asyncio.create_task(work)
        self._working.add(task)
        task.add_done_callback(self._done)
        return await asyncio.shield(task)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees one moment on SQLite, and what is committed on PostgreSQL."""
        with told_plainly(self.place):
            async with (await self._opened()).begin() as connection:
                yield connection
        await self._wipe_what_is_left()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is on disk when this ends. On SQLite one at a time, from its begin on."""
        async with self._written() as connection:
            yield connection
        await self._wipe_what_is_left()

    @asynccontextmanager
    async def taking_back(self) -> AsyncIterator[AsyncConnection]:
        """As ``writing``, for what deletes or replaces words; see ``wipe_soon``."""
        async with self._written() as connection:
            yield connection
        await self.wipe_soon()

    async def wipe_soon(self) -> None:
        """What was taken back stands in no file of SQLite's any more.

        Where somebody else reads at that very moment, it goes with the next call that finds it free.
        """
        self._is_unwiped = self.place.file is not None
        await self._wipe_what_is_left(WIPE_SECONDS)

    async def wipe(self) -> bool:
        """SQLite: what was deleted stands in no file any more. False while another program still reads it.

        PostgreSQL does that in its own time, by VACUUM.
        """
        if self.place.file is None:
            return True
        with told_plainly(self.place):
            self._is_unwiped = True
            return await self._wiped(await self._opened(), connecting.BUSY_SECONDS)

    @asynccontextmanager
    async def _written(self) -> AsyncIterator[AsyncConnection]:
        with told_plainly(self.place):
            engine = (await self._opened()).execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
            async with engine.begin() as connection:
                yield connection

    async def _wipe_what_is_left(self, seconds: float = 0) -> None:
        """Never raises: what was asked for is done, and what is left is wiped another time."""
        if self._is_unwiped and not (self._wiping.locked() and seconds == 0):
            with suppress(StoreError), told_plainly(self.place):
                await self._wiped(await self._opened(), seconds)

    async def _wiped(self, engine: AsyncEngine, seconds: float) -> bool:
        async with self._wiping, engine.execution_options(**{BEGIN: ""}).connect() as connection:
            before = (await connection.exec_driver_sql("PRAGMA busy_timeout")).scalar_one()
            await connection.exec_driver_sql(f"PRAGMA busy_timeout={int(seconds * 1000)}")
            try:
                # The log still holds the pages as they were; it is emptied into the file, and cut off.
                done = await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                self._is_unwiped = bool(done.one()[0])
            finally:
                await connection.exec_driver_sql(f"PRAGMA busy_timeout={before}")
        return not self._is_unwiped

    async def close(self) -> None:
        """When all that was asked is done. Any number of times; the next call opens it again."""
        if self._working:
            await asyncio.wait(self._working)
        if self._engine is not None:
            await self._wipe_what_is_left(WIPE_SECONDS)
        async with self._opening:
            engine, self._engine = self._engine, None
        if engine is not None:
            await engine.dispose()

    async def _opened(self) -> AsyncEngine:
        async with self._opening:
            if self._engine is None:
                await asyncio.to_thread(bring_up_to_date, self.place)
                self._engine = engine_at(self.place)
                # Perhaps of one that was killed before it had wiped.
                self._is_unwiped = self.place.file is not None and _has_log(self.place.file)
            return self._engine

    def _done(self, task: "asyncio.Task[Any]") -> None:
        self._working.discard(task)
        if not task.cancelled():
            task.exception()  # looked at, for those that nobody waits for any more


def _has_log(file: Path) -> bool:
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0


class _Store(Protocol):
    _database: Database


_Some = TypeVar("_Some", bound=_Store)


def to_its_end(
    method: Callable[Concatenate[_Some, _Args], Coroutine[Any, Any, _Answer]],
) -> Callable[Concatenate[_Some, _Args], Coroutine[Any, Any, _Answer]]:
    """A call of a store's, which no cancelling breaks off halfway.

    A transaction that is cancelled may be on disk or not, and asyncpg lets another error out in place of
    the cancelling (https://github.com/MagicStack/asyncpg/issues/1310).
    """

    @wraps(method)
    async def asked(store: _Some, /, *args: _Args.args, **kwargs: _Args.kwargs) -> _Answer:
        return await store._database.to_its_end(method(store, *args, **kwargs))

    return asked
