"""What an invented rep answers without a language model: from data, by what the leader's line does.

An open line, or one that gives back what was said, brings out one layer more of the subject nearest to it in
words. Whatever else is said is met as people meet it: an order with a yes, a blaming why with an excuse.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.domain.words import content_words, plain
from assistant.guarding.lexicon import stem
from assistant.rehearsing.hearing import Heard, Says
from assistant.rehearsing.invented import Layer, Manner, Rep, Thread

ASKS_WELL = frozenset({Says.OPEN, Says.REFLECTION})
GIVES_ROOM = frozenset({Says.REFLECTION, Says.SILENCE, Says.NOD})
CHILLS = frozenset({Says.WHY_BLAMING, Says.UNKIND, Says.LEADING, Says.DIRECTIVE, Says.ADVICE})
"""After one of these it takes more than a single line until somebody opens up again."""
_MOST_NEEDED = 2
_MANNERS = {
    Says.CLOSED: Manner.CLOSED,
    Says.FACT: Manner.FACT,
    Says.LEADING: Manner.LEADING,
    Says.DIRECTIVE: Manner.DIRECTIVE,
    Says.ADVICE: Manner.ADVICE,
    Says.STATEMENT: Manner.STATEMENT,
    Says.SILENCE: Manner.WAITS,
    Says.NOD: Manner.WAITS,
    Says.GREETING: Manner.GREETING,
    Says.FAREWELL: Manner.FAREWELL,
    Says.UNCLEAR: Manner.UNCLEAR,
    Says.FOREIGN: Manner.FOREIGN,
    Says.PRIVATE: Manner.PRIVATE,
    Says.UNKIND: Manner.UNKIND,
}


_INVITES = re.compile(r"\b(?:tell|talk|walk|take|give) (?:me|us)\b")
"""Says nothing of the subject."""


@dataclass(frozen=True, slots=True)
class Told:
    """Which layer was told, from 0, and whether it was its second half."""

    thread: str
    depth: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    manner: Manner | None
    """None where something was told."""
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A line of the leader's as typed, and what came of it."""

    line: str
    heard: Heard
    answer: Answer


def answer(rep: Rep, talk: Sequence[Exchange], heard: Heard, avoid: Collection[str] = ()) -> Answer:
    """``talk``: the exchanges before. ``avoid``: answers to tries that were taken back."""
    place = _Place(rep, talk, heard, frozenset(avoid))
    if heard.says in GIVES_ROOM and (more := place.more()):
        return more
    if heard.says in ASKS_WELL:
        return place.opened()
    if heard.says in (Says.CLOSED, Says.FACT) and (short := place.short()):
        return short
    if heard.says is Says.STACKED:
        rest = place.short() or place.said(Manner.CLOSED)
        return place.led(Manner.STACKED, rest.text)
    if heard.says is Says.WHY_BLAMING:
        return place.led(Manner.WHY_BLAMING, place.unsaid(rep.matter.excuses))
    return place.said(_MANNERS[heard.says])


def stems(text: str) -> frozenset[str]:
    """Of the words that carry meaning."""
    return frozenset(stem(word) for word in content_words(text))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the talk stands, for one answer."""

    rep: Rep
    talk: Sequence[Exchange]
    heard: Heard
    avoid: frozenset[str]

    def more(self) -> Answer | None:
        """The second half of what was told last, as long as nothing came between that makes one close up."""
        since = self._since_chilled()
        last = next((e.answer.told for e in reversed(since) if e.answer.told), None)
        if last is None or last.more:
            return None
        return Answer(self._layer(last).more, None, Told(last.thread, last.depth, more=True))

    def opened(self) -> Answer:
        """The next layer, or a guarded word where it is too early for it."""
        thread = self._thread()
        if thread is None:
            return self.said(Manner.TOLD_ALL)
        depth = self._depth(thread)
        if depth and self._openness() < self._needed():
            return self.said(Manner.GUARDED)
        lead = self.said(Manner.BEFORE).text
        return Answer(f"{lead} {thread.layers[depth].tells}", None, Told(thread.id, depth))

    def short(self) -> Answer | None:
        """A few words on the subject, if it is plain which, and they weren't said yet."""
        thread = self._nearest()
        said = " ".join(e.answer.text for e in self.talk)
        words = next((s for s in thread.short if s not in said), None) if thread else None
        return Answer(words, Manner.CLOSED) if words and words not in self.avoid else None

    def said(self, manner: Manner) -> Answer:
        return Answer(self.unsaid(self.rep.words(manner), manner), manner)

    def led(self, manner: Manner, rest: str) -> Answer:
        return Answer(f"{self.said(manner).text} {rest}", manner)

    def unsaid(self, lines: Sequence[str], manner: Manner | None = None) -> str:
        """The one used least and longest ago; the last answer's only if there is no other."""
        before = [e.answer.text for e in self.talk]
        hello = [self.rep.words(Manner.HELLO)[0]] if manner is Manner.GREETING else []
        heard = [*hello, *self.avoid, *before]

        def uses(line: str) -> tuple[bool, int, int]:
            told = [n for n, text in enumerate(heard) if _stands_in(line, text)]
            last = bool(heard) and told[-1:] == [len(heard) - 1]
            return last or line in self.avoid, len(told), told[-1] if told else -1

        return min(lines, key=uses)

    def _thread(self) -> Thread | None:
        """The nearest in words; else the one that is spoken of; else the next that holds something."""
        if nearest := self._nearest():
            return nearest if self._depth(nearest) < len(nearest.layers) else None
        open_ones = [t for t in self.rep.matter.threads if self._depth(t) < len(t.layers)]
        told = [e.answer.told.thread for e in self.talk if e.answer.told]
        current = [t for t in open_ones if told and t.id == told[-1]]
        return next(iter((*current, *open_ones)), None)

    def _nearest(self) -> Thread | None:
        asked = stems(_INVITES.sub(" ", plain(self.heard.about)))
        scored = [(len(asked & stems(" ".join(t.about))), t) for t in self.rep.matter.threads]
        best = max(score for score, _ in scored)
        return next(t for score, t in scored if score == best) if best else None

    def _depth(self, thread: Thread) -> int:
        """How many of its layers were told."""
        told = (e.answer.told for e in self.talk)
        return max((t.depth + 1 for t in told if t and t.thread == thread.id), default=0)

    def _layer(self, told: Told) -> Layer:
        thread = next(t for t in self.rep.matter.threads if t.id == told.thread)
        return thread.layers[told.depth]

    def _openness(self) -> int:
        """Lines in a row, this one counted, since anything that makes one close up."""
        return 1 + sum(e.heard.says in ASKS_WELL | GIVES_ROOM for e in self._since_chilled())

    def _since_chilled(self) -> Sequence[Exchange]:
        chills = [n for n, e in enumerate(self.talk) if e.heard.says in CHILLS]
        return self.talk[chills[-1] + 1 :] if chills else self.talk

    def _needed(self) -> int:
        chilled = any(e.heard.says in CHILLS for e in self.talk)
        return min(_MOST_NEEDED, self.rep.temperament.needs + chilled)


def _stands_in(line: str, text: str) -> bool:
    return text == line or text.startswith(f"{line} ") or text.endswith(f" {line}")
