"""A conversation as pairs: what the coachee said last, and the reply to it."""

from dataclasses import dataclass
from functools import cached_property

from evals.scores import Finding
from evals.speech.kinds import QUESTIONS, Kind, Sentence
from evals.speech.read import read
from evals.transcript import Speaker, Transcript, Turn


@dataclass(frozen=True)
class Exchange:
    """``place`` is the reply's in the transcript; ``number`` counts the coachee's messages up to it."""

    place: int
    reply: Turn
    number: int
    before: tuple[str, ...]
    """What the coachee had said, oldest first."""

    @property
    def said(self) -> str:
        return self.before[-1] if self.before else ""

    @property
    def text(self) -> str:
        return self.reply.content

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return read(self.text, self.before)

    @property
    def questions(self) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if s.kind in QUESTIONS)

    def kinds(self, *kinds: Kind) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if s.kind in kinds)

    def finding(self, quote: str, why: str) -> Finding:
        return Finding(turn=self.place, quote=quote, why=why)


def exchanges(transcript: Transcript) -> tuple[Exchange, ...]:
    """One for each reply, in order; a reply before anything was said has the number 0."""
    found, said = [], list[str]()
    for place, turn in enumerate(transcript.turns):
        if turn.role is Speaker.COACHEE:
            said.append(turn.content)
        else:
            found.append(Exchange(place, turn, len(said), tuple(said)))
    return tuple(found)


def reply_to(number: int | None, pairs: tuple[Exchange, ...]) -> Exchange | None:
    """The first reply to the coachee's message ``number``, counted from 1."""
    return next((pair for pair in pairs if pair.number == number), None)
