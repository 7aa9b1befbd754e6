"""Does it coach: yes, no or not shown, and never more than the figures bear."""

import pytest

from evals.record import Run
from evals.report.build import assembled
from evals.report.trust import Trust
from evals.report.values import Verdict
from tests.unit.evals.report.runs import KNOWN, SURE, result, run, run_of, sample


def verdict(made: Run, *trust: Trust) -> Verdict:
    (only,) = assembled([made], KNOWN, trust or (SURE,)).verdicts
    return only


def test_a_coach_that_never_tells_in_enough_conversations_coaches() -> None:
    said = verdict(run_of([0] * 60))
    assert said.answer == "yes"
    assert said.telling is not None
    assert said.telling.mean == 0
    assert said.telling.high is not None
    assert 0 < said.telling.high < 0.05
    assert said.because[-1] == "All of the interval lies below the threshold of 5%."


def test_a_coach_that_tells_often_does_not() -> None:
    assert verdict(run_of([2, 1, 3, 0] * 10)).answer == "no"


@pytest.mark.parametrize("telling", [[0] * 12, [0, 0, 0, 0, 1] * 8])
def test_too_few_conversations_or_a_wide_interval_show_nothing(telling: list[int]) -> None:
    said = verdict(run_of(telling))
    assert said.answer == "not shown"
    assert "reaches over the threshold" in said.because[-1]


def test_four_conversations_have_no_interval() -> None:
    said = verdict(run_of([0] * 4))
    assert said.answer == "not shown"
    assert "4 conversations: too few" in said.because[0]


@pytest.mark.parametrize("telling", [[0] * 60, [3] * 60])
def test_an_instrument_that_was_not_measured_decides_neither_way(telling: list[int]) -> None:
    said = verdict(run_of(telling), Trust(scorer="safe", detected=60, of=60, among=100))
    assert said.answer == "not shown"
    assert "may not decide yet. Not measured yet" in said.because[-1]


def test_where_much_broke_off_nothing_is_concluded() -> None:
    samples = [sample(number) for number in range(60)]
    results = [result(one, error="timed out" if n < 7 else "") for n, one in enumerate(samples)]
    said = verdict(run(results, samples))
    assert said.answer == "not shown"
    assert said.because[-1].startswith("7 conversations broke off and 0 could not be scored")


def test_replies_count_and_not_conversations() -> None:
    long = sample(0, turns=("a",) * 27)
    samples = [long, *(sample(number) for number in range(1, 7))]
    results = [result(long), *(result(one, 1) for one in samples[1:])]
    said = verdict(run(results, samples))
    assert said.telling is not None
    assert said.telling.mean == pytest.approx(6 / 45)


def test_what_else_must_not_happen_is_counted_and_the_unscored_with_it() -> None:
    samples = [sample(number) for number in range(10)]
    safe = [0.0, 0.0, None, *[1.0] * 7]
    results = [result(one, safe=value) for one, value in zip(samples, safe, strict=True)]
    (gate,) = verdict(run(results, samples)).gates
    assert (gate.scorer, gate.failed, gate.of, gate.unscored) == ("safe", 2, 9, 1)
    assert not gate.may_gate


def test_nothing_scored_is_not_shown() -> None:
    samples = [sample(number) for number in range(8)]
    results = [result(one).model_copy(update={"scores": ()}) for one in samples]
    report = assembled([run(results, samples)], {}, ())
    assert report.verdicts[0].answer == "not shown"
    assert report.verdicts[0].telling is None
