"""Programs that tests start as a person starts them."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

ASKFIRST = (sys.executable, "-m", "assistant")
START_SECONDS = 60


class Server:
    """A running ``askfirst serve``: its address, and all that it has printed so far."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process, self.printed = process, ""
        self._lines: Queue[str | None] = Queue()
        Thread(target=self._read, daemon=True).start()
        while not self.printed.rstrip().endswith("'") or "curl" not in self.printed:
            self._more()
        found = re.search(r"Askfirst serves on (http://\S+)", self.printed)
        assert found, self.printed
        self.address = found[1]

    def stop(self, by: signal.Signals = signal.SIGINT) -> int:
        """Its exit code; what it printed until then is in ``printed``."""
        os.killpg(self.process.pid, by)
        code = self.process.wait(START_SECONDS)
        while (line := self._lines.get(timeout=START_SECONDS)) is not None:
            self.printed += line
        return code

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _more(self) -> None:
        try:
            line = self._lines.get(timeout=START_SECONDS)
        except Empty:
            raise AssertionError(f"no welcome within {START_SECONDS} seconds: {self.printed!r}") from None
        assert line is not None, f"it ended before it served: {self.printed}"
        self.printed += line


@contextmanager
def serving(
    command: Sequence[str] | str, cwd: Path, env: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """``command`` as a list, or as a line for the shell. What it started has ended afterwards."""
    process = subprocess.Popen(
        command,
        shell=isinstance(command, str),
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield Server(process)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if process.stdout:
            process.stdout.close()


def run(
    *args: str, cwd: Path, said: str | None = None, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """``askfirst`` with these arguments, and ``said`` on its standard input."""
    return subprocess.run(
        [*ASKFIRST, *args],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        input=said or "",
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
