"""Out as a table, back with a trainer's labels, and nothing in it that a spreadsheet would run."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.errors import DatasetError
from evals.record import Run
from evals.report.build import assembled
from evals.report.csv import COLUMNS, quoted, table, unquoted
from evals.report.notes import Labelled, read_labels
from evals.report.values import Note, Report
from tests.unit.evals.report.runs import ASKED, KNOWN, SURE, result, run, run_of, sample

TEXTS = st.text(st.sampled_from("=+-@\t'a \n\r\"“;,"), max_size=8)


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table(report).removeprefix("\ufeff"))))


def notes(report: Report) -> dict[tuple[str, int], Note]:
    return {
        (conversation.sample, turn.number): note
        for conversation in report.conversations
        for turn in conversation.turns
        for note in turn.notes
    }


@given(TEXTS)
def test_no_cell_begins_a_formula_and_nothing_is_lost(text: str) -> None:
    assert not quoted(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert unquoted(quoted(text)) == text


def test_a_reply_that_is_a_formula_is_exported_as_text() -> None:
    one = sample(0, turns=('=HYPERLINK("http://x","y")', "@SUM(A1)"))
    (first, second) = rows(assembled([run([result(one)], [one])], KNOWN))
    assert first["coachee"] == '\'=HYPERLINK("http://x","y")'
    assert second["coachee"] == "'@SUM(A1)"


def test_one_row_a_reply_with_what_was_seen_in_it() -> None:
    made = rows(assembled([run_of([1, 0])], KNOWN))
    assert len(made) == 6
    assert tuple(made[0]) == COLUMNS
    assert made[0]["failures"] == "1"
    assert made[0]["findings"] == "tells: tells what to do (“You should call the CFO”)"
    assert (made[0]["turn"], made[0]["citations"]) == ("1", "grow-reality-2")
    assert made[1]["reply"] == ASKED


@given(label=st.text(max_size=12), comment=st.text(max_size=30))
def test_labels_written_into_the_export_come_back(
    tmp_path_factory: pytest.TempPathFactory, label: str, comment: str
) -> None:
    text = "".join(c for c in label + comment if c.isprintable()).strip()
    made = rows(assembled([run_of([0, 1])], KNOWN))
    made[1] |= {"label": quoted("=" + text), "comment": quoted(text)}
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=";")
    writer.writeheader()
    writer.writerows(made)
    file = tmp_path_factory.mktemp("labels") / "report.csv"
    file.write_text("\ufeff" + out.getvalue(), encoding="utf-8", newline="")
    (read,) = read_labels(file)
    assert (read.sample, read.epoch, read.turn) == (made[1]["sample"], 1, int(made[1]["turn"]))
    assert (read.label, read.comment) == ("=" + text, text)


def labelled(runs: list[Run], *labels: Labelled) -> Report:
    return assembled(runs, KNOWN, [SURE], labels)


def label(**more: object) -> Labelled:
    given = {"sample": "s-000", "epoch": 1, "turn": 1, "label": "coaching", "comment": "Good question."}
    return Labelled.model_validate(given | more)


def test_a_label_stands_beside_its_reply() -> None:
    report = labelled([run_of([0, 0])], label())
    assert notes(report) == {("s-000", 1): Note(label="coaching", comment="Good question.")}
    assert (report.notes, report.lost_notes) == (1, ())


def test_a_label_for_a_reply_that_reads_differently_now_says_what_it_was_for() -> None:
    report = labelled([run_of([0])], label(run="an-older-run", reply="Do you see?"))
    assert notes(report)["s-000", 1].earlier == "Do you see?"
    same = labelled([run_of([0])], label(run="an-older-run", reply=ASKED.replace(" ", "\r\n", 1)))
    assert notes(same)["s-000", 1].earlier == ""


def test_a_label_that_finds_no_reply_is_named_and_not_dropped() -> None:
    report = labelled([run_of([0])], label(turn=0), label(sample="s-999", epoch=2))
    assert report.notes == 0
    assert report.lost_notes == ("s-000, epoch 1, turn 0", "s-999, epoch 2, turn 1")


def test_of_several_runs_the_one_named_is_meant() -> None:
    runs = [run_of([0]), run_of([0], id="second", model="small-1b")]
    report = labelled(runs, label(run="second"))
    assert [c.run for c in report.conversations if any(turn.notes for turn in c.turns)] == ["second"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("sample,epoch,turn,label\n", 1, "no column comment"),
        ("sample,epoch,turn,label,comment\ns-000,1,one,good,\n", 2, "no number"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    file = tmp_path / "labels.csv"
    file.write_text(text)
    with pytest.raises(DatasetError, match=what) as caught:
        read_labels(file)
    assert caught.value.line == line


def test_a_missing_file_and_one_that_is_not_text_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="check its name"):
        read_labels(tmp_path / "none.csv")
    (tmp_path / "other.csv").write_bytes("sample;é".encode("latin-1"))
    with pytest.raises(DatasetError, match="not UTF-8"):
        read_labels(tmp_path / "other.csv")
