"""A journey: what one came for, as an ordered page of parts, and the questions that fill them."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Audience, Question


class Takes(StrEnum):
    """What fills a part. The first ones hold what was said, sorted by its kind; the others are made."""

    ANSWER = "answer"
    """What was said to its questions, and nothing else."""
    AGENDA = "agenda"
    SEEN = "seen"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"
    GOES_WELL = "goes-well"
    TOLD = "told"
    """What isn't open and must simply be told."""
    UNBLOCK = "unblock"
    FOCUS = "focus"
    """A deal, a skill or the person: which, and the words."""
    COMMITMENT = "commitment"
    DATE = "date"
    TALK_SHARE = "talk-share"
    SURPRISE = "surprise"
    TAKEAWAY = "takeaway"
    OTHERWISE = "otherwise"
    REPEAT = "repeat"
    TURNING = "turning"
    BUYER = "buyer"
    OPEN_DEALS = "open-deals"
    SKILL = "skill"
    OCCASION = "occasion"
    HELP = "help"
    WHOM = "whom"
    CARRIED = "carried"
    """What was agreed last time: what is brought along, then what was said of it."""
    CAUSES_START = "causes-start"
    CAUSES_END = "causes-end"
    QUESTIONS = "questions"
    OPENING = "opening"
    SEND_AHEAD = "send-ahead"
    CLOSING = "closing"
    REQUEST = "request"
    THEMES = "themes"
    ROOM = "room"


MADE = frozenset(
    {
        Takes.QUESTIONS,
        Takes.OPENING,
        Takes.SEND_AHEAD,
        Takes.CLOSING,
        Takes.REQUEST,
        Takes.THEMES,
        Takes.ROOM,
    }
)
"""What the product makes of what stands elsewhere; nothing is sorted into it."""


@dataclass(frozen=True, slots=True)
class PartQuestion:
    """A question of a part, with slots as the bank's have them, and the id of the passage it rests on."""

    question: Question
    passage: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a journey's page."""

    id: str
    heading: str
    """May hold slots."""
    takes: Takes
    cues: tuple[str, ...] = ()
    """Kinds of things said that belong here, whatever was asked: names in ``patterns/tellings.txt``."""
    empty: str | None = None
    """What it says and asks as long as nothing fills it; may hold slots."""
    asked: int | None = None
    """Its place among the parts that are asked for; None: it fills by the way or not at all."""
    stage: str | None = None
    """Of the guide, where one stands when it is asked."""
    questions: tuple[PartQuestion, ...] = ()
    hears: tuple[str, ...] = ()
    """Passages of the bank: what is said to a question that rests on one of them belongs here too."""
    called: tuple[str, ...] = ()
    """What somebody may write before a colon in notes ("told: ..."), in lower case."""
    calendar: str | None = None
    """A neutral title for the first day ahead that is named here."""
    audience: Audience = Audience.REP
    """Whom questions to take along address, where the part takes questions."""
    is_short: bool = False
    """It stands in the ten-minute form as well."""


@dataclass(frozen=True, slots=True)
class Journey:
    id: str
    name: str
    version: int
    summary: str
    """One sentence: what it is for and what it leaves behind."""
    roles: tuple[Role, ...]
    guide: str
    """Id of the framework whose stages it follows."""
    most_turns: int
    """Messages of the coachee's after which the page is there, whatever is open."""
    title: str
    """The page's; may hold slots."""
    parts: tuple[Part, ...]
    """In the order of the page."""
    rest: str | None = None
    """Id of the part that takes what belongs to no other."""
    calendar: str | None = None
    """A neutral title for the day of the meeting that this is about."""
    outcome: str | None = None
    """``lost`` or ``won``, where it is about a deal that ended so."""
    may_wait: bool = False
    """It is about something that can be sore: "come back tomorrow" is offered."""

    @property
    def to_ask(self) -> tuple[Part, ...]:
        """The parts that are asked for, in that order."""
        ordered = [(p.asked, p) for p in self.parts if p.asked is not None]
        return tuple(part for _, part in sorted(ordered, key=lambda found: found[0]))

    def part(self, id: str) -> Part | None:
        return next((p for p in self.parts if p.id == id), None)
