"""What a database complains of, in plain words: where it is and what to do, never SQL nor what is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from assistant.adapters.store.place import Place
from assistant.errors import StoreError

_GONE = "the conversation that this belongs to isn't kept any more; nothing was written"
_TWICE = "something of this name is kept already in {place}; nothing was written, try again"
_FULL = "the disk is full where {place} is; free some space there and try again"
_BUSY = "{place} is being written by another program; try again in a moment, or close that program"
_RIGHTS = "{place} can't be written; mend the rights of the file and its folder, or set ASKFIRST_DATA"
_DAMAGED = "{place} is damaged or no database; move it away, or put a copy that you kept in its place"
_DISK = "{place} can't be read or written, the disk reports an error; check the disk and its folder"
_AWAY = "{place} doesn't answer; see whether it runs, and mend ASKFIRST_DATABASE_URL if it moved"

# Primary result codes, https://www.sqlite.org/rescode.html
_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _RIGHTS,
    sqlite3.SQLITE_CANTOPEN: _RIGHTS,
    sqlite3.SQLITE_PERM: _RIGHTS,
    sqlite3.SQLITE_AUTH: _RIGHTS,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CONSTRAINT: _TWICE,
}

# Beginnings of SQLSTATE, the longer ones first: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES = {
    "23503": _GONE,
    "23505": _TWICE,
    "25006": "{place} can't be written, only read; set ASKFIRST_DATABASE_URL to one that can be written",
    "3D000": "{place} isn't there; create it, or mend ASKFIRST_DATABASE_URL",
    "3F000": "{place} lacks the schema that is named; create it, or mend ASKFIRST_DATABASE_URL",
    "42704": "{place} doesn't know a parameter of its address; mend ASKFIRST_DATABASE_URL",
    "42501": "{place} doesn't let this user read or write; grant it the rights, or name another user",
    "42P07": "{place} holds another program's tables of these names; give Askfirst a database of its own",
    "53100": _FULL,
    "53300": "{place} takes no more connections; try again in a moment, or let it take more",
    "55P03": _BUSY,
    "57014": _BUSY,
    "28": "{place} refuses the user or the password; mend ASKFIRST_DATABASE_URL",
    "40": _BUSY,
    "08": _AWAY,
    "57": _AWAY,
}


@contextmanager
def told_plainly(place: Place) -> Iterator[None]:
    """Raises ``StoreError`` for whatever the database or the disk complains of."""
    try:
        yield
    except ValueError:
        # A kind or a reply that this version doesn't know. Its own words hold what was kept.
        raise StoreError(
            f"something in {place.named} was written by another version; update askfirst"
        ) from None
    except NoConnectionFree:
        raise StoreError(_BUSY.format(place=place.named)) from None
    except (SQLAlchemyError, OSError) as error:
        raise store_error(error, place) from None


def store_error(error: BaseException, place: Place) -> StoreError:
    """For an error of SQLAlchemy's, of a driver's or of the system's."""
    driver = getattr(error, "orig", None) or error
    told = _of_sqlite(driver) or _of_postgres(driver) or _of_the_system(driver, place)
    if told:
        return StoreError(told.format(place=place.named))
    kind = getattr(driver, "sqlstate", None) or type(driver).__name__
    todo = "check ASKFIRST_DATABASE_URL" if place.file is None else "put a copy that you kept in its place"
    return StoreError(f"{place.named} can't be used ({kind}); try again, or {todo}")


def _of_sqlite(error: BaseException) -> str | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return _GONE
    return _SQLITE.get(code & 0xFF)


def _of_postgres(error: BaseException) -> str | None:
    state = getattr(error, "sqlstate", None)
    if not state:
        return None
    return next((told for start, told in _POSTGRES.items() if state.startswith(start)), None)


def _of_the_system(error: BaseException, place: Place) -> str | None:
    if not isinstance(error, OSError):
        return None
    if place.file is None:
        return _AWAY
    return _FULL if error.errno in (ENOSPC, EDQUOT) else _RIGHTS
