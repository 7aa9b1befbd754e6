"""Counts alone, for those above who must be convinced that coaching is worth the time.

What the page must not do is tell anything of one person, whoever reads it and whatever else they know:

- **Small groups.** A count below five is "fewer than five", which doesn't say whether it is nought or four.
  Where fewer than five people used it, nothing else of that month is told, and preparations only where five
  people or more made them.
- **Subtracting one count from another.** Counts are rounded down to fives, and no sum of two of them stands
  beside them, so a group of one to four is the difference of nothing that is printed.
- **Subtracting two pages of the same month.** Somebody who forgets everything, deletes a conversation or is
  added would else be the difference. So only months that are over are told, votes are taken for the month
  that runs, and a page is made once: whoever prints it later gets the same page, whatever was deleted since.
  What is kept for that are the rounded counts, which hold nothing of anybody. They lie in the data folder
  (``ASKFIRST_DATA``) and not in the database: "once" holds for one folder. Where that is lost, or two
  machines with a folder each share a database, a month is counted anew, and two pages of it may differ by a
  step of five or more. Whoever runs several prints adoption on one of them, and keeps its folder.
- **Subtracting two months.** They differ by fives or not at all. Where one person tips a count over a
  multiple of five, a reader who knows of everybody else's month could still conclude that; the page can't
  know what its reader knows, and no exact count is told to begin with.
- **Slices.** There are none: no teams, no roles, no days, no names, no order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from assistant.domain.owner import Owner
from assistant.errors import UsageError
from assistant.stores import Counted, OwnersStore

STEP = 5
"""The smallest group that is told of, and what counts are rounded down to."""
PREPARATIONS = ("prepare", "coaching-my-managers")
"""Ids of the journeys that count as a preparation."""
FEW = "fewer than five"

_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class AdoptionPage:
    """Each count is a multiple of ``STEP``, or None for fewer than that."""

    month: str
    """As ``2026-11``."""
    people: int | None
    preparations: int | None
    worth_it: int | None
    not_worth_it: int | None


class PrintedPages(Protocol):
    """Pages as they were made. Raises ``StoreError`` where they can't be kept."""

    def read(self, month: str) -> AdoptionPage | None: ...

    def keep(self, page: AdoptionPage) -> AdoptionPage:
        """The one that is kept from now on, which is an earlier one where there was one already."""
        ...


async def adoption(
    owners: OwnersStore,
    printed: PrintedPages,
    month: str | None,
    now: datetime,
    preparations: Sequence[str] = PREPARATIONS,
) -> AdoptionPage:
    """The page of a month that is over, the last one unless named. Raises ``UsageError``, ``StoreError``."""
    wanted = last_over(now) if month is None else month
    if not _MONTH.fullmatch(wanted):
        raise UsageError(f"{wanted!r} is no month; write it as {last_over(now)}")
    if wanted >= month_of(now):
        raise UsageError(f"{wanted} isn't over yet; the last month that can be told of is {last_over(now)}")
    if known := printed.read(wanted):
        return known
    return printed.keep(page_of(wanted, await owners.counted(wanted, preparations)))


def page_of(month: str, counted: Counted) -> AdoptionPage:
    people = rounded(counted.people)
    if people is None:
        return AdoptionPage(month, None, None, None, None)
    return AdoptionPage(
        month,
        people,
        rounded(counted.preparations) if counted.preparers >= STEP else None,
        rounded(counted.worth_it),
        rounded(counted.not_worth_it),
    )


def rounded(count: int) -> int | None:
    """
    >>> [rounded(count) for count in (0, 4, 5, 9, 10, 23)]
    [None, None, 5, 5, 10, 20]
    """
    return count // STEP * STEP or None


async def vote(owners: OwnersStore, owner: Owner, worth_it: bool, now: datetime) -> None:
    """An answer to "was it worth the time?" for the month that runs; a later one takes its place."""
    await owners.vote(owner, month_of(now), worth_it)


def month_of(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m}"


def last_over(now: datetime) -> str:
    return month_of(now.astimezone(UTC).replace(day=1) - timedelta(days=1))


def as_text(page: AdoptionPage) -> str:
    """The page as it is printed."""
    rows = (
        ("People who used it", page.people),
        ("Preparations of a 1:1", page.preparations),
        ("Answered that it was worth the time", page.worth_it),
        ("Answered that it wasn't", page.not_worth_it),
    )
    width = max(len(name) for name, _ in rows)
    shown = "\n".join(f"{name:<{width}}  {_shown(count)}" for name, count in rows)
    return (
        f"Askfirst in {page.month}\n\n{shown}\n\n"
        "Counts are rounded down to fives. No names, no content, no teams, no order of people: those aren't\n"
        "kept for anybody. A month's page is made once and stays as it is.\n"
    )


def _shown(count: int | None) -> str:
    return FEW if count is None else f"{count} or more"
