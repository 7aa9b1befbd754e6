"""What somebody means to do, in their own words, with the day they named.

Nobody else's promises, no outcome hoped for or feared ("I'll lose it"), nothing said only to the coach ("I'll
come back later"). The wordings are in ``promises.txt``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.words import content_words
from assistant.reading.clauses import low
from assistant.reading.dates import days_in
from assistant.reading.patterns import patterns
from assistant.remembering.heard import Heard

FEWEST_WORDS, MOST_WORDS = 2, 45
SAME = 0.7
"""The share of common words from which on two promises are one."""

_SPEECH = patterns("promises", "assistant.remembering")
_QUOTED = re.compile(r'(?<!\w)"[^"]*"?')
_LEAD_IN = re.compile(r"(?:^|[,;:.–-] |\b(?:and|so|but|then|ok|okay) )([^,;:.]{2,30}?),? ?$")
_TO_COACH = re.compile(
    r"\W*(?:please |pls |just |can you |could you )*(?:give|tell|show|help|ask|send|write|make|call)"
    r" (?:me|us)\b"
)
_CONDITION = re.compile(r"\b(?:if|unless|in case)\b")
_ADVERBS = re.compile(
    r"(?:(?:really|just|first|also|then|simply|finally|now|definitely|certainly|actually|maybe|probably|again"
    r"|only|rather|instead|still|honestly|even|always|at least|try to|try and|go and|to),? )*"
)
_SAYS = frozenset("i i'll ill will i'm going gonna to we we'll".split())
_DAY_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thurs fri today"
    " tonight tomorrow tmrw week month morning afternoon evening first thing next by end"
    " later then time".split()
)
_EMPTY = frozenset("i'll ill will do try it that this going to make sure go start gonna".split()) | _DAY_WORDS


@dataclass(frozen=True, slots=True)
class Promise:
    text: str
    turn: int
    due: date | None
    heard: int
    """The turn that told of it last: a day may be named after the rest."""


def promises(sentences: Sequence[Heard]) -> tuple[Promise, ...]:
    """Oldest first, each once; one said again with a day has that day and the later words."""
    found: list[Promise] = []
    for sentence in sentences:
        if bare := _bare_day(sentence):
            if found and found[-1].due is None:
                found[-1] = replace(found[-1], due=bare, heard=sentence.turn)
            continue
        for promise in _in_sentence(sentence):
            at = next((n for n, known in enumerate(found) if _is_same(known.text, promise.text)), None)
            if at is None:
                found.append(promise)
            elif promise.due is not None and promise.due != found[at].due:
                found[at] = promise
    return tuple(found)


def _bare_day(sentence: Heard) -> date | None:
    """A day that answers when, and nothing else: "On Monday."; "I'll do it on Friday"."""
    if not _SPEECH["bare"](sentence.text):
        return None
    return next(iter(days_in(sentence.text, sentence.day)), None)


def _in_sentence(sentence: Heard) -> Iterator[Promise]:
    if sentence.text.rstrip(" \"')").endswith("?") or _TO_COACH.match(low(sentence.text)):
        return
    for start, end in _spans(sentence):
        text = sentence.text[start:end].strip(" .!,;:-–")
        days = days_in(text, sentence.day)
        said = [word for word in text.split() if word.lower() not in _SAYS]
        if FEWEST_WORDS <= len(said) <= MOST_WORDS and set(content_words(text)) - _EMPTY:
            yield Promise(text, sentence.turn, days[0] if days else None, sentence.turn)


def _spans(sentence: Heard) -> Iterator[tuple[int, int]]:
    """From where to where each promise of the sentence is said."""
    line = low(sentence.text)
    quoted = [match.span() for match in _QUOTED.finditer(line)]
    after = 0
    for begin, rest, needs_day in sorted(_starts(line, sentence)):
        if begin < after or any(start < begin < stop for start, stop in quoted):
            continue
        end = _end(line, rest)
        first = _with_lead_in(line, begin, after, sentence.day)
        days = days_in(line[first:end], sentence.day)
        if not days and (needs_day or _CONDITION.search(line[after:begin])):
            continue
        yield first, end
        after = end


def _starts(line: str, sentence: Heard) -> Iterator[tuple[int, int, bool]]:
    """Where a promise may begin, where what is promised begins, and whether it has to name a day."""
    for name in ("will", "going", "wants"):
        for pattern in _SPEECH[name].fits:
            for match in pattern.finditer(line):
                begin = match.start() + len(match[0]) - len(match[0].lstrip(" ,;:"))
                rest = match.end() + _ADVERBS.match(line, match.end()).end() - match.end()  # type: ignore[union-attr]  # it fits nothing as well
                if _is_mine(line[: match.start()]) and not _is_idle(line[rest:], name):
                    yield begin, rest, name == "wants"
    if sentence.is_first and _SPEECH["step-asked"](sentence.asked):
        for pattern in _SPEECH["answers"].fits:
            answer = pattern.match(line)
            if answer and not _is_idle(line[answer.end() :], "answers"):
                yield answer.end(), answer.end(), False


def _is_mine(before: str) -> bool:
    """Whether what stands before leaves it the speaker's own, meant and still ahead."""
    if any(pattern.search(before) for pattern in _SPEECH["mine-after-all"].fits):
        return True
    return not any(pattern.search(before) for pattern in _SPEECH["not-mine"].fits)


def _is_idle(rest: str, name: str) -> bool:
    return name != "wants" and any(pattern.match(rest) for pattern in _SPEECH["idle"].fits)


def _end(line: str, begin: int) -> int:
    cuts = [m.start() for p in _SPEECH["ends"].fits if (m := p.search(line, begin + 1))]
    return min(cuts, default=len(line))


def _with_lead_in(line: str, begin: int, after: int, day: date) -> int:
    """Where the day before it begins: "On Monday I'll ask", "first thing tomorrow I'll call"."""
    before = _LEAD_IN.search(line[after:begin])
    if before and days_in(before[1], day) and not set(before[1].split()) & {"i", "he", "she", "they", "we"}:
        return after + before.start(1)
    return begin


def _is_same(one: str, other: str) -> bool:
    first, second = (set(content_words(text)) - _EMPTY for text in (one, other))
    smaller = min(len(first), len(second))
    return bool(smaller) and len(first & second) >= max(SAME * smaller, min(2, smaller))
