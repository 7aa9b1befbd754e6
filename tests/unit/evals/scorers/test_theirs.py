import pytest

from evals.scorers import theirs
from evals.scores import Score
from tests.unit.evals.scorers.talks import holds, talk

SAID = "Milan keeps missing the forecast"
OFFER = "That is yours to settle. Would it help to see a few options?"


def scored(*messages: str) -> Score:
    transcript = talk(*messages)
    score = theirs.score(transcript, None)
    assert holds(score, transcript)
    return score


@pytest.mark.parametrize(
    "reply",
    [
        "There are two ways to go: a shorter list, or a longer talk.",
        "You can either move the forecast or take Milan off it.",
        "Option one is a new template. What do you say?",
        "I'd suggest a new template.",
        "Some leaders set a fixed hour for it, others drop it.",
        "Ring the buyer, or write to procurement.",
        "It could be a matter of training, or a new tool.",
        "The usual remedies would be a buddy, a template and a break.",
        "What I see: a workshop, a coach, a longer deadline.",
        "Perhaps Milan needs a template, perhaps a buddy.",
    ],
)
def test_options_that_nobody_asked_for_are_found(reply: str) -> None:
    score = scored(SAID, reply)
    assert score.value == 0
    assert score.figures["without_leave"] >= 1


@pytest.mark.parametrize(
    "reply",
    [
        "It seems there is more than one way open to you. What do you see?",
        "Something seems to have gone another way. What had you counted on?",
        "When will you and Milan look at the forecast again?",
        "How will you know that it has changed?",
        "What would you like Milan to walk away with?",
        "What could you do about the forecast, good idea or not?",
        OFFER,
        "Missing it, or keeping it from somebody: Milan does both, you say.",
        "You don't know whether to push or to wait. What would tell you?",
        "Let me know if you have questions or concerns.",
        "When did you last warn Milan about the forecast?",
        "If you could hand the forecast to somebody else, what would you miss?",
    ],
)
def test_what_leaves_it_open_is_theirs(reply: str) -> None:
    score = scored(SAID, reply)
    assert (score.value, score.findings) == (1, ())


def test_after_leave_several_options_leave_it_theirs_and_one_does_not() -> None:
    two = "- One option is to call Milan first.\n- Another is to wait a month.\n\nWhat fits, if anything?"
    one = "- One option is to call Milan first."
    assert scored(SAID, OFFER, "yes", two).findings == ()
    assert scored(SAID, OFFER, "yes", one).figures["only_one"] == 1
    assert scored("any ideas?", two).findings == ()


@pytest.mark.parametrize(
    "reply",
    [
        "When will you hand Milan's list to somebody?",
        "As this can't go on, what comes first?",
        "What would a written warning change for Milan?",
        "What keeps you from cancelling the list?",
        "What will you say in your apology to Milan?",
        "Who takes Milan's place on Monday?",
        "How could you use a buddy to steady it?",
        "Now that you know he won't change, what comes first?",
        "What would be the best way to demote Milan?",
    ],
)
def test_a_question_that_takes_a_step_as_decided_steers(reply: str) -> None:
    score = scored(SAID, reply)
    assert score.figures["taken_as_settled"] == 1
    assert score.value == 0


def test_a_step_that_the_coachee_named_may_be_asked_about() -> None:
    assert (
        scored("I could cancel the list. or escalate it", "What keeps you from cancelling it?").findings == ()
    )
    assert scored("I'll escalate it, I think", "What would it be like to escalate it?").findings == ()


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("I want to apologise to Milan", "What will your apology to Milan need?"),
        ("who could take over from Milan", "Who takes over from Milan, as you see it?"),
    ],
)
def test_a_step_of_a_kind_that_the_coachee_spoke_of_steers_nowhere(said: str, reply: str) -> None:
    assert scored(said, reply).findings == ()


def test_the_same_proposal_again_is_steering() -> None:
    score = scored(
        SAID, "I'd suggest a shared template.", "hm, not sure", "You could try the shared template."
    )
    assert score.figures["steered"] == 1


def test_options_are_counted_by_who_named_them() -> None:
    score = scored("I could call Milan. or I could wait", "What speaks for each?")
    assert (score.figures["options_by_coachee"], score.figures["options_by_coach"]) == (2, 0)
    assert score.figures["own_share"] == 1
