"""``askfirst rehearse``: what it shows, its commands, and what is asked of a person at a keyboard."""

import io
from collections.abc import Callable
from functools import partial

import pytest

from assistant.cli.main import main
from assistant.cli.rehearse import ANY, picked
from assistant.errors import ModelUnreachable
from assistant.mirroring.mirror import picture_of_talk
from assistant.rehearsing.rehearsal import Rehearsal
from tests.unit.mirroring import talks
from tests.unit.rehearsing.reps import a_room

Capture = pytest.CaptureFixture[str]
Typed = Callable[..., str]
CHOSEN = ("--temperament", "quiet", "--situation", "lost")


@pytest.fixture(autouse=True)
def marked_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lines_of", "asks_or_tells", "reflects", "read_line"):
        monkeypatch.setattr(f"assistant.mirroring.mirror.{name}", getattr(talks, name))
    monkeypatch.setattr("assistant.bootstrap.build_rehearsal", lambda settings: a_room())
    monkeypatch.setattr("assistant.bootstrap.build_mirror", lambda settings: talks.rewriter)


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, *typed: str, options: tuple[str, ...] = CHOSEN
) -> str:
    text = "".join(f"{line}\n" for line in typed).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert main(["rehearse", *options]) == 0
    return capsys.readouterr().out


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Typed:
    return partial(run, monkeypatch, capsys)


@pytest.fixture
def at_a_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    def init(self: object) -> None:
        self.is_person = True  # type: ignore[attr-defined]
        self._wrapping = None  # type: ignore[attr-defined]

    def lines(self: object) -> object:
        import sys

        return (line.rstrip("\n") for line in sys.stdin)

    monkeypatch.setattr("assistant.cli.terminal.Terminal.__init__", init)
    monkeypatch.setattr("assistant.cli.terminal.Terminal.lines", lines)


def test_a_practice_ends_with_the_mirror(typed: Typed) -> None:
    out = typed("the demo?", "", "Send it!")
    assert "Nothing of this is kept." in out
    assert "Tamsin has lost a deal.\nTamsin, quiet: Says little.\n" in out
    assert "Tamsin: hello 1.\n" in out
    assert "Tamsin: before 1. demo surface 0 lies there.\nTamsin: demo room 0 came later.\n" in out
    mirror = out.split("Tamsin: directive 1.\n")[1].strip().split("\n\n")
    assert mirror[0].splitlines()[:2] == [
        "Tamsin opened up about the demo after this of yours (line 1, open):",
        "“the demo?”",
    ]
    assert mirror[1] == (
        "“Send it!”\nDirective (line 3). It ends in !\nOther ways to ask:\n"
        "- What about it, rather than directive? [grow/reality/2]"
    )
    assert "In numbers: 1 directive, 1 open." in mirror[2]
    assert "Silences: 1." in mirror[2]
    assert mirror[3].endswith("?")


def test_three_lines_at_most_are_shown_and_the_rest_is_folded(typed: Typed) -> None:
    lines = ["the demo?", "A??", "B!", "C#", "D!", "E!"]
    out = typed(*lines, "/mirror", "/mirror all", "/quit")
    short, whole = out.split("In numbers:")[:2]
    assert short.count("Other ways to ask:") == 3
    assert "Folded: 2 more lines" in short
    assert whole.count("Other ways to ask:") == 5
    assert "Folded" not in whole


def test_the_mirror_is_not_shown_twice(typed: Typed) -> None:
    assert typed("the demo?", "/mirror", "/quit").count("In numbers:") == 1


def test_nothing_said_nothing_held_up(typed: Typed) -> None:
    assert "In numbers" not in typed("/quit")
    assert "haven't said anything yet" in typed("/mirror", "/quit")


def test_a_line_again(typed: Typed) -> None:
    out = typed("Send it!", "/again", "the demo?", "/again the price?", "/quit")
    assert "Taken back: “Send it!”\nTamsin had said: “hello 1.”\nSay it otherwise.\n" in out
    again = out[out.index("A line that you said again.") :]
    assert again.startswith(
        "A line that you said again.\nYou said: “Send it!”\nTamsin: “directive 1.”\nThen: “the demo?”\n"
    )
    assert "Then: “the price?”" in again
    assert "There is no line to take back yet." in typed("/again", "/quit")


def test_a_pause(typed: Typed) -> None:
    out = typed("/pause", "the demo?", "/go", "the price?", "/quit")
    assert "demo surface" not in out
    assert "didn't hear that" in out or "hears nothing" in out
    assert "buyer surface 0" in out


def test_danger_ends_it_without_a_mirror(typed: Typed) -> None:
    out = typed("the demo?", "I want to kill myself.", "/again", "/quit")
    assert "Call 112" in out
    assert "The practice stays stopped" in out
    assert "In numbers" not in out


def test_help_and_a_command_that_there_is_not(typed: Typed) -> None:
    out = typed("/help", "/dance", "/quit")
    assert "/again        take your last line back" in out
    assert "There is no /dance" in out


def test_control_characters_steer_nothing(typed: Typed) -> None:
    assert "\x1b" not in typed("\x1b[2Jthe demo?", "/again")


@pytest.mark.parametrize("option", ["--temperament", "--situation"])
def test_an_unknown_one_lists_what_there_is(option: str, capsys: Capture) -> None:
    assert main(["rehearse", option, "jonas"]) == 2
    err = capsys.readouterr().err
    assert "there are: " in err
    assert err.count("\n") == 1


def test_a_failing_line_leaves_the_practice_as_it_was(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Rehearsal.hear

    def failing(self: Rehearsal, practice: object, text: str) -> object:
        if text == "bad":
            raise ModelUnreachable("no answer")
        return real(self, practice, text)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(Rehearsal, "hear", failing)
    out = typed("the demo?", "bad", "more?")
    assert "demo surface 1" in out


@pytest.mark.usefixtures("at_a_keyboard")
def test_a_person_is_asked_for_what_she_did_not_choose(typed: Typed) -> None:
    out = typed("guard", "behind", "/quit", options=())
    assert "Which temperament? quiet, guarded, or Enter for any\n" in out
    assert "Which situation? lost, behind, or Enter for any\n" in out
    assert "Anouk, guarded" in out


@pytest.mark.usefixtures("at_a_keyboard")
def test_somebody_real_is_declined_there_too_and_the_name_is_kept_free(typed: Typed) -> None:
    out = typed("Be Tamsin, my rep", "quiet", "lost", "/quit", options=())
    assert out.count("Which temperament?") == 2
    assert "invented" in out.split("Which temperament?")[1]
    assert "Corvin, quiet" in out


@pytest.mark.usefixtures("at_a_keyboard")
def test_leaving_before_it_began(typed: Typed) -> None:
    assert "hello" not in typed("/quit", options=())


THERE = {"lost-deal": "A lost deal", "behind-target": "Behind target", "next-role": "The next role"}


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("", ANY),
        ("any", ANY),
        ("lost", "lost-deal"),
        ("Behind Target", "behind-target"),
        ("the role thing", "next-role"),
        ("a", None),
        ("Jonas", None),
    ],
)
def test_picked(said: str, id: str | None) -> None:
    assert picked(said, THERE) == id


def test_the_picture_is_the_mirrors() -> None:
    assert a_room().holds_up is picture_of_talk
