"""Who speaks, and what was said."""

from dataclasses import dataclass
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
class Conversation:
    """A whole transcript, oldest message first. The last message is the coachee's."""

    role: Role
    messages: tuple[Message, ...]

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
