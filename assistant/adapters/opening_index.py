"""The index by meaning, opened beside the start: importing Chroma takes seconds."""

import logging
import threading
from collections.abc import Callable

from assistant.errors import RetrievalError
from assistant.ports import MeaningReader

WAIT_SECONDS = 5.0
"""How long a conversation waits for the index: long enough to open one, not to make a first one. Until that
is there words alone find passages, which they do nearly as well."""

_log = logging.getLogger("askfirst.index")


class OpeningIndex:
    """Calls ``open_index`` in a thread of its own; calling this gives the index, or None if there is none."""

    def __init__(self, open_index: Callable[[], MeaningReader], seconds: float | None = None) -> None:
        """``seconds``: how long to wait for it at most; without a limit, until it is there."""
        self._seconds = seconds
        self._index: MeaningReader | None = None
        self.error: RetrievalError | None = None
        self._opened = threading.Event()
        self._open_index = open_index
        threading.Thread(target=self._open, name="askfirst-index", daemon=True).start()

    @property
    def is_open(self) -> bool:
        return self._index is not None

    def __call__(self) -> MeaningReader | None:
        self._opened.wait(self._seconds)
        return self._index

    def _open(self) -> None:
        try:
            self._index = self._open_index()
        except RetrievalError as error:
            self.error = error
            _log.warning("%s; passages are found by words alone.", error)
        finally:
            self._opened.set()
