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
from assistant.rehearsing.invented import Manner
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
    """``picture`` has the leader's lines, numbered from 1, their kinds, and how often she gave back.

    It has no shares and nothing passed over: an invented rep's words are no measure of hers.
    """

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
    return Mirrored(practice, _picture(practice, holds_up), _opened(practice), practice.retried)


def _picture(practice: Practice, holds_up: HoldsUp) -> Picture:
    """Each exchange is held up by itself: a short "Okay." of the rep's would else join two lines."""
    leader, before = Leader(LEADER), practice.rep.words(Manner.HELLO)[0]
    pictures = []
    for number, exchange in enumerate(practice.exchanges, 1):
        pictures.append(holds_up(_talk(practice.rep.name, before, exchange, number), leader))
        before = exchange.answer.text
    lines = tuple(line for picture in pictures for line in picture.lines)
    return Picture(leader, lines, reflections=sum(picture.reflections for picture in pictures))


def _talk(name: str, before: str, exchange: Exchange, number: int) -> Transcript:
    return Transcript(
        (
            Utterance(name, before, number),
            Utterance(LEADER, exchange.line.strip() or SILENCE, number),
            Utterance(name, exchange.answer.text, number),
        )
    )


def _opened(practice: Practice) -> tuple[Opened, ...]:
    subjects = {thread.id: thread.subject for thread in practice.rep.matter.threads}
    return tuple(
        Opened(number, exchange, subjects[told.thread], told.depth)
        for number, exchange in enumerate(practice.exchanges, 1)
        if (told := exchange.answer.told)
    )
