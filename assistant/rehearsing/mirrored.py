"""The mirror of a leader's own lines in a practice: counts and quotes, no grade.

Which line opened the rep up is known here and need not be guessed: the rep is made of what it can tell.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.mirror import Transcript, Utterance
from assistant.mirroring.leader import Leader
from assistant.mirroring.mirror import Picture
from assistant.rehearsing.answering import Exchange
from assistant.rehearsing.hearing import Says
from assistant.rehearsing.practice import Practice, Retried

LEADER = "You"
SILENCE = "…"

HoldsUp = Callable[[Transcript, Leader], Picture]
"""How a talk is held up, as for any transcript."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A line of the leader's, from 1, and what it brought out; ``depth`` from 0, the surface."""

    number: int
    exchange: Exchange
    subject: str
    depth: int


@dataclass(frozen=True, slots=True)
class Mirrored:
    """``picture`` has the leader as "You"; its line numbers count the leader's lines."""

    practice: Practice
    picture: Picture
    opened: tuple[Opened, ...]
    """In order."""
    retried: tuple[Retried, ...]

    @property
    def opened_most(self) -> Opened | None:
        """The one that brought out what lies deepest; of several the first."""
        return max(self.opened, key=lambda opened: opened.depth, default=None)

    @property
    def silences(self) -> int:
        return sum(e.heard.says is Says.SILENCE for e in self.practice.exchanges)


def mirrored(practice: Practice, holds_up: HoldsUp) -> Mirrored:
    practice = practice.ended()
    return Mirrored(
        practice,
        holds_up(transcript(practice), Leader(LEADER)),
        _opened(practice),
        practice.retried,
    )


def transcript(practice: Practice) -> Transcript:
    """The practice as a talk. Both utterances of an exchange stand in its line."""
    name = practice.rep.name
    said = []
    for number, exchange in enumerate(practice.exchanges, 1):
        said.append(Utterance(LEADER, exchange.line.strip() or SILENCE, number))
        said.append(Utterance(name, exchange.answer.text, number))
    return Transcript(tuple(said))


def _opened(practice: Practice) -> tuple[Opened, ...]:
    subjects = {thread.id: thread.subject for thread in practice.rep.matter.threads}
    return tuple(
        Opened(number, exchange, subjects[told.thread], told.depth)
        for number, exchange in enumerate(practice.exchanges, 1)
        if (told := exchange.answer.told)
    )
