"""One turn: what the coach sets out to do, and what comes of it."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.conversation import Conversation
from assistant.domain.guard import Finding
from assistant.domain.knowledge import Passage, Question
from assistant.domain.reading import Reading


class WriterName(StrEnum):
    MODEL = "model"
    QUESTION_BANK = "question-bank"


class MoveKind(StrEnum):
    """What one reply does."""

    ASK = "ask"
    REFLECT = "reflect"
    SUMMARISE = "summarise"
    QUESTIONS = "questions"
    WORDING = "wording"
    OFFER = "offer"
    OPTIONS = "options"
    INFORM = "inform"
    TELL_PLAINLY = "tell-plainly"
    SIMPLIFY = "simplify"
    LAND = "land"
    CLOSE = "close"
    HAND_OFF = "hand-off"
    WAY_BACK = "way-back"


@dataclass(frozen=True, slots=True)
class ChosenQuestion:
    """A question with its slots filled, and the passage it rests on."""

    question: Question
    passage: Passage
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """What the reply is to do. ``text`` is set where the words are fixed (a hand-over, a fact)."""

    kind: MoveKind
    stage: str
    questions: tuple[ChosenQuestion, ...] = ()
    reflection: str | None = None
    text: str | None = None
    passages: tuple[Passage, ...] = ()
    permission: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a writer may know when it drafts."""

    conversation: Conversation
    reading: Reading
    move: Move
    findings: tuple[Finding, ...] = ()
    """What was wrong with the draft before this one."""
    sent: str = ""
    """What of this reply has reached the coachee; a draft goes on from there."""


@dataclass(frozen=True, slots=True)
class Citation:
    """``source`` is a line such as ``Whitmore, Coaching for Performance (1992)``."""

    id: str
    framework: str
    source: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A finished turn."""

    text: str
    stage: str
    move: MoveKind
    writer: WriterName
    citations: tuple[Citation, ...]
    findings: tuple[Finding, ...]
    """What the guard found in drafts that were not sent."""
    notice: str | None
    model_calls: int
    prompt_tokens: int
    """Estimated, at four characters a token; 0 without a model."""
    completion_tokens: int
