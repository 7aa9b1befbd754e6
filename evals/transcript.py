"""A conversation as the suite sees it: who said what, and what the coach said its words rest on."""

from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A value of the suite: frozen, and nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Speaker(StrEnum):
    COACH = "coach"
    COACHEE = "coachee"


class Passage(Strict):
    """A citable piece of a framework, as the coach had it at hand."""

    id: str
    framework: str
    text: str


class Turn(Strict):
    """One message. All but ``role`` and ``content`` is known of our own coach's replies only."""

    role: Speaker
    content: str
    move: str = ""
    """What the coach says that the reply does, such as ``ask``, ``questions``, ``hand_off``."""
    stage: str = ""
    writer: str = ""
    citations: tuple[str, ...] = ()
    """Ids of passages, as the reply names them."""
    retrieved: tuple[Passage, ...] = ()
    """What was found for this turn and what the reply cites, as far as it exists."""
    seconds: float = 0.0
    calls: int = 0
    """Calls of the language model."""
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Transcript(Strict):
    """``role``: the coachee's, ``leader`` or ``rep``; empty where it isn't known."""

    id: str
    turns: tuple[Turn, ...]
    role: str = ""

    @cached_property
    def replies(self) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.role is Speaker.COACH)

    @cached_property
    def said(self) -> tuple[str, ...]:
        return tuple(turn.content for turn in self.turns if turn.role is Speaker.COACHEE)

    def before(self, place: int) -> tuple[Turn, ...]:
        """The turns before the turn at ``place``."""
        return self.turns[:place]
