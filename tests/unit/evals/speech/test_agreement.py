from pathlib import Path

import pytest

from evals.jsonl import read_rows
from evals.speech.agreement import LABELLED, LabelledSentence, accuracy, group, main, read_kind
from evals.speech.kinds import Kind


@pytest.fixture(scope="module")
def sentences() -> list[LabelledSentence]:
    return read_rows(LABELLED, LabelledSentence)


def test_every_kind_and_field_stands_in_either_half(sentences: list[LabelledSentence]) -> None:
    assert len(sentences) >= 400
    assert len({s.id for s in sentences}) == len({s.text for s in sentences}) == len(sentences)
    for split in ("tune", "report"):
        half = [s for s in sentences if s.split == split]
        assert {s.kind for s in half} == set(Kind)
        assert len({s.field for s in half}) == 4


def test_the_report_half_is_read_as_labelled(sentences: list[LabelledSentence]) -> None:
    groups, kinds = accuracy([s for s in sentences if s.split == "report"])
    assert groups >= 0.95
    assert kinds >= 0.85


def test_groups() -> None:
    assert [group(k) for k in (Kind.ADVICE_QUESTION, Kind.LEADING, Kind.REFLECTION)] == [
        "telling",
        "asking",
        "rest",
    ]


def test_no_sentences_and_an_empty_text() -> None:
    assert accuracy([]) == (0.0, 0.0)
    assert read_kind(" ") is Kind.OTHER


def test_prints_the_table_and_names_a_broken_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "report  all" in capsys.readouterr().out
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": 1}\n')
    assert main([str(broken)]) == 2
    assert f"{broken}:1:" in capsys.readouterr().err
