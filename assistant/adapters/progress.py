"""How far a long piece of work is, on stderr, once it turns out to be long."""

import sys
import time
from types import TracebackType
from typing import Self

_SILENT_SECONDS = 2.0
_WIDTH = 24


class ProgressBar:
    """``with ProgressBar("Reading", 320) as bar: bar.reach(16)``. Says nothing in the first two seconds."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total = what, total
        self._since = time.monotonic()
        self._shown = False
        self._drawn = -1

    def __enter__(self) -> Self:
        return self

    def reach(self, done: int) -> None:
        if time.monotonic() - self._since < _SILENT_SECONDS:
            return
        full = _WIDTH * done // max(self._total, 1)
        if full == self._drawn:
            return
        self._shown, self._drawn = True, full
        bar = "#" * full + "." * (_WIDTH - full)
        print(f"\r{self._what} [{bar}] {done}/{self._total}", end="", file=sys.stderr, flush=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            print(file=sys.stderr)
