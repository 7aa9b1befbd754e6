"""Reading what somebody types, and writing what they are shown."""

import os
import select
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from typing import Protocol

from assistant.cli.wrapping import Wrapping

PASTE_PAUSE = 0.05
"""Seconds within which further lines belong to the same paste."""
WIDEST = 100
"""Columns; longer lines are hard to read."""
_SHOWN_CONTROLS = "\n\t"


def printable(text: str) -> str:
    """Without control characters: nothing that was written elsewhere may steer this terminal."""
    return "".join(c for c in text if c.isprintable() or c in _SHOWN_CONTROLS)


class Leaving(Protocol):
    """A talk that may be left."""

    @property
    def left(self) -> bool: ...


def until_left(lines: Iterator[str], talk: Leaving, show: Callable[[str], None]) -> Iterator[str]:
    """What is typed, until the talk is left, the input ends, or Ctrl-C comes at the prompt."""
    while not talk.left:
        try:
            line = next(lines, None)
        except KeyboardInterrupt:
            show("\n")
            return
        if line is None:
            return
        yield line


class Terminal:
    """Standard input and output. A person at a keyboard is prompted; a pipe is read a line at a time."""

    def __init__(self) -> None:
        for stream in (sys.stdin, sys.stdout):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        self.is_person = sys.stdin.isatty() and sys.stdout.isatty()
        self._wrapping = Wrapping(_columns) if sys.stdout.isatty() else None
        colour = self.is_person and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        # Between \x01 and \x02 readline counts no width.
        self._prompt = "\n\x01\033[1m\x02you>\x01\033[0m\x02 " if colour else "\nyou> "
        if self.is_person:
            with suppress(ImportError):
                import readline  # noqa: F401  # gives input() line editing

    def write(self, text: str) -> None:
        """As it is into a pipe; on a screen, long lines are broken at words."""
        sys.stdout.write(self._wrapping.wrap(text) if self._wrapping else text)
        sys.stdout.flush()

    def lines(self) -> Iterator[str]:
        """What is typed, until the end of input. A paste of several lines comes as one."""
        if not self.is_person:
            yield from (line.rstrip("\r\n") for line in sys.stdin)
            return
        while True:
            try:
                typed = [input(self._prompt)]
                while _more_waits():
                    typed.append(input())
            except EOFError:
                self.write("\n")
                return
            if self._wrapping:
                self._wrapping.restart()
            yield "\n".join(typed)


def _columns() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)


def _more_waits() -> bool:
    if os.name == "nt":  # select knows only sockets there
        return False
    return bool(select.select([sys.stdin], [], [], PASTE_PAUSE)[0])
