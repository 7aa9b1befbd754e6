"""Where things are kept: a file in the data folder, or a PostgreSQL database."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from assistant.errors import ConfigurationError

FILE = "askfirst.db"
SCHEMES = ("postgresql", "postgres", "postgresql+asyncpg")


@dataclass(frozen=True, slots=True)
class Place:
    named: str
    """As a person may see it: no user, no password."""
    file: Path | None = None
    """Of SQLite."""
    url: str = field(default="", repr=False)
    """Of PostgreSQL, as libpq writes it, with whatever secrets it holds."""


@dataclass(frozen=True, slots=True)
class Found:
    place: str
    version: str | None
    """None where nothing was kept yet."""


def in_folder(folder: Path) -> Place:
    file = folder / FILE
    return Place(str(file), file)


def at_url(url: str) -> Place:
    """Raises ``ConfigurationError``, which never quotes the address: it may hold a password."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _unreadable() from None
    if parts.scheme not in SCHEMES:
        raise ConfigurationError(
            "ASKFIRST_DATABASE_URL isn't the address of a PostgreSQL database; "
            "write postgresql://user:password@host:5432/name, or leave it out to keep things in a file"
        )
    # A bare / in a password moves the rest of it into what looks like the database's name.
    if "@" in parts.path or parts.fragment:
        raise _unreadable()
    name = unquote(parts.path.strip("/"))
    where = f"at {host}{f':{port}' if port else ''}" if host else "on this machine"
    return Place(f"the PostgreSQL database {name or 'of its user'} {where}", url=_for_libpq(parts))


def _for_libpq(parts: SplitResult) -> str:
    """``postgresql:///name`` keeps its slashes, which ``urlunsplit`` would drop."""
    rest = urlunsplit(("", "", parts.path, parts.query, ""))
    return f"postgresql://{parts.netloc}{rest}"


def _unreadable() -> ConfigurationError:
    return ConfigurationError(
        "ASKFIRST_DATABASE_URL can't be read; in its user and password write / @ : ? and # "
        "as %2F %40 %3A %3F and %23"
    )
