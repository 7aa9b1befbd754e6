"""The index by meaning, opened beside the start: importing Chroma takes seconds."""

import atexit
import logging
import threading
from collections.abc import Callable, Sequence

from assistant.errors import RetrievalError
from assistant.ports import Embedder, MeaningReader

WAIT_SECONDS = 5.0
"""How long a conversation waits for the index: long enough to open one, not to make a first one. Until that
is there words alone find passages, which they do nearly as well."""
END_SECONDS = 20.0
"""How long a program that ends waits for the step that is being done."""

_log = logging.getLogger("askfirst.index")


class OpeningIndex:
    """Calls ``open_index`` in a thread of its own; calling this gives the index, or None if there is none.

    ``open_index`` is given an event, set when the program ends: what it does then is to stop.
    """

    def __init__(
        self, open_index: Callable[[threading.Event], MeaningReader], seconds: float | None = None
    ) -> None:
        """``seconds``: how long to wait for it at most; without a limit, until it is there."""
        self._seconds = seconds
        self._ending = threading.Event()
        self._index: MeaningReader | None = None
        self.error: RetrievalError | None = None
        self._opened = threading.Event()
        self._open_index = open_index
        self._thread = threading.Thread(target=self._open, name="askfirst-index", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    @property
    def is_open(self) -> bool:
        return self._index is not None

    def __call__(self) -> MeaningReader | None:
        self._opened.wait(self._seconds)
        return self._index

    def close(self) -> None:
        """Ends the opening, if it is still going on: a thread cut off while it computes takes all down."""
        self._ending.set()
        self._thread.join(END_SECONDS)

    def _open(self) -> None:
        try:
            self._index = self._open_index(self._ending)
        except RetrievalError as error:
            self.error = error
            if not self._ending.is_set():
                _log.warning("%s; passages are found by words alone.", error)
        finally:
            self._opened.set()


class Interruptible:
    """Port ``Embedder``: another's vectors, until ``ending`` is set."""

    def __init__(self, embedder: Embedder, ending: threading.Event) -> None:
        self._embedder, self._ending = embedder, ending
        self.name = embedder.name

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        if self._ending.is_set():
            raise RetrievalError("the program is ending; the index is made when it starts again")
        return self._embedder.embed(texts)
