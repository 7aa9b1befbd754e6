"""The stores, each test on every kind: in a file, in PostgreSQL where it is reachable, in this process."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr

from assistant.adapters.store.place import Place, at_url, in_folder
from assistant.adapters.store.schema import bring_up_to_date
from assistant.adapters.store.tables import metadata
from assistant.bootstrap import Stores, build_stores, build_unkept
from assistant.settings import Settings

SERVER = "postgresql://127.0.0.1:5432/test"
# .ci/run sets it where the server answers: then these tests may fail, and not be skipped. Read here, for
# the tests take settings of ours out of the environment before they run.
REQUIRED = "ASKFIRST_REQUIRE_POSTGRES" in os.environ


def in_postgres(*statements: str) -> None:
    """In a loop of its own, since a fixture may be set up inside of another."""

    async def run() -> None:
        connection = await asyncpg.connect(SERVER, timeout=10)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()


@contextmanager
def schema_of_its_own() -> Iterator[str]:
    """An address; runs side by side don't meet there, and nothing of it is left."""
    name = f"askfirst_{secrets.token_hex(8)}"
    try:
        in_postgres(f"CREATE SCHEMA {name}")
    except (OSError, asyncpg.PostgresError) as error:
        why = f"PostgreSQL can't be used at {SERVER}: {error}"
        if REQUIRED:
            pytest.fail(f"{why}; ASKFIRST_REQUIRE_POSTGRES says that it is there")
        pytest.skip(why)
    try:
        yield f"{SERVER}?search_path={name}"
    finally:
        in_postgres(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(scope="session")
def migrated_postgres() -> Iterator[str]:
    """With its tables, for one test after another."""
    with schema_of_its_own() as url:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(bring_up_to_date, at_url(url)).result()
        yield url


@pytest.fixture
def empty_postgres(migrated_postgres: str) -> Iterator[str]:
    yield migrated_postgres
    schema = migrated_postgres.partition("search_path=")[2]
    tables = [f"{schema}.{table.name}" for table in metadata.tables.values() if table.name != "salts"]
    in_postgres(f"TRUNCATE {', '.join(tables)}")


@pytest.fixture
def fresh_postgres() -> Iterator[str]:
    """Without any tables."""
    with schema_of_its_own() as url:
        yield url


def place_of(settings: Settings) -> Place:
    if settings.database_url:
        return at_url(settings.database_url.get_secret_value())
    return in_folder(settings.data)


def settings_for(kind: str, request: pytest.FixtureRequest, postgres: str) -> Settings:
    if kind == "postgresql":
        return Settings(database_url=SecretStr(request.getfixturevalue(postgres)))
    tmp_path: Path = request.getfixturevalue("tmp_path")
    request.getfixturevalue("monkeypatch").setenv("ASKFIRST_DATA", str(tmp_path / "data"))
    return Settings()


@pytest.fixture(params=["sqlite", "postgresql"])
def lasting(request: pytest.FixtureRequest) -> Settings:
    """Settings for a database with nothing in it."""
    return settings_for(request.param, request, "empty_postgres")


@pytest.fixture(params=["sqlite", "postgresql"])
def tableless(request: pytest.FixtureRequest) -> Settings:
    """Settings for a database that nobody has used yet."""
    return settings_for(request.param, request, "fresh_postgres")


@pytest.fixture(params=["unkept", "sqlite", "postgresql"])
async def stores(request: pytest.FixtureRequest) -> AsyncIterator[Stores]:
    if request.param == "unkept":
        yield build_unkept()
        return
    built = build_stores(settings_for(request.param, request, "empty_postgres"))
    yield built
    await built.close()
