"""What goes wrong is told in one line: where, and what to do; no SQL, no password, nothing that was said."""

import asyncio
import sqlite3
import traceback
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from assistant import bootstrap
from assistant.adapters.store import connecting
from assistant.adapters.store.database import Database
from assistant.adapters.store.faults import store_error, told_plainly
from assistant.adapters.store.place import Place, at_url, in_folder
from assistant.bootstrap import Stores, build_stores, find_store
from assistant.cli.checkup import State, checkup
from assistant.domain.kept import SaidTurn
from assistant.errors import ConfigurationError, StoreError
from assistant.settings import Settings
from tests.integration.store.conftest import SERVER
from tests.integration.store.samples import MIRA, NOW, SOON, a_conversation


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path))
    return tmp_path


async def say(stores: Stores, said: str = "quixotically") -> str:
    """What is told when it can't be kept, at the latest when there is much of it."""

    async def much() -> None:
        await stores.conversations.create(a_conversation())
        for _ in range(2000):
            await stores.conversations.begin(MIRA, "talk", SaidTurn(said * 100), NOW, NOW)

    with pytest.raises(StoreError) as caught:
        await much()
    told = str(caught.value)
    everything = "".join(traceback.format_exception(caught.value))
    for secret in ("INSERT", "SELECT", "quixotically", "pa-ss"):
        assert secret not in everything
    assert "\n" not in told
    assert "; " in told
    return told


async def test_no_database(data: Path) -> None:
    (data / "askfirst.db").write_text("This is a text. " * 1000)
    told = await say(build_stores(Settings()))
    assert told.startswith(f"{data}/askfirst.db is damaged or no database; move it away")


async def test_a_folder_in_the_way(data: Path) -> None:
    (data / "askfirst.db").mkdir()
    assert "can't be written; mend the rights" in await say(build_stores(Settings()))


async def test_a_file_where_the_folder_should_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path / "file"))
    assert "can't be written; mend the rights" in await say(build_stores(Settings()))


async def test_a_file_that_may_only_be_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's own refusal stands for the system's, which root wouldn't meet: the answer is the same."""
    stores = build_stores(Settings())
    await stores.conversations.conversations(MIRA)
    await stores.close()
    monkeypatch.setattr(connecting, "_PRAGMAS", (*connecting._PRAGMAS, "query_only=ON"))
    assert "can't be written; mend the rights" in await say(stores)
    await stores.close()


