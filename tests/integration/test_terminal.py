"""``askfirst chat`` with a person at a keyboard: a real terminal, its paste, its Ctrl-C and Ctrl-D."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.integration.programs import ASKFIRST, START_SECONDS

pty = pytest.importorskip("pty", reason="there is no pseudo-terminal on Windows")


READS_LINES = """
from assistant.cli.terminal import Terminal
terminal = Terminal()
for line in terminal.lines():
    terminal.write(f"<{line!r}>")
terminal.write("the end")
"""


class Screen:
    """One program in a terminal of its own."""

    def __init__(self, *command: str, cwd: Path, **env: str) -> None:
        self._master, slave = pty.openpty()
        self.process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, "TERM": "xterm", **env},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: os.close(
                os.open(os.ttyname(0), os.O_RDWR)
            ),  # makes it the controlling terminal
        )
        os.close(slave)
        self.text = ""

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())

    def wait_for(self, pattern: str) -> str:
        """What came since, up to and with the pattern."""
        end = time.monotonic() + START_SECONDS
        while not (found := re.search(pattern, self.text, re.DOTALL)):
            assert time.monotonic() < end, f"no {pattern!r} in {self.text!r}"
            if select.select([self._master], [], [], 0.2)[0]:
                try:
                    self.text += os.read(self._master, 4096).decode(errors="replace")
                except OSError:  # the other side has gone
                    assert re.search(pattern, self.text, re.DOTALL), f"no {pattern!r} in {self.text!r}"
        shown, self.text = self.text[: found.end()], self.text[found.end() :]
        return shown

    def leave(self, keys: str) -> int:
        """The exit code. A key is lost while readline gets ready, so it is pressed again."""
        for _ in range(10):
            time.sleep(0.3)
            self.type(keys)
            with suppress(subprocess.TimeoutExpired):
                return self.process.wait(5)
        raise AssertionError(f"it doesn't leave: {self.text!r}")

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)


@pytest.fixture
def lines(checkout: Path) -> Iterator[Screen]:
    screen = Screen(sys.executable, "-c", READS_LINES, cwd=checkout)
    yield screen
    screen.close()


def test_a_paste_of_several_lines_is_one_message(lines: Screen) -> None:
    lines.wait_for("you>")
    lines.type("He lost Acme.\nHe says it was the price.\nI doubt it.\n")
    shown = lines.wait_for("<'.*?'>")
    assert "<'He lost Acme.\\nHe says it was the price.\\nI doubt it.'>" in shown


def test_lines_typed_one_after_the_other_are_messages_of_their_own(lines: Screen) -> None:
    lines.wait_for("you>")
    lines.type("One.\n")
    assert "<'One.'>" in lines.wait_for("<'.*?'>")
    lines.wait_for("you>")
    lines.type("Two.\n")
    assert "<'Two.'>" in lines.wait_for("<'.*?'>")


def test_ctrl_d_is_the_end(lines: Screen) -> None:
    lines.wait_for("you>")
    lines.type("\x04")
    lines.wait_for("the end")
    assert lines.process.wait(START_SECONDS) == 0


def test_a_plain_terminal_gets_no_colour(checkout: Path) -> None:
    screen = Screen(sys.executable, "-c", READS_LINES, cwd=checkout, NO_COLOR="1")
    try:
        screen.wait_for("you>")
        screen.type("One.\n")
        assert "\x1b[1m" not in screen.wait_for("<'.*?'>")
    finally:
        screen.close()


@pytest.mark.parametrize("leave", ["\x03", "\x04", "/quit\n"])
def test_a_conversation_at_the_keyboard(checkout: Path, leave: str) -> None:
    screen = Screen(*ASKFIRST, "chat", "--as", "leader", cwd=checkout)
    try:
        shown = screen.wait_for("you>")
        assert "Askfirst for a leader" in shown
        assert "No language model is set up" in shown
        screen.type("He says yes to everything.\n")
        _, _, answer = screen.wait_for("you>").partition("everything.")
        assert len(answer.split()) > 4
        assert screen.leave(leave) == 0
    finally:
        screen.close()
    assert "Traceback" not in screen.text
