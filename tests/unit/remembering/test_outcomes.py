"""Whether what came of a commitment was spoken of."""

import pytest

from assistant.remembering.outcomes import is_spoken_of, tells_of
from tests.unit.remembering.talks import Said, kept

MEANT = "I'll ask procurement who signs"
ASKS = "Last time you meant to “ask procurement who signs”. What came of it?"


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        (("I asked procurement, and it's the CFO",), True),
        ((("hi", ASKS), "The CFO."), True),
        ((("hi", ASKS),), False),
        ((("hi", "What would procurement say if you asked who signs?"), "No idea."), False),
        (("The demo went well",), False),
        ((), False),
    ],
)
def test_told_unasked_or_asked_for_and_answered(said: tuple[Said, ...], is_told: bool) -> None:
    assert is_spoken_of(MEANT, kept(*said).turns) is is_told


@pytest.mark.parametrize(
    ("told", "does"),
    [("procurement was asked", True), ("procurement is slow", False), ("", False)],
)
def test_it_takes_more_than_one_word(told: str, does: bool) -> None:
    assert tells_of(MEANT, told) is does
