"""One database: opened when first used, a connection for each call and none between."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from assistant.adapters.store.connecting import BEGIN, engine_at
from assistant.adapters.store.faults import told_plainly
from assistant.adapters.store.place import Place
from assistant.adapters.store.schema import bring_up_to_date

_Args = ParamSpec("_Args")
_Answer = TypeVar("_Answer")


class Database:
    """All raise ``StoreError``."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._opening = asyncio.Lock()
        self._engine: AsyncEngine | None = None
        self._working: set[asyncio.Task[Any]] = set()

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

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is on disk when this ends. On SQLite one at a time, from its begin on."""
        with told_plainly(self.place):
            engine = (await self._opened()).execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
            async with engine.begin() as connection:
                yield connection

    async def wipe(self) -> bool:
        """SQLite: what was deleted stands in no file any more. False while another program still reads it.

        PostgreSQL does that in its own time, by VACUUM.
        """
        if self.place.file is None:
            return True
        with told_plainly(self.place):
            engine = (await self._opened()).execution_options(**{BEGIN: ""})
            async with engine.connect() as connection:
                # The log still holds the pages as they were; it is emptied into the file, and cut off.
                done = await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                blocked: int = done.one()[0]
            return not blocked

    async def close(self) -> None:
        """When all that was asked is done. Any number of times; the next call opens it again."""
        if self._working:
            await asyncio.wait(self._working)
        async with self._opening:
            engine, self._engine = self._engine, None
        if engine is not None:
            await engine.dispose()

    async def _opened(self) -> AsyncEngine:
        async with self._opening:
            if self._engine is None:
                await asyncio.to_thread(bring_up_to_date, self.place)
                self._engine = engine_at(self.place)
            return self._engine

    def _done(self, task: "asyncio.Task[Any]") -> None:
        self._working.discard(task)
        if not task.cancelled():
            task.exception()  # looked at, for those that nobody waits for any more


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
