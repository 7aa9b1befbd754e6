"""Intervals: what they hold, what they don't claim, and that they are the same twice."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.intervals import Observation, difference, mean


def seen(*values: float, weight: float = 1.0) -> list[Observation]:
    return [Observation(f"s{number}", 1, value, weight) for number, value in enumerate(values)]


SHARES = st.lists(st.floats(0, 1), min_size=5, max_size=40)


def test_of_nothing_there_is_no_figure() -> None:
    assert mean([]) is None
    assert mean(seen(1.0, weight=0)) is None
    assert difference(seen(1.0), []) is None


def test_few_samples_have_a_mean_and_no_interval() -> None:
    figure = mean(seen(0.0, 1.0, 1.0, 0.0))
    assert figure is not None
    assert (figure.mean, figure.low, figure.high, figure.samples) == (0.5, None, None, 4)


@given(SHARES)
def test_an_interval_holds_its_mean_and_is_the_same_twice(values: list[float]) -> None:
    figure, again = mean(seen(*values)), mean(seen(*values))
    assert figure is not None
    assert figure.low is not None
    assert figure.high is not None
    assert figure == again
    assert -1e-9 <= figure.low <= figure.mean + 1e-9
    assert figure.mean - 1e-9 <= figure.high <= 1 + 1e-9


def test_none_seen_is_not_none_there_is() -> None:
    twelve, many = mean(seen(*[0.0] * 12)), mean(seen(*[0.0] * 400))
    assert twelve is not None
    assert many is not None
    assert twelve.high == pytest.approx(1 - 0.025 ** (1 / 12))  # Clopper and Pearson: 26.5%
    assert many.high == pytest.approx(0.0092, abs=1e-4)
    all_of_twelve = mean(seen(*[1.0] * 12))
    assert all_of_twelve is not None
    assert all_of_twelve.low == pytest.approx(0.025 ** (1 / 12))


def test_one_seen_never_gives_a_narrower_bound_than_none_seen() -> None:
    none, one = mean(seen(*[0.0] * 40, weight=6)), mean(seen(1 / 6, *[0.0] * 39, weight=6))
    assert none is not None
    assert one is not None
    assert none.high is not None
    assert one.high is not None
    assert one.high >= none.high


def test_a_ratio_is_not_held_between_zero_and_one() -> None:
    figure = mean(seen(*[3.0] * 8), share=False)
    assert figure is not None
    assert (figure.low, figure.high) == (3.0, 3.0)


def test_weights_make_it_a_mean_of_replies() -> None:
    figure = mean([Observation("a", 1, 1.0, 1), Observation("b", 1, 0.0, 9)])
    assert figure is not None
    assert figure.mean == pytest.approx(0.1)


def test_epochs_of_a_sample_are_no_new_samples() -> None:
    rng = random.Random(1)
    values = [rng.random() for _ in range(20)]
    once = mean(seen(*values))
    five = mean([Observation(f"s{n}", epoch, v) for n, v in enumerate(values) for epoch in range(5)])
    assert once is not None
    assert five is not None
    assert (five.low, five.high) == pytest.approx((once.low, once.high))
    assert (five.samples, five.observations) == (20, 100)


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    rng = random.Random(7)
    hits = 0
    for _ in range(150):
        figure = mean(seen(*[rng.betavariate(2, 5) for _ in range(40)]))
        assert figure is not None
        assert figure.low is not None
        assert figure.high is not None
        hits += figure.low <= 2 / 7 <= figure.high
    assert hits / 150 >= 0.90


def test_a_clear_difference_is_called_one_and_its_sign_is_the_second_sides() -> None:
    gap = difference(seen(*[0.8] * 12), seen(*[0.2] * 12))
    assert gap is not None
    assert gap.shown == "less"
    assert gap.interval.mean == pytest.approx(-0.6)
    back = difference(seen(*[0.2] * 12), seen(*[0.8] * 12))
    assert back is not None
    assert back.shown == "more"


def test_pairs_differ_where_the_means_alone_would_not_show_it() -> None:
    rng = random.Random(3)
    first = [rng.random() * 0.9 for _ in range(30)]
    gap = difference(seen(*first), seen(*[value + 0.02 + rng.random() * 0.02 for value in first]))
    assert gap is not None
    assert gap.shown == "more"
    assert gap.interval.low is not None
    assert 0 < gap.interval.low < gap.interval.mean < 0.04


def test_five_changes_are_too_few_and_an_interval_around_zero_shows_nothing() -> None:
    five = difference(seen(*[0.0] * 60), seen(*[1.0] * 5, *[0.0] * 55))
    assert five is not None
    assert (five.changed, five.shown) == (5, "not-shown")
    mixed = difference(seen(*[0.5] * 20), seen(*[0.2, 0.8] * 10))
    assert mixed is not None
    assert (mixed.changed, mixed.shown) == (20, "not-shown")


def test_only_what_both_sides_have_is_compared() -> None:
    gap = difference(seen(0.0, 0.0, 1.0), [Observation("s0", 1, 0.0), Observation("s2", 2, 0.0)])
    assert gap is not None
    assert (gap.interval.samples, gap.interval.observations, gap.interval.mean) == (1, 1, 0.0)


@given(SHARES)
def test_a_run_does_not_differ_from_itself(values: list[float]) -> None:
    gap = difference(seen(*values), seen(*values))
    assert gap is not None
    assert (gap.interval.mean, gap.changed, gap.shown) == (0.0, 0, "not-shown")
