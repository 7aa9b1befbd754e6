"""A day as people jot it down in a list: "Tue", "Dec 2", "2/12", "the 3rd", "tomorrow".

``assistant.reading.dates`` finds days in sentences, wherever they stand, and only ones to come. Here one
must know where the day begins and ends, a day may be past, as in a calendar, and a weekday is today's where
today has that name. What takes several words is read there, so that both read it alike.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.reading.dates import days_in

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ON, _TH, _YEAR = r"(?:on\s+)?", r"(?:st|nd|rd|th)", r"(?:,?\s+(?P<year>20\d\d)\b(?!\s?h))?(?![\w'’])"
_NO_HOUR = r"(?!\d|[:.]\d|\s?h\b|\s?[ap]\.?m\b)"
"""What follows a number that isn't an hour: "Jan 10:00" is ten o'clock with Jan."""

_IN_WEEKS = r"in (?:a|an|one|two|three|four|five|six|\d{1,2}) weeks?"
_LONGER = re.compile(
    r"the day after tomorrow\b|a week on [a-z]+day\b"
    rf"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* (?:week|{_IN_WEEKS})\b|{_IN_WEEKS}\b",
    re.IGNORECASE,
)
"""Begins or ends as a shorter way of naming another day does."""
_NEAR = re.compile(r"(?P<near>today|tomorrow|tmrw)\b(?!['’])", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"{_ON}(?:(?P<which>this|next)\s+)?(?P<day>mon|tue|wed|thu|fri|sat|sun)"
    r"(?P<rest>day|sday|nesday|rsday|urday|s|r|rs)?\b\.?(?!['’]s?\b)",
    re.IGNORECASE,
)
_WORDS_TOO = frozenset({"mon", "wed", "sat", "sun"})
"""Short names that are words as well ("Jonas sat through it"), unless a mark follows or more of a time."""
_SLASHED = re.compile(rf"{_ON}(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}|\d\d))?(?![\d/])")
_DATED = tuple(
    re.compile(_ON + pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month_number>\d\d)-(?P<number>\d\d)\b",
        rf"(?:the\s+)?(?P<number>\d{{1,2}}){_TH}?\.?\s+(?:of\s+)?{_MONTH}{_YEAR}",
        rf"{_MONTH}\s+(?:the\s+)?(?P<number>\d{{1,2}}){_TH}?{_NO_HOUR}{_YEAR}",
        r"(?P<number>\d{1,2})\.(?P<month_number>\d{1,2})\.(?P<year>\d{4}|\d\d)?(?!\d)",
        rf"(?:the\s+)?(?P<number>\d{{1,2}}){_TH}\b",
    )
)
_NEARBY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DayFound:
    day: date
    end: int
    weekday: int | None = None
    """From Monday, 0, where no more than a weekday stands there."""
    is_sure: bool = True


def day_at(text: str, start: int, today: date, weekday: int | None = None) -> DayFound | None:
    """The day that begins at ``start``. ``weekday``: the one that stood before it, as in "Tue 2/12"."""
    if weekday is None and (longer := _LONGER.match(text, start)) and (days := days_in(longer[0], today)):
        return DayFound(days[0], longer.end())
    if near := _NEAR.match(text, start):
        ahead = 0 if near["near"].lower() == "today" else 1
        return DayFound(today + timedelta(days=ahead), near.end())
    if weekday is None and (named := _WEEKDAY.match(text, start)):
        return _weekday(named, today)
    if (slashed := _SLASHED.match(text, start)) and (day := _slashed(slashed, today, weekday)):
        return DayFound(day, slashed.end())
    for pattern in _DATED:
        if (dated := pattern.match(text, start)) and (day := _dated(dated.groupdict(), today)):
            return DayFound(day, dated.end())
    return None


def _weekday(named: re.Match[str], today: date) -> DayFound:
    """The next one, today included; with "next" the one of the week to come."""
    number = _DAYS.index(named["day"].lower())
    ahead = (number - today.weekday()) % 7
    if (named["which"] or "").lower() == "next":
        ahead = 7 - today.weekday() + number
    marked = named.string[named.end() : named.end() + 1] in (":", "|", "\t")
    is_sure = bool(named["rest"]) or marked or named["day"] not in _WORDS_TOO
    return DayFound(today + timedelta(days=ahead), named.end(), number, is_sure)


def _dated(found: dict[str, str | None], today: date) -> date | None:
    number = int(found["number"] or 0)
    if name := found.get("month"):
        return _in_year(number, _MONTHS.index(name[:3].lower()) + 1, found["year"], today)
    if month := found.get("month_number"):
        return _in_year(number, int(month), found["year"], today)
    months = (divmod(today.year * 12 + today.month - 1 + ahead, 12) for ahead in range(3))
    days = (_day(year, month + 1, number) for year, month in months)
    return next((day for day in days if day and day >= today), None)


def _in_year(number: int, month: int, year: str | None, today: date) -> date | None:
    """Without a year: in the one that brings it nearest to today."""
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else [today.year + n for n in (-1, 0, 1)]
    days = [day for each in years if (day := _day(each, month, number))]
    return min(days, key=lambda day: abs(day - today), default=None)


def _day(year: int, month: int, number: int) -> date | None:
    fits = 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]
    return date(year, month, number) if fits else None


def _slashed(found: re.Match[str], today: date, weekday: int | None) -> date | None:
    """Day or month first, whichever the weekday beside it tells, or else is near. None where both may be."""
    first, second = int(found[1]), int(found[2])
    both = (_in_year(first, second, found[3], today), _in_year(second, first, found[3], today))
    days = {day for day in both if day and weekday in (None, day.weekday())}
    near = {day for day in days if abs(day - today) <= _NEARBY}
    for told in (near, days):
        if len(told) == 1:
            return told.pop()
    return None
