"""Causes that somebody names for a result, found and sorted without a language model."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.causes import Basis, Locus, Reach, Stability
from assistant.reading.attribution import PlainCauseReader, explains_nothing, read_causes

IN, OUT = Locus.INSIDE, Locus.OUTSIDE


def words(text: str) -> list[str]:
    return [cause.words for cause in read_causes(text)]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        # because of its joint
        ("We lost it because their CFO left.", "their CFO left"),
        ("The tender failed due to the recession", "the recession"),
        ("What decided it was the reference visit.", "the reference visit"),
        ("I got nowhere, as usual: my pitch was poor, that's why they passed", "my pitch was poor"),
        ("He never listens, no wonder they left", "He never listens"),
        ("Why did we lose? They had no money.", "They had no money"),
        ("The number dipped after we stopped calling", "we stopped calling"),
        # because of what it tells
        ("We lost because they needed SSO", "they needed SSO"),
        ("their CFO wanted to stay with SAP", "their CFO wanted to stay with SAP"),
        ("procurement blocked everything", "procurement blocked everything"),
        ("The leads are useless!", "The leads are useless"),
        ("I forgot to call them back", "I forgot to call them back"),
        ("if only I'd asked who signs", "if only I'd asked who signs"),
        ("honestly I should have asked who signs tbh", "I should have asked who signs"),
        ("I'm no good at closing", "I'm no good at closing"),
        ("pure luck", "pure luck"),
        # because it stands beside a result
        ("Lost Hallberg. Their buyer took another job", "Their buyer took another job"),
        ("we won, I prepared for weeks", "I prepared for weeks"),
        # because of how it is built, whatever was done
        ("The incumbent threw in two free years.", "The incumbent threw in two free years"),
        ("I had nobody on the shop floor", "I had nobody on the shop floor"),
        ("I didn't dare to ask about the budget.", "I didn't dare to ask about the budget"),
        ("They told us our proposal looked dated", "our proposal looked dated"),
        ("fucking procurement froze the budget", "fucking procurement froze the budget"),
    ],
)
def test_a_cause_is_found_in_the_speakers_words(text: str, cause: str) -> None:
    assert words(text) == [cause]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We lost the Hallberg tender.",
        "I have a call with procurement on Friday.",
        "She wanted to get rid of the spreadsheets, that's how it began.",
        "They needed one login for everything.",
        "The plant really needed something for the nights.",
        "I'd ask what could go wrong for her.",
        "I don't feel like I did anything wrong.",
        "I'm nervous because it's my first review.",
        "I can't come because the train is late.",
        "It wasn't the price.",
        "that's nothing to do with me",
        "It isn't my fault",
        "Was it the price?",
        "I don't know why we lost.",
        "I'll write to him tomorrow.",
        "We lost, but I prepared well.",
        "They signed!",
        "not because of the price",
        "The customer has three sites.",
        "they went quiet after the demo",
        "I did what I could",
        "the minute Carla came in",
    ],
)
def test_nothing_is_explained(text: str) -> None:
    assert words(text) == []


def test_two_causes_are_told_apart_and_come_in_order() -> None:
    assert words("We lost because of price and timing") == ["price", "timing"]
    assert words("I never asked who signs, and their sponsor left.") == [
        "I never asked who signs",
        "their sponsor left",
    ]


@pytest.mark.parametrize(
    ("text", "locus", "stability", "reach", "basis"),
    [
        ("their CFO killed it", OUT, Stability.PASSING, Reach.BEYOND, Basis.SEEN),
        ("because of the deck I made", Locus.INSIDE, Stability.PASSING, Reach.WITHIN, Basis.SEEN),
        ("because I never called the sponsor", IN, Stability.PASSING, Reach.WITHIN, Basis.SEEN),
        ("I always wait too long", IN, Stability.LASTING, Reach.WITHIN, Basis.CONCLUDED),
        ("I'm just not a closer", IN, Stability.LASTING, Reach.BEYOND, Basis.CONCLUDED),
        ("due to poor preparation", IN, None, Reach.WITHIN, Basis.CONCLUDED),
        ("because our price was too high", OUT, None, Reach.BEYOND, Basis.CONCLUDED),
        ("we're too expensive", OUT, Stability.LASTING, Reach.BEYOND, Basis.CONCLUDED),
        ("The leads were rubbish this quarter", OUT, Stability.PASSING, Reach.BEYOND, Basis.CONCLUDED),
        ("We lost since we had no exec sponsor", OUT, None, Reach.WITHIN, Basis.SEEN),
        ("He lost it because he doesn't prepare", OUT, Stability.LASTING, Reach.WITHIN, Basis.SEEN),
        ("I think procurement pulled the budget", OUT, Stability.PASSING, Reach.BEYOND, Basis.CONCLUDED),
        ("They told us the budget was frozen", OUT, Stability.PASSING, Reach.BEYOND, Basis.SEEN),
        ("my manager blocked the discount", OUT, Stability.PASSING, Reach.BEYOND, Basis.SEEN),
        ("fucking procurement froze the budget", OUT, Stability.PASSING, Reach.BEYOND, Basis.SEEN),
        ("I had nobody on the shop floor", IN, Stability.PASSING, Reach.WITHIN, Basis.SEEN),
        ("because nobody above the plant knew us", OUT, Stability.PASSING, Reach.WITHIN, Basis.SEEN),
    ],
)
def test_where_a_cause_lies(
    text: str, locus: Locus, stability: Stability | None, reach: Reach, basis: Basis
) -> None:
    (cause,) = read_causes(text)
    assert (cause.locus, cause.stability, cause.reach, cause.basis) == (locus, stability, reach, basis)


def test_blame_turned_on_oneself_is_a_cause_inside_where_none_else_is_named() -> None:
    (cause,) = read_causes("it's all my fault")
    assert cause.locus is IN
    assert words("it's all my fault, I sent the wrong price") == ["I sent the wrong price"]
    assert words("they say it's not my fault") == []


def test_quotes_capitals_and_spaces_stay_as_typed() -> None:
    assert words("LOST. Their CFO  didn’t sign, END OF STORY") == ["Their CFO  didn’t sign"]


@pytest.mark.parametrize(
    ("answer", "causes"),
    [
        ("timing", ["timing"]),
        ("Marek, luck, and I wrote a business case", ["Marek", "luck", "I wrote a business case"]),
        ("no sponsor at all, and their budget got cut", ["no sponsor at all", "their budget got cut"]),
        ("procurement, I told you", ["procurement"]),
        ("I did what I could", []),
        ("the budget, nobody could have changed that", ["the budget"]),
    ],
)  # fmt: skip
def test_asked_for_causes_whatever_is_answered_is_one(answer: str, causes: list[str]) -> None:
    assert [cause.words for cause in read_causes(answer, is_answer=True)] == causes


@pytest.mark.parametrize(
    "answer", ["no 12 actually", "40 of them", "same as before", "I looked it up", "can't forget Ada",
               "price wasnt it", "it wasn't the problem", "she'd probably say no", "sorry"],
)  # fmt: skip
def test_asides_and_denials_are_no_causes_when_asked(answer: str) -> None:
    assert read_causes(answer, is_answer=True) == ()
    assert explains_nothing(answer)


def test_what_explains_nothing_even_when_asked() -> None:
    assert explains_nothing("I did what I could")
    assert explains_nothing("I told you")
    assert not explains_nothing("timing")
    assert not explains_nothing("nobody could have changed that")


def test_what_a_buyer_liked_explains_no_loss() -> None:
    text = "We lost it. The engineers loved us, but procurement cut the budget."
    assert [cause.words for cause in read_causes(text, is_loss=True)] == ["procurement cut the budget"]
    assert read_causes("We won it because the engineers loved us", is_loss=True)


def test_of_other_voices_most_is_found_and_little_else() -> None:
    """Sentences in six voices that the lists weren't made from; read with their labels since."""
    rows = [json.loads(line) for line in (Path(__file__).parent / "causes.jsonl").read_text().splitlines()]
    labelled, read, shared = 0, 0, 0
    for row in rows:
        found = [cause.words for cause in read_causes(row["text"])]
        labelled, read = labelled + len(row["causes"]), read + len(found)
        shared += sum(any(_are_one(cause["words"], words) for words in found) for cause in row["causes"])
    assert shared / read >= 0.85
    assert shared / labelled >= 0.65


def _are_one(first: str, second: str) -> bool:
    """They share at least half the words of the longer one."""
    a, b = Counter(first.lower().split()), Counter(second.lower().split())
    return (a & b).total() >= max(a.total(), b.total()) / 2


async def test_as_a_port_it_reads_every_message() -> None:
    read = await PlainCauseReader().read(["their CFO killed it", "hello", "I forgot to call"])
    assert [cause.words for cause in read.causes] == ["their CFO killed it", "I forgot to call"]
    assert read.notice is None
    assert (await PlainCauseReader().read([])).causes == ()


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    assert all(cause.words and cause.words in text for cause in read_causes(text))


@given(st.lists(st.sampled_from("we lost because I he never , . ? so that's why price budget cut".split())))
def test_no_order_of_words_is_too_strange(said: list[str]) -> None:
    text = " ".join(said)
    assert all(cause.words in text for cause in read_causes(text))
