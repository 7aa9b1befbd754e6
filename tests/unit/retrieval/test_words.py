"""Words as they are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.words import stem, words


@pytest.mark.parametrize(
    "forms",
    [
        ("blame", "blames", "blamed", "blaming"),
        ("stop", "stopped", "stops"),
        ("discount", "discounts", "discounting", "discounted"),
        ("quiet", "quietly"),
        ("meeting", "meetings"),
    ],
)
def test_forms_of_a_word_become_one(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_short_words_stay_what_they_are() -> None:
    assert [stem(word) for word in ("this", "red", "sing", "yes", "cfo")] == [
        "this",
        "red",
        "sing",
        "yes",
        "cfo",
    ]


def test_apostrophes_capitals_and_accents_make_no_difference() -> None:
    assert words("Don't") == words("dont") == words("DON\u2019T")
    assert words("Café") == words("cafe")


def test_empty_words_are_left_out() -> None:
    assert words("he is in it and I'm on it") == []


@given(st.text())
def test_any_text_becomes_plain_words(text: str) -> None:
    assert all(word.isascii() and word.isalnum() for word in words(text))
