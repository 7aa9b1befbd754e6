"""Aims and preferences, and what an entry about a person must not hold."""

import pytest

from assistant.remembering.heard import Heard
from assistant.remembering.wishes import aims, judges, preferences
from tests.unit.remembering.talks import MONDAY


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("My goal this year is to become a team lead", "My goal this year is to become a team lead"),
        ("I want to get better at discovery, but I hate role plays", "I want to get better at discovery"),
        ("I'd like to talk less in demos", "I'd like to talk less in demos"),
        ("I want Jonas to own his forecast", "I want Jonas to own his forecast"),
        ("I'm working on asking open questions", "I'm working on asking open questions"),
        ("I want to talk about Jonas", None),
        ("I want to understand why he left", None),
        ("I want to stop here", None),
        ("I want you to be direct", None),
        ("He wants to become a lead", None),
        ("I don't want to lose it", None),
        ("Do I want to become a lead?", None),
    ],
)
def test_what_somebody_is_after(text: str, aim: str | None) -> None:
    assert list(aims(Heard(text, 1, MONDAY))) == ([aim] if aim else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Keep it short please", ["Keep it short please"]),
        ("no frameworks please", ["no frameworks please"]),
        ("no jargon, and don't praise me", ["no jargon", "don't praise me"]),
        ("I prefer short questions", ["I prefer short questions"]),
        ("please just one question at a time", ["please just one question at a time"]),
        ("Call me Nik", ["Call me Nik"]),
        ("call me tomorrow", []),
        ("He prefers short emails", []),
        ("keep the email short", []),
        ("I have no framework for this deal", []),
        ("We have no quotes from them", []),
        ("I hate the CRM", []),
    ],
)
def test_how_somebody_likes_to_be_talked_with(text: str, found: list[str]) -> None:
    assert list(preferences(Heard(text, 1, MONDAY))) == found


def test_how_a_draft_is_to_be_is_no_preference() -> None:
    assert list(preferences(Heard("Keep it short", 1, MONDAY, is_for_draft=True))) == []


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("I'll ask Jonas why he is always late", True),
        ("I want Jonas to stop being lazy", True),
        ("I'll tell her she's too slow", True),
        ("I'll ask Maria who signs", False),
        ("I'll let him run the demo", False),
    ],
)
def test_what_somebody_is_like(text: str, judged: bool) -> None:
    assert judges(text) is judged
