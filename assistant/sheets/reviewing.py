"""Causes on a page: at the start and at the end, never as good or bad.

At the start is what was named before the coach asked about causes at all; where nothing was, it is the answer
to the first plain question about them. At the end is what was named from then on, with what of the start was
said again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.causes import Cause, Reach
from assistant.domain.journey import Part, Takes
from assistant.domain.sheet import SheetEntry
from assistant.journeys.placing import CAUSES
from assistant.reading.attribution import explains_nothing
from assistant.reading.clauses import clauses
from assistant.sheets.ground import Ground


@dataclass(frozen=True, slots=True)
class Placed:
    """A cause, the message it was said in, and on which side of the first question about causes that is."""

    cause: Cause
    turn: int
    is_end: bool


def at_the_start(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    return tuple(_entries(ground, is_end=False))


def at_the_end(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    return tuple(_entries(ground, is_end=True))


def picture(ground: Ground) -> str | None:
    """Both as a small chart; none as long as there is nothing at the end to lay beside the start."""
    placed = _placed(ground)
    start = [each.cause for each in placed if not each.is_end]
    end = [each.cause for each in placed if each.is_end]
    return ground.chart(start, end) if ground.chart and start and end else None


def in_words(cause: Cause) -> str:
    """Where a cause lies, as far as the words tell: "outside, beyond reach, concluded"."""
    reach = {Reach.WITHIN: "within reach", Reach.BEYOND: "beyond reach"}
    sides = (
        cause.locus.value if cause.locus else None,
        reach[cause.reach] if cause.reach else None,
        cause.basis.value if cause.basis else None,
    )
    return ", ".join(side for side in sides if side)


def _entries(ground: Ground, is_end: bool) -> Iterator[SheetEntry]:
    """Each cause in its words, then what was answered that holds none."""
    placed = _placed(ground)
    shown = [each for each in placed if each.is_end is is_end]
    for each in shown:
        sides = in_words(each.cause)
        words = each.cause.words
        yield SheetEntry(f"{words} ({sides})" if sides else words, each.turn)
    for text, turn in _answers(ground, placed, is_end):
        read = [each.cause.words for each in placed]
        yield from (SheetEntry(rest, turn) for rest in _unread(text, read))


def _answers(ground: Ground, placed: Sequence[Placed], is_end: bool) -> Iterator[tuple[str, int]]:
    end = {part.id for part in ground.journey.parts if part.takes is Takes.CAUSES_END}
    first = _first_of_the_end(ground, [(each.cause, each.turn) for each in placed])
    for part in (part for part in ground.journey.parts if part.takes in CAUSES):
        for told in ground.done.of(part.id):
            is_named_for_it = told.turn not in ground.done.wanted and part.id in end
            if (is_named_for_it or told.turn >= first) is is_end:
                yield told.text, told.turn


def _unread(text: str, read: Sequence[str]) -> Iterator[str]:
    """What of an answer no cause was read in, if it says anything of causes."""
    if not any(words in text or text in words for words in read):
        if not explains_nothing(text):
            yield text
        return
    for clause in clauses(text):
        words = text[clause.start : clause.end]
        if words and not any(words in each or each in words for each in read) and not explains_nothing(words):
            yield words


def _placed(ground: Ground) -> Sequence[Placed]:
    """Each cause once on each side, in the order of what was said."""
    found = list(_in_turns(ground))
    first = _first_of_the_end(ground, found)
    end = {part.id for part in ground.journey.parts if part.takes is Takes.CAUSES_END}
    named = [told for id in end for told in ground.done.of(id) if told.turn not in ground.done.wanted]
    placed = [
        Placed(cause, turn, turn >= first or any(t.turn == turn and cause.words in t.text for t in named))
        for cause, turn in found
    ]
    later = [told for told in ground.done.said if told.turn >= first]
    for each in [each for each in placed if not each.is_end]:
        again = next((told for told in later if _holds(told.text, each.cause.words)), None)
        if again is not None:
            placed.append(Placed(each.cause, again.turn, True))
    once: dict[tuple[str, bool], Placed] = {}
    for each in placed:
        once.setdefault((each.cause.words.lower(), each.is_end), each)
    return sorted(once.values(), key=lambda each: each.turn)


def _in_turns(ground: Ground) -> Iterator[tuple[Cause, int]]:
    """Each cause with its message: readers give them in order, and the same words may come up again."""
    turn, after = 0, 0
    for cause in ground.causes:
        places = [
            (told.turn, at)
            for told in ground.done.said
            if (at := told.text.find(cause.words, after if told.turn == turn else 0)) >= 0
        ]
        if places:
            turn, after = next((place for place in places if place[0] >= turn), places[0])
            after += len(cause.words)
            yield cause, turn
        elif again := [told.turn for told in ground.done.said if cause.words in told.text]:
            # Nothing stands on a page that wasn't said.
            yield cause, again[0]


def _first_of_the_end(ground: Ground, found: Sequence[tuple[Cause, int]]) -> int:
    """The number of the first message that belongs to the end; one that never comes where none was asked."""
    takes = {part.id: part.takes for part in ground.journey.parts if part.takes in CAUSES}
    asked = sorted(turn for turn, id in ground.done.wanted.items() if id in takes)
    if not asked:
        return max((told.turn for told in ground.done.said), default=0) + 1
    is_plain = takes[ground.done.wanted[asked[0]]] is Takes.CAUSES_START
    if is_plain and not any(turn < asked[0] for _, turn in found):
        return asked[0] + 1
    return asked[0]


def _holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
