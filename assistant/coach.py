"""One turn, one way through: read, retrieve, choose, write, vet, reply."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.domain.causes import Cause
from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.journey import Journey
from assistant.domain.knowledge import Hit, Knowledge, Passage
from assistant.domain.reading import Act, Reading
from assistant.domain.sheet import Sheet
from assistant.domain.turn import Brief, Move, Reply
from assistant.domain.words import bounded
from assistant.drafting import Deadline, Draft, RefusedError, vetted
from assistant.errors import ModelError
from assistant.journeys.choosing import choose
from assistant.journeys.following import guided
from assistant.journeys.progress import Progress, progress
from assistant.journeys.situation import About, Situation
from assistant.ports import Guard, LanguageReader, Retriever, Writer
from assistant.prompt_library import PromptLibrary
from assistant.reading import tellings
from assistant.reading.attribution import read_causes
from assistant.reading.read import read
from assistant.reading.topics import LATEST, deal, topics
from assistant.sheets.filling import fill
from assistant.sheets.ground import Chart, Ground

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
    chart: Chart | None = None
    """How causes are drawn on a page."""

    async def turn(self, conversation: Conversation) -> AsyncIterator[str | Reply]:
        """Vetted sentences as they pass, then the ``Reply`` that they make up."""
        deadline = Deadline.after(self.turn_seconds)
        conversation = as_read(conversation)
        reading = self._reading(conversation)
        hits = await self._passages(reading, deadline)
        move = choose(self._situation(conversation, reading, hits))

        brief = Brief(conversation, reading, move, ground(move, hits))
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

    async def sheet(
        self,
        conversation: Conversation,
        *,
        is_short: bool = False,
        causes: Sequence[Cause] | None = None,
        pages: Sequence[Sheet] = (),
        struck: Collection[str] = (),
    ) -> Sheet | None:
        """The page of the journey that the conversation follows; None where it follows none.

        ``causes``: as a language model read them; without it they are read plainly. ``pages``: the owner's
        earlier ones, for themes, and ``struck`` the themes that don't fit. ``is_short``: the ten-minute form.
        """
        journey = self.journey(conversation)
        if journey is None:
            return None
        done = progress(journey, conversation, self.knowledge)
        kept = as_read(about_work(conversation, done))
        reading = self._reading(kept)
        hits = await self._passages(reading, Deadline.after(self.turn_seconds))
        if causes is None:
            causes = [cause for told in done.said for cause in read_causes(bounded(told.text))]
        ground = Ground(
            journey,
            self._situation(kept, reading, hits),
            done,
            self.today(),
            tuple(causes),
            self.chart,
            tuple(pages),
            struck,
        )
        is_short = is_short or any(tellings.wants_short_form(told.text) for told in done.said)
        return fill(ground, is_short)

    async def from_notes(
        self, journey: str, role: Role, notes: str, *, is_short: bool = False
    ) -> Sheet | None:
        """The page in one go: what isn't in the notes is left open and asked for."""
        said = Conversation(role, (Message(Speaker.COACHEE, notes),), journey)
        return await self.sheet(said, is_short=is_short)

    def journey(self, conversation: Conversation) -> Journey | None:
        """What the conversation follows; None where there is no such journey for its role."""
        journey = self.journeys.get(conversation.journey or "")
        return journey if journey and conversation.role in journey.roles else None

    def _reading(self, conversation: Conversation) -> Reading:
        reading = read(conversation, self.knowledge, self.languages)
        journey = self.journey(conversation)
        return guided(reading, journey, self.knowledge) if journey else reading

    def _situation(self, conversation: Conversation, reading: Reading, hits: tuple[Hit, ...]) -> Situation:
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
        )

    async def _passages(self, reading: Reading, deadline: Deadline) -> tuple[Hit, ...]:
        """What was found, best first; nothing where finding takes longer than the turn may."""
        role = None if reading.act is Act.WANTS_QUESTIONS else reading.role
        # In a thread: at the start it may have to wait for the index, and it computes a vector.
        search = asyncio.to_thread(self.retriever.search, reading.query, role, PASSAGES)
        try:
            return tuple(await asyncio.wait_for(search, deadline.left))
        except TimeoutError:
            return ()


def about_work(conversation: Conversation, done: Progress) -> Conversation:
    """Only what may stand on a page, with what matters most said last: that is what questions are about."""
    matters = [" ".join(told.text for told in done.of(id)) for id in done.by_weight if done.of(id)]
    named = [text for text in matters if topics([text]) or deal([text], frozenset())]
    kept = [told.text for told in done.said] + named[:1] * (LATEST - 1) + matters[:1]
    return replace(conversation, messages=tuple(Message(Speaker.COACHEE, text) for text in kept or [""]))


def as_read(conversation: Conversation) -> Conversation:
    """The conversation with each message bounded."""
    messages = (Message(m.speaker, bounded(m.text)) for m in conversation.messages)
    return replace(conversation, messages=tuple(messages))


def ground(move: Move, hits: Sequence[Hit]) -> tuple[Passage, ...]:
    """What a model may rest its question on: the chosen passages, then the best that were found."""
    found = [c.passage for c in move.questions] + [hit.passage for hit in hits]
    return tuple(dict.fromkeys(found))[:GROUND]
