"""Names put right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.corrections import Correction, correction, is_only_a_correction, put_right


@pytest.mark.parametrize(
    ("text", "wrong", "right", "is_alone"),
    [
        ("sorry, not Jonas, Jane", "Jonas", "Jane", True),
        ("not jonas, jane", "jonas", "jane", True),
        ("it's Jane, not Jonas", "Jonas", "Jane", True),
        ("I meant Jane", None, "Jane", True),
        ("No, not Jonas. Jane!", "Jonas", "Jane", True),
        ("1:1 with Jonas, sorry, Jane", "Jonas", "Jane", False),
        ("Jonas. no wait, Jane, she's done it for years", "Jonas", "Jane", False),
    ],
)
def test_a_name_is_put_right(text: str, wrong: str | None, right: str, is_alone: bool) -> None:
    assert correction(text) == Correction(right, wrong)
    assert is_only_a_correction(text) is is_alone


@pytest.mark.parametrize(
    "text", ["not sure, Jane", "not judging", "He was late, not early", "not Tuesday, Wednesday", "", "not"]
)
def test_what_puts_no_name_right(text: str) -> None:
    assert correction(text) is None
    assert not is_only_a_correction(text)


def test_the_last_correction_counts_and_only_for_the_name_it_is_about() -> None:
    said = ["1:1 with Jonas", "not Jonas, Jane", "not Tom, Tim", "I meant June"]
    assert put_right("Jonas", said[:3]) == "Jane"
    assert put_right("Mia", said[:3]) == "Mia"


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    found = correction(text)
    assert found is None or found.right
