"""What others did and what was left undone, by how a clause is built."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.doings import is_past, left_undone, others_did


@pytest.mark.parametrize(
    "clause",
    [
        "the incumbent threw in two free years",
        "their lorry contract ran another two years",
        "head office hiked the rates",
        "freight costs doubled in a month",
        "our product cannot do the night shift report",
        "the regulator hadn't approved the new probe",
        "they took umbrage at the small print",
        "the new one reset everything",
    ],
)
def test_somebody_did_something_that_tells(clause: str) -> None:
    assert others_did(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "the customer has requested a new schedule",
        "the proposal was submitted in march",
        "their buyer said he would call",
        "she phoned me on the monday",
        "they signed",
        "i drove six hours",
        "it went quiet",
        "the deal is worth two hundred thousand",
        "the whole thing took four months",
        "she doesn't know",
        "",
    ],
)
def test_what_people_do_whatever_the_result(clause: str) -> None:
    assert not others_did(clause)


@pytest.mark.parametrize(
    "clause",
    ["i didn't dare to ask about it", "we have not visited them", "i always leave the price to the end"],
)
def test_what_the_speaker_left_undone_or_always_does(clause: str) -> None:
    assert left_undone(clause)


@pytest.mark.parametrize("clause", ["i didn't sleep", "i don't know", "we never won", "i always enjoy it"])
def test_what_is_neither(clause: str) -> None:
    assert not left_undone(clause)


def test_a_past_form() -> None:
    assert [word for word in ("changed", "threw", "reset", "wants", "hundred", "need") if is_past(word)] == [
        "changed",
        "threw",
        "reset",
    ]


@given(st.text(max_size=120))
def test_no_clause_is_too_strange(clause: str) -> None:
    assert others_did(clause) in (True, False)
