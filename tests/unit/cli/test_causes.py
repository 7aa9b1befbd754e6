"""``askfirst causes``: what it reads, what it prints, and what it says of a bad line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.causes import read_lines
from assistant.cli.main import main
from assistant.errors import InputLineError
from assistant.ports import CausesRead

CAUSE = {
    "words": "their CFO killed it",
    "locus": "outside",
    "stability": "passing",
    "reach": "beyond",
    "basis": "seen",
}


def written(folder: Path, *lines: object) -> str:
    file = folder / "said.jsonl"
    file.write_text("".join(json.dumps(line) + "\n\n" for line in lines), encoding="utf-8")
    return str(file)


def test_a_line_for_each_line_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(
        tmp_path,
        {"id": "a", "text": "Lost. their CFO killed it", "split": "tune"},
        {"id": 2, "said": ["hello", "We lost because of price"]},
        {"id": None, "said": "hello"},
    )
    assert main(["causes", "--jsonl", file]) == 0
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    price = {"words": "price", "locus": "outside", "stability": None, "reach": "beyond", "basis": "concluded"}
    assert printed == [
        {"id": "a", "causes": [CAUSE]},
        {"id": 2, "causes": [price]},
        {"id": None, "causes": []},
    ]


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'"text"', "not a JSON object"),
        (b'{"text": "x"}', 'no "id"'),
        (b'{"id": {}, "text": "x"}', '"id" is neither'),
        (b'{"id": 1}', 'no "text"'),
        (b'{"id": 1, "said": ["x", 2]}', '"said" is neither'),
        (b"\xff{}", "not UTF-8"),
    ],
)
def test_a_bad_line_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: bytes, what: str
) -> None:
    file = tmp_path / "said.jsonl"
    file.write_bytes(b'{"id": 1, "text": "x"}\n' + bad)
    assert main(["causes", "--jsonl", str(file)]) == 2
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert f"{file}:2: {what}" in printed.err
    assert "Traceback" not in printed.err


def test_no_such_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["causes", "--jsonl", "nowhere.jsonl"]) == 2
    assert "nowhere.jsonl can't be read" in capsys.readouterr().err


def test_a_model_has_to_be_set_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["causes", "--model", "--jsonl", written(tmp_path, {"id": 1, "text": "x"})]) == 2
    assert "ASKFIRST_MODEL" in capsys.readouterr().err


def test_with_a_model_its_notice_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing:
        async def read(self, said: object) -> CausesRead:
            return CausesRead((), "Read by plain rules.")

    monkeypatch.setenv("ASKFIRST_MODEL", "small")
    monkeypatch.setattr("assistant.bootstrap.build_cause_reader", lambda settings: Failing())
    assert main(["causes", "--model", "--jsonl", written(tmp_path, {"id": 1, "text": "x"})]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": 1, "causes": [], "notice": "Read by plain rules."}


@given(st.lists(st.binary(max_size=60), max_size=4))
def test_no_bytes_are_too_strange(lines: list[bytes]) -> None:
    try:
        read = list(read_lines(lines, "file"))
    except InputLineError:
        return
    assert all(isinstance(line.said, tuple) for line in read)