async def test_a_full_disk(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's own limit stands for the disk's: its answer is the same."""
    pragmas = (*connecting._PRAGMAS, "max_page_count=60")
    monkeypatch.setattr(connecting, "_PRAGMAS", pragmas)
    stores = build_stores(Settings())
    assert f"the disk is full where {data}/askfirst.db is; free some" in await say(stores)
    found = await stores.conversations.conversation(MIRA, "talk")
    assert found
    assert len(found.turns) > 1, "what was told to be kept is kept"
    await stores.close()


async def test_another_program_writes_for_long(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.1)
    stores = build_stores(Settings())
    await stores.conversations.conversations(MIRA)
    with sqlite3.connect(data / "askfirst.db") as other:
        other.execute("BEGIN IMMEDIATE")
        assert "is being written by another program; try again in a moment" in await say(stores)
        assert await stores.conversations.conversations(MIRA) == []
    await stores.conversations.create(a_conversation())
    await stores.close()


async def test_what_cannot_be_wiped_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.1)
    stores = build_stores(Settings())
    await stores.conversations.create(a_conversation(title="quixotically"))
    with sqlite3.connect(data / "askfirst.db") as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM conversations").fetchall()
        with pytest.raises(StoreError, match=r"everything was deleted, but .* do this again"):
            await stores.owners.forget(MIRA)
        other.rollback()
    assert (await stores.owners.forget(MIRA)).conversations == 0
    assert not any(b"quixotically" in path.read_bytes() for path in data.iterdir())
    await stores.close()


async def test_a_reply_of_another_version(data: Path) -> None:
    stores = build_stores(Settings())
    await stores.conversations.create(a_conversation())
    await stores.conversations.begin(MIRA, "talk", SaidTurn("Yes."), NOW, SOON)
    for change in ("""reply = '{"text": "quixotically"}'""", "reply = NULL, state = 'quixotically'"):
        with sqlite3.connect(data / "askfirst.db") as other:
            other.execute(f"UPDATE turns SET {change}")
        with pytest.raises(StoreError, match="another version; update askfirst") as caught:
            await stores.conversations.conversation(MIRA, "talk")
        assert "quixotically" not in "".join(traceback.format_exception(caught.value))
    await stores.close()


CLOSED = "postgresql://mira:pa-ss@127.0.0.1:9/askfirst"


async def test_a_server_that_does_not_answer() -> None:
    told = await say(build_stores(Settings(database_url=SecretStr(CLOSED))))
    assert told.startswith("the PostgreSQL database askfirst at 127.0.0.1:9 doesn't answer; see whether")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (SERVER.replace("//", "//nobody-of-this-name:pa-ss@"), "refuses the user or the password"),
        (SERVER.replace("/test", "/nowhere_at_all"), "nowhere_at_all at 127.0.0.1:5432 isn't there"),
        (f"{SERVER}?search_path=nowhere_at_all", "lacks the schema"),
        (f"{SERVER}?frobnicate=1", "doesn't know a parameter"),
        (f"{SERVER}?default_transaction_read_only=on", "can't be written, only read"),
    ],
)
async def test_what_a_server_refuses(fresh_postgres: str, url: str, told: str) -> None:
    if "read_only" in url:
        url = f"{fresh_postgres}&default_transaction_read_only=on"
    assert told in await say(build_stores(Settings(database_url=SecretStr(url))))


async def test_a_connection_that_the_server_closed_is_made_anew(empty_postgres: str) -> None:
    database, other = Database(at_url(empty_postgres)), Database(at_url(empty_postgres))
    asking = text("SELECT pg_backend_pid()")
    async with database.reading() as connection:
        first = await connection.scalar(asking)
    async with other.writing() as connection:
        assert await connection.scalar(text(f"SELECT pg_terminate_backend({first})"))
    async with database.reading() as connection:
        assert await connection.scalar(asking) != first
    await other.close()
    await database.close()


@pytest.mark.parametrize(
    "url",
    [
        "mysql://mira:pa-ss@127.0.0.1/x",
        "sqlite:///x.db",
        "askfirst.db",
        "postgresql://mira:pa-ss/x@127.0.0.1/askfirst",
        "postgresql://mira:12/pa-ss@127.0.0.1/askfirst",
        "postgresql://mira:pa-ss#x@127.0.0.1/askfirst",
        "postgresql://mira:1?pa-ss@127.0.0.1:port/askfirst",
        "postgresql://[pa-ss/askfirst",
    ],
)
def test_an_address_that_cannot_be_one_is_not_quoted(url: str) -> None:
    try:
        place = at_url(url)
    except ConfigurationError as error:
        told = str(error)
        assert "ASKFIRST_DATABASE_URL" in told
    else:
        told = place.named
    assert "pa-ss" not in told


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("postgresql://mira:pa-ss@db.example:5433/askfirst", "askfirst at db.example:5433"),
        ("postgres://db.example/askfirst?sslmode=require&password=pa-ss", "askfirst at db.example"),
        ("postgresql+asyncpg://mira:pa%2Fss@db.example/ask%20first", "ask first at db.example"),
        ("postgresql:///askfirst?host=/run/postgresql", "askfirst on this machine"),
        ("postgresql://", "of its user on this machine"),
    ],
)
def test_a_place_is_named_without_user_and_password(url: str, named: str) -> None:
    place = at_url(url)
    assert place.named == f"the PostgreSQL database {named}"
    assert place.url.startswith("postgresql://")
    assert "pa" not in repr(place).replace("Place", "").replace("password", "")


def test_the_address_is_no_part_of_what_is_printed() -> None:
    settings = Settings(database_url=SecretStr(CLOSED))
    assert "pa-ss" not in repr(settings) + str(settings.model_dump())


def test_without_its_extra_postgresql_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.stores, "find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"install askfirst\[postgres\]"):
        build_stores(Settings(database_url=SecretStr(CLOSED)))


class ComplaintError(Exception):
    """As a driver's: a code and words that nobody is to read."""

    def __init__(self, **code: object) -> None:
        super().__init__("INSERT INTO quixotically")
        self.__dict__.update(code)


@pytest.mark.parametrize(
    ("complaint", "told"),
    [
        (ComplaintError(sqlite_errorcode=sqlite3.SQLITE_IOERR_WRITE), "the disk reports an error"),
        (ComplaintError(sqlite_errorcode=sqlite3.SQLITE_READONLY_DBMOVED), "mend the rights"),
        (ComplaintError(sqlite_errorcode=sqlite3.SQLITE_ERROR), "can't be used (ComplaintError)"),
        (ComplaintError(sqlstate="53100"), "the disk is full"),
        (ComplaintError(sqlstate="53300"), "takes no more connections"),
        (ComplaintError(sqlstate="40P01"), "try again in a moment"),
        (ComplaintError(sqlstate="57P01"), "doesn't answer"),
        (ComplaintError(sqlstate="28P01"), "refuses the user or the password"),
        (ComplaintError(sqlstate="XX000"), "can't be used (XX000)"),
        (OSError(28, "no space"), "the disk is full"),
        (TimeoutError(), "mend the rights"),
    ],
)
def test_each_complaint_is_told_in_plain_words(complaint: Exception, told: str) -> None:
    error = str(store_error(complaint, in_folder(Path("/data"))))
    assert told in error
    assert "/data/askfirst.db" in error
    assert "quixotically" not in error


def test_what_is_no_complaint_passes() -> None:
    with pytest.raises(KeyError), told_plainly(Place("here")):
        raise KeyError


def doctors_line() -> tuple[State, str]:
    [check] = [check for check in checkup() if check.name == "store"]
    return check.state, f"{check.what}; {check.todo}"


@pytest.fixture
def no_knowledge(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(settings: Settings) -> None:
        raise StoreError("not looked at")

    monkeypatch.setattr(bootstrap, "build_knowledge", missing)


@pytest.mark.usefixtures("no_knowledge")
def test_doctor_says_where_things_are_kept(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state, told = doctors_line()
    assert (state, f"{data}/askfirst.db, made when something is kept" in told) == (State.OK, True)
    stores = build_stores(Settings())

    async def use() -> None:
        await stores.conversations.create(a_conversation())
        await stores.close()

    asyncio.run(use())
    state, told = doctors_line()
    assert (state, "can be written, its tables at version 0001" in told) == (State.OK, True)
    (data / "askfirst.db").write_text("no database " * 100)
    state, told = doctors_line()
    assert (state, "is damaged" in told) == (State.WRONG, True)
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", CLOSED)
    state, told = doctors_line()
    assert (state, "at 127.0.0.1:9 doesn't answer" in told) == (State.WRONG, True)
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", "mysql://x:pa-ss@y/z")
    state, told = doctors_line()
    assert (state, "pa-ss" in told) == (State.WRONG, False)


async def test_looking_at_a_store_changes_nothing(lasting: Settings) -> None:
    stores = build_stores(lasting)
    await stores.conversations.create(a_conversation())
    found = [await find_store(lasting) for _ in range(2)]
    assert found[0] == found[1]
    assert await stores.conversations.conversation(MIRA, "talk") == a_conversation()
    await stores.close()
