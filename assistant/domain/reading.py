"""What one reads in a transcript before choosing what to do. Values only; rules in ``reading/``."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Framework, Passage, Phase, Question
from assistant.domain.manner import AS_USUAL, Manner


class Act(StrEnum):
    """What the coachee's last message does."""

    TOLD = "told"
    GREETING = "greeting"
    THANKS = "thanks"
    JUNK = "junk"
    WANTS_QUESTIONS = "wants-questions"
    WANTS_WORDING = "wants-wording"
    WANTS_SUMMARY = "wants-summary"
    WANTS_ORDER = "wants-order"
    WANTS_REVISION = "wants-revision"
    WANTS_DECISION = "wants-decision"
    PICKS = "picks"
    PICKS_NONE = "picks-none"
    ACCEPTS_OFFER = "accepts-offer"
    DECLINES_OFFER = "declines-offer"
    PUSHES_BACK = "pushes-back"
    ASKS_FACT = "asks-fact"
    ASKS_WHICH_FRAMEWORK = "asks-which-framework"
    ASKS_WHAT_YOU_ARE = "asks-what-you-are"
    ASKS_WHO_READS = "asks-who-reads"
    DECIDED = "decided"
    FORMAL_PLAN = "formal-plan"
    LANDS = "lands"
    THINKS_IT_OVER = "thinks-it-over"
    CRISIS = "crisis"
    PROTECTED = "protected"
    INSTRUCTS = "instructs"
    OFF_TOPIC = "off-topic"
    FOREIGN = "foreign"


class Concern(StrEnum):
    """What coaching stops for. Crisis is danger to life; the rest belong to people trained for it."""

    CRISIS = "crisis"
    HARASSMENT = "harassment"
    DISCRIMINATION = "discrimination"
    LEAVE = "leave"
    DISMISSAL = "dismissal"
    RETALIATION = "retaliation"
    PAY = "pay"
    """Wages kept from somebody who worked for them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the talk is about, apart from the coachee. ``pronoun``: he, she or they."""

    name: str | None
    pronoun: str


@dataclass(frozen=True, slots=True)
class Causes:
    """Causes named for a result, as phrases of the coachee's own."""

    outside: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    blames_self: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question the coach asked before. ``passage`` is None where no bank question is like it."""

    text: str
    words: frozenset[str] = frozenset()
    question: Question | None = None
    passage: Passage | None = None
    listed: bool = False
    """It stood in a list to take along and wasn't put to the coachee."""


@dataclass(frozen=True, slots=True)
class Reading:
    act: Act
    role: Role
    phase: Phase
    guide: Framework
    """The framework whose stages the conversation follows."""
    stage: str
    turn: int
    """The coachee's messages so far, this one included."""
    query: str
    """What to look for in the passages."""
    asked: tuple[Asked, ...] = ()
    """Every question the coach asked so far, oldest first."""
    person: Person | None = None
    topics: tuple[str, ...] = ()
    """Noun phrases of the coachee's, latest and most telling first, as a question can hold them."""
    moments: tuple[str, ...] = ()
    """Those topics that happened at a time: "the demo"."""
    deal: str | None = None
    outcome: str | None = None
    """``lost`` or ``won``, when the talk is about a deal that ended so."""
    causes: Causes = Causes()
    undertones: tuple[str, ...] = ()
    """What may be heard in the last message besides its matter, first things first."""
    label: str | None = None
    """A word that judges a person ("lazy"), or a reason given as fact; only when it is new."""
    minutes: int | None = None
    """Minutes the coachee said there were, at any time in the conversation."""
    wanted: int | None = None
    """How many questions were asked for."""
    term: str | None = None
    """The name of a framework or a term that a question of fact is about."""
    concern: Concern | None = None
    language: str = "en"
    points: tuple[str, ...] = ()
    """What the coachee told so far, sentence by sentence, oldest first."""
    content: tuple[str, ...] = ()
    """Points that a request for a summary or an order brought along."""
    tone: str | None = None
    """How a draft is to be otherwise: shorter, warmer or looser."""
    wants_quiet: bool = False
    """Questions were pushed back against, and haven't been asked for since: nothing is asked now."""
    for_buyer: bool = False
    """The questions asked for are for a customer."""
    manner: Manner = AS_USUAL
    """How the coachee asked to be talked with."""

    @property
    def is_opening(self) -> bool:
        """Nothing was told before this message."""
        return not self.points or self.turn == 1
