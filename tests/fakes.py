"""Stand-ins for what the tests must not reach or wait for."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from assistant.domain.conversation import Conversation
from assistant.domain.guard import Finding, FindingKind
from assistant.domain.turn import Citation, MoveKind, Reply, WriterName

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
