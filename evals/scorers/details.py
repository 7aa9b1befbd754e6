"""The details of a text that are either known or made up: names, numbers, days."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile

from evals.scorers.words import WORD, listed, plain, stem

Spot = tuple[str, int]
"""As it stands in the text, and where."""
_SOURCE = re.compile(r"\((?:Source|see|cf\.?|From)\b[^)]*\)", re.IGNORECASE)
_MID = re.compile(r"[\w,;)%&'’]\s+$")
_DAYS = {
    name: day
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for name in (day, day + "s", day[:3])
} | {"tues": "tuesday", "thur": "thursday", "thurs": "thursday", "weds": "wednesday"}
_MONTHS = {
    name: month
    for month in "january february april june july august september october november december".split()
    for name in (month, month[:3])
} | {"sept": "september"}
_CAPITAL_MONTHS = {"March": "march", "May": "may"}
_NOT_DAYS = frozenset({"sat", "sun", "wed", "mon", "jun", "dec"})
"""Short forms that are words too; taken for days when the coachee typed them, never against a coach."""
_UNITS = dict(
    zip("zero one two three four five six seven eight nine ten eleven twelve".split(), range(13), strict=True)
)
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "once", "twice", "both"})
VALUES: Mapping[str, float] = (
    _UNITS
    | {word: 13 + place for place, word in enumerate(_TEENS)}
    | {word: 20 + 10 * place for place, word in enumerate(_TENS)}
    | {
        "couple": 2,
        "both": 2,
        "pair": 2,
        "twice": 2,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "fifth": 5,
        "dozen": 12,
    }
    | {"hundred": 100, "thousand": 1000, "once": 1, "single": 1}
)
_MINUTES = {"half an hour": 30.0, "quarter of an hour": 15.0, "an hour": 60.0, "hour and a half": 90.0}
_NUMBER = re.compile(
    r"(?<![\w.,:/-])[€$£]?(\d{1,3}(?:[,. ]\d{3})+|\d+)([.,]\d{1,2}(?!\d))?"
    r"(?:\s?(k|m|mn|mio|million|bn|thousand|hundred)(?![a-z]))?(?!\d|[:/]\d|-\d|\s?-?on-?\s?\d)",
    re.IGNORECASE,
)
_TIMES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "hundred": 100.0,
}
_LIST_MARK = re.compile(r"(?m)^[ \t]*\d{1,2}[.)](?=\s)")
_QUARTER = re.compile(r"\b[QqH]([1-4])\b")
ENGLISH = 0.15
"""With a smaller share of English function words it is another language, where nouns may be capitals."""


def names(text: str) -> Iterator[Spot]:
    """Words that look like the name of somebody or something, as they stand there, without "'s"."""
    cleared = _cleared(text)
    words = [word.lower() for word in WORD.findall(cleared)]
    if len(words) >= 8 and sum(word in listed("function") for word in words) < ENGLISH * len(words):
        return
    for match in WORD.finditer(cleared):
        name = re.sub(r"['’]s?$", "", match.group())
        low = plain(name).lower()
        if not name[0].isupper() or len(name) < 2 or name.isupper() or _no_name(low):
            continue
        inside = bool(_MID.search(cleared[: match.start()]))
        if inside or low in listed("given_names"):
            yield name, match.start()


def _no_name(low: str) -> bool:
    known = low in listed("function") or low in listed("capitals") or low in VALUES
    return known or low in _DAYS or low in _MONTHS or low in ("march", "may") or "'" in low


def days(text: str) -> Iterator[tuple[str, Spot]]:
    """Each day of the week, month or quarter by its plain name, and where it stands."""
    for match in WORD.finditer(text):
        word = match.group()
        low = re.sub(r"['’]s$", "", word.lower())
        day = (
            _DAYS.get(low)
            or _MONTHS.get(low)
            or (_CAPITAL_MONTHS.get(word) if _MID.search(text[: match.start()]) else None)
        )
        if day:
            yield day, (word, match.start())
    for match in _QUARTER.finditer(text):
        yield match.group().lower(), (match.group(), match.start())


def unsure_day(word: str) -> bool:
    """A short form that may be a word of its own."""
    return word.lower() in _NOT_DAYS


def figures(text: str) -> Iterator[tuple[float, Spot]]:
    """Each number in digits: its value, and how it stands there. No list marks, ratios or times of day."""
    cleared = _LIST_MARK.sub(lambda m: " " * len(m.group()), _cleared(text))
    for match in _NUMBER.finditer(cleared):
        whole = re.sub(r"[,. ]", "", match.group(1))
        value = float(whole + (match.group(2) or "").replace(",", "."))
        yield value * _TIMES.get((match.group(3) or "").lower(), 1.0), (match.group().strip(), match.start())


def number_words(text: str) -> Iterator[tuple[float, Spot]]:
    """Each number in words, "twenty-five" as one and "ten-year" as ten, and where it stands."""
    for match in WORD.finditer(text):
        parts = list(takewhile(VALUES.__contains__, match.group().lower().split("-")))
        if parts:
            yield sum(VALUES[part] for part in parts), (match.group()[: len("-".join(parts))], match.start())


def known_values(texts: Iterable[str]) -> frozenset[float]:
    """Every number that was said, in digits or words, as typed and as meant: "40k" is 40 and 40,000."""
    found: set[float] = set()
    for text in texts:
        for value, (shown, _) in figures(text):
            found |= {value, float(re.sub(r"[^\d.]", "", shown.replace(",", "")).strip(".") or value)}
        found |= {value for value, _ in number_words(text)}
        found |= {float(n) for n in re.findall(r"\d+", text)}
        found |= {minutes for words, minutes in _MINUTES.items() if words in text.lower()}
    return frozenset(found)


def worked_out(value: float, known: frozenset[float]) -> bool:
    """A sum, a difference or what is left of a hundred: arithmetic over what was said is no invention."""
    given = [number for number in known if number > 1]
    made = {100 - a for a in given} | {a + b for a in given for b in given if a != b}
    return any(abs(value - number) < 0.01 for number in made | {a - b for a in given for b in given})


def counted(text: str) -> Iterator[tuple[float, str, Spot]]:
    """A number with what it counts, as a stem: "three follow-ups", "50 calls". The spot covers both."""
    spots = [*figures(text), *(spot for spot in number_words(text) if spot[1][0].lower() not in _ORDINALS)]
    for value, (shown, start) in spots:
        after = re.compile(
            r"[\s-]*(?:(?:more|new|other|big|small|good|whole|full)\s+)?([A-Za-z][\w-]+)"
        ).match(text, start + len(shown))
        if value > 1 and after and after.group(1).lower() not in listed("function"):
            yield value, stem(after.group(1).lower()), (text[start : after.end()], start)


@cache
def _cleared(text: str) -> str:
    """Without sources in brackets, which name authors and years; places stay as they were."""
    return _SOURCE.sub(lambda m: " " * len(m.group()), text)
