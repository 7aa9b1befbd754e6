"""A template's slots, filled with the coachee's own words or with what it says instead."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bootstrap import build_knowledge
from assistant.domain.reading import Person
from assistant.settings import Settings
from assistant.writing.slots import Filling, for_coachee, for_the_rep
from tests.unit.briefs import a_reading

KNOWN = {"person": "Jonas", "person's": "Jonas's", "deal": "the Acme renewal", "topic": "the follow-ups",
         "moment": "the demo"}  # fmt: skip
HIM = Filling(KNOWN, "he", "the follow-ups again")


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("What did {person|your rep} say?", "What did Jonas say?"),
        ("Whose view is {person's|your rep's}?", "Whose view is Jonas's?"),
        ("{topic|this} first: what now?", "The follow-ups first: what now?"),
        ("What would {they} say about {their} part in {deal|the deal}?",
         "What would he say about his part in the Acme renewal?"),
        ("How was {moment|that moment} for {them}?", "How was the demo for him?"),
        ("No slot at all?", "No slot at all?"),
    ],
)  # fmt: skip
def test_slots_are_filled(template: str, text: str) -> None:
    assert HIM.fill(template).text == text


def test_what_is_not_known_is_said_otherwise() -> None:
    assert Filling({}).fill("What did {person|your rep} say to {them} of {topic|this}?").text == (
        "What did your rep say to them of this?"
    )


@pytest.mark.parametrize(
    ("pronoun", "text"), [("he", "he him his"), ("she", "she her her"), ("they", "they them their")]
)
def test_pronouns_have_their_forms(pronoun: str, text: str) -> None:
    assert Filling({}, pronoun).fill("x {they} {them} {their}").text == f"X {text}"


def test_a_matter_of_now_ties_more_than_an_old_one_and_words_of_none_tie_nothing() -> None:
    now = HIM.fill("What about {topic|this}?").specific
    old = HIM.fill("What about {moment|that}?").specific
    person = HIM.fill("What about {person|them}?").specific
    none = HIM.fill("What about it?").specific
    assert now == 1.0
    assert none == 0.0
    assert none < old < person < now


def test_another_topic_can_be_put_in() -> None:
    assert HIM.about("the price").fill("And {topic|this}?").text == "And the price?"
    assert HIM.fill("And {topic|this}?").text == "And the follow-ups?"


class TestWords:
    READING = a_reading(
        person=Person("Ines", "she"),
        topics=("her forecast", "the demo", "your plan"),
        moments=("the demo",),
        deal="the Acme renewal",
        query="her forecast slipped",
    )

    def test_of_the_coachee(self) -> None:
        filling = for_coachee(self.READING)
        assert filling.words["topic"] == "her forecast"
        assert filling.words["person"] == "Ines"
        assert filling.words["person's"] == "Ines's"
        assert filling.words["moment"] == "the demo"
        assert filling.words["deal"] == "the Acme renewal"
        assert filling.pronoun == "she"

    def test_to_the_rep_what_is_hers_is_yours_and_she_is_nobody_else(self) -> None:
        words = for_the_rep(self.READING).words
        assert words["topic"] == "your forecast"
        assert "person" not in words
        assert "your plan" not in words.values()

    def test_a_named_possessive_is_yours_too(self) -> None:
        named = replace(self.READING, topics=("Ines's pipeline",))
        assert for_the_rep(named).words["topic"] == "your pipeline"

    def test_without_topics_the_deal_is_the_topic(self) -> None:
        assert for_coachee(replace(self.READING, topics=())).words["topic"] == "the Acme renewal"

    def test_with_nothing_said_nothing_is_filled(self) -> None:
        assert for_coachee(a_reading(person=None)).words == {}


NAME = st.sampled_from(["person", "person's", "deal", "topic", "moment"])
PART = st.sampled_from(["How is ", " with ", "Żaneta", " 14", "? ", "Ünal's "])


@given(
    st.lists(st.tuples(PART, NAME), min_size=1, max_size=5),
    st.dictionaries(NAME, st.sampled_from(["the Größe plan", "Żaneta"])),
)
def test_filling_keeps_every_fixed_word(parts: list[tuple[str, str]], known: dict[str, str]) -> None:
    template = "".join(f"{text}{{{name}|instead}}" for text, name in parts)
    filled = Filling(known).fill(template).text
    expected = "".join(f"{text}{known.get(name, 'instead')}" for text, name in parts)
    assert filled.lower() == expected.lower()


@given(st.text(max_size=60))
def test_no_template_is_too_strange(template: str) -> None:
    assert isinstance(HIM.fill(template).text, str)


def test_no_brace_is_left_in_any_question_of_the_bank() -> None:
    for passage in build_knowledge(Settings()).passages:
        for text in (*(q.text for q in passage.questions), *passage.meanings, *passage.options):
            for filling in (HIM, Filling({}), Filling(KNOWN, "she")):
                assert not re.search(r"[{}|]", filling.fill(text).text), text
