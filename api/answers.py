"""What came of a request, and its two forms on the wire: one object, or chunks of a stream."""

import json
import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.schemas.answers import (
    AnswerMessage,
    AskfirstField,
    Choice,
    CitationField,
    Completion,
    FindingField,
    Usage,
)
from assistant.domain.turn import Reply, WriterName

CHARACTERS_PER_TOKEN = 4
DONE = b"data: [DONE]\n\n"
PING = b": ping\n\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished answer. ``prompt_tokens`` is 0 where no language model was asked."""

    text: str
    askfirst: AskfirstField
    prompt_tokens: int = 0


Turn = AsyncGenerator[str | Outcome, None]
"""Text as it may be sent, then exactly one ``Outcome`` whose text is all of it."""


async def coached(turn: AsyncIterator[str | Reply], notice: str | None) -> Turn:
    """A coach's turn. ``notice`` is added to the reply's own."""
    try:
        async for item in turn:
            yield _outcome(item, notice) if isinstance(item, Reply) else item
    finally:
        if isinstance(turn, AsyncGenerator):
            await turn.aclose()


async def immediate(text: str) -> Turn:
    """An answer to a chat client's own request: nobody was coached and nothing was looked up."""
    yield text
    yield Outcome(
        text,
        AskfirstField(
            stage="",
            move="background",
            writer=WriterName.QUESTION_BANK,
            citations=[],
            findings=[],
            notice=None,
        ),
    )


def _outcome(reply: Reply, notice: str | None) -> Outcome:
    return Outcome(reply.text, askfirst_of(reply, notice), reply.prompt_tokens)


def askfirst_of(reply: Reply, notice: str | None = None) -> AskfirstField:
    """How a reply came about. ``notice`` is added to the reply's own."""
    return AskfirstField(
        stage=reply.stage,
        move=reply.move,
        writer=reply.writer,
        citations=[CitationField(id=c.id, framework=c.framework, source=c.source) for c in reply.citations],
        findings=[FindingField(kind=f.kind, span=f.span, why=f.why) for f in reply.findings],
        notice=" ".join(filter(None, (reply.notice, notice))) or None,
    )


@dataclass(frozen=True, slots=True)
class Form:
    """What all pieces of one answer share. ``prompt_characters``: what the client sent."""

    id: str
    created: int
    model: str
    prompt_characters: int
    with_usage: bool

    @classmethod
    def new(cls, model: str, prompt_characters: int, with_usage: bool) -> "Form":
        return cls(f"chatcmpl-{uuid.uuid4().hex}", int(time.time()), model, prompt_characters, with_usage)

    def completion(self, outcome: Outcome) -> bytes:
        answer = Completion(
            id=self.id,
            created=self.created,
            model=self.model,
            choices=[Choice(message=AnswerMessage(content=outcome.text))],
            usage=self._usage(outcome),
            askfirst=outcome.askfirst,
        )
        return answer.model_dump_json().encode()

    def opening(self) -> bytes:
        """``content`` is an empty string: some clients add it to what follows, and can't add null."""
        return self._chunk({"role": "assistant", "content": ""})

    def piece(self, text: str) -> bytes:
        return self._chunk({"content": text})

    def closing(self, outcome: Outcome) -> bytes:
        """The last chunk with a choice and, where it was asked for, the one with the usage."""
        last = self._chunk({}, "stop", {"askfirst": outcome.askfirst.model_dump()})
        if not self.with_usage:
            return last
        return last + self._event({"choices": [], "usage": self._usage(outcome).model_dump()})

    def _chunk(
        self, delta: Mapping[str, str], finish: str | None = None, more: Mapping[str, Any] | None = None
    ) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        usage = {"usage": None} if self.with_usage else {}
        return self._event({"choices": [choice], **usage, **(more or {})})

    def _event(self, fields: Mapping[str, Any]) -> bytes:
        kind = "chat.completion.chunk"
        return event({"id": self.id, "object": kind, "created": self.created, "model": self.model, **fields})

    def _usage(self, outcome: Outcome) -> Usage:
        prompt = outcome.prompt_tokens or _tokens(self.prompt_characters)
        completion = _tokens(len(outcome.text))
        return Usage(prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion)


def event(data: Mapping[str, Any]) -> bytes:
    """One server-sent event, of data only: with ``event:``, ``id:`` or ``retry:`` clients of today fail."""
    return f"data: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


def _tokens(characters: int) -> int:
    return -(-characters // CHARACTERS_PER_TOKEN)
