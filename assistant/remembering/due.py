"""What is next: the days of commitments, and the day on which its owner wants to come back.

Days only: nothing is counted as missed, and a day to come back that passed makes way for the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.domain.remembered import Cadence, EntryKind, MemoryEntry
from assistant.ports import Occasion
from assistant.remembering.card import lines

TITLE = "Time to look back"
"""What stands in a calendar, where others may see it."""
FEWEST_DAYS, MOST_DAYS = 1, 366
"""Between two times of a cadence."""


@dataclass(frozen=True, slots=True)
class Due:
    id: str
    """The same as long as it is the same thing."""
    day: date
    text: str | None
    """A commitment in its owner's words; None for a day to come back."""
    entry: str | None = None
    """Id of the memory entry."""


def coming(entries: Sequence[MemoryEntry], cadence: Cadence | None, today: date) -> tuple[Due, ...]:
    """Earliest first. Commitments whose day has come stay until they were spoken of, or struck out."""
    meant = [
        Due(f"due/{line.entry.id}", line.entry.due, line.entry.text, line.entry.id)
        for line in lines(entries)
        if line.entry.kind is EntryKind.COMMITMENT
        and line.entry.due is not None
        and not (line.entry.struck or line.entry.told)
    ]
    back = [Due(f"cadence/{cadence.owner}", next_day(cadence, today), None)] if cadence else []
    return tuple(sorted([*meant, *back], key=lambda due: (due.day, due.text is None, due.id)))


def next_day(cadence: Cadence, today: date) -> date:
    """The first day of the cadence that isn't past."""
    if cadence.next >= today:
        return cadence.next
    rounds = -((cadence.next - today).days // cadence.every_days)
    return cadence.next + timedelta(days=rounds * cadence.every_days)


def occasions(due: Sequence[Due]) -> tuple[Occasion, ...]:
    """For a calendar: neutral titles, whole days, and nothing of what was said."""
    return tuple(Occasion(each.id, TITLE, each.day) for each in due)
