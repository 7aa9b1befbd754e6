"""How results and people are explained, in the words people type."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import Person
from assistant.reading import causes


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (["we lost the Hallberg tender"], "lost"),
        (["lost acme today"], "lost"),
        (["the deal fell through"], "lost"),
        (["they went with the competitor"], "lost"),
        (["he missed his number again"], "lost"),
        (["we came in at 68%"], "lost"),
        (["I closed the Marlow deal"], "won"),
        (["they signed!"], "won"),
        (["118% for the half"], "won"),
        (["we lost Delta", "but then I won Oakham"], "won"),
        (["the contract came back signed"], "won"),
        (["finally signed! three quarters of work"], "won"),
        (["PO is in"], "won"),
        (["renewal's over the line"], "won"),
        (["we bagged the tender"], "won"),
        (["YES we got the waterworks!!"], "won"),
        (["they signed with a competitor"], "lost"),
        (["they haven't signed yet"], None),
        (["once they've signed I can sleep"], None),
        (["she signed off on my plan"], None),
        (["he signed up for the webinar"], None),
        (["we got the email."], None),
        (["she says yes to everything"], None),
        (["he has lost interest"], None),
        (["I lost track of the time"], None),
        (["we closed the laptop and talked"], None),
        (["she keeps rescheduling"], None),
        ([], None),
    ],
)
def test_the_result_last_spoken_of(said: list[str], outcome: str | None) -> None:
    assert causes.outcome(said) == outcome


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("the leads are lousy", "leads are lousy"),
        ("procurement pulled the budget", "procurement pulled the budget"),
        ("they went with a cheaper vendor", "went with a cheaper vendor"),
        ("our price was too high", "price was too high"),
        ("it was marketing", "marketing"),
        ("there's no budget anywhere", "no budget"),
        ("pure luck", "luck"),
        ("their cfo killed it", "their cfo killed it"),
        ("thanks to my team really", "my team"),
    ],
)
def test_a_cause_outside(text: str, part: str) -> None:
    assert any(part in found for found in causes.outside([text]))
    assert causes.inside([text]) == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("I should have called earlier", "i should have called earlier"),
        ("my demo was bad", "my demo"),
        ("I rushed the close", "i rushed the close"),
        ("honestly it was all me", "all me"),
        ("I nailed the pitch", "i nailed the pitch"),
    ],
)
def test_a_cause_inside(text: str, part: str) -> None:
    assert any(part in found for found in causes.inside([text]))
    assert causes.outside([text]) == ()


@pytest.mark.parametrize(
    "text", ["the demo is on Friday", "she keeps rescheduling", "what should I ask her?", "I see Ines at two"]
)
def test_no_cause_at_all(text: str) -> None:
    assert causes.outside([text]) == ()
    assert causes.inside([text]) == ()


def test_causes_come_once_and_in_order() -> None:
    said = ["the leads are lousy", "procurement blocked it", "the leads are lousy"]
    assert len(causes.outside(said)) == 2
    assert "leads" in causes.outside(said)[0]


@pytest.mark.parametrize(
    ("text", "blames"),
    [
        ("it's all my fault", True),
        ("that's on me", True),
        ("I'm such an idiot", True),
        ("I always screw up", True),
        ("I blame myself", True),
        ("i messed it up", True),
        ("my fault, I sent the old price list", True),
        ("it's not my fault", False),
        ("he says it's my fault", True),
        ("that's on the roadmap", False),
        ("the deal blew up", False),
        ("she is such a help", False),
    ],
)
def test_blame_turned_on_oneself(text: str, blames: bool) -> None:
    assert causes.blames_self(text) is blames


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("he's lazy", "lazy"),
        ("my rep is just so arrogant", "arrogant"),
        ("Hugo is toxic, that's the story", "toxic"),
        ("a lazy rep", "lazy"),
        ("she has an attitude problem", "an attitude problem"),
        ("he doesn't care", "doesn't care"),
        ("she can't be bothered", "can't be bothered"),
        ("the deal is weak", None),
        ("that's useless", None),
        ("the market is soft", None),
        ("it is too negative", None),
        ("I don't care which one", None),
        ("he's tall", None),
        ("you're useless", None),
    ],
)
def test_a_word_that_judges_a_person(text: str, label: str | None) -> None:
    assert causes.label(text) == label


@given(st.lists(st.text(max_size=80), max_size=4))
def test_no_text_is_too_strange(said: list[str]) -> None:
    assert causes.outcome(said) in (None, "lost", "won")
    for found in (*causes.outside(said), *causes.inside(said)):
        assert found
    assert [causes.blames_self(text) in (True, False) for text in said] == [True] * len(said)
    assert all(causes.label(text) != "" for text in said)


ENDED = [
    json.loads(line) for line in Path(__file__).with_name("outcomes.jsonl").read_text("utf-8").splitlines()
]
GIVEN = [json.loads(line) for line in Path(__file__).with_name("given.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("row", ENDED, ids=lambda row: " / ".join(row["said"]))
def test_how_a_deal_ended(row: dict[str, Any]) -> None:
    assert causes.outcome(row["said"]) == row["outcome"]


@pytest.mark.parametrize("row", GIVEN, ids=lambda row: row["said"])
def test_where_a_cause_is_seen(row: dict[str, Any]) -> None:
    """``rep``: whose result it is, where a leader tells it."""
    rep = Person(row["rep"], "he") if row["rep"] else None
    found = (bool(causes.outside([row["said"]], rep)), bool(causes.inside([row["said"]], rep)))
    assert found == (row["where"] == "outside", row["where"] == "inside")


def test_what_a_rep_did_is_no_cause_where_nobody_is_spoken_of() -> None:
    assert causes.rep_did(["Tom skipped discovery"], None) == ()
    assert causes.rep_did(["Tom skipped discovery", "the buyer skipped it"], Person("Tom", "he")) == (
        "tom skipped discovery",
    )


@pytest.mark.parametrize(
    ("text", "where_outside"),
    [
        ("she's been missing quota two months", False),
        ("he keeps missing targets", False),
        ("missing features cost us the deal", True),
        ("lousy leads all month", True),
    ],
)
def test_the_result_itself_is_no_cause(text: str, where_outside: bool) -> None:
    assert bool(causes.outside([text])) is where_outside


def test_a_no_of_somebody_who_may_be_anybody_ends_no_deal() -> None:
    assert causes.outcome(["i asked my manager for a discount", "he said no"]) is None
    assert causes.outcome(["the customer said no"]) == "lost"
