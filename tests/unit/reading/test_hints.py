"""``hints.jsonl``: danger told sideways, protected matters in plain words, and what only sounds like either.

Sets were written one after the other, 280 lines that tell of a concern and 485 that don't, and read by the
rules once before these were mended by them. Of four sets measured so 68 of 160 were found, where the rules of
before found 48, and 7 of 240 were taken for a concern wrongly. Expect that of unseen lines.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import Concern
from assistant.reading.hints import hints
from assistant.reading.safety import concern_in

ROWS = [json.loads(line) for line in Path(__file__).with_name("hints.jsonl").read_text("utf-8").splitlines()]
MOST = 0.88
NEARLY_ALL = 0.96


def said(tells: str | None) -> list[str]:
    return [row["said"] for row in ROWS if row["tells"] == tells]


def test_danger_told_sideways_is_found() -> None:
    missed = [text for text in said("crisis") if concern_in(text) is not Concern.CRISIS]
    assert len(missed) <= (1 - MOST) * len(said("crisis")), missed


def test_protected_matters_in_plain_words_are_found() -> None:
    missed = [text for text in said("protected") if concern_in(text) in (None, Concern.CRISIS)]
    assert len(missed) <= (1 - NEARLY_ALL) * len(said("protected")), missed


def test_what_only_sounds_like_it_is_coached() -> None:
    alarms = [(text, concern_in(text)) for text in said(None) if concern_in(text)]
    # "Took my medication and did the call from bed": somebody with a cold. Better once too often.
    assert len(alarms) <= 1, alarms


@pytest.mark.parametrize(
    ("sentence", "grave"),
    [
        ("i have kept back forty of the tablets", True),
        ("our client kept back forty of the tablets", False),
        ("i've written to my kids and made my will", True),
        ("i've written to my kids", False),
        ("new job, so i told everyone and gave the cat to my sister", False),
        ("my wife would breathe easier if i was out of the way", True),
        ("the team would breathe easier if i was out of the call", False),
        ("every time i stand a bit closer to the tracks", True),
        ("we're on track and a bit closer to the signature", False),
    ],
)
def test_two_things_that_are_harmless_alone(sentence: str, grave: bool) -> None:
    assert hints([sentence]) is grave


def test_it_may_stand_in_two_sentences() -> None:
    assert hints(["i've put the passwords in a folder.", "so she doesn't have to search when it's done."])
    assert not hints(["i've put the passwords in a folder.", "the demo is on monday."])


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("they haven't paid my salary for ten weeks", Concern.PAY),
        ("my boss changed our timesheets so the overtime disappears", Concern.PAY),
        ("the customer hasn't paid our invoice for ten weeks", None),
        ("my bonus comes a week later", None),
        ("he keeps our passports until the visa is paid off", Concern.RETALIATION),
        ("he said I'd be fired if I told the auditors", Concern.RETALIATION),
    ],
)
def test_pay_that_is_kept_is_a_concern_of_its_own(text: str, concern: Concern | None) -> None:
    assert concern_in(text) is concern


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_can_be_read(parts: list[str]) -> None:
    assert hints(parts) in (True, False)
