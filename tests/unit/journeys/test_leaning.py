"""A line that can't stand by itself stays with the one before it; a feeling with whose it is."""

import pytest

from assistant.journeys.progress import progress
from assistant.journeys.whom import looked_back_at
from tests.unit.journeys.followed import a_talk_on, bank, journey

STORY = "Where does the story of this deal start for you?"
BUYER = "If the buyer told a colleague about the deal, what would come first?"
START = "What led to it, as it looks to you now?"
AGENDA = "What would Jonas like to talk about this time?"
SEEN = "What have you seen Jonas do, or heard him say?"


def told(id: str, asked: str, text: str) -> dict[str, list[str]]:
    first = "lost it" if id == "lost-deal" else "1:1 with Jonas"
    done = progress(journey(id), a_talk_on(id, first, asked, text), bank())
    found = {part: [each.text for each in kept if each.text != first] for part, kept in done.told.items()}
    return {part: texts for part, texts in found.items() if texts}


@pytest.mark.parametrize(
    "text",
    [
        "The depot liked it. But not the price. Because of that they stayed where they were.",
        "We met in May. So nobody in accounts ever saw it.",
        "She rang on a Sunday. In Polish.",
        "They hoped we could be there in two days. We were.",
    ],
)
def test_what_leans_on_a_line_stands_with_it(text: str) -> None:
    assert told("lost-deal", STORY, text)["story"] == [text]


def test_a_sentence_that_was_cut_is_whole_where_all_of_it_stands() -> None:
    text = "the Marlow tender is gone, they told me this morning and I had to sit down"
    found = told("lost-deal", STORY, text)
    assert found["story"] == [text]
    assert found["seen"] == ["they told me this morning"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("It began in May. Then everything went quiet.", ["It began in May.", "everything went quiet."]),
        ("It rained.\nBut we met.", ["It rained.", "we met."]),
        ("It was late. Nordby sent a mail.", ["It was late.", "Nordby sent a mail."]),
    ],
)
def test_what_stands_by_itself_has_its_own_line(text: str, lines: list[str]) -> None:
    assert told("lost-deal", STORY, text)["story"] == lines


@pytest.mark.parametrize(
    ("id", "asked", "text", "part"),
    [
        ("lost-deal", BUYER, "I felt stupid", "story"),
        ("lost-deal", BUYER, "my boss was furious", "story"),
        ("lost-deal", BUYER, "she was disappointed with our support", "buyer"),
        ("prepare", SEEN, "I get so frustrated with him", "also"),
        ("prepare", SEEN, "he was annoyed with me on Monday", "seen"),
        ("prepare", AGENDA, "I'm dreading it a bit", "also"),
    ],
)
def test_a_feeling_stands_with_the_one_whose_it_is(id: str, asked: str, text: str, part: str) -> None:
    assert told(id, asked, text) == {part: [text]}


def test_what_a_feeling_comes_from_is_seen() -> None:
    found = told("prepare", SEEN, "I'm a bit tense because last week she cried in our 1:1")
    assert found == {"also": ["I'm a bit tense"], "seen": ["last week she cried in our 1:1"]}


@pytest.mark.parametrize(
    ("id", "asked", "text", "part"),
    [
        ("lost-deal", STORY, "I would do it differently, with two people from the start", "try"),
        ("lost-deal", STORY, "I'd never do it online again", "try"),
        ("lost-deal", STORY, "The trial I'd keep", "repeat"),
        ("lost-deal", STORY, "I have the same set-up at Nordby right now", "open-deals"),
        ("lost-deal", STORY, "Nordby has a new boss too, by the way, same situation", "open-deals"),
        ("lost-deal", STORY, "They'd say we were too slow", "buyer"),
        ("lost-deal", START, "next time I'd show the savings first", "try"),
        ("lost-deal", START, "I should have called the CFO", "causes-start"),
        ("prepare", AGENDA, "the main thing for me is his pipeline", "focus"),
        ("prepare", AGENDA, "she'd like to focus on her bonus", "agenda"),
    ],
)
def test_an_answer_ahead_of_its_question_stands_in_its_part(
    id: str, asked: str, text: str, part: str
) -> None:
    assert told(id, asked, text) == {part: [text]}


def test_two_answers_in_one_sentence_stand_in_two_parts() -> None:
    asked = "Which part of your work on this would you do again just so?"
    found = told("lost-deal", asked, "the workshop, and I'd like to know who came second")
    assert found == {"repeat": ["the workshop"], "unknown": ["I'd like to know who came second"]}


def test_he_who_finishes_something_asks_for_no_page() -> None:
    assert told("prepare", SEEN, "he jumps to a fix before they finish")["seen"]


@pytest.mark.parametrize(
    ("said", "deal"),
    [
        ("the whole thing with Kestrel is over", "the Kestrel deal"),
        ("spent the week at Orbis and it's a no", "the Orbis deal"),
        ("Halberd. gone.", "the Halberd deal"),
        ("so quist went with someone else", "the Quist deal"),
        ("I talked to Hobbs about it", None),
        ("Friday is off", None),
        ("Honestly. Gone", None),
        ("yesterday went with nothing", None),
        ("the SAP people won it", None),
        ("lost to Oracle", None),
    ],
)
def test_a_deal_named_in_passing_is_the_page_s(said: str, deal: str | None) -> None:
    assert looked_back_at([said, "it took a while"]) == deal
