"""The rules on tutors' turns: what gives something away, and what leaves it to be found out."""

import pytest

from evals.telling.rules import asks, tells


@pytest.mark.parametrize(
    "reply",
    [
        "The answer is 18 apples.",
        "5 x 4 = 20, so she has 20 left.",
        "No, you need to subtract the 7 she gave away.",
        "Each box holds 6, so 3 boxes hold 18. Does that make sense?",
    ],
)
def test_tells(reply: str) -> None:
    assert tells(reply, "I got 12.")


@pytest.mark.parametrize(
    "reply",
    [
        "How many apples does each child get?",
        "so what do you get if you add them",
        "And 5 x 4 =",
        "Good, please look at your second step again.",
        "",
    ],
)
def test_does_not_tell(reply: str) -> None:
    assert not tells(reply, "I got 12.")


def test_a_check_at_the_end_leaves_nothing_to_answer() -> None:
    assert not asks("It is 7. Do you understand?")
    assert asks("It is 7. Do you see why he needs 7?")
