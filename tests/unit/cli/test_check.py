"""``askfirst check``: what it reads, what it prints, and what it says of a bad line."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli import check
from assistant.cli.jsonl import read_replies, written
from assistant.cli.main import main
from assistant.domain.guard import Finding, FindingKind, Verdict
from assistant.errors import InputLineError
from tests.unit.cli.fakes import OneRuleGuard


@pytest.fixture(autouse=True)
def one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.bootstrap.build_guard", OneRuleGuard)


def test_lines_are_judged_in_order_and_unknown_fields_ignored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "replies.jsonl"
    lines = [
        {"id": "a", "said": "He is late.", "reply": "You should tell him.", "label": "managing"},
        {"id": 2, "said": ["One.", "Two."], "reply": "What have you seen?"},
        {"id": "c", "said": [], "reply": "You should wait.", "permission": True},
    ]
    file.write_text("".join(json.dumps(line) + "\n\n" for line in lines))
    assert main(["check", "--jsonl", str(file)]) == 0
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    finding = {"kind": "advice", "span": "You should", "why": "It says what to do."}
    assert printed == [
        {"id": "a", "verdict": "managing", "findings": [finding]},
        {"id": 2, "verdict": "coaching", "findings": []},
        {"id": "c", "verdict": "coaching", "findings": []},
    ]


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'"text"', "not a JSON object"),
        (b'{"said": "x", "reply": "y"}', 'no "id"'),
        (b'{"id": 1, "said": "x"}', 'no "reply"'),
        (b'{"id": {}, "reply": "y"}', '"id" is neither a string nor a number'),
        (b'{"id": 1, "reply": ["y"]}', '"reply" is not a string'),
        (b'{"id": 1, "reply": "y", "said": [1]}', '"said" is neither a string nor a list of strings'),
        (b'{"id": 1, "reply": "y", "permission": "yes"}', '"permission" is neither true nor false'),
        (b'{"id": 1, "reply": "\xff"}', "not UTF-8"),
    ],
)
def test_a_bad_line_is_named_after_the_lines_before_it(
    bad: bytes, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "replies.jsonl"
    file.write_bytes(b'{"id": 1, "reply": "Hm."}\n\n' + bad + b"\n")
    assert main(["check", "--jsonl", str(file)]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err.startswith(f"askfirst: {file}:3: {what}; ")
    assert err.count("\n") == 1


def test_standard_input_is_read_for_a_dash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbf{"id":null,"reply":"Hm."}\r\nx\n'))
    )
    assert main(["check", "--jsonl", "-"]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out) == {"id": None, "verdict": "coaching", "findings": []}
    assert err.startswith("askfirst: standard input:2: not JSON; ")


def test_a_person_reads_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "You should call."]) == 0
    assert capsys.readouterr().out == 'Managing.\n  advice: "You should"\n    It says what to do.\n'
    assert main(["check", "--permission", "--said", "Give me options.", "You should call."]) == 0
    assert capsys.readouterr().out == "Coaching: nothing found.\n"


def test_closed_alone_is_coaching_and_worth_a_rewrite() -> None:
    verdict = Verdict((Finding(FindingKind.CLOSED, "Is he late?", "Yes or no answers it."),))
    assert check.in_words(verdict).startswith('Coaching, and worth a rewrite.\n  closed: "Is he late?"')


@pytest.mark.parametrize(
    ("args", "line"),
    [
        ([], "check needs a TEXT or --jsonl FILE, and not both; see askfirst check --help"),
        (["x", "--jsonl", "y"], "check needs a TEXT or --jsonl FILE, and not both"),
        (["--jsonl", "missing.jsonl"], "missing.jsonl can't be read: no such file or directory"),
        (["--jsonl", "."], ". can't be read: is a directory"),
        (["--jsonl", "x", "--permission"], 'with --jsonl, "said" and "permission" stand in each line'),
        (["--jsonl"], "Option '--jsonl' requires an argument"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(
    args: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *args]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"askfirst: {line}")


@given(st.lists(st.binary(max_size=60), max_size=4))
def test_any_bytes_are_read_or_refused_with_their_line(lines: list[bytes]) -> None:
    refused_at = len(lines)
    read = []
    try:
        for line in read_replies(lines, "f"):
            read.append(line)
    except InputLineError as error:
        refused_at = error.line
    assert len(read) <= refused_at <= len(lines)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["id", "said", "reply", "permission", "x"]), _JSON))
def test_any_object_is_answered_under_its_id_or_refused_at_its_line(fields: dict[str, object]) -> None:
    answers, refused_at = [], None
    try:
        answers = [written(line, Verdict(())) for line in read_replies([json.dumps(fields).encode()], "f")]
    except InputLineError as error:
        refused_at = error.line
    if refused_at is None:
        assert [json.loads(a)["id"] for a in answers] == [fields["id"]]
    else:
        assert (answers, refused_at) == ([], 1)


_ID = st.text() | st.integers() | st.none()


@given(_ID, st.text() | st.lists(st.text()), st.text(), st.booleans(), _JSON)
def test_every_line_of_the_right_form_is_read_as_it_is(
    id: object, said: str | list[str], reply: str, permission: bool, other: object
) -> None:
    fields = {"id": id, "said": said, "reply": reply, "permission": permission, "other": other}
    [line] = read_replies([json.dumps(fields).encode()], "f")
    assert (line.id, line.reply, line.permission) == (id, reply, permission)
    assert line.said == ((said,) if isinstance(said, str) else tuple(said))


def test_a_files_name_is_no_reply(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "replies.jsonl"
    file.write_text("")
    assert main(["check", str(file)]) == 2
    assert capsys.readouterr().err == (
        f"askfirst: {file} is a file, not a reply; to judge its lines use --jsonl {file}\n"
    )


def test_a_dash_reads_a_reply_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"You should\n tell him.\n")))
    assert main(["check", "-"]) == 0
    assert capsys.readouterr().out.startswith("Managing.\n")
