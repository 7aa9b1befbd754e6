"""People by the role in which they were mentioned, and deals."""

import pytest

from assistant.remembering.heard import Heard
from assistant.remembering.named import deals, people
from tests.unit.remembering.talks import MONDAY


def found(*texts: str) -> list[str]:
    return [p.text for p in people([Heard(t, n, MONDAY) for n, t in enumerate(texts, 1)], texts, frozenset())]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("My rep Jonas is quiet in calls.", "Jonas, my rep"),
        ("My lazy rep Jonas is late again.", "Jonas, my rep"),
        ("Jonas, my new AE, talks too much", "Jonas, my new AE"),
        ("jonas is my rep and he is lazy", "Jonas, my rep"),
        ("Maria, their head of procurement, wants a discount", "Maria, their head of procurement"),
        ("the CFO at Contoso, Dr. Weber, is against it", "Dr. Weber, the CFO at Contoso"),
        ("We met Tom from presales yesterday", "Tom, from presales"),
        ("one of my reps, Ines, lost it", "Ines, one of my reps"),
        ("1:1 with Marek in ten minutes", "Marek, 1:1"),
        ("Nuria said so", "Nuria"),
    ],
)
def test_a_person_by_role(text: str, person: str) -> None:
    assert found(text) == [person]


def test_a_role_is_taken_from_where_it_is_said() -> None:
    texts = ("Jonas is late.", "1:1 with Jonas at ten.", "Jonas is my rep.")
    (person,) = people([Heard(t, n, MONDAY) for n, t in enumerate(texts, 1)], texts, frozenset())
    assert (person.text, person.turn) == ("Jonas, my rep", 3)


def test_names_to_leave_out() -> None:
    assert not list(people([Heard("Anna says so", 1, MONDAY)], ["Anna says so"], frozenset({"anna"})))


def test_deals_each_once() -> None:
    texts = ("I spoke to Ben about the Acme renewal and the Contoso deal", "The Acme deal slipped")
    found = list(deals([Heard(t, n, MONDAY) for n, t in enumerate(texts, 1)], texts))
    assert [(d.text, d.turn) for d in found] == [("the Acme renewal", 1), ("the Contoso deal", 1)]
