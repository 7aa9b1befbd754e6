"""A time of day as people jot it down: "10:00", "14h", "2.30pm", "9-10", "noon", "@ 3"."""

import re
from dataclasses import dataclass
from datetime import time

_HALF = r"(?P<half>[ap])\.?m\b\.?"
_ONE = (
    rf"(?:(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>[0-5]\d))?\s?{_HALF}"
    r"|(?P<clock>\d{1,2})[:.h](?P<past>[0-5]\d)(?![\d%]|[.:]\d)(?:\s?(?:h|hrs|uhr)\b)?"
    r"|(?P<full>\d{1,2})\s?(?:h|hrs|uhr|o['’]clock)\b"
    r"|(?P<four>[0-2]\d[0-5]\d)\s?(?:h|hrs)\b"
    r"|(?P<noon>noon|midday)\b)"
)
_TIME = re.compile(_ONE, re.IGNORECASE)
_BARE = re.compile(r"(?P<four>[01]\d[0-5]\d)(?!\d)|(?P<bare>\d{1,2})(?:-?ish\b|(?!\d|[:./]\d|%))")
_AT = re.compile(r"(?:at|from)\s+|@\s*", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|–|—|to\b|until\b|till\b)\s*", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[-–—:|,;/)\]]|$)")
_DAWN = 7
"""An hour before it that has neither am nor a zero is one of the afternoon: "2:30" is half past two."""
_LAST_BARE = 19


@dataclass(frozen=True, slots=True)
class HoursFound:
    at: time
    until: time | None
    end: int


@dataclass(frozen=True, slots=True)
class _Time:
    hour: int
    minute: int
    half: str | None
    has_zero: bool
    end: int

    def by_the_clock(self, half: str | None = None) -> time | None:
        """``half``: a or p, where the other end of a span has it."""
        hour, half = self.hour, self.half or half
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif not half and 0 < hour < _DAWN and not self.has_zero:
            hour += 12
        return time(hour, self.minute) if hour <= 23 else None


def hours_at(text: str, start: int, beside_day: bool) -> HoursFound | None:
    """The time, or the span, that begins at ``start``. ``beside_day``: so a number alone may be an hour."""
    at = _AT.match(text, start)
    begin = at.end() if at else start
    first = _time(text, begin) or _before_span(text, begin)
    if first is None and (at or beside_day):
        first = _bare(text, begin)
        likely = first and _DAWN <= first.hour <= _LAST_BARE and _may_end(text, first.end)
        if first and not (at or likely or text[: first.end].endswith("ish")):
            return None
    if first is None:
        return None
    second = _after(text, first.end)
    until = second.by_the_clock() if second else None
    shared = second.half if second and not first.half else None
    began = first.by_the_clock(shared)
    if began and until and shared and began > until:  # "11-12.30pm" begins in the morning
        began = first.by_the_clock("a")
    if began is None:
        return None
    if second is None or until is None or until <= began:
        return HoursFound(began, None, first.end)
    return HoursFound(began, until, second.end)


def _time(text: str, at: int) -> _Time | None:
    found = _TIME.match(text, at)
    if found is None:
        return None
    if found["noon"]:
        return _Time(12, 0, "p", False, found.end())
    if four := found["four"]:
        return _Time(int(four[:2]), int(four[2:]), None, True, found.end())
    if full := found["full"]:
        # "2h" is how long something takes; "14h" is when.
        is_hour = int(full) >= _DAWN or "clock" in found[0].lower() or "uhr" in found[0].lower()
        return _Time(int(full), 0, None, full[0] == "0", found.end()) if is_hour else None
    hour = found["hour"] or found["clock"]
    half = found["half"].lower() if found["half"] else None
    return _Time(int(hour), int(found["minute"] or found["past"] or 0), half, hour[0] == "0", found.end())


def _bare(text: str, at: int) -> _Time | None:
    found = _BARE.match(text, at)
    if found is None:
        return None
    if four := found["four"]:
        return _Time(int(four[:2]), int(four[2:]), None, True, found.end())
    return _Time(int(found["bare"]), 0, None, found["bare"][0] == "0", found.end())


def _before_span(text: str, at: int) -> _Time | None:
    """A bare hour that a whole time follows: "10-11am", "9 to 9.30"."""
    bare = _bare(text, at)
    to = _TO.match(text, bare.end) if bare else None
    return bare if to and _time(text, to.end()) else None


def _after(text: str, at: int) -> _Time | None:
    to = _TO.match(text, at)
    if to is None:
        return None
    whole = _time(text, to.end())
    bare = None if whole else _bare(text, to.end())
    return whole or (bare if bare and _may_end(text, bare.end) else None)


def _may_end(text: str, at: int) -> bool:
    return _ENDS.match(text, at) is not None
