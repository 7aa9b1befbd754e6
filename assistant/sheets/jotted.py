"""A day and a time as people jot them down, in any order: "Tue 10:00", "14h Weds", "Dec 2 at 9.30-10am"."""

import re
from dataclasses import dataclass
from datetime import date, time

from assistant.sheets.jotted_days import DayFound, day_at
from assistant.sheets.jotted_hours import HoursFound, hours_at

_WORD = re.compile(r"(?<![\w.,:/'’-])(?=[\w@])|(?<=[^\w\s])(?=@)")
_BETWEEN = re.compile(r"[\s,|/·(\[]*(?:(?:in the )?(?:morning|afternoon)\b[\s,]*)?", re.IGNORECASE)
_AROUND = " \t.,:;|()[]#*_–—-"


@dataclass(frozen=True, slots=True)
class When:
    day: date | None = None
    at: time | None = None
    until: time | None = None


@dataclass(frozen=True, slots=True)
class Found:
    when: When
    start: int
    end: int


def find(text: str, today: date) -> Found | None:
    """The first day or time in the text, with whatever of the kind follows on."""
    found = (_at(text, word.start(), today) for word in _WORD.finditer(text))
    return next((one for one in found if one), None)


def whole(text: str, today: date) -> When | None:
    """The text as a day or a time, where it is nothing else."""
    text = text.strip(_AROUND)
    found = _at(text, 0, today, is_all=True) if text else None
    return found.when if found and found.end == len(text) else None


def _at(text: str, start: int, today: date, is_all: bool = False) -> Found | None:
    """``is_all``: nothing but a day or a time is looked for, so that an everyday word is taken for one."""
    day: DayFound | None = None
    hours: HoursFound | None = None
    place, end, pieces = start, start, 0
    while True:
        weekday = day.weekday if day else None
        if (day is None or weekday is not None) and (more := day_at(text, place, today, weekday)):
            day, end = more, more.end
        elif hours is None and (hours := hours_at(text, place, beside_day=day is not None)):
            end = hours.end
        else:
            break
        pieces += 1
        gap = _BETWEEN.match(text, end)
        place = gap.end() if gap else end
    if not pieces or (pieces == 1 and day and not day.is_sure and not is_all):
        return None
    at, until = (hours.at, hours.until) if hours else (None, None)
    return Found(When(day.day if day else None, at, until), start, end)
