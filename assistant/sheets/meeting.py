"""When the meeting is that notes are about: its day, and its time of day as the week's notes have it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.domain.words import plain
from assistant.reading.dates import days_in
from assistant.sheets.jotted import Found, When, find, whole

MEETING = "meeting"
"""Id of the date that the 1:1 itself has."""
_NAMED = r"(?:1:1|1-1|121|1on1|one[- ](?:on|to)[- ]one|meet(?:ing)?|catch[- ]?up|weekly|session)"
_MEETING = re.compile(rf"\b{_NAMED}\b")
_ONLY_A_DAY = re.compile(
    r"(?:(?:on|this|next|coming) )?"
    r"(?:\d|today|tomorrow|the \d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d)"
    r"[\w:.]*(?: (?:\d[\w:.]*|[a-z]+)){0,3}\W*$"
)
"""A day and perhaps an hour, and nothing else."""
_TAKEN_BACK = re.compile(
    r"(?P<before>\bat )\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|h)?\W+(?:no|sorry|wait|make (?:it|that)|i mean)\b"
    r"\W*(?:wait\W+|at )?"
    r"(?P<right>\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|h)?)(?![\w%])(?! \w+(?:s|ed)\b)",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(rf"(?:.*\b{_NAMED})?(?: (?:with|w/) \w+| \w+)?\W*")
"""What stands before an hour that is the meeting's, where no day stands beside it: "1:1 with Mia at 10"."""


def meeting(said: Iterable[str], today: date) -> When | None:
    """The first meeting of which a day is named; without an hour where none is said to be its own."""
    return next((when for text in said for when in _meetings(text, today)), None)


def appointment(said: Iterable[str], today: date) -> When | None:
    """The first day that answers to "when" name, with its hour where one stands beside it."""
    return next((when for text in said if (when := _when(put_right(text), (), today)) and when.day), None)


def _meetings(text: str, today: date) -> Iterator[When]:
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", put_right(text)):
        parts = re.split(r"[,;]\s+", sentence)
        for at, part in enumerate(parts):
            if _MEETING.search(plain(part)) and (when := _when(part, parts[at + 1 :], today)):
                yield when


def put_right(text: str) -> str:
    """With a number that is taken back at once in its place: "the 14th at 10? no 11" is at 11."""
    return _TAKEN_BACK.sub(lambda found: found["before"] + found["right"], text)


def _when(part: str, after: Sequence[str], today: date) -> When | None:
    # "1:1 with Jonas, Thursday 14:00": a day that stands by itself is the meeting's too.
    beside = next((p for p in after[:1] if _ONLY_A_DAY.match(plain(p))), "")
    days = days_in(f"{part} {beside}", today)
    found = find(", ".join([part, *_only_times(after, today)]), today)
    timed = found if found and found.when.at else None
    if timed is None:
        return When(days[0]) if days else None
    day = timed.when.day
    if days and (_is_its_day(day, days[0]) if day else _is_its_own(part, timed)):
        return When(days[0], timed.when.at, timed.when.until)
    if days:
        return When(days[0])
    return timed.when if day and day >= today else None


def _is_its_day(jotted: date, day: date) -> bool:
    """In a list a weekday may be today's; in a sentence it is the next one."""
    return jotted == day or ((day - jotted).days == 7)


def _is_its_own(part: str, found: Found) -> bool:
    return _ITS_OWN.fullmatch(plain(part[: found.start])) is not None


def _only_times(after: Sequence[str], today: date) -> Iterator[str]:
    """The pieces next to it that are a day or an hour and nothing else."""
    for piece in after:
        if whole(piece, today) is None:
            return
        yield piece
