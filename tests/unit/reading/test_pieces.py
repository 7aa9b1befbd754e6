"""A message cut into pieces: verbatim, told, and no more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.pieces import Piece, pieces

NAMES = {"must tell": 2, "agenda": 1, "seen": 1}


def texts(message: str) -> list[str]:
    return [piece.text for piece in pieces(message)]


def test_sentences_and_clauses_of_different_kinds() -> None:
    assert texts("He missed two calls. I think he's bored, and I have to tell him travel is cut") == [
        "He missed two calls.",
        "I think he's bored",
        "I have to tell him travel is cut",
    ]


def test_a_sentence_of_one_kind_stays_whole() -> None:
    said = "She sat in the demo, she looked at her phone and she left early"
    assert texts(said) == [said]


def test_a_list_of_different_things_is_cut() -> None:
    assert texts("i'd like to get better at discovery, on the Kessler call") == [
        "i'd like to get better at discovery",
        "on the Kessler call",
    ]


def test_abbreviations_end_nothing() -> None:
    said = "Mr. Brandt left it at i.e. or e.g. and St. Gallen vs. Graz"
    assert texts(said) == [said]


@pytest.mark.parametrize(
    "message",
    ["hi", "ok thanks", "idk", "no idea", "no idea tbh", "nothing", "skip", "pass", "not really", "none",
     "give me questions", "can you draft a message?", "what should I do?", "stop asking me questions",
     "what do you mean?", "show me the page", "anything else?", "hurry up", "1:1 with Jonas in 5 min",
     "i've got 10 minutes", "11 with tom at 2", "just had my 1:1 with Jonas", "I don't know where to start",
     "where could i grow?", "", "  \n ", "!!!"],
)  # fmt: skip
def test_what_tells_nothing_is_left_out(message: str) -> None:
    assert texts(message) == []


@pytest.mark.parametrize(
    "message",
    ["pricing", "60/40 me", "Tom", "discovery. ", "how to handle procurement", "who signs?",
     "the call with Orbis", "no budget at all", "nobody told us about the CFO",
     "she took away: prepare two questions"],
)  # fmt: skip
def test_short_answers_are_kept(message: str) -> None:
    assert texts(message) == [message.strip()]


def test_an_occasion_goes_and_what_is_said_with_it_stays() -> None:
    assert texts("1:1 with Mirela at two, she wants to talk about her territory") == [
        "she wants to talk about her territory"
    ]


def test_what_stands_before_a_colon() -> None:
    notes = (
        "Agenda: comp plan\nSeen:\n- late twice\n- no notes\n\nloose end\n"
        "Jonas: wants out. Must tell: travel is cut"
    )
    assert pieces(notes, lambda name: NAMES.get(name, 0)) == (
        Piece("comp plan", "agenda"),
        Piece("late twice", "seen"),
        Piece("no notes", "seen"),
        Piece("loose end"),
        Piece("Jonas: wants out."),
        Piece("travel is cut", "must tell"),
    )


@given(st.text(max_size=300))
def test_each_is_verbatim(message: str) -> None:
    for piece in pieces(message, lambda name: len(name) % 2 == 0):
        assert piece.text
        assert piece.text in message
        assert "\n" not in piece.text


@given(
    st.lists(
        st.sampled_from(
            "he she i we and but , . think saw said late no idea CFO must tell him: - ’s “ok” \n".split(" ")
        ),
        max_size=30,
    )
)
def test_each_is_verbatim_in_what_looks_like_speech(words: list[str]) -> None:
    message = " ".join(words)
    assert all(piece.text in message for piece in pieces(message))


def test_of_a_name_that_only_begins_what_stands_there_nothing_is_cut() -> None:
    assert pieces("must tell about Acme: it slips", lambda _: 2) == (
        Piece("must tell about Acme: it slips", "must tell about acme"),
    )
    assert texts("Acme: stuck in legal") == ["Acme: stuck in legal"]


def test_somebodys_words_stay_whole() -> None:
    said = 'He told me "we don\'t buy pilots, we buy savings. Sorry" and left'
    assert texts(said) == [said]


def test_what_takes_back_says_so() -> None:
    assert pieces("Jonas. no wait, Jane") == (Piece("Jonas."), Piece("Jane", takes_back=True))


def test_one_after_another() -> None:
    assert texts("their CFO told me it was fine, then everything went quiet") == [
        "their CFO told me it was fine",
        "everything went quiet",
    ]
