"""Whether a framework is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.naming import Names
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
