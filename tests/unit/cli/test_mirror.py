"""``askfirst mirror``: what it asks, what it shows and folds, and what it says of what it can't read."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.schemas.mirror import KNOWS, MirrorAnswer
from assistant.cli.main import main
from assistant.cli.mirror import decoded, shown
from assistant.cli.mirror_lines import read_questions, written
from assistant.domain.mirror import LineKind, LineReading, Rewrite
from assistant.errors import InputLineError, TranscriptLineError
from tests.unit.mirroring import talks

Capture = pytest.CaptureFixture[str]

TALK = """\
Anna: How was it?
Jonas: Fine.
Anna: Did you call her and what did she say??
Jonas: No. I feel worn out, to be honest.
Anna: Send me the numbers!
Jonas: Ok. The buyer smiled through each slide, then procurement joined in, and questions turned sour.
Anna: Is it three =?
Jonas: Yes.
"""


@pytest.fixture(autouse=True)
def marked_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lines_of", "asks_or_tells", "reflects", "read_line"):
        monkeypatch.setattr(f"assistant.mirroring.mirror.{name}", getattr(talks, name))
    monkeypatch.setattr("assistant.mirroring.kinds.read_line", talks.read_line)
    monkeypatch.setattr("assistant.bootstrap.build_mirror", lambda settings: talks.rewriter)


@pytest.fixture
def talk(tmp_path: Path) -> str:
    file = tmp_path / "talk.txt"
    file.write_text(TALK, encoding="utf-8")
    return str(file)


def given_in(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))


def at_a_keyboard(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    def init(self: object) -> None:
        self.is_person = True  # type: ignore[attr-defined]
        self._wrapping = None  # type: ignore[attr-defined]

    monkeypatch.setattr("assistant.cli.terminal.Terminal.__init__", init)
    given_in(monkeypatch, "".join(f"{line}\n" for line in typed).encode())


def test_a_talk_begins_with_what_opened_and_folds_what_is_more_than_three(talk: str, capsys: Capture) -> None:
    assert main(["mirror", talk, "--me", "anna"]) == 0
    paragraphs = capsys.readouterr().out.strip().split("\n\n")
    assert paragraphs[0] == KNOWS
    assert paragraphs[1].splitlines()[:2] == [
        "Before Jonas told most that was new, you said (line 5, directive):",
        "“Send me the numbers!”",
    ]
    assert paragraphs[2:-2] == [
        "“Did you call her and what did she say??”\nStacked (line 3). It ends in ??\nOther ways to ask:\n"
        "- What about it, rather than stacked? [grow/reality/2]",
        "Jonas (line 4):\n“I feel worn out, to be honest.”\n"
        "That may be a feeling. You went on with:\n“Send me the numbers!”",
    ]


def test_numbers_stand_beside_other_peoples_named_as_such(talk: str, capsys: Capture) -> None:
    main(["mirror", talk, "--me", "Anna", "--everyone-knows"])
    out = capsys.readouterr().out
    assert KNOWS not in out
    assert "Your lines: 1 stacked, 1 directive, 1 closed (1 of fact, which is fine), 1 open." in out
    assert "Words: Anna 43%, Jonas 57%. [52% in good, 62% in poor counselling sessions]" in out
    assert (
        "0 reflections to 3 questions, 0.00 for each. [0.99 in good, 0.26 in poor counselling sessions]"
        in out
    )
    assert "in 1 of your 4 turns, 25.0%. [1.7% in good, 15% in poor counselling sessions]" in out
    assert "They are not sales, and not 1:1s." in out
    assert "Neither how many questions are asked nor how many of them are open" in out


def test_the_rest_is_folded_and_unfolded(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "\n".join(["Is it ready =?", "Call her!", "Why??", "Call him!", "How so?", "Mail it #", "Go!"])
    )
    assert main(["mirror", str(file)]) == 0
    folded = capsys.readouterr().out
    assert [line for line in folded.splitlines() if line.startswith(("Stacked", "Directive", "Advice"))] == [
        "Directive (line 2). It ends in !", "Stacked (line 3). It ends in ??",
        "Advice dressed as a question (line 6). It ends in #",
    ]  # fmt: skip
    assert "Folded: 2 more lines that could be asked otherwise. --all shows every line." in folded
    assert "counselling" not in folded
    assert KNOWS not in folded
    assert main(["mirror", str(file), "--all"]) == 0
    whole = capsys.readouterr().out
    assert "Folded" not in whole
    assert [whole.index(f"(line {n})") for n in range(1, 8)] == sorted(
        whole.index(f"(line {n})") for n in range(1, 8)
    )


def test_a_plan_of_open_lines_has_nothing_to_show_and_no_praise(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("How was it?\nWhat now?\n")
    assert main(["mirror", str(file)]) == 0
    assert capsys.readouterr().out == (
        "No line here is other than open or a plain question of fact.\n\nIn numbers\nYour lines: 2 open.\n"
    )


def test_whom_it_takes_for_the_leader_is_said_with_how_to_change_it(talk: str, capsys: Capture) -> None:
    assert main(["mirror", talk]) == 0
    assert "You are taken to be Anna, who asks most. If not: --me NAME (Jonas)." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["--me", "Mia"], "nobody is called Mia; say --me NAME with one of these: Jonas, Anna\n"),
        ([], "it isn't clear which speaker you are; say --me NAME with one of these: Jonas, Anna\n"),
    ],
)
def test_an_unclear_leader_is_exit_2_with_the_names(
    args: list[str], line: str, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "talk.txt"
    file.write_text("Jonas: Fine.\nAnna: Good.\nJonas: So.\n")
    assert main(["mirror", str(file), *args]) == 2
    assert capsys.readouterr() == ("", f"askfirst: {line}")


def test_a_person_is_asked_who_knows_and_who_they_are(
    talk: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    at_a_keyboard(monkeypatch, "y", "anna")
    assert main(["mirror", talk]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{KNOWS} [y/N]: ")
    assert "Which of them are you? (Anna, Jonas)" in out
    assert "Before Jonas told most" in out
    assert "taken to be" not in out


def test_where_not_everyone_knows_nothing_is_shown(
    talk: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    at_a_keyboard(monkeypatch, "n")
    assert main(["mirror", talk]) == 0
    out = capsys.readouterr().out
    assert "Then nothing of it is shown." in out
    assert "numbers" not in out


def test_json_is_the_shape_that_is_documented(talk: str, capsys: Capture) -> None:
    assert main(["mirror", talk, "--me", "Anna", "--json"]) == 0
    out = capsys.readouterr().out
    answer = MirrorAnswer.model_validate_json(out)
    assert out.isascii()
    assert (answer.read_as, answer.asks, answer.speakers) == ("plain", KNOWS, ["Anna", "Jonas"])
    assert [line.kind for line in answer.lines] == ["open", "stacked", "directive", "closed"]
    assert [len(line.rewrites) for line in answer.lines] == [0, 1, 1, 1]
    assert answer.passed_over[0].weight == "feeling"


def test_nothing_is_written_anywhere(talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setenv("ASKFIRST_DATA", str(data))
    assert main(["mirror", talk]) == 0
    assert list(data.iterdir()) == []


def test_standard_input_and_marks_of_bytes(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    given_in(monkeypatch, b"\xef\xbb\xbfAnna: How?\r\nJonas: Fine.\r\nAnna: \xff?\r\n")
    assert main(["mirror", "-"]) == 2
    assert capsys.readouterr().err == "askfirst: standard input:3: not UTF-8; save it as UTF-8\n"
    assert decoded("\ufeffAnna: é".encode("utf-16-le"), "f") == "Anna: é"
    assert decoded(b"\xef\xbb\xbfAnna", "f") == "Anna"


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1"])
def test_a_document_is_called_one(start: bytes) -> None:
    with pytest.raises(
        TranscriptLineError, match=r"^talk\.docx:1: a document and no text; save it as plain text"
    ):
        decoded(start + b"\x00\xff", "talk.docx")


def test_what_is_shown_steers_no_terminal() -> None:
    assert shown("a\x1b[2J\x9b\r\u202eb\nc") == "a[2Jb\nc"


@pytest.mark.parametrize(
    ("args", "line"),
    [
        ([], "mirror needs a FILE or --jsonl FILE, and not both; see askfirst mirror --help"),
        (["x", "--jsonl", "y"], "mirror needs a FILE or --jsonl FILE, and not both"),
        (["--jsonl", "x", "--me", "y"], "--jsonl goes without --me, --all, --json and --everyone-knows"),
        (["missing.vtt"], "missing.vtt can't be read: no such file or directory"),
        (["--jsonl", "missing.jsonl"], "missing.jsonl can't be read: no such file or directory"),
        (["."], ". can't be read: is a directory"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(args: list[str], line: str, capsys: Capture) -> None:
    assert main(["mirror", *args]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"askfirst: {line}")


def test_me_makes_no_sense_for_a_plan(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("How?\n")
    assert main(["mirror", str(file), "--me", "Anna"]) == 2
    assert "was read as planned questions, which have no speakers; leave --me out" in capsys.readouterr().err


def test_lines_are_answered_in_order_each_before_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    lines = [
        {"id": "a", "question": "Call!", "x": 1},
        {"id": 2, "question": "How?"},
        {"id": None, "question": "Due =?"},
    ]
    given_in(monkeypatch, b"\xef\xbb\xbf" + "\r\n\n".join(map(json.dumps, lines)).encode() + b"\nx\n")
    assert main(["mirror", "--jsonl", "-"]) == 2
    out, err = capsys.readouterr()
    assert [json.loads(line) for line in out.splitlines()] == [
        {"id": "a", "kind": "directive", "why": "It ends in !",
         "rewrites": [{"text": "What about it, rather than directive?", "citation": "grow/reality/2"}]},
        {"id": 2, "kind": "open", "why": "It ends in ?", "rewrites": []},
        {"id": None, "kind": "closed", "why": "It ends in =?",
         "rewrites": [{"text": "What about it, rather than closed?", "citation": "grow/reality/2"}]},
    ]  # fmt: skip
    assert err.startswith("askfirst: standard input:6: not JSON; ")


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"1" * 5_000, "not JSON"),
        (b"7", "not a JSON object"),
        (b'{"question": "y"}', 'no "id"'),
        (b'{"id": 1}', 'no "question"'),
        (b'{"id": [], "question": "y"}', '"id" is neither a string nor a number'),
        (b'{"id": true, "question": "y"}', '"id" is neither a string nor a number'),
        (b'{"id": 1, "question": null}', '"question" is not a string'),
        (b'{"id": 1, "question": "\xff"}', "not UTF-8"),
    ],
)
def test_a_bad_line_is_named_after_the_lines_before_it(
    bad: bytes, what: str, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_bytes(b'{"id": 1, "question": "How?"}\n\n' + bad + b"\n")
    assert main(["mirror", "--jsonl", str(file)]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err.startswith(f"askfirst: {file}:3: {what}; ")
    assert err.count("\n") == 1


def test_ten_thousand_lines(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(
        "".join(json.dumps({"id": n, "question": f"What about {n}?"}) + "\n" for n in range(10_000))
    )
    assert main(["mirror", "--jsonl", str(file)]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == list(range(10_000))


@given(st.lists(st.binary(max_size=60), max_size=4))
def test_any_bytes_are_read_or_refused_with_their_line(lines: list[bytes]) -> None:
    refused_at = len(lines)
    read = []
    try:
        for line in read_questions(lines, "f"):
            read.append(line)
    except InputLineError as error:
        refused_at = error.line
    assert len(read) <= refused_at <= len(lines)


@given(st.text() | st.integers() | st.none(), st.text(), st.text())
def test_every_line_of_the_right_form_is_read_as_it_is_and_written_in_ascii(
    id: object, question: str, other: str
) -> None:
    [line] = read_questions([json.dumps({"id": id, "question": question, "other": other}).encode()], "f")
    assert (line.id, line.question) == (id, question)
    answer = written(line, LineReading(LineKind.CLOSED, question), [Rewrite(question, "a/b/1")])
    assert answer.isascii()
    assert json.loads(answer)["rewrites"] == [{"text": question, "citation": "a/b/1"}]
