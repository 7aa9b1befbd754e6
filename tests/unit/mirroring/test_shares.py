"""Who talked how much, who is the leader, and where a turn ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.mirror import Transcript
from assistant.mirroring.leader import Leader, find_leader
from assistant.mirroring.shares import is_nod, shares, turns
from tests.unit.mirroring.talks import talk

TALK = talk(
    ("Anna Berg", "How did the demo go?"),
    ("Jonas", "It went fine until they asked about"),
    ("Anna Berg", "Mm-hm."),
    ("Jonas", "the price, then it got quiet."),
    ("Anna Berg", "Did they say why?"),
    ("Jonas", "No."),
    ("Anna Berg", "Okay, what do you make of it?"),
)


def test_words_are_counted_and_shared() -> None:
    anna, jonas = shares(TALK)
    assert (anna.speaker, anna.words, anna.turns) == ("Anna Berg", 5 + 1 + 4 + 7, 3)
    assert (jonas.speaker, jonas.words, jonas.turns) == ("Jonas", 7 + 6 + 1, 2)
    assert anna.share == 17 / 31
    assert anna.share + jonas.share == 1


def test_a_nod_ends_no_turn_and_an_answer_does() -> None:
    assert [(turn.speaker, turn.text) for turn in turns(TALK)] == [
        ("Anna Berg", "How did the demo go?"),
        ("Jonas", "It went fine until they asked about the price, then it got quiet."),
        ("Anna Berg", "Did they say why?"),
        ("Jonas", "No."),
        ("Anna Berg", "Okay, what do you make of it?"),
    ]
    assert turns(TALK)[1].end == TALK.utterances[3].end


def test_a_short_word_after_a_question_is_an_answer() -> None:
    answered = talk(("Anna", "Did she call?"), ("Jonas", "Yeah."), ("Anna", "Good."))
    assert [turn.text for turn in turns(answered)] == ["Did she call?", "Yeah.", "Good."]


@pytest.mark.parametrize(
    ("text", "nod"),
    [
        ("Mhm.", True),
        ("Yeah, I see", True),
        ("", False),
        ("...", False),
        ("I quit", False),
        ("Okay so what about the renewal", False),
    ],
)
def test_nods(text: str, nod: bool) -> None:
    assert is_nod(text) is nod


@pytest.mark.parametrize(
    ("me", "leader"),
    [
        ("Anna Berg", Leader("Anna Berg")),
        ("anna  BERG ", Leader("Anna Berg")),
        ("berg", Leader("Anna Berg")),
        ("Jonas", Leader("Jonas")),
        ("Jo", None),
        ("", None),
        (None, Leader("Anna Berg", is_taken=True)),
    ],
)
def test_the_leader_is_who_it_is_said_to_be_or_who_asks_most(me: str | None, leader: Leader | None) -> None:
    assert find_leader(TALK, me) == leader


def test_a_word_that_two_share_names_nobody() -> None:
    both = talk(("Anna Berg", "Hi?"), ("Anna Lund", "Hi."))
    assert find_leader(both, "Anna") is None
    assert find_leader(both, "Lund") == Leader("Anna Lund")


def test_who_is_called_me_is_the_leader_and_nobody_is_taken_where_it_is_even() -> None:
    assert find_leader(talk(("Jonas", "Why? How? When?"), ("me", "hm")), None) == Leader("me")
    assert find_leader(talk(("Jonas", "Fine.")), None) == Leader("Jonas")
    assert find_leader(talk(("Jonas", "Why?"), ("Anna", "How so?")), None) is None
    assert find_leader(talk(("Jonas", "Fine."), ("Anna", "Good.")), None) is None


def test_questions_are_told_without_a_mark_too() -> None:
    assert find_leader(talk(("Jonas", "fine"), ("anna", "what did she say")), None) == Leader("anna", True)


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.text(max_size=30)), max_size=12))
def test_any_talk_is_shared_out_whole(said: list[tuple[str, str]]) -> None:
    transcript: Transcript = talk(*said)
    shared = shares(transcript)
    assert [share.speaker for share in shared] == list(transcript.speakers)
    assert sum(share.share for share in shared) == pytest.approx(1) or not any(
        share.words for share in shared
    )
    assert sum(share.turns for share in shared) == len(turns(transcript))
    assert all(a.speaker != b.speaker for a, b in zip(turns(transcript), turns(transcript)[1:], strict=False))
