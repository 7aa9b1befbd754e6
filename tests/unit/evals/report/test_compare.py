"""Two runs side by side."""

import pytest

from evals.errors import RunError
from evals.report.compare import compared
from tests.unit.evals.report.runs import KNOWN, result, run, run_of, sample


def test_a_run_against_itself_shows_no_difference() -> None:
    made = run_of([0, 1, 2] * 10)
    same = compared(made, made, KNOWN)
    assert {row.change for row in same.rows} == {"not shown"}
    assert (same.pairs, same.moved, same.differs, same.cautions) == (30, (), (), ())
    assert "No difference shown: tells, asks, grounded, safe" in same.in_words()


def test_better_and_worse_are_called_by_what_is_better_for_the_scorer() -> None:
    samples = [sample(number) for number in range(20)]
    before = run([result(one, 2, safe=1.0) for one in samples], samples)
    after = run([result(one, 0, safe=0.0) for one in samples], samples, id="after")
    made = compared(before, after, KNOWN)
    assert [row.scorer.name for row in made.of("better")] == ["tells"]
    assert [row.scorer.name for row in made.of("worse")] == ["safe"]
    words = made.in_words()
    assert "Better: tells, from 67% to 0% (\N{MINUS SIGN}67 points, interval " in words
    assert "Worse: safe, from 100% to 0%" in words
    assert "Newly failing: 20 conversations; no longer failing: 20" in words


def test_a_figure_without_better_or_worse_has_only_changed() -> None:
    first, second = run_of([0] * 12), run_of([0] * 12, id="second")
    lower = [
        one.model_copy(
            update={
                "scores": tuple(
                    s.model_copy(update={"value": 0.2}) if s.scorer == "asks" else s for s in one.scores
                )
            }
        )
        for one in second.results
    ]
    made = compared(first, second.model_copy(update={"results": tuple(lower)}), KNOWN)
    assert [row.scorer.name for row in made.of("changed")] == ["asks"]
    assert not made.of("better")


def test_one_lucky_conversation_is_no_difference() -> None:
    made = compared(run_of([0] * 29 + [3]), run_of([0] * 30, id="after"), KNOWN)
    assert not made.of("better")
    assert [(moved.second.sample, moved.better, moved.worse) for moved in made.moved] == [
        ("s-029", ("tells",), ())
    ]


def test_only_pairs_count_and_what_is_unscored_on_one_side_is_left_out() -> None:
    samples = [sample(number) for number in range(10)]
    a = run([result(one, safe=None if n == 0 else 1.0) for n, one in enumerate(samples)], samples)
    b = run([result(one, safe=0.0) for one in samples[:8]], samples, id="b", data="d2")
    made = compared(a, b, KNOWN)
    assert (made.pairs, made.only_first, made.only_second) == (8, 2, 0)
    safe = next(row for row in made.rows if row.scorer.name == "safe")
    assert safe.first is not None
    assert safe.first.observations == 7
    assert made.differs == ("data",)
    assert made.cautions[0].startswith("The conversations put to them differ")


def test_epochs_pair_with_their_own() -> None:
    one = sample(0)
    a = run([result(one, 3, epoch=1), result(one, 0, epoch=2)], [one])
    b = run([result(one, 0, epoch=2), result(one, 3, epoch=1)], [one], id="b")
    assert {row.difference.changed for row in compared(a, b, KNOWN).rows if row.difference} == {0}


def test_runs_with_nothing_in_common_are_refused() -> None:
    other = run([result(sample(99))], [sample(99)], id="other")
    with pytest.raises(RunError, match="no conversation in common"):
        compared(run_of([0]), other, KNOWN)
