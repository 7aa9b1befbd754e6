"""What is plainly of another kind leaves the part that was asked for; a story stays whole."""

import pytest

from assistant.journeys.placing import called
from assistant.journeys.progress import open_parts, progress
from tests.unit.journeys.followed import a_talk_on, bank, journey

REPEAT = "Which part of your work on this would you do again just so?"
UNKNOWN = "Which question about the deal would you still like answered?"
START = "What led to it, as it looks to you now?"
DEALS = "Which open deal came to mind while you were telling this?"
FOCUS = "Which one deal, skill or worry deserves the time with Jonas?"
SEEN = "What have you seen Jonas do, or heard him say?"
BLOCKED = "What stands in Jonas's way that only you can move?"
TELL = "What, if anything, is decided already and needs plain words?"
STORY = "Where does the story of this deal start for you?"


def told(id: str, *texts: str) -> dict[str, list[str]]:
    done = progress(journey(id), a_talk_on(id, *texts), bank())
    return {part: [each.text for each in found] for part, found in done.told.items()}


@pytest.mark.parametrize(
    ("asked", "answer", "part"),
    [
        (REPEAT, "I'll ask on Monday who else has a say at Contoso", "try"),
        (REPEAT, "I'll ring their buyer", "try"),
        (UNKNOWN, "Contoso looks just like that right now, one contact and nobody else", "open-deals"),
        (REPEAT, "I still don't know who signed it off", "unknown"),
        (UNKNOWN, "they'd say we were too small", "buyer"),
        (START, "Ashford has the same problem", "open-deals"),
        (UNKNOWN, "I'll look at it again on Sunday", "again"),
        (START, "I did what I could", "story"),
        (START, "timing", "causes-start"),
        (REPEAT, "the pilot", "repeat"),
        (REPEAT, "i dont know what she held us against", "unknown"),
        (UNKNOWN, "probably should have called their CIO in June", "try"),
        (REPEAT, "the Kestrel renewal could use that", "open-deals"),
        (DEALS, "I'd ask who else reads the offer", "try"),
        (START, "the budget wasn't it", "story"),
    ],
)  # fmt: skip
def test_a_strong_kind_wins_over_what_was_asked(asked: str, answer: str, part: str) -> None:
    assert told("lost-deal", "lost it", asked, answer)[part][-1] == answer


@pytest.mark.parametrize(
    ("id", "asked", "answer", "part"),
    [
        ("after", "What did Jonas take away, in his own words?", "that he'll call the CFO", "takeaway"),
        ("prepare", "What would Jonas like to talk about this time?", "I'll let him choose", "agenda"),
        ("after", "What would you do another way next time?", "I'll listen more", "otherwise"),
        (
            "prepare",
            "What would Jonas like to talk about this time?",
            "I must tell him travel is cut",
            "told",
        ),
    ],
)
def test_what_is_an_answer_stays_one(id: str, asked: str, answer: str, part: str) -> None:
    assert told(id, "1:1 with Jonas", asked, answer)[part][-1] == answer


@pytest.mark.parametrize(
    ("asked", "answer", "parts"),
    [
        (FOCUS, "she's patient with new customers, rescued the Ashford account", ["goes-well"]),
        (SEEN, "discovery calls. he never lets them finish", ["focus", "seen"]),
        (TELL, "twice he closed the call with 'I'll send you a deck'", ["seen"]),
        (BLOCKED, "find him a desk near presales", ["unblock"]),
        (TELL, "find him a desk near presales", ["unblock"]),
    ],
)
def test_a_leader_s_answer_stands_where_it_belongs(asked: str, answer: str, parts: list[str]) -> None:
    found = told("prepare", "1:1 with Jonas", asked, answer)
    assert [part for part in found if part != "also"] == parts


@pytest.mark.parametrize(
    "aside",
    ["i just told you??", "wait, one thing", "can u remind me?", "Ingrid?", "sorry, my kid", "what page?"],
)
def test_what_is_said_to_the_coach_stands_on_no_page(aside: str) -> None:
    assert told("lost-deal", "lost it", START, aside) == told("lost-deal", "lost it")


@pytest.mark.parametrize(
    ("asked", "answer", "part"),
    [
        (SEEN, 'on Monday he told Anh "maybe sales isn\'t for you"', "seen"),
        (TELL, 'she wrote on Friday: "can we talk about my patch"', "agenda"),
        (TELL, "hes quiet since the reorg", "seen"),
    ],
)
def test_words_of_others_stand_as_what_they_are(asked: str, answer: str, part: str) -> None:
    assert told("prepare", "1:1 with Jonas", asked, answer)[part] == [answer]


