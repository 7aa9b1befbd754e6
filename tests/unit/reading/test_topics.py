"""The table is ``said.jsonl``, explained in ``said.py``."""

import re

import pytest
from hypothesis import given

from assistant.domain.words import DETERMINERS, straight
from assistant.reading import people
from assistant.reading.lexicon import folded, qualities
from assistant.reading.topics import moments, topics
from tests.unit.reading.said import MESSAGES, ROWS, Row

LEFT_OUT = DETERMINERS | qualities()["judging"]


def without_people(row: Row) -> list[str]:
    """As they are used: a phrase that holds a person's name further on is no topic."""
    names = set(people.names(row.said))
    return [topic for topic in topics(row.said) if not names & set(topic.split()[1:])]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_what_the_talk_is_about(row: Row) -> None:
    found = without_people(row)
    assert set(found) <= row.want | row.may
    assert not row.want or (found and found[0] in row.want), found


@pytest.mark.parametrize("row", [row for row in ROWS if row.moment], ids=lambda row: row.id)
def test_what_happened_at_a_time(row: Row) -> None:
    assert next(iter(moments(row.said)), None) in row.moment


@pytest.mark.parametrize(
    "said",
    [
        "I set the bar high and check every day",
        "your team's dying",
        "worth a shot, I don't want to make a fuss",
        "got the pills counted, 71 80 66 the last three",
        "the scaling thing yes",
        "the big picture is that the ball is in their court",
        "his head, her heart, my stomach and the back of my neck",
        "it's a thing, the same thing every time, the way of the world",
        "my rep ishaan, your manager texts, the customer calls",
        "no big deal. good call, end of story",
        "they used us for a price check",
        'she said "my territory, my rules"',
    ],
)
def test_idioms_bodies_people_and_halves_are_no_topics(said: str) -> None:
    assert topics([said]) == ()


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("my pipeline review is a joke", "your pipeline review"),
        ("we lost our last two renewals", "your last two renewals"),
        ("a demo went wrong", "the demo"),
        ("the stupid CRM again", "the CRM"),
        ("the price hike scares them", "the price hike"),
        ("she has no onboarding plan", "the onboarding plan"),
        ("my call with procurement went sideways", "your call with procurement"),
        ("my call with my director was short", "your call with your director"),
        ("monday's demo was fine", "Monday's demo"),
        ("Demo went badly", "the demo"),
        ("i died on that call", "that call"),
        ("it's about my follow ups", "your follow ups"),
        ("he hates forecasting", "forecasting"),
        ("leads were rubbish", "the leads"),
    ],
)
def test_a_phrase_faces_the_coachee(said: str, topic: str) -> None:
    assert topics([said])[0] == topic


def test_no_phrase_reaches_across_a_stop() -> None:
    assert topics(["I saw the new pricing. Sheet of paper gone"]) == ("the new pricing",)
    assert topics(["after the demo, calls stopped"])[0] == "the demo"


def test_specific_comes_before_general_and_new_before_old() -> None:
    said = ["the county order went badly", "we had a call about the liability clause and the price"]
    assert topics(said) == ("the liability clause", "the price", "the county order")
    assert topics(said, latest=1) == ("the liability clause", "the price")


def test_a_wider_phrase_covers_a_narrower_one() -> None:
    assert topics(["the pricing sheet is out", "nobody likes the sheet, the new pricing sheet"]) == (
        "the new pricing sheet",
    )


def test_an_owner_who_has_a_pronoun_is_called_by_it() -> None:
    assert topics(["nuria's discovery notes are thin"]) == ("Nuria's discovery notes",)
    assert topics(["nuria's discovery notes are thin", "told her twice"]) == ("her discovery notes",)


@pytest.mark.parametrize(
    "said",
    [
        "I have a demo at 2",
        "my pipeline review is on thursday",
        "the pitch tomorrow",
        "i'm dreading the QBR",
        "he always talks in the meeting",
        "we could do a pilot visit next week",
        "her discovery calls",
    ],
)
def test_what_is_ahead_or_comes_every_week_is_no_moment(said: str) -> None:
    assert moments([said]) == ()


def bare(text: str) -> list[str]:
    """Words without articles, possessives and judgements."""
    found = re.findall(r"[^\W_]+", folded(straight(text).replace("'s", "")))
    return [word for word in found if word not in LEFT_OUT]


@given(MESSAGES)
def test_a_topic_is_made_of_what_was_said(said: list[str]) -> None:
    found = topics(said)
    assert len(found) == len(set(found))
    assert set(moments(said)) <= set(found)
    heard = [" ".join(bare(text)) for text in said]
    for topic in found:
        inside = bare(topic)
        owned = inside[1:] if topic.split()[0].endswith("'s") else inside
        assert any(" ".join(owned) in text for text in heard), topic


def test_what_it_is_not_about_is_no_topic() -> None:
    assert topics(["her pipeline is thin", "it's the demo I guess, not the pipeline"]) == ("the demo",)
    assert topics(["not the split, that one is for HR"]) == ()
