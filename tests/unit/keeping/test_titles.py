"""Titles are short, neutral, and made of what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.keeping.titles import GENERAL, WORDS, tags_of, title_of


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("I've got a 1:1 with Jonas at three", "1:1 with Jonas"),
        ("one on one with jonas in 10 min, he keeps discounting", "1:1 with Jonas: discounting"),
        ("my 1-1 tomorrow with my rep Priya is about the pipeline", "1:1 with Priya: pipeline"),
        ("1:1 with low performers again", "1:1 with low performers again"),
        ("I lost the Acme deal on price", "Acme deal: price"),
        ("we lost the deal yesterday", "Lost deal"),
        ("Great call with Dana today", "Call with Dana"),
        ("my rep Tom doesn't take feedback", "Tom: feedback"),
        ("prep for my 1:1, the forecast is off", "1:1: forecast"),
        ("How do we talk about the pipeline?", "Pipeline"),
        ("hi, I feel stuck with my week", "Stuck with my week"),
        ("ok so I\u2019ve got nothing left to try", "Nothing left to try"),
        ("he's lazy", GENERAL),
        ("my boss harasses me and the forecast is off", GENERAL),
        ("mail me at a@b.example now please", GENERAL),
        ("hello", GENERAL),
        ("", GENERAL),
    ],
)
def test_a_title(said: str, title: str) -> None:
    assert title_of([said]) == title


def test_a_title_of_nothing() -> None:
    assert title_of([]) == GENERAL


def test_a_title_comes_from_the_first_words_that_say_something() -> None:
    assert title_of(["hi", "there is tension in my team", "the rest"]) == "Tension in my team"


def test_tags_stay_general_at_a_delicate_time() -> None:
    assert tags_of(["the forecast is off", "I'm being harassed"]) == ["General"]


@given(st.lists(st.text(max_size=80), max_size=4), st.integers(1, 80))
def test_any_title_fits(said: list[str], characters: int) -> None:
    title = title_of(said, characters)
    assert 0 < len(title) <= characters
    assert len(title.split()) <= WORDS
    assert "\n" not in title
