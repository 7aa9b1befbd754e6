import pytest

from evals.speech.kinds import TELLING, Kind
from evals.speech.proposing import main_clauses, past_side_clause, unquoted
from evals.speech.read import read


@pytest.mark.parametrize(
    "text",
    [
        "If he wants a discount, ask for a longer term.",
        "Sanjay, ring the depot.",
        "Rework the opening line.",
        "If she thinks it's dear, you should show her the savings.",
        "A short visit would calm the plant manager.",
        "Sharing the roadmap would ease their doubts.",
        "The smartest move here is to wait for the audit.",
        "It pays to arrive early.",
        "Reps who plan their week close more.",
        "What works for me is a list on paper.",
        "Wouldn't a shared sheet be simpler?",
        "What would happen if you asked the plant manager directly?",
        "What stops you from calling the owner?",
        "How about a lunch with the owner?",
        "Is there a reason you haven't told the owner?",
    ],
)
def test_tells_in_many_forms(text: str) -> None:
    assert read(text)[0].kind in TELLING


@pytest.mark.parametrize(
    "text",
    [
        "What would happen if you did nothing?",
        "What could you try?",
        "What stops you?",
        "You want to call the owner first.",
        "You feel you ought to visit the plant.",
        "You must be worn out.",
        "You have to be strong for all of them.",
        "So the plan is: talk to the owner, then wait.",
        "The owner told you to lower the price.",
        'His mail says, "Call me before noon."',
        "As you asked, one option is a visit and another is a letter.",
        "The contract says they must pay in May.",
        "Being left out would hurt.",
    ],
)
def test_leaves_alone_what_is_theirs_or_open(text: str) -> None:
    assert read(text)[0].kind not in TELLING


def test_an_own_idea_with_its_words_taken_up_stays_theirs() -> None:
    said = "Maybe a visit to the plant in June, with the drawings."
    assert read("A visit to the plant in June, with the drawings.", (said,))[0].kind is Kind.REFLECTION


def test_asking_about_a_step_they_named_explores_it() -> None:
    said = "I could cancel the list."
    assert read("What keeps you from cancelling it?", (said,))[0].kind is Kind.OPEN
    assert read("What keeps you from cancelling it?", ("The list is long.",))[0].kind is Kind.ADVICE_QUESTION


def test_finds_the_main_clause() -> None:
    assert main_clauses("when he stalls, ask why")[-1] == "ask why"
    assert "ring him" in main_clauses("sanjay, ring him", called=True)
    assert past_side_clause("if he wants, call") == "call"


def test_quotes_are_no_words_of_the_coach() -> None:
    assert unquoted('she said "call me" twice') == 'she said "" twice'
    assert unquoted('"call me"') == '"call me"'
