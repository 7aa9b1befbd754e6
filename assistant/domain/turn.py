"""One turn: what the coach sets out to do, and what comes of it."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.conversation import Conversation
from assistant.domain.guard import Finding
from assistant.domain.knowledge import Knowledge, Passage, Question
from assistant.domain.manner import AS_USUAL, Manner
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
    """What the reply is to do, and the words of the bank for it, in the order they are said."""

    kind: MoveKind
    stage: str
    lead: str | None = None
    """Words that the move can't do without: a grant, a hand-over, a fact."""
    reflection: str | None = None
    """What the coachee may mean, tentatively; a language model may say it better."""
    questions: tuple[ChosenQuestion, ...] = ()
    close: str | None = None
    """Words after the questions, where the reply doesn't end with one of them."""
    permission: bool = False
    """Options were asked for, so the guard lets them be named."""
    passages: tuple[Passage, ...] = ()
    """What else the move rests on: the source of a fact or of an option."""
    is_bare: bool = False
    """The question alone was asked for: nothing is said back before it."""

    @property
    def is_ask(self) -> bool:
        """One reflection and one question: what any model can be trusted to help with."""
        return self.kind is MoveKind.ASK and not self.lead and len(self.questions) == 1


@dataclass(frozen=True, slots=True)
class Prompted:
    """What a language model was given for one draft."""

    tokens: int
    """Estimated, at four characters a token."""


@dataclass(frozen=True, slots=True)
class Rests:
    """The passage that a language model chose to rest its question on."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a writer may know when it drafts."""

    conversation: Conversation
    reading: Reading
    move: Move
    passages: tuple[Passage, ...] = ()
    """The chosen question's passage, then the next best."""
    findings: tuple[Finding, ...] = ()
    """What was wrong with the draft before this one."""
    sent: str = ""
    """What of this reply has reached the coachee; a draft goes on from there."""
    manner: Manner = AS_USUAL


@dataclass(frozen=True, slots=True)
class Citation:
    """``source`` is a line such as ``Whitmore, Coaching for Performance (1992)``."""

    id: str
    framework: str
    source: str


def cite(passage: Passage, knowledge: Knowledge) -> Citation:
    """A passage as a reply cites it."""
    framework = knowledge.framework(passage.framework)
    return Citation(passage.id, passage.framework, framework.source if framework else "")


def tokens_in(text: str) -> int:
    """Estimated, at four characters a token."""
    return (len(text) + 3) // 4


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
