"""The form of a question, a reflection, a slot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.knowledge_rules import (
    meaning_flaws,
    near_copies,
    plain,
    question_flaws,
    sentence_count,
    slot_flaws,
    word_count,
)

GOOD = [
    "What have you seen {person|your rep} do?",
    "What's left for {them} to choose?",
    "What's still in play in {deal|the deal}?",
    "How would you know, a week from now, that it had helped?",
    "When did {topic|this} last go well?",
    "When you think of {person|your rep}, what do you hope for?",
    "Who else has a stake in {topic|this}?",
    "Suppose it had gone well. What would you notice first?",
    "On a scale of 0 to 10, where are you with {topic|this}?",
    "In what way does that matter to you?",
    "Tell me about the last time {topic|this} came up?",
    "And what else?",
    "What about {topic|this} is yours to decide?",
    "What would you need to see to think differently?",
    "What have you tried that helped, if only a little?",
    "What don't you know yet about {deal|the deal}?",
    "Which part of it was within {person's|your rep's} reach?",
    "What would {they} say if I asked about it?",
]


@pytest.mark.parametrize("text", GOOD)
def test_a_good_question_has_no_flaw(text: str) -> None:
    assert question_flaws(text, for_rep=False) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Did you ask the buyer?", "closed"),
        ("Could you say what happened?", "closed"),
        ("When you look back, was it worth it?", "closed"),
        ("The deal is lost?", "closed"),
        ("Why did you lose it?", "defence"),
        ("Tell me why it slipped?", "defence"),
        ("How come it slipped?", "defence"),
        ("What happened and how did you feel?", "stacked"),
        ("What will you do, and by when?", "stacked"),
        ("What did you see, what did you hear?", "stacked"),
        ("What happened? Who was there?", "stacked"),
        ("What would you change or would you leave it?", "stacked"),
        ("What if you called the buyer?", "leading"),
        ("How about a call to the buyer?", "leading"),
        ("What about calling the buyer?", "leading"),
        ("What would happen if you called the buyer?", "leading"),
        ("Have you thought about calling the buyer?", "leading"),
        ("What makes it hard, wouldn't you say?", "leading"),
        ("What is it that you should say to them?", "leading"),
        ("Where did you go wrong?", "leading"),
        ("How long has she been so lazy?", "leading"),
        ("Call the buyer. What would they say?", "statement before"),
        ("What would you say to them.", "question mark"),
        ("What would *you* say?", "markup"),
        (
            "What would be the one thing about all of this that you would most of all want to take away "
            "from our talk today?",
            "24 words",
        ),
    ],
)
def test_a_flawed_question_is_told_what_is_wrong(text: str, what: str) -> None:
    flaws = question_flaws(text, for_rep=False)
    assert any(what in flaw.what for flaw in flaws), flaws
    assert all(flaw.mend for flaw in flaws)


def test_a_question_for_a_rep_speaks_of_no_rep() -> None:
    text = "What did {person|your rep} say?"
    assert question_flaws(text, for_rep=False) == []
    assert "speaks of a rep" in question_flaws(text, for_rep=True)[0].what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("What did {company|they} say?", "unknown slot"),
        ("What did {person} say?", "no fallback"),
        ("What did {person|} say?", "no fallback"),
        ("What did {they|she} say?", "takes no fallback"),
        ("What did {person say?", "brace"),
        ("What did {{person|they}} say?", "brace"),
    ],
)
def test_a_slot_that_nobody_could_fill_is_told(text: str, what: str) -> None:
    assert [flaw for flaw in slot_flaws(text) if what in flaw.what]


def test_slots_are_said_by_their_fallbacks() -> None:
    assert plain("What did {they} tell {person|your rep} about {topic|this}?") == (
        "What did they tell your rep about this?"
    )
    assert word_count("What about {person|your rep}?") == 4


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One.", 1),
        ("It is a way to talk. It helps.", 2),
        ("A way to talk, e.g. at work. See ch. 6 for more.", 2),
        ("By J. Whitmore and T. Gallwey. It helps.", 2),
        ("Is it? It is!", 2),
        ('She said "yes." He said "no."', 2),
        ("It costs 3.5 hours. That is long.", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_counts(text: str, count: int) -> None:
    assert sentence_count(text) == count


def test_a_reflection_is_a_short_statement() -> None:
    assert meaning_flaws("It sounds as if {topic|this} still weighs on you more than the number.") == []
    assert (
        "no statement" in meaning_flaws("Does it weigh on you more than the number, {they} ask now?")[0].what
    )
    assert "3 words" in meaning_flaws("It weighs heavily.")[0].what


def test_near_copies_are_found_and_slots_by_other_names_tell_questions_apart() -> None:
    questions = [
        "What would you like to be different about {topic|this}?",
        "What have you seen {person|your rep} do?",
        "What would you like to be different about {topic|the work} now?",
        "What have you seen {deal|the deal} do?",
        "And what else?",
        "And what else?",
    ]
    assert list(near_copies(questions)) == [(0, 2)]


@given(st.text())
def test_any_text_is_judged_without_a_fault(text: str) -> None:
    if not text.rstrip().endswith("?"):
        assert question_flaws(text, for_rep=True)
    assert word_count(text) == len(plain(text).split())
    assert (sentence_count(text) == 0) == (not text.split())
