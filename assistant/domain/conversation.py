"""Who speaks, and what was said."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """Who is being coached now: the coachee."""

    LEADER = "leader"
    REP = "rep"


class Speaker(StrEnum):
    COACHEE = "coachee"
    COACH = "coach"


@dataclass(frozen=True, slots=True)
class Message:
    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Carried:
    """One thing brought along from an earlier conversation, shown to its owner before it is used."""

    entry: str
    """Id of the memory entry."""
    text: str
    """In the coachee's own words."""
    kind: str
    """``person``, ``deal``, ``aim``, ``preference`` or ``commitment``."""
    due: date | None = None
    about: tuple[str, ...] = ()
    """Names of the people that the talk it was said in was about."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole transcript, oldest message first. The last message is the coachee's."""

    role: Role
    messages: tuple[Message, ...]
    journey: str | None = None
    """Id of the journey that it follows; None for a talk about whatever comes."""
    carried: tuple[Carried, ...] = ()
    """What is brought along from earlier conversations."""
    struck: tuple[str, ...] = ()
    """Preferences said in it that were struck out of the card since."""

    @property
    def said(self) -> tuple[str, ...]:
        """What the coachee said, oldest first."""
        return tuple(m.text for m in self.messages if m.speaker is Speaker.COACHEE)

    @property
    def replies(self) -> tuple[str, ...]:
        """What the coach replied, oldest first."""
        return tuple(m.text for m in self.messages if m.speaker is Speaker.COACH)

    @property
    def last_said(self) -> str:
        said = self.said
        return said[-1] if said else ""

    @property
    def last_reply(self) -> str:
        replies = self.replies
        return replies[-1] if replies else ""
