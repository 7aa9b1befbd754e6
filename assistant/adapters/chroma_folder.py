"""A folder that Chroma keeps: opening it, waiting for it, and starting over when it is damaged."""

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

_BUSY_SECONDS = 5.0
_SEGMENT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BUSY = re.compile(r"code: [56]\b|locked")
# SQLite's codes for busy, read-only, full and can't be opened: nothing that a new start would mend.
_OUTSIDE = re.compile(r"code: (?:5|6|8|13|14)\b|locked|os error")
_Answer = TypeVar("_Answer")


class DamagedError(Exception):
    """What is kept isn't what it says it is."""


def open_client(folder: Path) -> Any:
    """Chroma's client. It reports to nobody."""
    import chromadb
    from chromadb.config import Settings

    try:
        return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    except ValueError as error:
        # So it says that its own tables lack what it once wrote into them.
        raise DamagedError(str(error)) from None


def chroma_errors() -> tuple[type[BaseException], ...]:
    """What comes of a folder that Chroma can't read."""
    from chromadb.errors import ChromaError

    return (ChromaError, DamagedError)


def is_damage(error: BaseException) -> bool:
    """Whether building anew may help, as against a folder that is busy, full or not ours to write."""
    return not _OUTSIDE.search(str(error))


def patiently(ask: Callable[[], _Answer]) -> _Answer:
    """Asks again for a while where another process is just writing."""
    end = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            return ask()
        except chroma_errors() as error:
            if not _BUSY.search(str(error)) or time.monotonic() > end:
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
