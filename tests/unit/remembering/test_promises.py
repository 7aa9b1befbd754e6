"""Commitments in their owner's words, with the day: found, and told from all that only sounds like one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.remembering.heard import Heard
from assistant.remembering.promises import promises
from tests.unit.remembering.talks import MONDAY


def said(text: str, asked: str = "", turn: int = 1) -> Heard:
    return Heard(text, turn, MONDAY, asked, is_first=True)


@pytest.mark.parametrize(
    ("text", "words", "due"),
    [
        ("I'll ask on Monday who else has a say.", "I'll ask on Monday who else has a say", "2026-12-07"),
        ("ill ask him monday", "ill ask him monday", "2026-12-07"),
        ("Ok, I\u2019ll call the CFO tomorrow", "I'll call the CFO tomorrow", "2026-12-01"),
        ("On Friday I'll send the recap", "On Friday I'll send the recap", "2026-12-04"),
        (
            "The budget is unclear and I'll ask Maria, but I doubt it helps",
            "I'll ask Maria",
            None,
        ),
        ("I'm going to listen first on the 3rd", "I'm going to listen first on the 3rd", "2026-12-03"),
        ("I think I'll just ask her", "I'll just ask her", None),
        ("I want to ask Jonas on Thursday", "I want to ask Jonas on Thursday", "2026-12-03"),
        ("next step: call procurement", "next step: call procurement", None),
        ("Calling him in two weeks", "Calling him in two weeks", "2026-12-14"),
        ("I won't jump in on Thursday", "I won't jump in on Thursday", "2026-12-03"),
        ("I promised her I'd send it by Friday", "I promised her I'd send it by Friday", "2026-12-04"),
        ("Remind me on Friday to call Maria", "Remind me on Friday to call Maria", "2026-12-04"),
    ],
)
def test_a_step_of_ones_own(text: str, words: str, due: str | None) -> None:
    (found,) = promises([Heard(text.replace("\u2019", "'"), 1, MONDAY)])
    assert (found.text, found.due) == (words, date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    "text",
    [
        "I'll lose it",
        "I'll never make quota",
        "He said I'll call him on Monday",
        "Jonas will send me the numbers on Friday",
        "Should I call him on Monday?",
        "I'll think about it over the weekend",
        "I'll come back tomorrow",
        "I have a call with Maria on Tuesday",
        "I called her on Monday",
        "If he says no I'll escalate",
        "I'm afraid I'll lose the deal on Friday",
        '"I\'ll send it on Monday" is what he always says',
        "I'll take the second one",
        "I need to get better",
        "I was going to call him on Monday",
        "Give me three questions for Monday",
        "I could call him",
        "we'll see",
    ],
)
def test_what_is_none(text: str) -> None:
    assert promises([said(text)]) == ()


def test_two_in_one_sentence() -> None:
    found = promises([said("I'll call Maria on Tuesday and I'll send the deck by Friday")])
    assert [(p.text, str(p.due)) for p in found] == [
        ("I'll call Maria on Tuesday", "2026-12-01"),
        ("I'll send the deck by Friday", "2026-12-04"),
    ]


def test_a_day_said_later_belongs_to_what_was_said_before() -> None:
    found = promises([said("I'll ask who signs"), said("On Monday.", "when will you ask?", 2)])
    assert [(p.text, str(p.due), p.turn, p.heard) for p in found] == [
        ("I'll ask who signs", "2026-12-07", 1, 2)
    ]


def test_said_again_with_a_day_is_said_once() -> None:
    found = promises([said("I'll ask Maria who signs"), said("So I'll ask Maria on Monday who signs", "", 2)])
    assert [(p.text, p.turn) for p in found] == [("I'll ask Maria on Monday who signs", 2)]
    again = promises([said("I'll ask Maria on Monday who signs"), said("I'll ask Maria who signs", "", 2)])
    assert [p.turn for p in again] == [1]


@pytest.mark.parametrize(
    ("asked", "answer", "words"),
    [
        ("what will you do first?", "Ask Maria who signs.", "Ask Maria who signs"),
        ("what's your first step?", "Well, talk to the CFO on Friday", "talk to the CFO on Friday"),
        ("what will you do?", "give me a list", None),
        ("what did you see?", "Ask Maria who signs.", None),
    ],
)
def test_an_answer_to_what_one_will_do(asked: str, answer: str, words: str | None) -> None:
    assert [p.text for p in promises([said(answer, asked)])] == ([words] if words else [])


@given(st.text(max_size=200))
def test_words_are_as_they_were_said(text: str) -> None:
    for promise in promises([said(f"I'll ask {text}")]):
        assert promise.text in f"I'll ask {text}"
