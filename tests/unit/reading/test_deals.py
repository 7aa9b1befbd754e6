"""The table is ``said.jsonl``, explained in ``said.py``."""

import re

import pytest
from hypothesis import given

from assistant.domain.words import straight
from assistant.reading import people
from assistant.reading.deals import deal
from tests.unit.reading.said import MESSAGES, ROWS, Row


def read(*said: str) -> str | None:
    return deal(said, frozenset(people.names(said)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_which_deal_is_talked_about(row: Row) -> None:
    assert read(*row.said) in row.deal


@pytest.mark.parametrize(
    "said",
    [
        "lost interest",
        "lost my temper",
        "lost sleep over it",
        "he lost it",
        "won her over",
        "won big",
        "closed the call early",
        "closed early, feeling lost",
        "the deal is dead",
        "a big deal, the best account, my whole pipeline",
        "HQ capped it from Q3. Done deal.",
        "CLOSED IT!!! 312k!!!",
        "lost Jonas to a competitor, told Marta",
        "won't close by friday",
        "Suresh's pilot helped",
        "the new order of things",
        "the one on the left",
    ],
)
def test_what_is_no_deal(said: str) -> None:
    assert read(said) is None


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("lost contoso", "the Contoso deal"),
        ("LOST CONTOSO", "the Contoso deal"),
        ("we won Pan Textil on friday", "the Pan Textil deal"),
        ("the Acme renewal slipped", "the Acme renewal"),
        ("do my deal instead, it's the Ashford one", "the Ashford deal"),
        ("about the Ostrava bid", "the Ostrava bid"),
        ("the Kaufmann account", "the Kaufmann account"),
        ("the Marta account", "the Marta account"),
        ("lost a 400k deal", "the 400k deal"),
        ("lost the school catering contract", "the school catering contract"),
        ("the county order went to someone else", "the county order"),
        ("Greystone went with Oracle", "the Greystone deal"),
        ("Halvorsen Marine churned", "the Halvorsen Marine deal"),
    ],
)
def test_what_is_one(said: str, named: str) -> None:
    assert read(said) == named


def test_the_last_one_counts() -> None:
    assert read("lost contoso", "the Acme renewal is next", "no idea") == "the Acme renewal"


@given(MESSAGES)
def test_a_deal_is_made_of_what_was_said(said: list[str]) -> None:
    found = read(*said)
    if found is not None:
        name = found.removeprefix("the ").removesuffix(" deal").lower()
        heard = [re.sub(r"\s+", " ", straight(text).lower()) for text in said]
        assert any(name in text for text in heard), found
