"""``python -m evals.telling``: the tables, and what it says of what it can't read."""

from pathlib import Path

import pytest

from evals.telling.__main__ import main
from evals.telling.judged import Judged
from evals.telling.table import table_with_judge
from tests.unit.evals.telling.lessons import turn, written


def test_prints_the_rules_beside_the_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "turns.jsonl", [turn("1-0", "It is 4.", "telling")])
    assert main([str(file)]) == 0
    printed = capsys.readouterr().out
    assert "rules" in printed
    assert "no question mark" in printed


def test_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl:1:" in capsys.readouterr().err
    for wrong in ([], ["file", "--sample", "0"], ["file", "--sample", "some"]):
        with pytest.raises(SystemExit) as ended:
            main(wrong)
        assert ended.value.code == 2


def test_a_judge_needs_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    file = written(tmp_path / "turns.jsonl", [turn("1-0", "It is 4.", "telling")])
    assert main([str(file), "--judge", "small", "--out", str(tmp_path / "kept.jsonl")]) == 2
    assert "the model small at http://127.0.0.1:9/v1 doesn't answer" in capsys.readouterr().err


def test_the_judge_stands_beside_the_rules_on_the_same_turns_and_failures_are_counted() -> None:
    turns = [
        turn("1-0", "It is 4.", "telling"),
        turn("2-0", "It is 5, isn't it?", "telling"),
        turn("3-0", "How many?", "focus"),
        turn("4-0", "Why is that so?", "probing"),
    ]
    rows = [("1-0", True, "w"), ("2-0", None, "The judge quoted nothing: x"), ("3-0", True, "w")]
    verdicts = {
        one: Judged(id=id, judge="j", asked="a", tells=tells, why=why)
        for one, (id, tells, why) in zip(turns, rows, strict=False)
    }
    lines = table_with_judge(turns, verdicts, "small").splitlines()
    by = {line[21:57].strip(): line for line in lines[1:4]}
    assert set(by) == {"rules", "no question mark", "judge small"}
    assert by["rules"].startswith("judged         2 ")
    assert by["judge small"][57:].startswith("0.50 (")
    assert by["rules"][57:].startswith("1.00 (")
    assert lines[4] == "Unscored: 2, of which 1 tell"
    assert sorted(lines[5:]) == ["     1 No answer came", "     1 The judge quoted nothing"]
