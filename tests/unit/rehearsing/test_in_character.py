"""What a model's line must be like to stand for the one that was planned."""

import pytest

from assistant.rehearsing.answering import Answer, Exchange, Told
from assistant.rehearsing.hearing import Heard, Says
from assistant.rehearsing.in_character import MOST_WORDS, fits, flaw, tidied
from assistant.rehearsing.invented import Layer, Manner, Matter, Rep, Thread
from tests.unit.rehearsing.reps import a_temperament

LAYERS = (
    Layer("They told me it was the price, in a single email.", "I had expected a call."),
    Layer("Their plant manager said that training the night shift decided it.", "We had no trainer."),
)
REP = Rep(
    "Tamsin",
    a_temperament(),
    Matter(
        "lost",
        "Lost",
        "{name} has lost a deal with a maker of machines.",
        ("Tamsin",),
        ("It was them.",),
        (Thread("buyer", "the buyer", ("buyer",), ("Price.",), LAYERS),),
    ),
)
TELLS = Answer(f"Well. {LAYERS[0].tells}", None, Told("buyer", 0))
SHORT = Answer("More or less.", Manner.CLOSED)
BEFORE = [Exchange("Hello", Heard(Says.GREETING, "Hello"), Answer("Hi there.", Manner.GREETING))]


def may_say(text: str, planned: Answer = SHORT) -> bool:
    return fits(text, REP, BEFORE, "What did they say?", planned)


@pytest.mark.parametrize(
    "text",
    [
        "As an AI I can't say.",
        "I'm sorry, but I can't assist with that.",
        "How can I help you today?",
        "In this scenario I would feel sad.",
        "That's a great question.",
        "You should listen more.",
        "Have you tried asking the others?",
        "What would you like to achieve today?",
        "I want to kill myself.",
        "He keeps touching my knee.",
        "I'm pregnant, so I was slow.",
        "My therapist says it's stress.",
        "What an idiot.",
        "They're a bunch of sluts.",
        "- One\n- Two",
        "**No.**",
        "word " * (MOST_WORDS + 1),
        "One. Two. Three. Four. Five. Six.",
        "",
        "…",
    ],
)
def test_no_rep_may_say_this(text: str) -> None:
    assert flaw(text)
    assert not may_say(text)


@pytest.mark.parametrize("text", ["Sort of.", "In a way, yes.", "Kind of, I'd say."])
def test_short_in_other_words(text: str) -> None:
    assert may_say(text)


def test_what_is_due_has_to_be_told() -> None:
    assert may_say("It came down to the price, they told me so by email, that's all.", TELLS)
    assert not may_say("Hard to say, really.", TELLS)


def test_what_is_hidden_is_not_given_away() -> None:
    assert not may_say("Sort of, the plant manager wanted training for the night shift.")
    assert not may_say(
        "They told me by email it was the price, but it was training the night shift, their manager says.",
        TELLS,
    )


def test_a_story_of_its_own_is_no_answer() -> None:
    assert not may_say("More or less, though the truck broke down, snow fell, and dinner was burnt twice.")


@pytest.mark.parametrize("text", ["Sort of, Jonas says so.", "Sort of, around 4711."])
def test_nobody_and_no_figure_comes_from_nowhere(text: str) -> None:
    assert not may_say(text)


def test_nearly_the_planned_line_is_the_planned_line() -> None:
    assert not may_say("Well, they told me it was the price in a single email.", TELLS)


def test_not_what_was_said_last() -> None:
    assert not may_say("Hi there.")


@pytest.mark.parametrize(
    ("drafted", "text"),
    [
        ('Tamsin: "Sort of."', "Sort of."),
        ("*sighs* Sort of. (looks away)", "Sort of."),
        ("[pause] Sort of.\n\nManager: And then?", "Sort of."),
        ("Sort of. But then the", "Sort of."),
        ("Sort of", ""),
        ("One. " * 9, "One. One. One. One. One."),
    ],
)
def test_tidied(drafted: str, text: str) -> None:
    assert tidied(drafted, REP) == text
