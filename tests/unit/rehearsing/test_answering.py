"""What a rep answers: well asked, a layer more; else what people say; and nothing twice running."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rehearsing.answering import ASKS_WELL, CHILLS, GIVES_ROOM, Exchange, Told, answer
from assistant.rehearsing.hearing import Heard, Says
from assistant.rehearsing.invented import Manner
from tests.unit.rehearsing.reps import CAST, a_rep

Line = tuple[Says, str]


def said(*lines: Line, temperament: str = "quiet") -> list[Exchange]:
    talk: list[Exchange] = []
    for says, about in lines:
        heard = Heard(says, about)
        talk.append(Exchange(about, heard, answer(a_rep(temperament), talk, heard)))
    return talk


def last(*lines: Line, temperament: str = "quiet") -> str:
    return said(*lines, temperament=temperament)[-1].answer.text


def test_an_open_line_opens_the_subject_nearest_in_words() -> None:
    assert last((Says.OPEN, "How did the demo go?")) == "before 1. demo surface 0 lies there."
    assert last((Says.OPEN, "What was behind their decision?")) == "before 1. buyer surface 0 lies there."


def test_it_goes_a_layer_deeper_and_stays_with_what_is_spoken_of() -> None:
    talk = said((Says.OPEN, "the demo?"), (Says.OPEN, "What else?"), (Says.OPEN, "And the price?"))
    told = [e.answer.told for e in talk]
    assert told == [Told("demo", 0), Told("demo", 1), Told("buyer", 0)]


def test_tell_me_says_nothing_of_the_subject() -> None:
    assert "demo surface" in last((Says.OPEN, "Tell me about the demo"))


def test_room_brings_the_second_half_and_then_the_next_layer() -> None:
    talk = said((Says.OPEN, "the demo?"), (Says.SILENCE, ""), (Says.REFLECTION, "So"), (Says.NOD, "Mm"))
    assert [e.answer.told for e in talk] == [
        Told("demo", 0),
        Told("demo", 0, more=True),
        Told("demo", 1),
        Told("demo", 1, more=True),
    ]


def test_silence_alone_brings_nothing() -> None:
    assert last((Says.SILENCE, "")) == "waits 1."


@pytest.mark.parametrize(
    ("says", "text"),
    [
        (Says.CLOSED, "closed 1."),
        (Says.FACT, "fact 1."),
        (Says.DIRECTIVE, "directive 1."),
        (Says.LEADING, "leading 1."),
        (Says.ADVICE, "advice-as-question 1."),
        (Says.STATEMENT, "statement 1."),
        (Says.WHY_BLAMING, "why-blaming 1. Excuse 1."),
        (Says.STACKED, "stacked 1. closed 1."),
        (Says.GREETING, "greeting 1."),
        (Says.FAREWELL, "farewell 1."),
        (Says.UNCLEAR, "unclear 1."),
        (Says.FOREIGN, "foreign 1."),
        (Says.PRIVATE, "private 1."),
        (Says.UNKIND, "unkind 1."),
    ],
)
def test_whatever_else_is_met_as_people_meet_it(says: Says, text: str) -> None:
    assert last((says, "so?")) == text


def test_a_closed_question_and_the_last_of_several_get_a_few_words_on_their_subject_once() -> None:
    closed = (Says.CLOSED, "Was it the price?")
    assert [e.answer.text for e in said(closed, closed, closed)] == [
        "buyer short 1.",
        "buyer short 2.",
        "closed 1.",
    ]
    assert last((Says.STACKED, "were the slides new?")) == "stacked 1. demo short 1."


def test_after_a_line_that_closes_up_one_good_line_is_not_enough() -> None:
    talk = said(
        (Says.OPEN, "the demo?"),
        (Says.WHY_BLAMING, "Why?"),
        (Says.OPEN, "the demo?"),
        (Says.OPEN, "the demo?"),
    )
    assert talk[2].answer.manner is Manner.GUARDED
    assert talk[3].answer.told == Told("demo", 1)


def test_the_surface_is_told_even_then() -> None:
    talk = said((Says.WHY_BLAMING, "Why?"), (Says.OPEN, "the demo?"))
    assert talk[1].answer.told == Told("demo", 0)


def test_a_guarded_one_needs_two_good_lines_for_more_than_the_surface() -> None:
    talk = said((Says.STATEMENT, "Hm"), (Says.OPEN, "the demo?"), (Says.OPEN, "more?"), temperament="guarded")
    assert [e.answer.told for e in talk] == [None, Told("demo", 0), Told("demo", 1)]


def test_what_is_told_to_the_end_is_said_to_be() -> None:
    talk = said(*[(Says.OPEN, "the demo?")] * 4)
    assert talk[-1].answer.text == "told-all 1."


def test_an_answer_taken_back_is_not_given_again() -> None:
    heard = Heard(Says.DIRECTIVE, "Send it")
    assert answer(a_rep(), [], heard, avoid=["directive 1."]).text == "directive 2."


def test_an_answer_does_not_repeat_the_hello() -> None:
    rep = a_rep()
    told = answer(rep, [], Heard(Says.GREETING, "hi"))
    assert told.text != rep.words(Manner.HELLO)[0]


LINES = st.lists(
    st.tuples(st.sampled_from(list(Says)), st.sampled_from(["", "the demo?", "their price?", "so?"])),
    min_size=2,
    max_size=25,
)


@given(LINES, st.sampled_from(sorted(CAST.temperaments)))
def test_never_the_same_twice_in_a_row_and_nothing_told_that_was_not_asked_well(
    lines: list[Line], temperament: str
) -> None:
    talk = said(*lines, temperament=temperament)
    texts = [e.answer.text for e in talk]
    assert all(one != other for one, other in pairwise(texts))
    told = [e.answer.told for e in talk if e.answer.told]
    assert len(told) == len(set(told))
    assert all(e.heard.says in ASKS_WELL | GIVES_ROOM for e in talk if e.answer.told)
    deep = [
        at for at, e in enumerate(talk) if e.answer.told and e.answer.told.depth and not e.answer.told.more
    ]
    assert all(talk[at - 1].heard.says not in CHILLS for at in deep)
