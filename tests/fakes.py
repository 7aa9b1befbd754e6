"""Stand-ins for what the tests must not reach or wait for."""

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from assistant.domain.conversation import Conversation, Role
from assistant.domain.guard import Finding, FindingKind, Verdict
from assistant.domain.knowledge import Hit
from assistant.domain.turn import Brief, Citation, Move, MoveKind, Prompted, Reply, Rests, WriterName
from assistant.ports import ChatMessage

CITATION = Citation("grow/reality/2", "GROW", "John Whitmore, Coaching for Performance (1992)")
FINDING = Finding(FindingKind.DIRECTIVE, "Call the CFO", "It tells the coachee what to do.")


def a_reply(text: str, **changes: object) -> Reply:
    """A finished turn by the question bank; ``changes`` are fields of ``Reply``."""
    fields: dict[str, object] = {
        "stage": "reality",
        "move": MoveKind.ASK,
        "writer": WriterName.QUESTION_BANK,
        "citations": (CITATION,),
        "findings": (FINDING,),
        "notice": "No language model is set up.",
        "model_calls": 0,
        "prompt_tokens": 0,
        "completion_tokens": 0,
    }
    return Reply(text=text, **{**fields, **changes})


@dataclass(frozen=True)
class Pause:
    """Seconds in which a coach says nothing."""

    seconds: float


Step = str | Reply | Pause | Exception


def a_turn(*sentences: str, **changes: object) -> tuple[Step, ...]:
    return (*sentences, a_reply("".join(sentences), **changes))


DEFAULT_TURN = a_turn("Jonas matters to you here. ", "What have you seen him do?")


class FakeCoach:
    """Plays queued turns, then the same one for ever, and keeps the conversations it was given."""

    def __init__(self, *turns: Sequence[Step], default: Sequence[Step] = DEFAULT_TURN) -> None:
        self.turns = deque(turns)
        self.default = default
        self.history: list[Conversation] = []
        self.stopped = 0
        """Turns that were closed before their end."""

    async def turn(self, conversation: Conversation) -> AsyncIterator[str | Reply]:
        self.history.append(conversation)
        steps = self.turns.popleft() if self.turns else self.default
        finished = False
        try:
            for step in steps:
                if isinstance(step, Exception):
                    raise step
                if isinstance(step, Pause):
                    await asyncio.sleep(step.seconds)
                else:
                    yield step
            finished = True
        finally:
            self.stopped += not finished


class FakeChatModel:
    """A language model that gives queued answers and keeps what it was asked.

    An answer is a text, streamed a word at a time, or an exception. With nothing left in the queue it
    gives ``otherwise``; without that, asking it once more is a mistake of the test's.
    """

    name = "fake-model"

    def __init__(self, *answers: str | Exception, otherwise: str | None = None) -> None:
        self.answers = deque(answers)
        self.otherwise = otherwise
        self.history: list[tuple[ChatMessage, ...]] = []

    @property
    def prompts(self) -> list[str]:
        """Every prompt it was given, as one text."""
        return ["\n".join(m.content for m in chat) for chat in self.history]

    async def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncIterator[str]:
        self.history.append(tuple(messages))
        answer = self.answers.popleft() if self.answers else self.otherwise
        if answer is None:
            raise AssertionError("the model was asked once more than the test expects")
        if isinstance(answer, Exception):
            raise answer
        for piece in re.findall(r"\s*\S+|\s+$", answer):
            yield piece


class SilentModel:
    """Answers with nothing at all."""

    name = "silent-model"

    async def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncIterator[str]:
        for nothing in ():
            yield nothing


class SlowModel:
    """Says ``first``, and then nothing for a minute; ``stopped`` counts how often it was cut off."""

    name = "slow-model"

    def __init__(self, first: str = "") -> None:
        self.first = first
        self.stopped = 0

    async def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncIterator[str]:
        if self.first:
            yield self.first
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            self.stopped += 1
            raise
        yield "Too late. What now?"


class EndlessModel:
    """Says the same word for ever, with a breath after each."""

    name = "endless-model"

    def __init__(self, word: str = "well ") -> None:
        self.word = word
        self.said = 0

    async def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncIterator[str]:
        while True:
            self.said += 1
            yield self.word
            await asyncio.sleep(0.001)


class FakeWriter:
    """A writer that says its pieces, or fails with an exception among them, and keeps its briefs."""

    def __init__(
        self,
        *drafts: Sequence[str | Prompted | Rests | Exception],
        name: WriterName = WriterName.MODEL,
        takes: bool = True,
    ) -> None:
        self.name = name
        self.drafts = deque(drafts)
        self.briefs: list[Brief] = []
        self._takes = takes

    def takes(self, move: Move) -> bool:
        return self._takes

    async def write(self, brief: Brief) -> AsyncIterator[str | Prompted | Rests]:
        self.briefs.append(brief)
        for piece in self.drafts.popleft():
            if isinstance(piece, Exception):
                raise piece
            yield piece


class LenientGuard:
    """Lets everything pass, and keeps what it was shown."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def judge(self, reply: str, said: Sequence[str], permission: bool = False) -> Verdict:
        self.seen.append(reply)
        return Verdict(())


class WordGuard(LenientGuard):
    """Finds one kind of fault wherever a word stands."""

    def __init__(self, word: str, kind: FindingKind = FindingKind.DIRECTIVE) -> None:
        super().__init__()
        self.word, self.kind = word, kind

    def judge(self, reply: str, said: Sequence[str], permission: bool = False) -> Verdict:
        super().judge(reply, said, permission)
        if self.word not in reply:
            return Verdict(())
        return Verdict((Finding(self.kind, self.word, f"It says {self.word}."),))


class FixedRetriever:
    """Finds the same passages whatever is looked for, and keeps the queries."""

    def __init__(self, *hits: Hit) -> None:
        self.hits = hits
        self.queries: list[str] = []

    def search(self, query: str, role: Role | None = None, top: int = 5) -> Sequence[Hit]:
        self.queries.append(query)
        return self.hits[:top]


class EnglishReader:
    """Takes every text for English."""

    def language(self, text: str) -> tuple[str, float]:
        return "en", 1.0
