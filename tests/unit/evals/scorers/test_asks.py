import pytest

from evals.scorers import asks
from evals.scores import Score
from tests.unit.evals.scorers.talks import holds, talk

SAID = "the Brandt deal is stuck and the buyer has stopped answering"


def scored(*messages: str, move: str = "") -> Score:
    transcript = talk(*messages, replies={1: {"move": move}})
    score = asks.score(transcript, None)
    assert holds(score, transcript)
    return score


@pytest.mark.parametrize(
    "reply",
    [
        "Stuck, and in silence. What was the last thing the buyer said?",
        "When the buyer stopped, what had just changed?",
        "What do you know about what they want and what they need?",
        "Is that right? What was the last thing the buyer said?",
        "Before the silence, which of you named the next step?",
    ],
)
def test_one_question_that_leads_nowhere_is_asked_well(reply: str) -> None:
    score = scored(SAID, reply)
    assert (score.value, score.findings) == (1, ())


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("What changed? Who was there?", asks.STACKED),
        ("What changed, and what did you do about it?", asks.STACKED),
        ("Don't you think the buyer has lost interest?", asks.LEADING),
        ("Why do you always let buyers walk over you?", asks.LEADING),
        ("The price was too high, wasn't it?", asks.LEADING),
        ("Have you considered calling their boss?", asks.ADVISING),
    ],
)
def test_stacked_and_leading_questions_count_against_it(reply: str, why: str) -> None:
    score = scored(SAID, reply)
    assert score.value == 0
    assert why in [f.why for f in score.findings]


def test_a_closed_question_is_shown_and_costs_nothing() -> None:
    score = scored(SAID, "Did the buyer give a reason?")
    assert score.value == 1
    assert [f.why for f in score.findings] == [asks.CLOSED]
    assert score.figures["open_share"] == 0


def test_a_list_that_was_asked_for_isnt_stacked() -> None:
    reply = "For Jana:\n\n1. What do you see?\n2. What is missing?\n3. What comes next?\n\nWhich fits?"
    score = scored("give me 3 questions for Jana", reply, move="questions")
    assert (score.value, score.figures["questions"]) == (1, 1)
    assert scored("Jana is quiet", reply).value == 0


def test_a_draft_that_was_asked_for_isnt_stacked() -> None:
    reply = "It could read: “Jana, how was it? What would you change?” Yours to bend. What is missing?"
    assert scored("can you write a message to Jana", reply).value == 1


def test_the_bands_are_figures() -> None:
    score = scored("the Brandt deal is stuck", "It sounds as if Brandt weighs on you. What happened?")
    assert score.figures["reflected_share"] == 1
    assert score.figures["reflections_per_question"] == 1
    assert score.figures["word_share"] == pytest.approx(10 / 15)


def test_who_asks_nothing_isnt_scored() -> None:
    assert scored(SAID, "That may well have played its part.").status == "not-applicable"
