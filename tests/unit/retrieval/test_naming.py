"""Whether a framework is named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bootstrap import build_knowledge
from assistant.retrieval.naming import Names
from assistant.settings import Settings
from tests.unit.retrieval.knowing import a_framework, a_passage, knowing

NAMES = Names(
    knowing(
        a_framework("grow", a_passage("grow/a/1", "People grow.", ("how do i grow",)), aliases=("g.r.o.w.",)),
        a_framework("oskar", a_passage("oskar/a/1", "A scale.")),
        a_framework(
            "after-action-review",
            a_passage("after-action-review/a/1"),
            name="After-action review",
            aliases=("aar",),
        ),
    )
)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("what is GROW?", {"grow"}),
        ("how does g.r.o.w. go", {"grow"}),
        ("I want to grow and Grow fast", set()),
        ("which questions come with oskar", {"oskar"}),
        ("Oskar never answers me", set()),
        ("OSKAR or GROW", {"oskar", "grow"}),
        ("HE WILL NOT GROW OSKAR", {"oskar"}),
        ("an after action review", {"after-action-review"}),
        ("an After-Action Review", {"after-action-review"}),
        ("AAR and aar", {"after-action-review"}),
        ("the action review after", set()),
        ("growing, regrow, GROWN", set()),
        ("", set()),
    ],
)
def test_a_framework_is_named_as_people_write_it(query: str, named: set[str]) -> None:
    assert NAMES.frameworks_in(query) == named


@given(st.text())
def test_any_query_names_known_frameworks_only(query: str) -> None:
    assert NAMES.frameworks_in(query) <= {"grow", "oskar", "after-action-review"}


def test_nothing_known_is_nothing_named() -> None:
    assert Names(knowing()).frameworks_in("GROW") == set()


@pytest.mark.parametrize(
    ("query", "named"),
    [("fuel prices, Fuel costs", set()), ("what is FUEL", {"fuel"}), ("the fuel model", {"fuel"})],
)
def test_a_name_that_is_an_everyday_word_is_meant_only_in_capitals(query: str, named: set[str]) -> None:
    fuel = replace(a_framework("fuel", aliases=("fuel model",)), everyday_name=True)
    assert Names(knowing(fuel)).frameworks_in(query) == named


@pytest.mark.parametrize(
    "query",
    [
        "fuel prices are up and he moans",
        "I want to achieve my target",
        "to be clear, he never grows",
        "nine days on the spin",
        "the debrief is at three",
        "my rep Oskar",
    ],
)
def test_everyday_speech_names_none_of_ours(query: str) -> None:
    assert Names(build_knowledge(Settings())).frameworks_in(query) == frozenset()
