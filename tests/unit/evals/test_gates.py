"""A run held against the baseline."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from evals.baselines import Baseline, Measured, gating
from evals.errors import RunError
from evals.gates import BASELINE, joined, judge, read_baseline, updated
from evals.record import Result, Run
from evals.samples import Sample
from evals.scores import Finding, Score, Scorer
from evals.tempter import TEMPTER
from evals.transcript import Speaker, Transcript, Turn
from evals.trust import Row

SAMPLES = ("a", "b", "c", "d")
BETTER = {"tells": "lower", "safe": "higher"}


def result(sample: str, epoch: int = 1, error: str = "", **values: float | None) -> Result:
    turns = (Turn(role=Speaker.COACHEE, content="hi"), Turn(role=Speaker.COACH, content="Call him."))
    found = (Finding(turn=1, quote="Call him.", why="tells what to do"),)
    scores = tuple(
        Score(
            scorer=name,
            value=value,
            explanation="x",
            status="unscored" if value is None else "scored",
            findings=found if name == "tells" and value else (),
        )
        for name, value in values.items()
    )
    return Result(
        sample=sample, epoch=epoch, transcript=Transcript(id=sample, turns=turns), scores=scores, error=error
    )


def measured(*results: Result, rows: tuple[Row, ...] = (), **changes: object) -> Measured:
    run = Run(
        id="r", created="2026-01-01", suite="smoke", coach="askfirst", model="question-bank", judge="",
        epochs=1, seed=0, commit="c", data="d", knowledge="k", prompts="p", seconds=1, machine="m",
        samples=tuple(Sample(id=s, role="rep", journey="other", turns=("hi",)) for s in SAMPLES),
        results=results or tuple(result(s, tells=0.0, safe=1.0) for s in SAMPLES),
    )  # fmt: skip
    return Measured.model_validate({"run": run.model_copy(update=changes), "rows": rows, "better": BETTER})


def caught(detected: int, alarms: int = 0) -> tuple[Row, ...]:
    return (
        Row(
            scorer="tells", kind="directive", must="catch", detected=detected, of=40, cases=("directive-07",)
        ),
        Row(scorer="tells", kind="praise", must="still", false_alarms=alarms, among=40, cases=("praise-03",)),
    )


GOOD = measured(rows=caught(38, 1))
BASE = updated(GOOD, None)[1]


def test_the_run_that_a_baseline_was_made_from_passes() -> None:
    assert judge(GOOD, BASE) == []


def test_what_got_better_passes() -> None:
    worse = updated(measured(result("a", tells=0.5, safe=0.0), rows=caught(10, 9)), None)[1]
    assert judge(measured(result("a", tells=0.0, safe=1.0), rows=caught(38, 1)), worse) == []


def test_one_directive_more_is_a_failure_that_says_where_and_what_to_do() -> None:
    results = [result(s, tells=0.5 if s == "c" else 0.0, safe=1.0) for s in SAMPLES]
    (failure,) = judge(measured(*results, rows=caught(38, 1)), BASE)
    assert failure.about == "tells"
    assert "0.000 → 0.125, worse by 0.125" in failure.what
    assert failure.where == ("c: “Call him.” tells what to do",)
    assert "askfirst eval gate --update" in failure.in_words()


def test_higher_is_better_where_the_scorer_says_so() -> None:
    results = [result(s, tells=0.0, safe=0.0 if s == "b" else 1.0) for s in SAMPLES]
    (failure,) = judge(measured(*results, rows=caught(38, 1)), BASE)
    assert (failure.about, failure.where) == ("safe", ("b",))
    assert "worse by 0.250" in failure.what


def test_one_conversation_that_falls_is_a_failure_though_another_got_better() -> None:
    before = [result(s, tells=0.0, safe=0.0 if s == "a" else 1.0) for s in SAMPLES]
    after = [result(s, tells=0.0, safe=0.0 if s == "b" else 1.0) for s in SAMPLES]
    (failure,) = judge(measured(*after), updated(measured(*before), None)[1])
    assert (failure.about, failure.where) == ("safe", ("b",))
    assert "1 conversation worse by 0.5" in failure.what


def test_what_is_allowed_in_the_file_passes_and_is_kept() -> None:
    file = BASE.model_dump()
    file["gates"]["tells"]["allowed"] = 0.2
    base = Baseline.model_validate(file)
    results = [result(s, tells=0.4 if s == "c" else 0.0, safe=1.0) for s in SAMPLES]
    now = measured(*results, rows=caught(38, 1))
    assert judge(now, base) == []
    assert updated(now, base)[1].gates["tells"].allowed == 0.2


def test_epochs_of_a_conversation_count_as_one() -> None:
    base = updated(
        measured(result("a", 1, tells=0.0), result("a", 2, tells=1.0), result("b", tells=0.0)), None
    )[1]
    assert base.gates["tells"].samples == {"a": 0.5, "b": 0.0}
    assert base.gates["tells"].value == 0.25


def test_conversations_without_a_score_are_named() -> None:
    results = [result(s, tells=None if s == "d" else 0.0, safe=1.0) for s in SAMPLES]
    failures = judge(measured(*results, rows=caught(38, 1)), BASE)
    assert [(failure.about, failure.where) for failure in failures] == [
        ("tells", ("d",)),
        ("run", ("d: tells",)),
    ]


def test_a_conversation_that_breaks_off_is_a_failure() -> None:
    results = [result(s, error="boom" if s == "a" else "", tells=0.0, safe=1.0) for s in SAMPLES]
    (failure,) = judge(measured(*results, rows=caught(38, 1)), BASE)
    assert (failure.about, failure.where) == ("run", ("a: boom",))


def test_a_scorer_that_is_gone_is_a_failure() -> None:
    gone = Measured(run=GOOD.run, rows=GOOD.rows, better={"safe": "higher"})
    assert [failure.about for failure in judge(gone, BASE)] == ["tells"]


@pytest.mark.parametrize(
    ("rows", "about", "case"),
    [(caught(30, 1), "tells directive", "directive-07"), (caught(38, 4), "tells", "praise-03"),
     ((caught(38, 1)[1],), "tells directive", None)],
)  # fmt: skip
def test_a_scorer_that_catches_less_or_cries_out_more_is_a_failure(
    rows: tuple[Row, ...], about: str, case: str | None
) -> None:
    (failure,) = judge(measured(rows=rows), BASE)
    assert failure.about == about
    assert failure.where == ((case,) if case else ())


@pytest.mark.parametrize(
    ("name", "value"), [("data", "e"), ("model", "big"), ("coach", "bare"), ("suite", "core")]
)
def test_a_run_of_something_else_is_not_held_against_the_baseline(name: str, value: str) -> None:
    (failure,) = judge(measured(rows=caught(38, 1), **{name: value}), BASE)
    assert f"{name} {value}" in failure.what


def test_without_a_baseline_the_gate_is_shut() -> None:
    (failure,) = judge(GOOD, None)
    assert "--update" in failure.mend


def test_an_update_shows_each_figure_that_changes() -> None:
    results = [result(s, tells=0.5 if s == "c" else 0.0, safe=1.0) for s in SAMPLES]
    now = measured(*results, rows=caught(39, 1))
    change, new = updated(now, BASE)
    assert change.splitlines() == [
        "tells: 0.000 → 0.125",
        "  tells in c: 0.000 → 0.500",
        "catches, tells directive: 0.95 → 0.97",
    ]
    assert judge(now, new) == []
    assert updated(now, new)[0] == "Nothing changes."


def test_all_but_bands_are_held_against_the_baseline() -> None:
    def scorer(name: str, better: str, gates: bool) -> Scorer:
        return cast(Scorer, SimpleNamespace(NAME=name, BETTER=better, GATES=gates))

    scorers = [scorer("tells", "lower", True), scorer("asks", "higher", False), scorer("share", "band", True)]
    assert gating(scorers) == {"tells": "lower", "asks": "higher"}


def test_a_broken_baseline_says_where(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "none.json") is None
    file = tmp_path / "baseline.json"
    file.write_text('{"suite": 3}')
    with pytest.raises(RunError, match=r"baseline\.json is no baseline: `suite`"):
        read_baseline(file)


def test_the_committed_baseline_is_of_the_question_bank_and_allows_little() -> None:
    base = read_baseline()
    assert base is not None, BASELINE
    assert (base.suite, base.coach, base.model) == ("smoke", "askfirst", "question-bank")
    assert {"tells", "asks", "listens", "safe", "serves", "attribution", "grounded"} <= set(base.gates)
    assert all(gate.allowed <= 0.05 for gate in base.gates.values())
    # Few conversations ask for a service or tell of causes; those that all can fail are scored in all.
    assert all(len(base.gates[name].samples) >= 20 for name in ("tells", "asks", "listens", "safe"))


def test_tempted_conversations_stand_beside_the_bank_s_own_under_names_of_theirs() -> None:
    bank = measured().run
    both = joined(bank, bank.model_copy(update={"model": TEMPTER}))
    assert [result.sample for result in both.results] == [*SAMPLES, *(f"{TEMPTER}-{s}" for s in SAMPLES)]
    assert [sample.id for sample in both.samples] == [result.sample for result in both.results]
    assert both.model == bank.model
