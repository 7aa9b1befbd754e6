"""What one asks to keep off the page goes, with the asking; what is told of pages and papers stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.keeping_off import keeps_off, without_struck
from assistant.reading.page_requests import wants_change


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (["He is late. His wife left him. don't put that on the page", "ok"], ["He is late.", "ok"]),
        (["He cried.", "off the record"], ["", ""]),
        (
            ["The forecast slipped. She is in Zurich.", "take out the zurich bit"],
            ["The forecast slipped.", ""],
        ),
        (["My boss shouted. I left.", "please take the part about my boss off the page"], ["I left.", ""]),
        (["I left.", "leave that out"], ["", ""]),
        (["leave that out"], [""]),
        (["I skipped it for my daughter", "no keep the bit about my daughter off the page"], ["", ""]),
    ],
)
def test_it_is_struck(said: list[str], kept: list[str]) -> None:
    assert list(without_struck(said)) == kept


@pytest.mark.parametrize(
    "text",
    [
        "he left it out of the offer",
        "take the CRM off his list",
        "don't put him on the Acme deal",
        "they took the discount off the table",
        "I told him to drop the part about pricing from the deck",
        "she wants that in writing",
    ],
)
def test_what_is_told_stays(text: str) -> None:
    assert not keeps_off(text)
    assert without_struck([text]) == (text,)


@pytest.mark.parametrize(
    "text", ["can you fix that", "it must go", "that shouldn't be in the letter", "reword the request"]
)
def test_a_change_of_another_kind_is_the_owner_s(text: str) -> None:
    assert wants_change(text)


@pytest.mark.parametrize(
    "text", ["he can go", "did he fix it?", "they want to change the terms", "we must go on Friday"]
)
def test_what_only_looks_like_one(text: str) -> None:
    assert not wants_change(text)


@given(st.lists(st.text(max_size=60), max_size=5))
def test_never_more_than_was_typed(said: list[str]) -> None:
    kept = without_struck(said)
    assert len(kept) == len(said)
    assert all(set(short.split()) <= set(text.split()) for short, text in zip(kept, said, strict=True))
