"""From a writer's pieces to vetted sentences, and from those to a reply."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from assistant.domain.guard import MANAGING, Finding, FindingKind
from assistant.domain.knowledge import Knowledge, Passage
from assistant.domain.reading import Act
from assistant.domain.turn import Brief, MoveKind, Prompted, Reply, Rests, WriterName, cite, tokens_in
from assistant.domain.words import words
from assistant.errors import ModelTooLate
from assistant.guarding import sentences
from assistant.ports import Guard, Writer
from assistant.reading.asked import alike, is_repeat
from assistant.writing import fidelity

LISTS = frozenset({MoveKind.QUESTIONS, MoveKind.OPTIONS, MoveKind.WORDING, MoveKind.SUMMARISE})
"""Moves whose question, if any, isn't the end of what is to be said."""
MOST_WORDS = 45
"""Words of a model's reply; it is asked for fewer than 35."""
WHOLE = frozenset({MoveKind.HAND_OFF, MoveKind.INFORM})
"""Moves whose words are fixed and sent whole: half a fact is none, and a false alarm could cost a life."""


class RefusedError(Exception):
    """A sentence that is not to be sent; what came before it was."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].why)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock, in seconds."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        return cls(time.monotonic() + seconds)

    @property
    def left(self) -> float:
        return max(0.0, self.at - time.monotonic())


@dataclass(slots=True)
class Draft:
    """What has been sent of one reply, and how it came about."""

    brief: Brief
    knowledge: Knowledge
    notice: str | None
    text: str = ""
    writer: WriterName = WriterName.QUESTION_BANK
    refused: list[Finding] = field(default_factory=list)
    calls: int = 0
    prompt_tokens: int = 0
    rests: Passage | None = None

    def add(self, sentence: str, writer: WriterName) -> str:
        """The sentence as it is sent: with a space where it follows another."""
        if self.text and not self.text[-1].isspace() and not sentence[0].isspace():
            sentence = f" {sentence}"
        self.text += sentence
        self.writer = WriterName.MODEL if WriterName.MODEL in (writer, self.writer) else writer
        return sentence

    def reply(self) -> Reply:
        move = self.brief.move
        asked = [c.passage for c in move.questions if c.text in self.text or move.is_ask]
        passages = [self.rests] if self.rests else [*asked, *move.passages]
        return Reply(
            text=self.text,
            stage=move.stage,
            move=move.kind,
            writer=self.writer,
            citations=tuple(cite(p, self.knowledge) for p in passages),
            findings=tuple(self.refused),
            notice=self.notice,
            model_calls=self.calls,
            prompt_tokens=self.prompt_tokens,
            completion_tokens=tokens_in(self.text),
        )


async def vetted(
    writer: Writer, brief: Brief, guard: Guard, deadline: Deadline, draft: Draft
) -> AsyncGenerator[str, None]:
    """The writer's sentences that may be sent, each as soon as it is whole.

    Raises ``RefusedError`` at the first sentence of a model's that may not be, ``ModelError`` when the model
    fails or is late. A reply that asks ends with its question; what comes after is dropped.
    """
    held, draft.rests = "", None
    async with aclosing(_in_time(writer, brief, deadline, draft)) as pieces:
        async for piece in pieces:
            whole, held = sentences.complete(held + piece)
            for sentence in whole:
                is_end = _is_end(sentence, brief)
                if passed := _vet(sentence, writer, brief, guard, draft):
                    yield draft.add(passed.rstrip() if is_end else passed, writer.name)
                if is_end:
                    return
    for sentence in sentences.split(held):
        if passed := _vet(sentence, writer, brief, guard, draft):
            yield draft.add(passed.rstrip(), writer.name)
        if _is_end(sentence, brief):
            return


async def _in_time(
    writer: Writer, brief: Brief, deadline: Deadline, draft: Draft
) -> AsyncGenerator[str, None]:
    """The pieces of text, none later than the deadline; what else the writer says goes into the draft."""
    async with aclosing(writer.write(brief)) as pieces:
        while True:
            try:
                late = deadline.left if writer.name is WriterName.MODEL else None
                piece = await asyncio.wait_for(anext(pieces), late)
            except StopAsyncIteration:
                return
            except TimeoutError:
                raise ModelTooLate("the model didn't finish in time; the question bank went on") from None
            match piece:
                case Prompted(tokens):
                    draft.calls += 1
                    draft.prompt_tokens += tokens
                case Rests(passage):
                    draft.rests = passage
                case str():
                    yield piece


def _vet(sentence: str, writer: Writer, brief: Brief, guard: Guard, draft: Draft) -> str | None:
    """The sentence if it may be sent. A bank's that may not is left out; a model's is ``RefusedError``."""
    said, move = brief.conversation.said, brief.move
    found = guard.judge(sentence, said, move.permission).findings
    if writer.name is WriterName.MODEL:
        found += _own_faults(sentence, brief, draft)
        if found:
            draft.refused += found
            raise RefusedError(found)
    elif any(f.kind in MANAGING for f in found) and not _is_fixed(brief):
        draft.refused += found
        return None
    return sentence


def _is_fixed(brief: Brief) -> bool:
    """Words that are sent whole whatever the guard finds; one in a language it can't read is another."""
    return brief.move.kind in WHOLE or brief.reading.act is Act.FOREIGN


def _own_faults(sentence: str, brief: Brief, draft: Draft) -> tuple[Finding, ...]:
    """What only the transcript can show of a model's sentence; the bank's own question passes."""
    chosen = [c.text for c in brief.move.questions]
    if sentence.strip() in chosen:
        return ()
    found = fidelity.findings(
        sentence,
        # A name that they asked to be called by isn't invented.
        (*brief.manner.words, *brief.conversation.said),
        brief.reading.person,
        brief.conversation.replies,
        is_first=not draft.text,
        is_free=draft.rests is not None,
    )
    if len(words(draft.text + sentence)) > MOST_WORDS:
        found += (Finding(FindingKind.TOO_LONG, sentence.strip(), "The reply is longer than one takes in."),)
    if not sentence.rstrip().endswith("?"):
        return found
    if draft.rests is None and chosen and not any(alike(sentence, text) for text in chosen):
        return (
            *found,
            Finding(FindingKind.OFF_QUESTION, sentence, "It asks another question than the one chosen."),
        )
    if is_repeat(sentence, brief.reading.asked):
        return (*found, Finding(FindingKind.REPEATED, sentence, "This was asked before."))
    return found


def _is_end(sentence: str, brief: Brief) -> bool:
    return brief.move.kind not in LISTS | WHOLE and sentence.rstrip(" \n\"'”’)").endswith("?")
