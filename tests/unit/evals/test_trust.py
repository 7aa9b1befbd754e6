"""Detection and false alarms, on scorers that are known."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from evals.errors import DatasetError
from evals.faults.good import read_good_turns
from evals.faults.kinds import KINDS
from evals.faults.making import made
from evals.samples import Sample
from evals.scores import Better, Finding, Score, Scorer
from evals.transcript import Transcript
from evals.trust import Row, in_words, measure, must, rows_of, stirs, totals

GOODS = read_good_turns()
KIND = {kind.name: kind for kind in KINDS}


def scorer(name: str, sees: Callable[[str], bool], better: Better = "lower") -> Scorer:
    def score(transcript: Transcript, sample: Sample | None) -> Score:
        text = transcript.turns[-1].content
        seen = sees(text)
        found = (Finding(turn=len(transcript.turns) - 1, quote=text, why="seen"),) if seen else ()
        return Score(scorer=name, value=float(seen), explanation="x", findings=found)

    return cast(Scorer, SimpleNamespace(NAME=name, ASKS="?", BETTER=better, GATES=True, score=score))


def scored(value: float | None, *quotes: str, why: str = "w") -> Score:
    found = tuple(Finding(turn=1, quote=quote, why=why) for quote in quotes)
    return Score(scorer="s", value=value, explanation="x", findings=found)


def test_a_scorer_that_sees_nothing_catches_nothing_and_raises_no_alarm() -> None:
    rows = measure([scorer("tells", lambda text: False)], GOODS)
    (total,) = totals(rows)
    assert (total.detected, total.false_alarms) == (0, 0)
    assert total.of >= 90
    assert total.among >= 500


def test_a_scorer_that_cries_out_at_everything_is_all_false_alarms_on_good_turns() -> None:
    rows = measure([scorer("tells", lambda text: True)], GOODS)
    good = next(row for row in rows if row.kind == "good")
    assert (good.false_alarms, good.among) == (len(GOODS), len(GOODS))
    # What was found in the good turn already is no detection of what was put in.
    assert sum(row.detected for row in rows) == 0


def test_a_scorer_that_sees_questions_stacked_catches_those_only() -> None:
    rows = {row.kind: row for row in measure([scorer("asks", lambda text: text.count("?") == 2)], GOODS)}
    assert rows["second-question"].detected == rows["second-question"].of >= 30
    assert rows["closed"].detected == 0
    assert rows["closed"].cases == tuple(f"closed-{n:02d}" for n in range(1, 6))
    assert rows["praise"].must == "still"
    assert (
        rows["praise"].cases
        == tuple(
            fault.id
            for fault in made(GOODS, [KIND["praise"]])
            if fault.transcript.turns[-1].content.count("?") == 2
        )[:5]
    )


def test_what_a_scorer_has_to_do_about_a_kind() -> None:
    assert must("tells", KIND["directive"]) == "catch"
    assert must("asks", KIND["directive"]) == "still"
    assert must("asks", KIND["advice-question"]) == "may"


@pytest.mark.parametrize(
    ("good", "broken", "better", "wanted"),
    [
        (scored(0), scored(0, "new"), "lower", True),
        (scored(0, "old"), scored(0, "old"), "lower", False),
        (scored(0, "old"), scored(0, "old with more"), "lower", False),
        (scored(0, "old"), scored(0, "other", why="other"), "lower", True),
        (scored(0), scored(0.5), "lower", True),
        (scored(0.5), scored(0), "lower", False),
        (scored(1), scored(0.5), "higher", True),
        (scored(1), scored(0.97), "higher", False),
        (scored(1), scored(0), "band", False),
        (scored(None), scored(0), "higher", False),
        (scored(1), scored(None), "higher", False),
    ],
)
def test_a_scorer_stirs_at_new_findings_and_worse_values(
    good: Score, broken: Score, better: Better, wanted: bool
) -> None:
    assert stirs(good, broken, better) is wanted


def test_the_table_names_what_was_missed_and_what_cried_out() -> None:
    rows = [
        Row(scorer="tells", kind="directive", must="catch", detected=28, of=30, cases=("d-1", "d-2")),
        Row(scorer="tells", kind="closed", must="still", false_alarms=3, among=30, cases=("c-1",)),
        Row(scorer="tells", kind="options", must="may", stirred=7),
    ]
    table = in_words(rows)
    assert "28 of 30" in table
    assert "missed d-1, d-2" in table
    assert "at c-1" in table
    assert "0.93" in table
    assert "0.10" in table


def test_the_report_gets_what_people_said_beside_the_made_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "evals.trust.measure",
        lambda scorers, words: [Row(scorer="tells", kind="directive", must="catch", detected=30, of=31)],
    )
    unknown = dict.fromkeys(("among", "among_low", "among_high", "alpha"))
    figures = {"kappa": 0.7, "kappa_low": 0.5, "kappa_high": 0.9, "labels": 40, "yes": 9, "raters": 1}
    agreed = unknown | figures | {"labelled_by": "people", "by": "a trainer"}
    file = tmp_path / "agreed.json"
    file.write_text(json.dumps([{"scorer": "tells"} | agreed, {"scorer": "judged-tells"} | agreed]))
    by_rules, judged = rows_of(file)
    assert (by_rules.scorer, by_rules.judged, by_rules.of, by_rules.kappa) == ("tells", False, 31, 0.7)
    assert (judged.scorer, judged.judged, judged.of, judged.labelled_by) == ("tells", True, 0, "people")
    assert [row.kappa for row in rows_of()] == [None]


def test_an_agreement_that_is_none_names_its_file(tmp_path: Path) -> None:
    file = tmp_path / "agreed.json"
    file.write_text("{}")
    with pytest.raises(DatasetError, match=r"agreed\.json:1: .*eval agreement --json"):
        rows_of(file)
