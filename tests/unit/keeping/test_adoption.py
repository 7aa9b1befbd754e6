"""A page of counts alone, from which nobody's part can be worked out."""

import asyncio
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bootstrap import Stores, build_unkept
from assistant.domain.conversation import Role
from assistant.domain.kept import KeptConversation, SaidTurn
from assistant.domain.owner import Owner
from assistant.errors import UsageError
from assistant.keeping.adoption import (
    FEW,
    STEP,
    AdoptionPage,
    adoption,
    as_text,
    last_over,
    page_of,
    vote,
)
from assistant.stores import Counted

NOVEMBER = datetime(2026, 11, 10, 12, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, 0, 0, 1, tzinfo=UTC)
COUNTS = st.integers(0, 60)


class Printed:
    """Pages kept in this process."""

    def __init__(self) -> None:
        self.pages: dict[str, AdoptionPage] = {}

    def read(self, month: str) -> AdoptionPage | None:
        return self.pages.get(month)

    def keep(self, page: AdoptionPage) -> AdoptionPage:
        return self.pages.setdefault(page.month, page)


async def used(stores: Stores, person: str, preparations: int = 1, worth_it: bool | None = None) -> None:
    owner = Owner(person)
    for n in range(preparations):
        talk = KeptConversation(f"{person}{n}", owner, Role.LEADER, "prepare", "", NOVEMBER, NOVEMBER)
        await stores.conversations.create(talk)
        await stores.conversations.begin(owner, talk.id, SaidTurn("hello"), NOVEMBER, NOVEMBER)
    if worth_it is not None:
        await vote(stores.owners, owner, worth_it, NOVEMBER)


async def page(stores: Stores, printed: Printed | None = None) -> AdoptionPage:
    return await adoption(stores.owners, printed or Printed(), "2026-11", DECEMBER)


async def test_fives_and_nothing_else() -> None:
    stores = build_unkept()
    for n in range(13):
        await used(stores, f"p{n}", preparations=2, worth_it=n > 3)
    assert await page(stores) == AdoptionPage("2026-11", 10, 25, 5, None)


async def test_what_one_person_prepared_is_not_told_as_a_count_of_many() -> None:
    stores = build_unkept()
    for n in range(12):
        await used(stores, f"p{n}", preparations=12 * (n < 4))
        await vote(stores.owners, Owner(f"p{n}"), True, NOVEMBER)
        talk = KeptConversation(f"t{n}", Owner(f"p{n}"), Role.LEADER, None, "", NOVEMBER, NOVEMBER)
        await stores.conversations.create(talk)
        await stores.conversations.begin(talk.owner, talk.id, SaidTurn("hello"), NOVEMBER, NOVEMBER)
    assert await page(stores) == AdoptionPage("2026-11", 10, None, 10, None)


async def test_where_few_used_it_nothing_is_told_whatever_they_did() -> None:
    stores = build_unkept()
    for n in range(4):
        await used(stores, f"p{n}", preparations=20, worth_it=True)
    assert await page(stores) == AdoptionPage("2026-11", None, None, None, None)


@pytest.mark.parametrize("month", ["2026-12", "2027-01", "November", "2026-13", "2026-1", "../2026-11", ""])
async def test_only_a_month_that_is_over(month: str) -> None:
    with pytest.raises(UsageError, match="2026-11"):
        await adoption(build_unkept().owners, Printed(), month, DECEMBER)


def test_the_last_month_that_is_over() -> None:
    assert last_over(DECEMBER) == "2026-11"
    assert last_over(datetime(2027, 1, 31, 23, tzinfo=UTC)) == "2026-12"


async def test_a_vote_counts_for_the_month_that_runs_and_replaces_the_one_before() -> None:
    stores = build_unkept()
    for n in range(6):
        await used(stores, f"p{n}", worth_it=False)
        await vote(stores.owners, Owner(f"p{n}"), True, NOVEMBER)
        await vote(stores.owners, Owner(f"p{n}"), False, DECEMBER)
    assert await page(stores) == AdoptionPage("2026-11", 5, 5, 5, None)


@given(st.lists(st.tuples(st.integers(1, 9), st.none() | st.booleans()), min_size=1, max_size=14), st.data())
def test_two_pages_of_a_month_never_differ_whoever_goes_or_comes_in_between(
    people: list[tuple[int, bool | None]], data: st.DataObject
) -> None:
    async def try_it() -> None:
        stores, printed = build_unkept(), Printed()
        for n, (preparations, worth_it) in enumerate(people):
            await used(stores, f"p{n}", preparations, worth_it)
        before = as_text(await page(stores, printed))
        gone = data.draw(st.sets(st.integers(0, len(people) - 1), min_size=1))
        for n in gone:
            await stores.owners.forget(Owner(f"p{n}"))
        await used(stores, "new", 3, True)
        assert as_text(await page(stores, printed)) == before

    asyncio.run(try_it())


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
def test_no_group_smaller_than_five_stands_there_nor_as_a_difference(
    people: int, preparations: int, preparers: int, worth_it: int, not_worth_it: int
) -> None:
    made = page_of("2026-11", Counted(people, preparations, preparers, worth_it, not_worth_it))
    told = [getattr(made, f.name) for f in fields(made) if f.name != "month"]
    shown = [count for count in told if count is not None]
    assert all(count >= STEP and count % STEP == 0 for count in shown)
    assert all(abs(one - other) % STEP == 0 for one in shown for other in shown)
    if people < STEP:
        assert not shown
    if preparers < STEP:
        assert made.preparations is None


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, st.integers(0, 9), st.booleans() | st.none())
def test_one_person_more_changes_a_count_by_a_whole_step_or_not_at_all(
    people: int, preparations: int, preparers: int, yes: int, no: int, more: int, answer: bool | None
) -> None:
    one = page_of("2026-11", Counted(people, preparations, preparers, yes, no))
    other = page_of(
        "2026-11",
        Counted(
            people + 1,
            preparations + more,
            preparers + bool(more),
            yes + (answer is True),
            no + (answer is False),
        ),
    )
    for name in ("people", "worth_it", "not_worth_it"):
        before, after = getattr(one, name) or 0, getattr(other, name) or 0
        assert after - before in (0, STEP) or people + 1 == STEP


def test_the_page_is_counts_and_plain_words() -> None:
    text = as_text(AdoptionPage("2026-11", 10, 25, 5, None))
    assert text.splitlines()[0] == "Askfirst in 2026-11"
    assert text.count(FEW) == 1
    assert "10 or more" in text
    assert "25 or more" in text
