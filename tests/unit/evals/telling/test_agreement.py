"""Precision, recall and F1 on telling; how turns are drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.telling.agreement import agreement
from evals.telling.rules import has_no_question_mark
from evals.telling.turns import LabelledTurn, drawn
from tests.unit.evals.telling.lessons import turn


def unasked(one: LabelledTurn) -> bool:
    return has_no_question_mark(one.reply)


def test_generic_turns_are_left_out_and_the_rest_counted() -> None:
    turns = [
        turn("1-0", "Hi", "generic"),
        turn("1-2", "It is 4.", "telling"),
        turn("2-0", "It is 5.", "focus"),
        turn("3-0", "What is it?", "telling"),
        turn("4-0", "It is 6.", "telling"),
    ]
    seen = agreement(turns, unasked)
    assert seen.turns == 4
    assert (seen.precision.value, seen.recall.value) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert seen.f1.low < seen.f1.value < seen.f1.high


def test_of_nothing() -> None:
    assert agreement([], unasked).f1.value == 0


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.sampled_from(["It is 4.", "Why?"]), st.sampled_from(["telling", "focus"])
        ),
        min_size=1,
        max_size=12,
    )
)
def test_figures_are_shares_within_their_intervals(rows: list[tuple[int, str, str]]) -> None:
    seen = agreement([turn(f"{n}-0", reply, move) for n, reply, move in rows], unasked)
    for figure in (seen.precision, seen.recall, seen.f1):
        assert 0 <= figure.low <= figure.high <= 1
        assert 0 <= figure.value <= 1


def test_a_conversation_lies_in_one_half() -> None:
    assert len({turn(f"77-{n}", "a", "focus").tuned_on for n in range(20)}) == 1
    assert {turn(f"{n}-0", "a", "focus").tuned_on for n in range(20)} == {True, False}


def test_more_turns_hold_those_that_fewer_held() -> None:
    turns = [turn(f"{n}-0", "a", "generic" if n % 5 == 0 else "focus") for n in range(40)]
    few, many = drawn(turns, 5, 3), drawn(turns, 20, 3)
    assert many[:5] == few
    assert {one.move for one in many} == {"focus"}
    assert drawn(turns, 20, 4) != many
    assert [one.id for one in drawn(turns, None, 3)] == [one.id for one in turns if one.move == "focus"]
