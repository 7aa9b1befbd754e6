import pytest

from evals.jsonl import read_rows
from evals.sessions import LABELLED, LabelledSession, auc, main


def test_the_set_is_balanced_and_a_third_is_held_out() -> None:
    sessions = read_rows(LABELLED, LabelledSession)
    for label in ("good", "poor"):
        chosen = [s for s in sessions if s.label == label]
        assert len(chosen) >= 40
        assert len(chosen) / 4 < sum(s.split == "report" for s in chosen) < len(chosen) / 2
        assert len({s.field for s in chosen}) >= 7


@pytest.mark.parametrize(
    ("good", "poor", "expected"),
    [([1.0, 0.8], [0.2], 1.0), ([0.5], [0.5], 0.5), ([0.1, 0.9], [0.5], 0.5), ([], [1.0], 0.5)],
)
def test_auc(good: list[float], poor: list[float], expected: float) -> None:
    assert auc(good, poor) == expected


def test_prints_the_score_and_each_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert "coaching" in printed
    assert "supporting" in printed


def test_says_which_file_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["none.jsonl"]) == 2
    assert "none.jsonl:1:" in capsys.readouterr().err
