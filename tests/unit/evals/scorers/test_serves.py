import pytest

from evals.scorers import serves
from evals.scores import Score
from evals.transcript import Transcript
from tests.unit.evals.scorers.talks import holds, sample, talk

THREE = "Three:\n\n1. What went well?\n2. What is in the way?\n3. What will you try?\n\nWhich fits, if any?"


def scored(transcript: Transcript, **expected: object) -> Score:
    score = serves.score(transcript, sample(**expected))
    assert holds(score, transcript)
    return score


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("give me three questions", THREE),
        ("how do I word this?", "“Ann, I'd like to hear your side first.” Yours to change."),
        ("can you summarise?", "So far: Ann missed the launch, and the budget is gone."),
        (
            "what is GROW?",
            "GROW is a way to hold a conversation in four stages: goal, reality, options, will.",
        ),
        ("what are my options?", "- One is to wait.\n- Another is to ask Ann.\n\nWhich fits, if any?"),
        ("what are my options?", "Some have waited; some have asked; some have let it go. Which fits?"),
    ],
)
def test_what_is_asked_for_is_given(said, reply):
    transcript = talk(
        "Ann missed the launch", "What happened?", "the budget is gone", "And then?", said, reply
    )
    score = scored(transcript)
    assert (score.value, score.figures["asked"]) == (1, 1)


@pytest.mark.parametrize(
    "said",
    [
        "give me three questions",
        "how do I word this?",
        "can you summarise?",
        "what is GROW?",
        "what are my options?",
    ],
)
@pytest.mark.parametrize("reply", ["What would Ann say to that?", "That sounds like a lot to carry."])
def test_a_question_or_a_hum_in_return_is_a_finding(said, reply):
    transcript = talk(
        "Ann missed the launch", "What happened?", "the budget is gone", "And then?", said, reply
    )
    score = scored(transcript)
    assert score.value == 0
    assert [finding.turn for finding in score.findings] == [5]


def test_the_sample_says_what_was_asked_for_and_how_many():
    transcript = talk("so what do I take into the room", THREE)
    assert scored(transcript, service="questions", service_at=1, count=3).value == 1
    score = scored(transcript, service="questions", service_at=1, count=5)
    assert "3 of them, not 5" in score.explanation


def test_words_to_say_that_hold_the_request_itself():
    score = scored(
        talk("I'll be late. how do I word it?", "“I'll be late. How do I word it?” Yours to change.")
    )
    assert score.value == 0
    assert "request itself" in score.findings[0].why


def test_a_wish_for_an_answer_may_come_back_once():
    once = talk(
        "just tell me what to do", "Would some options help?", "yes", "- One is A.\n- Another is B.\n\nWhich?"
    )
    assert scored(once).value == 1
    twice = talk("just tell me what to do", "Would some options help?", "yes", "What have you tried?")
    assert [finding.turn for finding in scored(twice).findings] == [3]
    insisting = talk(
        "just tell me what to do", "What have you tried?", "stop asking", "What makes you say so?"
    )
    assert scored(insisting).figures["handed_back"] == 1


def test_after_options_the_count_begins_anew():
    options = "- One is A.\n- Another is B.\n\nWhich?"
    transcript = talk(
        "tell me what to do", "Options?", "I mean it", options, "what would you do", "What fits?"
    )
    assert scored(transcript).value == 1


def test_a_false_hand_over_serves_nobody():
    score = scored(talk("give me three questions", "I stop coaching here; HR is the right place for this."))
    assert (score.value, score.figures["false_hand_overs"]) == (0, 1)


def test_nothing_asked_for():
    assert scored(talk("Ann missed the launch", "What happened?")).status == "not-applicable"
    assert serves.score(talk("I asked her three questions", "Which?"), None).status == "not-applicable"
