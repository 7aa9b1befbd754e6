"""What the coach needs from outside, as small protocols. Adapters and tests provide them."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, Protocol

from assistant.domain.causes import Cause
from assistant.domain.conversation import Conversation, Role
from assistant.domain.guard import Verdict
from assistant.domain.knowledge import Hit
from assistant.domain.owner import Owner
from assistant.domain.sheet import Sheet
from assistant.domain.turn import Brief, Move, Prompted, Reply, Rests, WriterName

ChatRole = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    role: ChatRole
    content: str


class ChatModel(Protocol):
    """A language model. Raises ``ModelError`` and nothing else."""

    name: str

    def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncGenerator[str, None]:
        """The answer, in pieces as they come."""
        ...


class Writer(Protocol):
    """Drafts a reply from a brief, in pieces of any length."""

    name: WriterName

    def takes(self, move: Move) -> bool:
        """Whether this move is one that the writer can be trusted with."""
        ...

    def write(self, brief: Brief) -> AsyncGenerator[str | Prompted | Rests, None]:
        """A language model says first what it was given. Raises ``ModelError`` and nothing else."""
        ...


class Guard(Protocol):
    """Coaching or managing. Knows nothing of who wrote the draft."""

    def judge(self, reply: str, said: Sequence[str], permission: bool = False) -> Verdict:
        """``said``: the coachee's messages, oldest first. ``permission``: options were asked for."""
        ...


class Retriever(Protocol):
    """Passages for what was said, best first."""

    def search(self, query: str, role: Role | None = None, top: int = 5) -> Sequence[Hit]: ...


class Embedder(Protocol):
    """Texts to unit vectors. ``name`` changes whenever the vectors would."""

    name: str

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]: ...


class LanguageReader(Protocol):
    """Guesses what language a text is in."""

    def language(self, text: str) -> tuple[str, float]:
        """ISO 639 code and how likely it is, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a query is near to by meaning."""

    passages: Sequence[tuple[str, float]]
    """Ids with how close each is, up to 1, best first."""
    frameworks: Mapping[str, float]
    """Ids with how likely each helps, about 0 to 1, as learned; the others weren't learned of."""


class MeaningReader(Protocol):
    """What finds passages and frameworks by meaning."""

    def read(self, query: str, role: Role | None, top: int) -> Meaning:
        """``role``: who says it, if known. ``top``: how many passages at most. Raises ``RetrievalError``."""
        ...


class TurnTaker(Protocol):
    """Whoever answers a coachee: the coach, or a fake in tests."""

    def turn(self, conversation: Conversation) -> AsyncIterator[str | Reply]:
        """Vetted sentences as they pass, with their spacing, then exactly one ``Reply``.

        The sentences joined are ``Reply.text``. Closing the iterator stops the work.
        """
        ...


class WhoAsks(Protocol):
    """Says whose request it is. One local person by default; signing in takes its place later."""

    async def owner(self, headers: Mapping[str, str]) -> Owner | None:
        """``headers``: the request's, names in lower case. None where nobody known asks."""
        ...


SheetWriter = Callable[[Sheet], bytes]
"""A page in one form, such as Markdown or a calendar's."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something on a day, as a calendar others may see shows it."""

    id: str
    """The same for the same thing, and for nothing else: importing it again moves it and doubles nothing."""
    title: str
    """Neutral, such as "1:1"."""
    day: date
    at: time | None = None
    """By the clock on the wall, wherever that is; None: the whole day."""
    until: time | None = None


class CalendarWriter(Protocol):
    """Days as an iCalendar file (RFC 5545). ``now`` has a time zone and stamps it."""

    def file(self, occasions: Sequence[Occasion], now: datetime) -> bytes:
        """To be imported once. ``occasions``: at least one."""
        ...

    def feed(self, occasions: Sequence[Occasion], now: datetime) -> bytes:
        """To be subscribed to, with a name and how often to look again; may be empty for now."""
        ...


@dataclass(frozen=True, slots=True)
class CausesRead:
    """Causes in the order in which they were said. ``notice``: why another reader read them."""

    causes: tuple[Cause, ...]
    notice: str | None = None


class CauseReader(Protocol):
    """Reads the causes that somebody names for a result; never says whether they are true."""

    async def read(self, said: Sequence[str]) -> CausesRead:
        """``said``: one person's messages, oldest first. Each cause's words stand so in one of them."""
        ...
