"""Days that somebody names, as calendar days: "next Tuesday", "on the 3rd", "in two weeks"."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from assistant.domain.words import NUMBERS, plain

WEEK = 7
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_DAY = r"(?P<day>mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|" + "|".join(_DAYS) + r")"
_MONTH = r"(?P<month>jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|" + "|".join(_MONTHS) + r")\.?"
_NUMBER = r"(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few)"
_FRIDAY = 4
_AHEAD = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    "tmrw": 1, "tmr": 1, "the day after tomorrow": 2,
}  # fmt: skip
_WORDS_TOO = frozenset({"sat", "sun"})
_ORDINAL = r"(?P<date>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_UNIT = r"(?P<unit>days?|weeks?|fortnights?|months?)"
_BY = r"(?:on|by|until|till|before|for|from)"

Reader = Callable[[re.Match[str], date], date | None]


def days_in(text: str, today: date) -> tuple[date, ...]:
    """The days named in ``text`` that aren't past, in the order in which they are named.

    A bare weekday is the next one after ``today``; "next Tuesday" is the Tuesday of the week after this
    one, weeks beginning on Monday. A day of the month alone is the next such day.
    """
    line = plain(text)
    found: list[tuple[int, date]] = []
    taken: list[range] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(line):
            if any(match.start() < span.stop and match.end() > span.start for span in taken):
                continue
            taken.append(range(match.start(), match.end()))
            day = _safely(read, match, today)
            if day and day >= today:
                found.append((match.start(), day))
    return tuple(dict.fromkeys(day for _, day in sorted(found)))


def _safely(read: Reader, match: re.Match[str], today: date) -> date | None:
    try:
        return read(match, today)
    except (ValueError, OverflowError):  # the 31st of a short month, or a year beyond the calendar
        return None


def _past(_: re.Match[str], __: date) -> None:
    return None


def _near(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=_AHEAD[match[1]])


def _in_a_while(match: re.Match[str], today: date) -> date:
    number = match["number"]
    count = int(number) if number.isdigit() else NUMBERS[number]
    unit = match["unit"]
    if unit.startswith("month"):
        return _months_on(today, count)
    return today + timedelta(days=count * {"d": 1, "w": WEEK, "f": 2 * WEEK}[unit[0]])


def _weekday_in_weeks(match: re.Match[str], today: date) -> date:
    """Such a day of the week that many weeks on: "Tuesday in two weeks"."""
    day = _in_a_while(match, today)
    return day + timedelta(days=_place(match["day"]) - day.weekday())


def _place(day: str) -> int:
    """0 for Monday."""
    return next(n for n, name in enumerate(_DAYS) if name.startswith(day[:3]))


def _months_on(today: date, count: int) -> date:
    month = today.month - 1 + count
    year, month = today.year + month // 12, month % 12 + 1
    last = _last_of(year, month)
    return date(year, month, min(today.day, last.day))


def _last_of(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _weekday(match: re.Match[str], today: date) -> date | None:
    place = _place(match["day"])
    ahead = (place - today.weekday() - 1) % WEEK + 1
    which = match["which"] or ""
    if match["day"] in _WORDS_TOO and not which and match[0] != match.string.strip(" .,!"):
        return None
    if which == "next":
        monday = today + timedelta(days=WEEK - today.weekday())
        return monday + timedelta(days=place)
    if which == "this" and place == today.weekday():
        return today
    later = WEEK if (match["later"] or match["week"]) else 0
    return today + timedelta(days=ahead + later)


def _next_unit(match: re.Match[str], today: date) -> date:
    if match[1] == "week":
        return today + timedelta(days=WEEK - today.weekday())
    return _months_on(today.replace(day=1), 1 if match[1] == "month" else 3)


def _end_of(match: re.Match[str], today: date) -> date:
    unit = match["unit"]
    if unit == "week":
        ahead = _FRIDAY - today.weekday()
        this = today + timedelta(days=ahead if ahead >= 0 else ahead + WEEK)
        return this + timedelta(days=WEEK) if match["next"] else this
    if unit == "month":
        first = _months_on(today.replace(day=1), 1 if match["next"] else 0)
        return _last_of(first.year, first.month)
    month = (today.month - 1) // 3 * 3 + 3 if unit == "quarter" else 12
    return _last_of(today.year, month)


def _month_day(match: re.Match[str], today: date) -> date:
    month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].rstrip(".")[:3]))
    year = match["year"]
    day = date(int(year) if year else today.year, month, int(match["date"]))
    return day if year or day >= today else day.replace(year=day.year + 1)


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    number = int(match["date"])
    for months in range(4):
        first = _months_on(today.replace(day=1), months)
        last = _last_of(first.year, first.month)
        if number <= last.day and first.replace(day=number) >= today:
            return first.replace(day=number)
    return None


def _iso(match: re.Match[str], _: date) -> date:
    return date(int(match[1]), int(match[2]), int(match[3]))


def _dotted(match: re.Match[str], today: date) -> date:
    day = date(int(match[3]) if match[3] else today.year, int(match[2]), int(match[1]))
    return day if match[3] or day >= today else day.replace(year=day.year + 1)


def _readers() -> Iterator[tuple[re.Pattern[str], Reader]]:
    """Longer ways of naming a day before shorter ones: what one has read, the next doesn't read again."""
    any_day, month = _DAY.replace("?P<day>", "?:"), _MONTH.replace("?P<month>", "?:")
    since = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\b(?: {month}(?!\w))?|{any_day}\b)"
    for pattern, read in (
        (rf"\b(?:yesterday|last (?:night|week|month|{any_day}))\b|\b\w+ \w+ ago\b", _past),
        (rf"\b(?:since|back on|back in) (?:the |last |{month} (?:the )?)?{since}", _past),
        (r"\b(20\d\d)-(\d\d)-(\d\d)\b", _iso),
        (r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(20\d\d)?(?!\d)", _dotted),
        (rf"\b({'|'.join(sorted(_AHEAD, key=len, reverse=True))})\b", _near),
        (rf"\b{_DAY} in {_NUMBER} (?P<unit>weeks?)\b", _weekday_in_weeks),
        (rf"\b(?:in|within) {_NUMBER} {_UNIT}\b(?: time)?", _in_a_while),
        (rf"\b{_NUMBER} {_UNIT} from (?:now|today)\b", _in_a_while),
        (rf"\b{_ORDINAL}(?: of)? {_MONTH}(?!\w){_YEAR}", _month_day),
        (rf"\b{_MONTH} (?:the )?{_ORDINAL}\b(?!:){_YEAR}", _month_day),
        (
            r"(?P<later>\ba week on )?(?:\b(?P<which>next|this|coming|on|by|until|till|before|for) )?"
            rf"\b{_DAY}\b(?P<week> week\b)?(?!s)",
            _weekday,
        ),
        (
            r"\b(?:the )?end of (?:the |this )?(?P<next>next )?(?P<unit>week|month|quarter|year)\b",
            _end_of,
        ),
        (r"\bnext (week|month|quarter)\b", _next_unit),
        (rf"\b{_BY} the (?P<date>\d{{1,2}})(?:st|nd|rd|th)?\b(?! \w)", _day_of_month),
        (r"\bthe (?P<date>\d{1,2})(?:st|nd|rd|th)\b", _day_of_month),
    ):
        yield re.compile(pattern), read


_READERS = tuple(_readers())
