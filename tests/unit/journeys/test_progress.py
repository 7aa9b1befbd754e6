"""What was said finds its part, and what was asked for isn't asked for again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.conversation import Carried
from assistant.journeys.placing import speaks_of
from assistant.journeys.progress import Progress, open_parts, progress
from tests.unit.journeys.followed import a_talk_on, bank, journey

AGENDA = "What would Jonas like to talk about this time?"
FOCUS = "Which one deal, skill or worry deserves the time with Jonas?"
SEEN = "What have you seen Jonas do, or heard him say?"


def after(id: str, *texts: str, carried: tuple[Carried, ...] = ()) -> Progress:
    return progress(journey(id), a_talk_on(id, *texts, carried=carried), bank())


def told(done: Progress) -> dict[str, list[str]]:
    return {part: [each.text for each in found] for part, found in done.told.items()}


def test_a_rich_first_message_is_sorted_by_its_kinds() -> None:
    done = after(
        "prepare",
        "1:1 with Jonas on Thursday. He wants to talk about his comp plan. He missed two forecasts"
        " and I think he's bored. His demos are going great. I have to tell him travel is cut."
        " I'll get legal to move. We agreed he'd bring three accounts."
        " I want to focus on the Kestrel renewal.",
    )
    assert told(done) == {
        "agenda": ["He wants to talk about his comp plan."],
        "seen": ["He missed two forecasts"],
        "assumed": ["I think he's bored."],
        "goes-well": ["His demos are going great."],
        "told": ["I have to tell him travel is cut."],
        "unblock": ["I'll get legal to move."],
        "last-time": ["We agreed he'd bring three accounts."],
        "focus": ["I want to focus on the Kestrel renewal."],
    }
    assert open_parts(journey("prepare"), done.filled, done.asked) == ()
    assert {each.turn for found in done.told.values() for each in found} == {1}


def test_an_answer_goes_to_what_was_asked() -> None:
    done = after("prepare", "1:1 with Jonas", AGENDA, "comp", FOCUS, "his forecast", SEEN, "late twice")
    assert told(done) == {"agenda": ["comp"], "focus": ["his forecast"], "seen": ["late twice"]}
    assert (done.asked, done.last_asked, done.turns) == (("agenda", "focus", "seen"), "seen", 4)
    assert done.wanted == {2: "agenda", 3: "focus", 4: "seen"}


@pytest.mark.parametrize(
    ("question", "answer", "places"),
    [
        (SEEN, "I think he's scared of me", {"assumed": 1}),
        (
            SEEN,
            "he was late. probably he's bored. I must tell him travel is cut",
            {"seen": 1, "assumed": 1, "told": 1},
        ),
        (AGENDA, "the bonus plan is decided, not negotiable", {"told": 1}),
        (FOCUS, "I sat in two of his calls and he talked all the time", {"seen": 1}),
        (FOCUS, "he struggles with discovery", {"focus": 1}),
    ],
)  # fmt: skip
def test_what_is_kept_apart_leaves_the_part_that_was_asked_for(
    question: str, answer: str, places: dict[str, int]
) -> None:
    done = after("prepare", "1:1 with Jonas", question, answer)
    assert {part: len(found) for part, found in done.told.items()} == places


@pytest.mark.parametrize("answer", ["idk", "skip", "nothing", "no idea what he wants"])
def test_nothing_fills_nothing_and_isn_t_asked_again(answer: str) -> None:
    done = after("prepare", "1:1 with Jonas", AGENDA, answer)
    assert told(done) == {}
    assert next(p.id for p in open_parts(journey("prepare"), done.filled, done.asked)) == "focus"


def test_what_isn_t_known_is_an_answer_where_it_is_asked() -> None:
    asked = "Which question about the deal would you still like answered?"
    done = after("lost-deal", "lost it", asked, "no idea who signs")
    assert done.of("unknown")[0].text == "no idea who signs"


def test_a_few_words_are_no_story_yet() -> None:
    short, long = (
        "Lost Kestrel today.",
        " ".join(f"In month {n} they came and went." for n in range(6)),
    )
    for text, is_open in ((short, True), (long, False)):
        done = after("lost-deal", text)
        assert (
            "story" in {p.id for p in open_parts(journey("lost-deal"), done.filled, done.asked)}
        ) is is_open


def test_a_bank_question_that_rests_on_the_part_s_passage_asks_for_it() -> None:
    asked = "What have you seen or heard from Jonas that leads you there?"
    assert (
        after("prepare", "he's lazy", asked, "missed two standups").of("seen")[0].text
        == "missed two standups"
    )


def test_a_question_a_model_put_its_own_way_is_the_one_that_was_due() -> None:
    done = after("prepare", "1:1 with Jonas", "And his own agenda, how does that look?", "comp")
    assert done.last_asked == "agenda"
    assert after("prepare", "1:1 with Jonas", "Would a few options be useful?", "comp").last_asked is None


def test_questions_of_a_list_ask_for_nothing() -> None:
    listed = "3 questions to take to Jonas:\n\n1. What have you seen Jonas do, or heard him say?"
    assert after("prepare", "give me questions", listed, "thanks").asked == ()


def test_what_coaching_stops_for_is_on_no_page() -> None:
    done = after(
        "prepare",
        "1:1 with Jonas. he's late.",
        SEEN,
        "he said he wants to kill himself",
        AGENDA,
        "he's serious",
    )
    assert [each.text for each in done.said] == ["1:1 with Jonas. he's late."]
    assert told(done) == {"seen": ["he's late."]} or told(done) == {"also": ["he's late."]}


def test_an_end_is_no_answer_but_a_day_is() -> None:
    assert told(after("after", "done", "What surprised you?", "tomorrow")) == {}
    asked = "When will you and Jonas talk next?"
    assert after("after", "done", asked, "tomorrow").of("next-date")[0].text == "tomorrow"


@pytest.mark.parametrize("end", [", thats it", ", that's all.", " - ok, that's everything for now"])
def test_saying_that_this_is_all_takes_nothing_away(end: str) -> None:
    done = after("prepare", "1:1 with Jonas", SEEN, f"I have to tell him the travel budget is cut{end}")
    assert told(done) == {"told": ["I have to tell him the travel budget is cut"]}


def test_what_came_of_it_belongs_to_last_time() -> None:
    meant = Carried("m", "I'll ask him who signs at Kestrel", "commitment")
    done = after("prepare", "1:1 with Jonas", "What came of it?", "it's the CFO", carried=(meant,))
    assert told(done) == {"last-time": ["it's the CFO"]}
    done = after("prepare", "I asked Jonas who signs at Kestrel: the CFO", carried=(meant,))
    assert list(done.told) == ["last-time"]
    assert not speaks_of(meant.text, "1:1 with Jonas about his forecast")


def test_notes_under_headings() -> None:
    notes = (
        "Agenda: comp\nmust tell:\n- travel frozen\n- new quota\n\nWhat Jonas brings: a plan\nJonas is tall"
    )
    assert told(after("prepare", notes)) == {
        "agenda": ["comp", "a plan"],
        "told": ["travel frozen", "new quota"],
        "also": ["Jonas is tall"],
    }


def test_requests_cost_no_turn() -> None:
    assert after("prepare", "give me three questions").turns == 0
    assert after("prepare", "hi").turns == 1


@given(
    st.lists(st.text(max_size=80), min_size=1, max_size=7), st.sampled_from(["prepare", "lost-deal", "after"])
)
def test_whatever_is_said_stands_verbatim_where_it_was_said(texts: list[str], id: str) -> None:
    done = after(id, *texts)
    said = texts[::2]
    for part, found in done.told.items():
        assert journey(id).part(part)
        assert all(each.text in said[each.turn - 1] for each in found)


def test_the_same_transcript_gives_the_same_progress() -> None:
    texts = ("1:1 with Jonas", AGENDA, "comp. I think he's bored")
    assert after("prepare", *texts) == after("prepare", *texts)
