"""What a leader said about her rep, as she would say it to the rep."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.facing import MOST_CLAUSES, content, to_the_person


@pytest.mark.parametrize(
    ("clause", "name", "pronoun", "said"),
    [
        ("she has skipped two calls", "Ines", "she", "You have skipped two calls"),
        ("she's missed standup", "Ines", "she", "You've missed standup"),
        ("she's late again", "Ines", "she", "You're late again"),
        ("Ines is late", "Ines", "she", "You are late"),
        ("Ines's forecast slipped", "Ines", "she", "Your forecast slipped"),
        ("I need her there on Monday", "Ines", "she", "I need you there on Monday"),
        ("I know her kids changed schools", "Ines", "she", "I know your kids changed schools"),
        ("he nods and leaves", "Jonas", "he", "You nod and leave"),
        ("he never calls the customer", "Jonas", "he", "You never call the customer"),
        ("his notes are thin", "Jonas", "he", "Your notes are thin"),
        ("I told him twice", "Jonas", "he", "I told you twice"),
        ("he was there himself", "Jonas", "he", "You were there yourself"),
        ("they rush their demos", None, "they", "You rush your demos"),
        ("i'm worried", "Jonas", "he", "I'm worried"),
        ("he's tired of it", "Jonas", "he", "You're tired of it"),
        ("Jonas's lost two deals", "Jonas", "he", "You've lost two deals"),
        ("he goes home early", "Jonas", "he", "You go home early"),
        ("he tries hard", "Jonas", "he", "You try hard"),
        ("he misses calls", "Jonas", "he", "You miss calls"),
        ("he'll be late", "Jonas", "he", "You'll be late"),
        ("Petra said he was late", "Jonas", "he", "Petra said you were late"),
        ("the customer likes him", "Jonas", "he", "The customer likes you"),
        ("", "Jonas", "he", ""),
    ],
)
def test_turned_to_the_person(clause: str, name: str | None, pronoun: str, said: str) -> None:
    assert to_the_person(clause, name, pronoun) == said


@pytest.mark.parametrize(
    ("request_", "clauses"),
    [
        (
            "word this for me: he is late, and I need him at nine",
            ("he is late", "I need him at nine"),
        ),
        (
            "help me phrase it: Milan came late three times and I'm worried",
            ("Milan came late three times", "I'm worried"),
        ),
        ("draft a message to Sofia: thanks for covering Graz", ("thanks for covering Graz",)),
        ("tell her that the price went up", ("the price went up",)),
        ("how do I say that?", ()),
        ("give me an opening line", ()),
        ("word the 1:1 opener for me: he is late again", ("he is late again",)),
    ],
)
def test_what_a_draft_is_to_say(request_: str, clauses: tuple[str, ...]) -> None:
    assert content(request_, ()) == clauses


def test_without_words_of_its_own_it_says_what_came_before() -> None:
    assert content("how do I say that?", ["He is late, I need him at nine."]) == (
        "He is late",
        "I need him at nine",
    )


def test_a_draft_is_short() -> None:
    long = "word this for me: " + ", ".join(f"he missed call number {n}" for n in range(9))
    assert len(content(long, ())) <= MOST_CLAUSES


WORDS = st.sampled_from(
    "he she they his her him I my told nods has is was Jonas Ines 14 9th the price and but on Monday".split()
)


@given(st.lists(WORDS, max_size=20), st.sampled_from([("Jonas", "he"), ("Ines", "she"), (None, "they")]))
def test_no_other_name_and_no_figure_is_lost_or_added(
    parts: list[str], person: tuple[str | None, str]
) -> None:
    name, pronoun = person
    clause = " ".join(parts)
    said = to_the_person(clause, name, pronoun)

    def others(text: str) -> list[str]:
        return sorted(w for w in re.findall(r"Jonas|Ines|Monday|\d+\w*", text) if w != name)

    assert others(said) == others(clause)
    assert name is None or name not in said


@given(
    st.text(max_size=80),
    st.none() | st.sampled_from(["Jonas", "Ünal"]),
    st.sampled_from(["he", "she", "they"]),
)
def test_no_clause_is_too_strange(clause: str, name: str | None, pronoun: str) -> None:
    assert isinstance(to_the_person(clause, name, pronoun), str)
    assert isinstance(content(clause, (clause,)), tuple)
