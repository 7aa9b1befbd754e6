"""A message taken apart at its joints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.clauses import Link, clauses, low


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("We lost it because their CFO left", ["starts: we lost it", "gives: their cfo left"]),
        ("we lost it, bc their cfo left", ["starts: we lost it", "gives: their cfo left"]),
        ("Owing to the strike", ["gives: the strike"]),
        ("I rushed it, that's why we lost", ["starts: i rushed it", "takes: we lost"]),
        ("I rushed it, so we lost", ["starts: i rushed it", "takes: we lost"]),
        ("So we lost.", ["starts: so we lost"]),
        ("Their boss left and we lost it", ["starts: their boss left", "parts: we lost it"]),
        ("price and timing", ["starts: price and timing"]),
        ("The main reason was that I waited", ["gives: i waited"]),
        ("the meeting is due to start", ["starts: the meeting is due to start"]),
        ("we paid 40,000 for a 1:1", ["starts: we paid 40,000 for a 1:1"]),
        ("I went home. He stayed", ["starts: i went home", "starts: he stayed"]),
        ("they used us, end of story", ["starts: they used us", "takes: "]),
    ],
)
def test_joints_say_which_led_to_which(text: str, links: list[str]) -> None:
    assert [f"{c.link.value}: {c.words}" for c in clauses(text)] == links


def test_a_question_is_marked_in_all_its_clauses() -> None:
    asked = clauses("Was it late, or was it early? It was late.")
    assert [c.asks for c in asked] == [True, True, False]
    assert [c.sentence for c in asked] == [0, 0, 1]


def test_what_is_longer_than_anybody_speaks_is_left_unread() -> None:
    assert clauses("x" * 200) == []
    assert len(clauses("we lost. " * 5_000)) < 1_000


@given(st.text(max_size=200))
def test_every_clause_stands_in_the_text_as_it_is(text: str) -> None:
    end = 0
    for clause in clauses(text):
        assert end <= clause.start <= clause.end <= len(text)
        assert low(text[clause.start : clause.end]) == clause.words
        assert clause.words or clause.link is Link.TAKES
        end = clause.end


@given(st.text(max_size=80))
def test_lower_case_is_as_long_as_it_was(text: str) -> None:
    assert len(low(text)) == len(text)
