"""Kappa, alpha and their intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.agreement import alpha, estimate, kappa

# Krippendorff (2011), section C: four observers, twelve units, nominal data with missing values.
PUBLISHED = list(
    zip(
        "1 2 3 3 2 1 4 1 2 . . .".split(),
        "1 2 3 3 2 2 4 1 2 5 . 3".split(),
        ". 3 3 3 2 3 4 2 2 5 1 .".split(),
        "1 2 3 3 2 4 4 1 2 5 1 .".split(),
        strict=True,
    )
)
labels = st.sampled_from(["yes", "no", None])
tables = st.integers(2, 4).flatmap(
    lambda raters: st.lists(st.tuples(*[labels] * raters), min_size=1, max_size=20)
)


def test_alpha_is_the_published_one() -> None:
    units = [[None if label == "." else label for label in unit] for unit in PUBLISHED]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_without_gaps_is_worked_out_by_hand() -> None:
    # Ten pairs, two of them unlike: o = 4/20 with margins 14 and 6, e = 2·14·6/(20·19).
    pairs = [("no", "no")] * 6 + [("yes", "yes")] * 2 + [("yes", "no"), ("no", "yes")]
    assert alpha(pairs) == pytest.approx(1 - (4 / 20) / (2 * 14 * 6 / (20 * 19)))


def test_kappa_is_worked_out_by_hand() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx((0.7 - 0.5) / 0.5)


def test_what_one_left_out_does_not_count() -> None:
    pairs = [("yes", "yes"), ("no", "no"), ("yes", "no")]
    assert kappa([*pairs, ("yes", None), (None, "no")]) == kappa(pairs)
    assert alpha([*pairs, ("yes", None), (None, "no")]) == alpha(pairs)


@pytest.mark.parametrize("statistic", [kappa, alpha])
def test_nothing_varies_nothing_is_known(statistic: object) -> None:
    assert callable(statistic)
    assert statistic([]) is None
    assert statistic([("no", "no")] * 5) is None
    assert statistic([("no", None)] * 5) is None
    assert statistic([("yes", "yes"), ("no", "no")]) == pytest.approx(1)


@given(tables)
def test_alpha_does_not_depend_on_the_order_of_raters_or_things(units: list[tuple[str | None, ...]]) -> None:
    turned = [unit[::-1] for unit in reversed(units)]
    assert alpha(turned) == pytest.approx(alpha(units), nan_ok=True) if alpha(units) is not None else True
    assert (alpha(turned) is None) == (alpha(units) is None)


@given(tables)
def test_alpha_is_one_exactly_where_nobody_disagrees(units: list[tuple[str | None, ...]]) -> None:
    value = alpha(units)
    alike = all(len({label for label in unit if label}) < 2 for unit in units)
    if value is not None:
        assert value <= 1 + 1e-12
        assert (value == pytest.approx(1)) == alike


PAIRS = [("yes", "yes"), ("no", "no"), ("no", "no"), ("yes", "no")] * 6
CLUSTERS = [f"c{n // 2}" for n in range(len(PAIRS))]


def test_an_interval_holds_the_value_and_is_the_same_each_time() -> None:
    found = estimate(PAIRS, CLUSTERS, kappa, resamples=200)
    assert found == estimate(PAIRS, CLUSTERS, kappa, resamples=200)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
    assert found.things == len(PAIRS)


def test_replies_of_one_conversation_are_drawn_together() -> None:
    # Each thing four times in its own cluster is no more than each thing once.
    repeated = estimate(
        [p for p in PAIRS for _ in range(4)], [f"c{n}" for n in range(24) for _ in range(4)], kappa
    )
    single = estimate(PAIRS, [f"c{n}" for n in range(24)], kappa)
    assert repeated is not None
    assert single is not None
    assert repeated[:3] == pytest.approx(single[:3])


def test_too_few_conversations_have_no_interval() -> None:
    found = estimate(PAIRS, ["a", "b"] * 12, kappa)
    assert found is not None
    assert found[1:3] == (None, None)
    assert estimate([("no", "no")] * 9, list("abcdefghi"), kappa) is None
