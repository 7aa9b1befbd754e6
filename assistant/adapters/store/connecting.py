"""How connections are set up: SQLite for what must not get lost, PostgreSQL for many processes."""

from typing import Any

from sqlalchemy import URL, Connection, NullPool, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from assistant.adapters.store.place import Place

BUSY_SECONDS = 10.0
"""How long one waits for another program that is writing."""
ANSWER_SECONDS = 60.0
POOL = {"pool_size": 3, "max_overflow": 0, "pool_timeout": 30.0}
"""Few, since nobody holds one for longer than a statement or two."""

BEGIN = "askfirst_begin"
"""Execution option: how a transaction of SQLite begins; empty for none at all."""

# What is committed is on disk; what is deleted is overwritten, and was in no temporary file.
_PRAGMAS = ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY")


def engine_at(place: Place, pooled: bool = True) -> AsyncEngine:
    """Connects when it is first asked to. ``pooled``: whether connections are kept for the next call."""
    pool: dict[str, Any] = POOL if pooled else {"poolclass": NullPool}
    if place.file is None:
        return _postgres(place.url, pool)
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(place.file)),
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS},
        **pool,
    )
    # The driver begins nothing by itself, we say how. SQLAlchemy's recipe, for Python 3.11 too: "Enabling
    # Non-Legacy SQLite Transactional Modes" in https://docs.sqlalchemy.org/en/21/dialects/sqlite.html
    event.listen(engine.sync_engine, "connect", _set_up)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _set_up(connection: Any, record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    if statement := connection.get_execution_options().get(BEGIN, "BEGIN"):
        connection.exec_driver_sql(statement)


def _postgres(url: str, pool: dict[str, Any]) -> AsyncEngine:
    async def connect() -> Any:
        import asyncpg  # type: ignore[import-untyped]  # it ships no types

        # asyncpg reads the address itself, so that all of libpq's parameters in it count.
        return await asyncpg.connect(
            url,
            timeout=BUSY_SECONDS,
            command_timeout=ANSWER_SECONDS,
            server_settings={
                "application_name": "askfirst",
                "lock_timeout": str(int(BUSY_SECONDS * 1000)),
                "timezone": "UTC",
            },
        )

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        # Each write locks the rows that it decides on; see conversations.py.
        isolation_level="READ COMMITTED",
        hide_parameters=True,
        pool_pre_ping=True,
        **pool,
    )
