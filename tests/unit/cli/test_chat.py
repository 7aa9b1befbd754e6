"""``askfirst chat``: how a conversation in the terminal goes on and ends."""

import asyncio
import io
from collections.abc import Iterator

import pytest

from assistant.cli.chat import converse
from assistant.cli.session import Session
from assistant.cli.terminal import Terminal
from assistant.domain.conversation import Role
from assistant.domain.turn import Reply
from assistant.errors import ModelUnreachable
from tests.unit.cli.fakes import QueuedCoach, knowledge, reply


class Typed(Terminal):
    """A terminal whose lines are given; an exception among them is raised where it stands."""

    def __init__(self, *lines: str | BaseException, is_person: bool = True) -> None:
        self._lines, self.is_person, self.text = lines, is_person, ""

    def write(self, text: str) -> None:
        self.text += text

    def lines(self) -> Iterator[str]:
        for line in self._lines:
            if isinstance(line, BaseException):
                raise line
            yield line


def talk(terminal: Typed, *queue: Reply | BaseException) -> tuple[int, QueuedCoach]:
    coach = QueuedCoach(*queue)
    return converse(Session(coach, knowledge(), Role.REP, terminal.write), terminal), coach


def test_it_goes_on_until_the_end_of_input() -> None:
    terminal = Typed("I lost Acme.", "On price.")
    ended, coach = talk(terminal, reply("What did you see?"), reply("What was in your reach?"))
    assert ended == 0
    assert terminal.text == "What did you see?\nWhat was in your reach?\n"
    assert len(coach.heard) == 2


def test_quit_leaves_the_rest_unread() -> None:
    ended, coach = talk(Typed("/quit", "I lost Acme."))
    assert (ended, coach.heard) == (0, [])


def test_ctrl_c_at_the_prompt_leaves_gently() -> None:
    assert talk(Typed(KeyboardInterrupt()))[0] == 0


def test_ctrl_c_in_a_turn_stops_the_turn_and_keeps_the_words() -> None:
    terminal = Typed("I lost Acme.", "")
    ended, coach = talk(terminal, KeyboardInterrupt(), reply())
    assert ended == 0
    assert "Stopped. Enter sends it again" in terminal.text
    assert [c.said for c in coach.heard] == [("I lost Acme.",), ("I lost Acme.",)]


@pytest.mark.parametrize("error", [ModelUnreachable("no answer"), RuntimeError("I lost Acme.")])
def test_whatever_fails_is_one_line_and_the_words_are_kept(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    ended, coach = talk(Typed("I lost Acme.", ""), error, reply())
    shown = capsys.readouterr().err
    assert ended == 0
    assert shown.startswith("\naskfirst: ")
    assert shown.endswith("\nYour words are kept: Enter sends them again.\n")
    assert "Acme" not in shown
    assert coach.heard[1].said == ("I lost Acme.",)


def test_a_pipe_whose_words_were_not_answered_ends_with_1() -> None:
    assert talk(Typed("I lost Acme.", is_person=False), ModelUnreachable("no answer"))[0] == 1


def test_turns_share_one_event_loop() -> None:
    loops = []

    class Noting(QueuedCoach):
        async def turn(self, conversation):  # type: ignore[no-untyped-def]  # as QueuedCoach has it
            loops.append(asyncio.get_running_loop())
            async for piece in super().turn(conversation):
                yield piece

    terminal = Typed("One.", "Two.")
    converse(Session(Noting(reply(), reply()), knowledge(), Role.REP, terminal.write), terminal)
    assert loops[0] is loops[1]


def test_a_pipe_is_read_a_line_at_a_time_whatever_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b"I lost Acme.\r\n\n\xff!"), encoding="utf-8")
    )
    terminal = Terminal()
    assert not terminal.is_person
    assert list(terminal.lines()) == ["I lost Acme.", "", "\N{REPLACEMENT CHARACTER}!"]
