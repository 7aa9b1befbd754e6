"""The table is ``said.jsonl``, explained in ``said.py``."""

import pytest
from hypothesis import given

from assistant.domain.conversation import Role
from assistant.reading import people
from assistant.reading.lexicon import folded, word_lists
from tests.unit.reading.said import MESSAGES, ROWS, Row


def is_right(row: Row, accepted: str) -> bool:
    found = people.person(row.said, row.role)
    name, _, pronoun = accepted.partition(",")
    if name == "-":
        is_nobody = found is None or found.name is None
        return is_nobody and (not pronoun or (found is not None and found.pronoun == pronoun))
    return found is not None and found.name == name and found.pronoun == pronoun


def test_the_table_is_large_enough() -> None:
    assert len(ROWS) >= 350
    assert sum(row.person != ("-",) for row in ROWS) >= 150


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_whom_the_talk_is_about(row: Row) -> None:
    if "person" in row.missed:
        found = people.person(row.said, row.role)
        assert found is None or found.name is None
    else:
        assert any(is_right(row, accepted) for accepted in row.person), people.person(row.said, row.role)


@pytest.mark.parametrize(
    "said",
    [
        "my rep fills in all the letters and still loses",
        "Nordbau went cold on us",
        "I was in Ghent for Q3",
        "the CFO liked it and Stadtwerke didn't",
        "hope is not a strategy and the bill is due in may",
        "we will mark it down, it may rise, be frank",
        "my boss will ring the rich client on monday",
        "the Marta account renewed",
        "is meddpicc the same as SPIN and GROW",
        "it's in the CRM under OSKAR",
        "our new colleague moved over from Kenya in May",
        "she relocated to Austria last year and speaks Hindi at home",
        "he grew up in Georgia, the accent is strong",
    ],
)
def test_no_name_where_nobody_is_named(said: str) -> None:
    assert not people.names([said])


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("1:1 w sinead at 3", "Sinead"),
        ("Sinéad's notes are thin. sinead knows", "Sinéad"),
        ("WHERE IS KWAME", "Kwame"),
        ("my rep Ranvirjeet keeps quiet", "Ranvirjeet"),
        ("told Mark about it", "Mark"),
        ("mark said no", "Mark"),
        ("Jae-won messaged me", "Jae-won"),
    ],
)
def test_a_name_is_shown_as_it_was_written(said: str, name: str) -> None:
    assert set(people.names([said])) == {name}


def test_names_are_counted_over_all_messages() -> None:
    said = ["Jonas opened it", "ask jonas, and Agata too", "Agata runs it", "agata's numbers are fine"]
    assert people.names(said) == {"Jonas": 2, "Agata": 3}


@pytest.mark.parametrize("own", ["I'm Priya", "my name is Priya", "Priya here", "hi, this is Priya"])
def test_the_coachee_is_not_the_person(own: str) -> None:
    found = people.person([f"{own}. Samir is late again"], Role.LEADER)
    assert found is not None
    assert found.name == "Samir"
    assert "Priya" not in people.names([own])


def test_a_leaders_rep_goes_before_her_boss_and_the_buyer() -> None:
    said = ["Chidi lost a deal", "my boss Anke is angry, my boss Anke always is"]
    leader, rep = people.person(said, Role.LEADER), people.person(said, Role.REP)
    assert leader is not None
    assert leader.name == "Chidi"
    assert rep is not None
    assert rep.name == "Anke"


def test_the_last_spoken_of_counts_by_a_pronoun_too() -> None:
    found = people.person(["Maya called", "Theo has gone quiet", "he won't talk"], Role.LEADER)
    assert found is not None
    assert (found.name, found.pronoun) == ("Theo", "he")


@pytest.mark.parametrize("name", ["Brigitte", "Jonas", "Sasha"])
def test_no_pronoun_comes_from_a_name(name: str) -> None:
    found = people.person([f"{name} is late"], Role.LEADER)
    assert found is not None
    assert found.pronoun == "they"


def test_a_pronoun_that_could_mean_two_means_nobody() -> None:
    found = people.person(["Samir told Lena that she was early"], Role.LEADER)
    assert found is not None
    assert found.pronoun == "they"


def test_an_older_message_is_looked_at_where_the_last_ones_name_nobody() -> None:
    said = ["Otieno is late"] + ["and so it goes on"] * 40
    found = people.person(said, Role.LEADER)
    assert found is not None
    assert found.name == "Otieno"


def test_the_name_list_is_long_clean_and_told_apart() -> None:
    lists = word_lists("first-names")
    assert len(lists["names"]) >= 1500
    words = [word for each in lists.values() for word in each]
    assert len(words) == len(set(words))
    assert all(word == folded(word) for word in words)


@given(MESSAGES)
def test_nobody_is_named_who_was_not_written(said: list[str]) -> None:
    together = folded(" ".join(said).replace("’", "'"))
    for name in people.names(said):
        assert all(folded(part) in together for part in name.replace(".", " ").split())
    for role in Role:
        found = people.person(said, role)
        assert found is None or found.pronoun in {"he", "she", "they"}
        assert found is None or found.name is None or found.name in people.names(said)
