"""A line's parts: where it asks, asks again, tells, invites or only states.

Questions are found by word order (``questions``); imperatives are the guard's (``guarding.orders``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from assistant.guarding.orders import Order, orders
from assistant.guarding.parsed import AUX, BREAKS, WH, Sentence, parse
from assistant.guarding.tokens import QUOTE
from assistant.mirroring.patterns import searches
from assistant.mirroring.questions import past_opening, question_starts

_P = searches("parts")
_TAG = re.compile(_P["tag"].pattern + " ")
_LONGEST_TAG = 7
_LOOSE = AUX | {"right", "no", "correct", "yeah"}
"""What may begin a tag without a comma before it."""


class Act(Enum):
    """What a part does."""

    ASKS = auto()
    TELLS = auto()
    INVITES = auto()
    STATES = auto()
    TAGS = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one sentence from ``start`` up to ``end``."""

    act: Act
    sentence: Sentence
    start: int
    end: int
    inverted: bool = False
    """Opens with an auxiliary before its subject: yes or no."""
    suggested: bool = False
    """An order softened by "maybe"."""

    @property
    def words(self) -> tuple[str, ...]:
        return self.sentence.words[self.start : self.end]

    @property
    def line(self) -> str:
        """The words with single spaces between and after, for patterns."""
        return " ".join(self.words) + " "

    @property
    def text(self) -> str:
        return self.sentence.span(self.start, self.end).strip(" ,;:–—-")


def parts_of(text: str) -> tuple[Part, ...]:
    """The parts in order; none for a text without a word."""
    return tuple(part for sentence in parse(text) for part in _parts(sentence))


def _parts(sentence: Sentence) -> Iterator[Part]:
    words = sentence.words
    end = len(words)
    while end and not words[end - 1][0].isalnum() and words[end - 1] != QUOTE:
        end -= 1
    tag = _tag_start(sentence, end)
    if tag == past_opening(words, 0, end) or tag == 0:
        yield Part(Act.TAGS, sentence, 0, end)
        return
    stop = end if tag is None else tag
    asks = list(question_starts(sentence, stop))
    first = asks[0][0] if asks else stop
    opening = past_opening(words, 0, stop)
    told = [o for o in orders(sentence) if o.verb >= opening and (o.start < first or not asks)]
    indirect = _indirect(sentence, stop)
    if indirect and (not asks or asks[0][0] >= indirect - 1):
        asks = [(opening, False), *(a for a in asks if a[0] > indirect)]
        told = [o for o in told if o.start > indirect]
        first = opening
    if asks or told:
        yield from _before(sentence, told, first)
    ends = [start for start, _ in asks[1:]] + [stop]
    for (start, inverted), ends_at in zip(asks, ends, strict=False):
        yield Part(Act.ASKS, sentence, start, ends_at, inverted)
    if not asks and not told:
        hasty = _P["elliptic"].match(" ".join(words[opening:stop]) + " ")
        is_fragment = hasty is not None or ("?" in words[end:] and tag is None)
        yield Part(Act.ASKS if is_fragment else Act.STATES, sentence, min(opening, max(stop - 1, 0)), stop)
    if tag is not None:
        yield Part(Act.TAGS, sentence, tag, end)


def _before(sentence: Sentence, told: Sequence[Order], first: int) -> Iterator[Part]:
    """What stands before the first question: orders, or a statement that leads in."""
    if not told:
        opening = past_opening(sentence.words, 0, first)
        if any(word.isalnum() for word in sentence.words[opening:first]):
            yield Part(Act.STATES, sentence, opening, first)
        return
    for order, stop in zip(told, [*(o.start for o in told[1:]), first], strict=True):
        act = Act.INVITES if order.invites else Act.TELLS
        yield Part(act, sentence, order.start, max(order.start + 1, stop), suggested=order.suggested)


def _tag_start(sentence: Sentence, end: int) -> int | None:
    """Where ", right?" or ", did you?" begins behind a statement or an order."""
    words = sentence.words
    for start in range(max(0, end - _LONGEST_TAG), end):
        opens = start == 0 or words[start - 1] in BREAKS or words[start - 1] in ("and", "so")
        if not opens and not (start > 2 and words[start] in _LOOSE):
            continue
        begins = past_opening(words, start, end) if opens else start
        lines = {" ".join(words[min(at, end - 1) : end]) + " " for at in (start, begins)}
        if any(_TAG.fullmatch(line) for line in lines):
            if opens:
                return start
            if "?" in words[end:] or words[start] in AUX:
                return start if _is_statement(words, start) else None
    return None


def _is_statement(words: Sequence[str], stop: int) -> bool:
    """Whether what comes before a tag without comma doesn't ask itself."""
    begins = past_opening(words, 0, stop)
    return begins < stop and words[begins] not in WH and words[begins] not in AUX


def _indirect(sentence: Sentence, stop: int) -> int | None:
    """Where "I wonder", "Could you explain" ends, if the sentence asks so."""
    begins = past_opening(sentence.words, 0, stop)
    line = " ".join(sentence.words[begins:stop]) + " "
    match = _P["indirect"].match(line)
    return begins + line[: match.end()].strip().count(" ") + 1 if match else None
