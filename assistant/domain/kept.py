"""Conversations that last: what is kept of them, for their owner alone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.domain.conversation import Carried, Conversation, Message, Role, Speaker
from assistant.domain.owner import Owner
from assistant.domain.turn import Reply


class TurnState(StrEnum):
    PENDING = "pending"
    """Written down; the coach hasn't finished."""
    COMPLETE = "complete"
    INTERRUPTED = "interrupted"
    """Stopped, failed or cut off. What was said is kept, and can be sent again."""


@dataclass(frozen=True, slots=True)
class KeptTurn:
    id: str
    number: int
    """From 1, without gaps."""
    said: str
    state: TurnState
    attempt: int
    """From 1; counts how often the coach was asked to answer it."""
    began: datetime
    """UTC, as all times here."""
    leased_until: datetime | None = None
    """While pending: until when whoever answers it is taken to be alive."""
    pieces: tuple[str, ...] = ()
    """What of the reply was sent, sentence by sentence; numbered events are made of them."""
    reply: Reply | None = None
    """Only of a complete turn."""
    key: str | None = None
    """What the client named this turn, so that sending it twice says it once."""
    fingerprint: str | None = None
    """Of the request's body: the same key with another body is an error."""


@dataclass(frozen=True, slots=True)
class KeptConversation:
    id: str
    owner: Owner
    role: Role
    journey: str | None
    """Id of a journey; None for a talk about whatever comes."""
    title: str
    created: datetime
    touched: datetime
    carried: tuple[Carried, ...] = ()
    turns: tuple[KeptTurn, ...] = ()
    struck: tuple[str, ...] = ()
    """Preferences said in it that were struck out of the card since; looked up, never written here."""

    def as_conversation(self) -> Conversation:
        """All that was said and answered, for the coach; what was interrupted was said all the same."""
        messages: list[Message] = []
        for turn in self.turns:
            messages.append(Message(Speaker.COACHEE, turn.said))
            answered = turn.reply.text if turn.reply else "".join(turn.pieces)
            if answered:
                messages.append(Message(Speaker.COACH, answered))
        return Conversation(self.role, tuple(messages), self.journey, self.carried, self.struck)


@dataclass(frozen=True, slots=True)
class SaidTurn:
    """A turn as a client sends it."""

    said: str
    key: str | None = None
    fingerprint: str | None = None
