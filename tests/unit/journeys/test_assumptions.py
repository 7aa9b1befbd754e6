"""A question that takes something for granted is asked only where that was said."""

import pytest

from assistant.journeys.assumptions import known
from tests.unit.briefs import a_talk


@pytest.mark.parametrize(
    ("question", "given", "not_given"),
    [
        ("Whose version of the deal would you like to hear?", "we lost it", "he is always late"),
        ("Who has heard the buyer's side?", "the customer left", "he is always late"),
        ("What is your boss afraid of?", "my boss wants it", "he is always late"),
        ("What would make the next ten minutes useful?", "I have ten minutes", "he is always late"),
        ("What do you want, apart from the number?", "he missed his target", "he is always late"),
        ("What was actually said to you?", "she told me off", "he is always late"),
        ("What might that yes stand for?", "he says yes to all", "he is always late"),
        ("What did the silence say?", "she went quiet", "he is always late"),
    ],
)
def test_it_has_to_be_said(question: str, given: str, not_given: str) -> None:
    assert known(a_talk(given))(question)
    assert not known(a_talk(not_given))(question)


def test_it_may_have_been_said_long_ago() -> None:
    assert known(a_talk("we lost the tender", "I see. And?", "he is late", "Yes?", "so"))(
        "How has the deal left you?"
    )


def test_what_the_coach_said_is_not_given() -> None:
    assert not known(a_talk("he is late", "Which deal is it?", "none"))("How has the deal left you?")


def test_a_number_is_spoken_of_after_it_was_asked_for() -> None:
    question = "What is in those points already?"
    assert not known(a_talk("he is late"))(question)
    assert known(a_talk("he is late", "On a scale from nought to ten, where is it?", "4"))(question)


def test_nothing_is_taken_for_granted_by_most() -> None:
    assert known(a_talk("hm"))("What would you like to see instead?")
