"""One turn, one way through: read, retrieve, choose, write, vet, reply."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.domain.conversation import Conversation, Message
from assistant.domain.journey import Journey
from assistant.domain.knowledge import Hit, Knowledge, Passage
from assistant.domain.reading import Act, Reading
from assistant.domain.turn import Brief, Move, Reply
from assistant.domain.words import bounded
from assistant.drafting import Deadline, Draft, RefusedError, vetted
from assistant.errors import ModelError
from assistant.journeys.choosing import choose
from assistant.journeys.following import guided
from assistant.journeys.heeding import heed
from assistant.journeys.situation import About, Situation
from assistant.journeys.wishes_aside import without_wishes
from assistant.ports import Guard, LanguageReader, Retriever, Writer
from assistant.prompt_library import PromptLibrary
from assistant.reading.read import read
from assistant.remembering.manner import manner_of

_log = logging.getLogger("askfirst.coach")
PASSAGES = 12
"""How many passages a question may be chosen from."""
GROUND = 4
"""How many of them a model gets to read."""


@dataclass(frozen=True, slots=True)
class Coach:
    """Takes turns. Stateless: the transcript is all it knows of a conversation."""

    knowledge: Knowledge
    retriever: Retriever
    languages: LanguageReader
    guard: Guard
    prompts: PromptLibrary
    bank: Writer
    model: Writer | None
    about: About
    turn_seconds: float
    notice: str | None
    journeys: Mapping[str, Journey] = field(default_factory=dict)
    today: Callable[[], date] = date.today

    async def turn(self, conversation: Conversation) -> AsyncIterator[str | Reply]:
        """Vetted sentences as they pass, then the ``Reply`` that they make up."""
        deadline = Deadline.after(self.turn_seconds)
        conversation = as_read(conversation)
        # In threads: a long conversation takes a while to read, and others are being answered meanwhile.
        reading = await asyncio.to_thread(self.reading, conversation)
        hits = await self.passages(reading, deadline)
        situation = self.situation(conversation, reading, hits)
        move = heed(await asyncio.to_thread(choose, situation), situation)

        brief = Brief(conversation, reading, move, ground(move, hits), manner=situation.manner)
        draft = Draft(brief, self.knowledge, self.notice)
        writers = (
            [self.model, self.model, self.bank] if self.model and self.model.takes(move) else [self.bank]
        )
        while writers:
            try:
                async with aclosing(vetted(writers.pop(0), brief, self.guard, deadline, draft)) as passed:
                    async for sentence in passed:
                        yield sentence
                writers.clear()
            except RefusedError as refused:
                brief = replace(brief, findings=refused.findings, sent=draft.text)
            except ModelError as error:
                _log.warning("%s", error)
                draft.notice = self.prompts.render("notice-model-failed")
                brief = replace(brief, sent=draft.text)
                writers = [self.bank]
        if not draft.text:
            yield draft.add(self.prompts.render("fallback"), self.bank.name)
        yield draft.reply()

    def journey(self, conversation: Conversation) -> Journey | None:
        """What the conversation follows; None where there is no such journey for its role."""
        journey = self.journeys.get(conversation.journey or "")
        return journey if journey and conversation.role in journey.roles else None

    def reading(self, conversation: Conversation) -> Reading:
        reading = read(conversation, self.knowledge, self.languages)
        reading = without_wishes(reading, conversation, manner_of(conversation))
        journey = self.journey(conversation)
        return guided(reading, journey, self.knowledge) if journey else reading

    def situation(self, conversation: Conversation, reading: Reading, hits: tuple[Hit, ...]) -> Situation:
        return Situation(
            conversation,
            reading,
            hits,
            self.knowledge,
            self.prompts,
            self.about,
            self.guard,
            self.journey(conversation),
            today=self.today(),
            manner=reading.manner,
        )

    async def passages(self, reading: Reading, deadline: Deadline | None = None) -> tuple[Hit, ...]:
        """What was found, best first; nothing where finding takes longer than the turn may."""
        deadline = deadline or Deadline.after(self.turn_seconds)
        role = None if reading.act is Act.WANTS_QUESTIONS else reading.role
        # In a thread: at the start it may have to wait for the index, and it computes a vector.
        search = asyncio.to_thread(self.retriever.search, reading.query, role, PASSAGES)
        try:
            return tuple(await asyncio.wait_for(search, deadline.left))
        except TimeoutError:
            return ()


def as_read(conversation: Conversation) -> Conversation:
    """The conversation with each message bounded."""
    messages = (Message(m.speaker, bounded(m.text)) for m in conversation.messages)
    return replace(conversation, messages=tuple(messages))


def ground(move: Move, hits: Sequence[Hit]) -> tuple[Passage, ...]:
    """What a model may rest its question on: the chosen passages, then the best that were found."""
    found = [c.passage for c in move.questions] + [hit.passage for hit in hits]
    return tuple(dict.fromkeys(found))[:GROUND]
