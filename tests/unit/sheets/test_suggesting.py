"""Words of our own that a page suggests, and answers as they stand within them."""

import doctest

import pytest

from assistant.sheets import own_words
from assistant.sheets.focusing import kind
from assistant.sheets.own_words import kernel, unhedged
from tests.unit.sheets.grounds import a_page, a_part, lines

SKILL = "What would you like to get sharper at?"
OCCASION = "Which call or deal ahead would be a good occasion?"
HELP = "What kind of help would be of most use to you there?"
WHOM = "Who would you like to ask, your leader or somebody beside you?"
WHEN = "When would be a good moment for it?"


def a_request(skill: str, whom: str = "my manager, Sabine") -> str:
    answers = ((SKILL, skill), (OCCASION, "the Brandt call"), (HELP, "sit in and listen"), (WHOM, whom))
    said = [text for pair in (*answers, (WHEN, "before thursday")) for text in pair]
    page = a_page("ask-for-coaching", "hi", *said)
    return lines(page, "request")[0]


def test_a_request_is_made_of_the_answers() -> None:
    text = a_request("I suck at negotiating, want help")
    assert text.startswith("“Hi Sabine")
    for said in ("negotiating", "the Brandt call", "sit in and listen", "before thursday", "sharper"):
        assert said in text
    assert "suck" not in text
    assert "want help" not in text


def test_a_colleague_is_asked_as_one() -> None:
    assert "same for you" in a_request("demos", "Tom from the west team")
    assert "same for you" not in a_request("demos", "my boss")


def test_who_says_it_first_is_asked_for_the_rest() -> None:
    page = a_page(
        "ask-for-coaching", "I'd like some help with cold calls, I freeze", OCCASION, "next week's blitz"
    )
    assert lines(page, "skill") == ["I'd like some help with cold calls, I freeze"]
    assert "this: cold calls." in lines(page, "request")[0] or "at: cold calls." in lines(page, "request")[0]


def test_doubts_sums_and_words_about_whom_it_goes_to_are_not_sent() -> None:
    page = a_page(
        "ask-for-coaching",
        "I want to ask Dana (my manager) for help with demos",
        OCCASION,
        "the Halden pitch. it's worth 300k",
        HELP,
        "dunno, not her taking over. maybe sit in and count my questions",
        WHEN,
        "tue morning",
    )
    text = lines(page, "request")[0]
    assert text.startswith("“Hi Dana, ")
    for sent in ("demos", "the Halden pitch", "sit in and count my questions", "tue morning"):
        assert sent in text
    for kept in ("300k", "dunno", "taking over", "for help"):
        assert kept not in text


@pytest.mark.parametrize("said", ["I want help", "I need some coaching please", "i"])
def test_no_request_is_made_of_nothing(said: str) -> None:
    assert a_part(a_page("ask-for-coaching", "hi", SKILL, said), "request").entries == ()


def test_without_the_skill_there_is_no_request_and_the_part_asks() -> None:
    part = a_part(a_page("ask-for-coaching", "hi", SKILL, "idk"), "request")
    assert part.entries == ()
    assert part.asks


def test_a_name_put_right_and_nothing_against_oneself() -> None:
    text = a_request("rubbish at cold calls and I feel stupid asking", "Jonas. no wait, Jane, she's done it")
    assert text.startswith("“Hi Jane")
    assert "stupid" not in text


def test_what_wasn_t_answered_isn_t_in_it() -> None:
    text = lines(a_page("ask-for-coaching", "I want to get better at demos"), "request")[0]
    assert "demos" in text
    assert "None" not in text
    assert "When:" not in text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("I want to get better at discovery calls.", "discovery calls"),
        ("i'm really bad at small talk", "small talk"),
        ("struggling with procurement", "procurement"),
        ("maybe how to open a cold call", "how to open a cold call"),
        ("Excel", "excel"),
        ("MEDDICC", "MEDDICC"),
        ("I'd like to improve my demos", "my demos"),
        ("negotiating, please", "negotiating"),
        ("said it, the Brandt renewal", "the Brandt renewal"),
        ("thursday the 12th would be it", "Thursday the 12th"),
    ],
)
def test_the_kernel_of_a_wish(said: str, kept: str) -> None:
    assert kernel(said) == kept


def test_hedges_go() -> None:
    assert unhedged("probably on Friday.") == "on Friday"
    assert unhedged(None) is None


def test_examples() -> None:
    assert doctest.testmod(own_words).failed == 0


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("the Kestrel renewal, she hasn't met the CFO", "The deal"),
        ("I'd like it to be about Brandt. It's worth 400k.", "The deal"),
        ("we should speak about Brandt", "The deal"),
        ("her discovery on the Kestrel deal", "The skill"),
        ("his follow-ups", "The skill"),
        ("he's quiet since the reorg", "The person"),
        ("her motivation", "The person"),
        ("how is Jonas doing", "The person"),
        ("Kestrel", "The deal"),
        ("Jonas", "The person"),
        ("how he opens his calls", "The skill"),
    ],
)
def test_which_focus_it_is(text: str, which: str) -> None:
    assert kind(text, "Jonas") == which


def test_no_focus_chosen_says_so() -> None:
    part = a_part(a_page("prepare", "1:1 with Jonas, he likes chess"), "focus")
    assert part.entries == ()
    assert part.asks
