"""From a leader's line that isn't open to questions that keep what it is after.

The line is read for its intent and for the words worth keeping; templates of that intent are filled with
them and vetted by the guard, both beside the line and alone. What fails is dropped, and the last in the row
need no words of the line, so that there is always one.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from assistant.domain.knowledge import Hit, Knowledge
from assistant.domain.mirror import LineKind, Rewrite
from assistant.domain.words import words
from assistant.mirroring.intents.reading import understand
from assistant.mirroring.intents.sound import sound
from assistant.mirroring.intents.understood import STANDS_ALONE, TAKES_TURNS, Intent, Understood
from assistant.mirroring.rewording import Rewording, Rewordings
from assistant.ports import Guard
from assistant.reading.asked import alike

MOST = 3
MOST_WITHOUT_WORDS = 2
"""A question that would fit any line is offered only as long as there are fewer than these."""
MOST_WORDS = 25
MOST_WITH_ACTION = 2
"""How often a line's whole action is said again."""
_ACTIONS = frozenset({"do", "doing", "did", "whether"})
_OPENING = 3
"""Words that two rewrites of a line may not begin with alike."""


def rewrites(
    line: str,
    kind: LineKind,
    rewordings: Rewordings,
    knowledge: Knowledge,
    guard: Guard,
    hits: Sequence[Hit] = (),
    is_open: Callable[[str], bool] = lambda _: True,
) -> tuple[Rewrite, ...]:
    """One to three open questions with the line's intent, each cited and clean by the guard.

    None for an open line.

    ``hits``: passages found for the line; of two templates that fit alike, one that rests on them goes first.
    ``is_open``: a further reading that each must pass.
    """
    if kind is LineKind.OPEN:
        return ()
    vetted = _Vetting(line, rewordings, knowledge, guard, {hit.passage.id for hit in hits}, is_open)
    readings = understand(line, kind)
    found: list[Rewrite] = []
    settled, is_met = 0, False
    by_part = kind is LineKind.STACKED
    for at, reading in enumerate(readings):
        if reading.instead and is_met:
            continue
        there = len(found)
        vetted.add(reading, found, with_words=True, most=min(MOST, there + 1) if by_part else MOST)
        is_met = len(found) > there
        if (is_met and not by_part and reading.intent is not Intent.OPENED) or reading.intent in STANDS_ALONE:
            settled = at
            break
    if by_part:
        for reading in (reading for reading in readings if not reading.instead):
            vetted.add(reading, found, with_words=True, most=MOST_WITHOUT_WORDS)
    for reading in (readings[settled], *readings):
        vetted.add(reading, found, with_words=False, most=MOST_WITHOUT_WORDS)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Vetting:
    """What a rewrite has to pass, for one line."""

    line: str
    rewordings: Rewordings
    knowledge: Knowledge
    guard: Guard
    near: set[str]
    is_open: Callable[[str], bool]

    def add(self, reading: Understood, found: list[Rewrite], with_words: bool, most: int) -> None:
        """What passes of one reading's templates, until there are ``most``."""
        used: Counter[str] = Counter()
        slots = sound(reading)
        for reword in self._fitting(reading.intent, slots, with_words):
            if len(found) >= most:
                return
            text = reword.fill(slots)
            actions = reword.slots & _ACTIONS
            if used["action"] >= MOST_WITH_ACTION and actions:
                continue
            if _is_new(text, found) and self._passes(text):
                found.append(Rewrite(text, reword.rests))
                used["action"] += bool(actions)

    def _fitting(self, intent: Intent, slots: Mapping[str, str], with_words: bool) -> list[Rewording]:
        fitting = [
            r
            for r in self.rewordings[intent]
            if bool(r.slots) is with_words
            and r.slots <= slots.keys()
            and self.knowledge.passage(r.rests) is not None
        ]
        if not with_words:  # any of them does: else every list would read alike
            fitting = self._turned(fitting)
        elif intent in TAKES_TURNS:
            acts = [r for r in fitting if r.slots & _ACTIONS]
            fitting = self._turned(acts) + [r for r in fitting if r not in acts]
        return sorted(fitting, key=lambda r: r.rests not in self.near)

    def _turned(self, rewords: list[Rewording]) -> list[Rewording]:
        """The same ones, from another beginning for another line."""
        turn = crc32(self.line.encode(errors="replace")) % max(len(rewords), 1)
        return rewords[turn:] + rewords[:turn]

    def _passes(self, text: str) -> bool:
        """One short question that the guard finds nothing in, whether or not it knows the line."""
        if text.count("?") != 1 or not text.endswith("?") or len(text.split()) > MOST_WORDS:
            return False
        return (
            self.guard.judge(text, [self.line]).is_clean
            and self.guard.judge(text, []).is_clean
            and self.is_open(text)
        )


def _is_new(text: str, found: Sequence[Rewrite]) -> bool:
    opening = words(text)[:_OPENING]
    return not any(words(f.text)[:_OPENING] == opening or alike(f.text, text) for f in found)
