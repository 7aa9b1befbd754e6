"""The coachee's words turned to face them, and nothing else changed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.turning import as_point, turned


@pytest.mark.parametrize(
    ("typed", "facing"),
    [
        ("I told him my plan", "you told him your plan"),
        ("he told me about our deal", "he told you about your deal"),
        ("I'm tired and I've tried", "you're tired and you've tried"),
        ("I am sure", "you are sure"),
        ("I was late", "you were late"),
        ("am I too hard?", "are you too hard"),
        ("I wasn't there", "you weren't there"),
        ("so, well, he nods", "he nods"),
        ("it's mine", "it's yours"),
        ("we blame ourselves", "you blame yourselves"),
        ("I should call her", "you feel you should call her"),
        ("Ines called me on the 9th", "Ines called you on the 9th"),
        ("it’s ‘fine’", "it's 'fine'"),
        ("", ""),
    ],
)
def test_turned(typed: str, facing: str) -> None:
    assert turned(typed) == facing


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("he nods", "He nods"),
        (
            "I told him about the price of the second line because the customer asked for it twice last week"
            " in the hall",
            "You told him about the price of the second line",
        ),
    ],
)
def test_a_point_begins_with_a_capital_and_ends_in_time(typed: str, point: str) -> None:
    assert as_point(typed) == point


WORDS = st.sampled_from(
    "i me my he she told nods the price Ines Jonas 14 9th 30% renewal we are am was should , . ! because"
    " but".split()
)


@given(st.lists(WORDS, max_size=25))
def test_no_name_and_no_figure_is_lost_or_added(parts: list[str]) -> None:
    typed = " ".join(parts)

    def names(text: str) -> list[str]:
        return sorted(re.findall(r"Ines|Jonas|\d+\w*", text))

    assert names(turned(typed)) == names(typed)
    assert set(names(as_point(typed))) <= set(names(typed))


@given(st.text(max_size=120))
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(turned(text), str)
    assert len(as_point(text).split()) <= 20


@given(st.lists(WORDS, max_size=25))
def test_nobody_speaks_as_i(parts: list[str]) -> None:
    assert not re.search(r"\b(?:i|me|my|we)\b", turned(" ".join(parts)))
