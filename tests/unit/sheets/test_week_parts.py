"""Where a leader's short line about one rep belongs, in the line's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sheets.week_parts import PARTS, part_of, with_parts
from tests.unit.journeys.followed import journey


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("agenda", "wants to move to enterprise"),
        ("agenda", "asked about comp plan twice"),
        ("agenda", "wants Fridays off"),
        ("last-time", "promised me a territory plan by Friday"),
        ("goes-well", "closed Brightwell after 4 months, nice one"),
        ("goes-well", "first renewal done on her own"),
        ("goes-well", "handled the angry customer calmly"),
        ("focus", "discovery"),
        ("focus", "Northgate renewal"),
        ("focus", "next step for her career"),
        ("seen", "pipeline half of target"),
        ("seen", "says yes to everything"),
        ("seen", "interrupts buyers"),
        ("seen", "late to standup 3x"),
        ("assumed", "loses heart after each no"),
        ("assumed", "nervous before big meetings"),
        ("unblock", "needs legal to sign the NDA, me to chase"),
        ("unblock", "still no laptop, IT ticket with me"),
        ("unblock", "legal sits on her contract"),
        ("told", "new territory from Feb, decided"),
    ],
)
def test_what_is_left_out_is_put_back_to_tell(part: str, text: str) -> None:
    assert part_of(text) == part


@pytest.mark.parametrize(
    "text",
    [
        "check in", "usual stuff", "see how she is", "Q4", "numbers", "calls", "needs more confidence",
        "has a new baby", "is in Lisbon this week", "pipeline thin", "good but slow", "without a plan",
        "family lives in Spain", "quiet in team calls", "sandbagging?", "wants to win every argument",
    ],
)  # fmt: skip
def test_what_can_not_be_told_stays_under_also(text: str) -> None:
    assert part_of(text) is None
    assert with_parts(text) == text


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("goes-well", "never closed a big one"),
        ("goes-well", "lost Orbit"),
        ("last-time", "agreed to the discount"),
    ],
)
def test_what_only_looks_like_it_goes_elsewhere(part: str, text: str) -> None:
    assert part_of(text) != part


def test_each_piece_has_its_own_part_word_for_word() -> None:
    assert with_parts("says yes to everything; waits for pricing approval\nusual stuff") == (
        "seen: says yes to everything\nunblock: waits for pricing approval\nusual stuff"
    )


def test_what_names_its_part_or_is_put_right_stays_as_it_is() -> None:
    for text in ("good: closed Orbit", "Acme: stuck in legal", "closed Orbit. no wait, closed Merton"):
        assert with_parts(text) == text


def test_where_coaching_stops_nothing_is_sorted() -> None:
    text = "says he wants to kill himself"
    assert with_parts(text) == text


def test_every_part_is_one_of_the_page_s() -> None:
    assert set(PARTS.values()) <= {part.id for part in journey("prepare").parts}


@given(st.text(max_size=80))
def test_no_word_is_added_but_the_parts(text: str) -> None:
    for line in with_parts(text).splitlines():
        name, _, rest = line.partition(": ")
        assert (rest if name in PARTS.values() and rest else line) in text
