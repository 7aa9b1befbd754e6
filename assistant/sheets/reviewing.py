"""Causes on a page: as they looked at the start and as they look at the end, never as good or bad."""

from collections.abc import Iterator, Sequence

from assistant.domain.causes import Cause, Reach
from assistant.domain.journey import Part, Takes
from assistant.domain.sheet import SheetEntry
from assistant.sheets.ground import Ground


def at_the_start(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    return tuple(_entries(ground, part, is_end=False))


def at_the_end(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    return tuple(_entries(ground, part, is_end=True))


def picture(ground: Ground) -> str | None:
    """Both as a small chart; none as long as there is nothing at the end to lay beside the start."""
    start = [cause for cause, _, is_end in _placed(ground) if not is_end]
    end = [cause for cause, _, is_end in _placed(ground) if is_end]
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


def _entries(ground: Ground, part: Part, is_end: bool) -> Iterator[SheetEntry]:
    """Each cause in its words, then what was answered here that holds none."""
    placed = [(cause, turn) for cause, turn, late in _placed(ground) if late is is_end]
    for cause, turn in placed:
        sides = in_words(cause)
        yield SheetEntry(f"{cause.words} ({sides})" if sides else cause.words, turn)
    for told in ground.done.of(part.id):
        if not any(cause.words in told.text or told.text in cause.words for cause, _ in placed):
            yield SheetEntry(told.text, told.turn)


def _placed(ground: Ground) -> Sequence[tuple[Cause, int, bool]]:
    """Each cause with the message it was said in, and whether that was on looking again."""
    again = next((p for p in ground.journey.parts if p.takes is Takes.CAUSES_END), None)
    from_turn = ground.done.answered.get(again.id) if again else None
    later = [told.text for told in ground.done.of(again.id)] if again else []
    found = []
    for cause in ground.causes:
        turns = [said.turn for said in ground.done.said if cause.words in said.text]
        if not turns:  # nothing stands on a page that wasn't said
            continue
        is_end = any(cause.words in text for text in later) or (
            from_turn is not None and turns[0] >= from_turn
        )
        found.append((cause, turns[0], is_end))
    return found