@pytest.mark.parametrize("wish", ["keep it short please", "just the questions please", "one at a time"])
def test_how_to_talk_stands_on_no_page(wish: str) -> None:
    assert told("lost-deal", "lost it", START, wish) == told("lost-deal", "lost it")


TELLS = (
    "she chose the cheaper one in the end",
    "i dont know what he told his board",
    "I should have met their IT lead",
    "that Tuesday the mood changed",
    "I'd send the summary myself",
    "he nodded, then nothing",
    "not sure who signed it",
    "the pilot was good",
    "I'm still sore about it",
    "we were late with the offer, and they noticed",
    "price wasn't the problem",
)


@pytest.mark.parametrize("tells", TELLS)
@pytest.mark.parametrize("asked", [STORY, START, UNKNOWN, REPEAT, DEALS])
def test_nothing_that_is_told_is_lost(asked: str, tells: str) -> None:
    found = told("lost-deal", "lost it", asked, tells)
    kept = " ".join(text for texts in found.values() for text in texts)
    assert all(word in kept for word in tells.replace(",", " ").split() if word not in ("and", "then"))


def test_a_part_so_left_empty_is_asked_once_more_after_the_others() -> None:
    def waiting(*texts: str) -> list[str]:
        done = progress(journey("lost-deal"), a_talk_on("lost-deal", *texts), bank())
        return [p.id for p in open_parts(journey("lost-deal"), done.filled, done.asked, done.missed)]

    other = ("lost it", REPEAT, "Contoso looks just like that right now")
    assert waiting(*other)[-1] == "repeat"
    assert waiting(*other).count("repeat") == 1
    second = "What did you try on this that deserved a better ending?"
    assert "repeat" not in waiting(*other, second, "Ashford looks just like that as well")
    assert "repeat" not in waiting("lost it", REPEAT, "no idea")
    assert "repeat" in waiting("lost it", REPEAT, "can we talk about something else?")


def test_a_story_stays_whole_and_what_was_heard_in_it_stands_in_its_own_part_too() -> None:
    said = (
        'It began in May. Then everything went quiet. Their CFO said "too risky". I think we were too slow.'
    )
    found = told("lost-deal", "lost it", STORY, said)
    assert found["story"] == [
        "lost it",
        "It began in May.",
        "everything went quiet.",
        'Their CFO said "too risky".',
    ]
    assert found["turning"] == ["everything went quiet."]
    assert found["seen"] == ['Their CFO said "too risky".']
    assert found["concluded"] == ["I think we were too slow."]


def test_how_it_ended_is_the_story_and_no_strength() -> None:
    assert told("won-deal", "We won Lumen, biggest of the year.")["story"]
    assert "repeat" not in told("won-deal", "Ferrum signed! The engineers were brilliant.")


def test_what_is_said_by_the_way_answers_nothing() -> None:
    found = told("after", "done", "What surprised you?", "finance changes the template again, by the way")
    assert found == {"also": ["finance changes the template again, by the way"]}


def test_what_is_taken_back_goes() -> None:
    asked = "Who would you like to ask, your leader or somebody beside you?"
    assert told("ask-for-coaching", "I'm bad at demos", asked, "Jonas. no wait, Jane")["whom"] == ["Jane"]
    assert told("after", "done with Jonas", "How was the talking shared?", "not Jonas, Jane") == {}


@pytest.mark.parametrize(
    ("under", "part"),
    [
        ("agenda", "agenda"),
        ("wants", "agenda"),
        ("must tell him", "told"),
        ("what jonas brings", "agenda"),
        ("must tell about acme", "told"),
    ],
)
def test_what_stands_before_a_colon_names_a_part(under: str, part: str) -> None:
    found = called(journey("prepare"), under)
    assert found is not None
    assert found[0].id == part


@pytest.mark.parametrize("under", ["acme", "good news", "focus acme", "next steps", "orbis renewal"])
def test_or_it_is_part_of_what_is_told(under: str) -> None:
    assert called(journey("prepare"), under) is None
    assert told("prepare", f"{under}: stuck in legal") != {}
    assert f"{under}: stuck in legal" in repr(told("prepare", f"{under}: stuck in legal"))
