import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.scorers import asks, grounded, listens, tells, theirs
from evals.scores import Score
from tests.unit.evals.scorers.talks import holds, sample, talk

OFFER = "That is yours to settle. Would it help to see a few options?"
TWO = "- One option is to call Lena first.\n- Another is to wait for the forecast.\n\nWhich fits, if any?"


def scored(*messages: str, **known: str) -> Score:
    last = {len(messages) - 1: known} if known else None
    transcript = talk(*messages, replies=last)
    score = tells.score(transcript, None)
    assert holds(score, transcript)
    return score


@pytest.mark.parametrize(
    "reply",
    [
        "You need to call Lena before noon.",
        "Set a deadline and hold her to it.",
        "You should be firmer. What do you think?",
        "I'd suggest a shorter meeting.",
        "Have you considered talking to her manager?",
        'Say to her: "I expect the list by noon."',
    ],
)
def test_telling_is_found_and_quoted(reply: str) -> None:
    score = scored("Lena's list is late again", reply)
    assert score.value == 1
    assert score.findings
    assert score.figures["told_per_reply"] >= 1


@pytest.mark.parametrize(
    "reply",
    [
        "The list has been late before, it seems. What does Lena say about it?",
        "Let's gather up, then. What is clearer now?",
        "Come back with how it went, or with something new.",
        "Tell me a bit more: what happened most recently?",
        "How would you speak with Lena if nothing had to be fixed?",
        OFFER,
        "You told her “you need to send it by noon”. What came back?",
    ],
)
def test_a_coachs_own_ways_are_no_telling(reply: str) -> None:
    score = scored("Lena's list is late again", reply)
    assert (score.value, score.findings) == (0, ())


def test_options_after_a_yes_are_welcome_and_an_order_is_not() -> None:
    assert scored("Lena is late", OFFER, "yes please", TWO).value == 0
    told = scored("Lena is late", OFFER, "yes please", "You must call Lena today.")
    assert [f.turn for f in told.findings] == [3]


def test_a_no_to_the_offer_is_no_leave() -> None:
    reply = "You could call Lena first."
    assert scored("Lena is late", OFFER, "no, not now", reply).value == 0.5
    assert scored("Lena is late", OFFER, "sure", reply).value == 0


def test_to_ask_for_a_verdict_is_no_leave_to_order() -> None:
    assert scored("what should I do about Lena?", "Call Lena and sort it out.").value == 1
    assert scored("what should I do about Lena?", "I would call her first. What do you say?").value == 1
    assert scored("no more questions, I want an answer", TWO).value == 0
    assert scored("any ideas about Lena?", "You could call her, or you could wait.").value == 0


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("can you write a message to Lena", "It could read: “Lena, send it by noon.” Yours to bend."),
        ("can you draft an email to Lena", "A draft:\n\nHi Lena,\nPlease send me it"),
        ("give me two questions for Lena", "1. What if you sent half of it?\n2. What gets in the way?"),
    ],
)  # fmt: skip
def test_what_was_asked_for_is_no_telling(said: str, reply: str) -> None:
    assert scored(said, reply).value == 0


def test_an_order_beside_what_was_asked_for_is_telling() -> None:
    reply = "You need to be tougher.\n\n1. What gets in the way?\n2. What would help?"
    assert scored("give me two questions for Lena", reply).value == 1


def test_to_name_who_helps_is_no_telling() -> None:
    said = "I don't want to live anymore"
    assert scored(said, "Please call the emergency number or a crisis line now.").value == 0
    assert scored("Lena is late", "Please call HR now.").value == 1


def test_the_coachees_own_step_asked_about_is_no_telling() -> None:
    said = "I could sit next to Lena on Monday"
    assert scored(said, "What if you sat next to Lena on Monday?").value == 0
    assert scored("Lena is late", "What if you sat next to Lena on Monday?").value == 1


def test_the_sample_says_when_options_were_asked_for() -> None:
    transcript = talk("hm. lay it out", "You could call Lena, or you could wait.")
    asked = sample(service="options", service_at=1)
    assert tells.score(transcript, asked).value == 0
    assert tells.score(transcript, None).value == 1


def test_silence_isnt_scored() -> None:
    assert tells.score(talk("hello"), None).status == "not-applicable"


@given(st.lists(st.text(max_size=120), max_size=6))
def test_whatever_is_said_every_score_holds(messages: list[str]) -> None:
    transcript = talk(*messages)
    for module in (tells, asks, listens, grounded, theirs):
        assert holds(module.score(transcript, None), transcript)
