"""A folder that Chroma keeps: opening it, waiting for it, and starting over when it is damaged."""

import re
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

_BUSY_SECONDS = 5.0
_SEGMENT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_Answer = TypeVar("_Answer")


class DamagedError(Exception):
    """What is kept isn't what it says it is."""


def open_client(folder: Path) -> Any:
    """Chroma's client. It reports to nobody."""
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def chroma_errors() -> tuple[type[BaseException], ...]:
    """What Chroma raises over a folder that it can't read: its own errors and those of what it is made of."""
    from chromadb.errors import ChromaError

    return (ChromaError, DamagedError, sqlite3.Error, ValueError, RuntimeError, LookupError, TypeError)


def patiently(ask: Callable[[], _Answer]) -> _Answer:
    """Asks again for a while where another process is just writing."""
    end = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            return ask()
        except chroma_errors() as error:
            if "locked" not in str(error).lower() or time.monotonic() > end:
                raise
        time.sleep(0.05)


def forget(folder: Path) -> None:
    """Removes what Chroma keeps in the folder, and nothing else."""
    from chromadb.api.shared_system_client import SharedSystemClient

    # Chroma holds a folder open for the whole process; a new start needs a new hold.
    SharedSystemClient.clear_system_cache()
    for entry in folder.glob("*"):
        if entry.name.startswith("chroma.sqlite3"):
            entry.unlink()
        elif entry.is_dir() and _SEGMENT.fullmatch(entry.name):
            shutil.rmtree(entry)
