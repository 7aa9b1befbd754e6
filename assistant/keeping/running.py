"""The turns that this process answers, each in a task of its own.

No request owns such a task, so none that ends, breaks off or is cancelled takes a turn with it: a client
that vanished finds the whole reply later. Only a stop ends a turn early, and the end of the process does.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from assistant.domain.kept import KeptConversation, KeptTurn, TurnState
from assistant.domain.turn import Reply
from assistant.errors import StoreError
from assistant.keeping.answering import Answering
from assistant.keeping.events import Ended, Sentence
from assistant.keeping.places import Places
from assistant.keeping.titles import telling_title
from assistant.ports import TurnTaker

_log = logging.getLogger("askfirst.keeping")
SAVE_AGAIN = (0.2, 1.0)
"""Seconds to wait before saving is tried once more, where the database was busy."""
CLOSE_SECONDS = 10.0
"""How long the end of the process waits for its turns to be written down."""


@dataclass(frozen=True, slots=True)
class Lease:
    """How long a pending turn counts as being answered. After a crash it reads as interrupted that soon."""

    seconds: float = 6.0
    renewed_every: float = 2.0

    def until(self, now: datetime) -> datetime:
        return now + timedelta(seconds=self.seconds)


def utc_now() -> datetime:
    return datetime.now(UTC)


class Running:
    """No database connection is held while a coach thinks: each call to a store is one short transaction."""

    def __init__(self, coach: TurnTaker, places: Places, lease: Lease, now: Callable[[], datetime]) -> None:
        self._coach, self._places, self._lease, self._now = coach, places, lease, now
        self._answering: dict[tuple[str, int], Answering] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closing = False

    def start(self, answering: Answering) -> None:
        """Answers a turn that was just begun."""
        if self._is_closing:
            answering.stopping.set()
        self._answering[_attempt(answering.turn)] = answering
        task = asyncio.create_task(self._answer(answering))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def answering(self, turn: KeptTurn) -> Answering | None:
        """The same attempt at the same turn, where it is answered here."""
        return self._answering.get(_attempt(turn))

    async def stop(self, turn: KeptTurn) -> Ended | None:
        """Stops it and waits until that is written down. None where it isn't answered here."""
        answering = self.answering(turn)
        if answering is None:
            return None
        answering.stopping.set()
        async with aclosing(answering.events()) as events:
            async for _ in events:
                pass
        return answering.ended

    async def close(self) -> None:
        """Stops all turns; what was said and sent of them is kept."""
        self._is_closing = True
        for answering in self._answering.values():
            answering.stopping.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=CLOSE_SECONDS)

    async def _answer(self, answering: Answering) -> None:
        working = asyncio.create_task(self._work(answering))
        renewing = asyncio.create_task(self._renew(answering))
        stopping = asyncio.create_task(answering.stopping.wait())
        try:
            await asyncio.wait((working, renewing, stopping), return_when=asyncio.FIRST_COMPLETED)
            working.cancel()  # changes nothing where it is done
            await asyncio.wait((working,))
            ended = await self._save(answering, working)
        except Exception as error:
            # Whatever it is, followers must not wait for ever.
            ended = self._given_up(answering, error)
        finally:
            for task in (working, renewing, stopping):
                task.cancel()
        try:
            await self._name(answering)
        finally:
            del self._answering[_attempt(answering.turn)]
            answering.add(ended)

    async def _work(self, answering: Answering) -> Reply:
        conversation = await self._conversation(answering)
        if conversation is None:
            raise asyncio.CancelledError  # it was deleted meanwhile, so there is nobody to answer
        answering.is_untitled = not conversation.title
        until = tuple(turn for turn in conversation.turns if turn.number <= answering.turn.number)
        reply = None
        taken = self._coach.turn(replace(conversation, turns=until).as_conversation())
        try:
            async for item in taken:
                if isinstance(item, Reply):
                    reply = item
                elif item:
                    answering.add(Sentence(item))
        finally:
            if isinstance(taken, AsyncGenerator):
                await taken.aclose()
        if reply is None:
            raise RuntimeError("the coach ended a turn without a reply")
        return reply

    async def _renew(self, answering: Answering) -> None:
        """Ends when the turn isn't this attempt's any more: deleted, stopped or begun again elsewhere."""
        store, turn = self._places.of(answering.conversation), answering.turn
        while True:
            await asyncio.sleep(self._lease.renewed_every)
            try:
                if not await store.renew(
                    answering.owner, turn.id, turn.attempt, self._lease.until(self._now())
                ):
                    return
            except StoreError as error:
                _log.warning("a turn's lease was not renewed: %s", error)

    async def _save(self, answering: Answering, working: "asyncio.Task[Reply]") -> Ended:
        """Writes down what came of the turn; only then is it told."""
        error = None if working.cancelled() else working.exception()
        failed = error if isinstance(error, Exception) else None
        if failed:
            _log.warning("a turn was not answered: %s", type(failed).__name__)
        reply = None if working.cancelled() or error else working.result()
        for pause in (*SAVE_AGAIN, None):
            try:
                return await self._written(answering, reply, failed)
            except StoreError as unsaved:
                if pause is None:
                    return self._given_up(answering, failed or unsaved)
            await asyncio.sleep(pause)
        raise AssertionError("the last try either returns or fails")

    def _given_up(self, answering: Answering, error: Exception) -> Ended:
        """Nobody answers it any more, so nothing shall wait for its lease."""
        self._places.given_up.add(answering)
        return _cut_off(answering, error)

    async def _written(self, answering: Answering, reply: Reply | None, failed: Exception | None) -> Ended:
        store, turn, pieces = self._places.of(answering.conversation), answering.turn, answering.pieces
        if reply is None:
            await store.interrupt(answering.owner, turn.id, turn.attempt, pieces)
            return _cut_off(answering, failed)
        if await store.complete(answering.owner, turn.id, turn.attempt, pieces, reply):
            done = replace(turn, state=TurnState.COMPLETE, leased_until=None, pieces=pieces, reply=reply)
            return Ended(done)
        # Somebody else ended this attempt, or an earlier try got through after all: what is there counts.
        conversation = await self._conversation(answering)
        for kept in conversation.turns if conversation else ():
            if (kept.id, kept.attempt, kept.state) == (turn.id, turn.attempt, TurnState.COMPLETE):
                return Ended(kept)
        return _cut_off(answering, None)

    async def _name(self, answering: Answering) -> None:
        """A title from what was said, once something was that makes one."""
        if not answering.is_untitled:
            return
        with suppress(StoreError):
            conversation = await self._conversation(answering)
            if conversation and not conversation.title:  # its owner may have named it meanwhile
                title = telling_title(turn.said for turn in conversation.turns)
                if title:
                    store = self._places.of(answering.conversation)
                    await store.rename(answering.owner, answering.conversation, title)

    async def _conversation(self, answering: Answering) -> KeptConversation | None:
        store = self._places.of(answering.conversation)
        return await store.conversation(answering.owner, answering.conversation)


def _attempt(turn: KeptTurn) -> tuple[str, int]:
    return turn.id, turn.attempt


def _cut_off(answering: Answering, error: Exception | None) -> Ended:
    turn = replace(answering.turn, state=TurnState.INTERRUPTED, leased_until=None, pieces=answering.pieces)
    return Ended(turn, error)
