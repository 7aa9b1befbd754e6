"""The life of a turn: written down as pending, answered, and written down as complete or interrupted.

A client may send the same thing twice, vanish, come back, stop, or say it otherwise; what was said stands
in one row throughout. Nothing here raises for what a client does: ``Sent.beginning`` tells.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from assistant.domain.kept import KeptTurn, SaidTurn, TurnState
from assistant.domain.owner import Owner
from assistant.keeping.answering import Answering
from assistant.keeping.events import Ended, Event, events_of
from assistant.keeping.places import Places
from assistant.keeping.running import Lease, Running, utc_now
from assistant.ports import TurnTaker
from assistant.stores import Beginning, Begun

ELSEWHERE_SECONDS = 0.5
"""How often a turn that another process answers is looked at."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending a turn."""

    beginning: Beginning
    turn: KeptTurn | None = None
    answering: Answering | None = None
    """Where it was begun just now."""


class Turns:
    """Each id is of a conversation; each call names the owner."""

    def __init__(
        self,
        coach: TurnTaker,
        places: Places,
        lease: Lease | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._places, self._lease, self._now = places, lease or Lease(), now
        self._running = Running(coach, places, self._lease, now)
        self._beginning: set[asyncio.Task[Any]] = set()

    async def say(self, owner: Owner, id: str, said: SaidTurn) -> Sent:
        """A new last turn, or the one that has the same key."""
        return await self._outliving(self._say(owner, id, said))

    async def say_again(self, owner: Owner, id: str, turn: str, said: str | None = None) -> Sent:
        """The last turn once more: as it was said, or ``said`` in its place."""
        return await self._outliving(self._say_again(owner, id, turn, said))

    async def resay(self, owner: Owner, id: str, said: SaidTurn) -> Sent:
        """What a client sends once more without a key: the last turn if it is that, else a new one."""
        conversation = await self._places.conversation(owner, id)
        last = conversation.turns[-1] if conversation and conversation.turns else None
        if last is None or said.fingerprint is None or last.fingerprint != said.fingerprint:
            return await self.say(owner, id, said)
        if last.state is TurnState.INTERRUPTED:
            return await self.say_again(owner, id, last.id)
        return Sent(Beginning.KNOWN, last, self._running.answering(last))

    async def stop(self, owner: Owner, id: str, turn: KeptTurn) -> KeptTurn | None:
        """The turn as it is afterwards; None where it went meanwhile. Nothing happens to one that ended."""
        if turn.state is TurnState.PENDING:
            stopped = await self._running.stop(turn)
            if stopped:
                return stopped.turn
            await self._places.of(id).interrupt(owner, turn.id, turn.attempt, turn.pieces)
        return await self._turn(owner, id, turn.id)

    async def stop_all(self, owner: Owner, id: str) -> None:
        """Before its conversation is deleted."""
        conversation = await self._places.conversation(owner, id)
        for turn in conversation.turns if conversation else ():
            if turn.state is TurnState.PENDING:
                await self._running.stop(turn)

    async def events(
        self, owner: Owner, id: str, turn: KeptTurn, after: int = 0, answering: Answering | None = None
    ) -> AsyncGenerator[tuple[int, Event], None]:
        """Number and event of one attempt, from ``after`` + 1 to the last; waits for what isn't there yet.

        The last comes in any case, also where ``after`` is past it; there is none where the conversation was
        deleted.
        """
        answering = answering or self._running.answering(turn)
        if answering:
            async with aclosing(answering.events(after)) as following:
                async for numbered in following:
                    yield numbered
            return
        ended = await self._ended_elsewhere(owner, id, turn)
        events = events_of(ended) if ended else ()
        for number, event in enumerate(events, 1):
            if number > after or number == len(events):
                yield number, event

    async def ended(self, owner: Owner, id: str, sent: Sent) -> Ended | None:
        """The last event of a turn that was sent, once it is there."""
        assert sent.turn
        async with aclosing(self.events(owner, id, sent.turn, answering=sent.answering)) as events:
            async for _, event in events:
                if isinstance(event, Ended):
                    return event
        return None

    async def close(self) -> None:
        """Before the process ends: what is being answered is stopped and written down."""
        if self._beginning:
            await asyncio.wait(self._beginning)
        await self._running.close()

    async def _say(self, owner: Owner, id: str, said: SaidTurn) -> Sent:
        await self._places.given_up.write_down(owner, id, self._places.of(id))
        now = self._now()
        begun = await self._places.of(id).begin(owner, id, said, now, self._lease.until(now))
        return self._answered(owner, id, begun)

    async def _say_again(self, owner: Owner, id: str, turn: str, said: str | None) -> Sent:
        store = self._places.of(id)
        await self._places.given_up.write_down(owner, id, store)
        now = self._now()
        return self._answered(
            owner, id, await store.begin_again(owner, id, turn, said, now, self._lease.until(now))
        )

    def _answered(self, owner: Owner, id: str, begun: Begun) -> Sent:
        if begun.beginning is not Beginning.BEGUN or begun.turn is None:
            return Sent(begun.beginning, begun.turn)
        answering = Answering(owner, id, begun.turn)
        self._running.start(answering)
        return Sent(Beginning.BEGUN, begun.turn, answering)

    async def _outliving(self, work: Coroutine[Any, Any, T]) -> T:
        """To its end, also where whoever waits for it is cancelled: no turn is begun and then left alone."""
        task = asyncio.create_task(work)
        self._beginning.add(task)
        task.add_done_callback(self._forget)
        return await asyncio.shield(task)

    def _forget(self, task: "asyncio.Task[Any]") -> None:
        self._beginning.discard(task)
        if not task.cancelled():
            task.exception()  # looked at, so that one nobody waits for any more isn't logged with its words

    async def _ended_elsewhere(self, owner: Owner, id: str, turn: KeptTurn) -> KeptTurn | None:
        seen: KeptTurn | None = turn
        while seen and seen.attempt == turn.attempt and seen.state is TurnState.PENDING:
            await asyncio.sleep(ELSEWHERE_SECONDS)
            seen = await self._turn(owner, id, turn.id)
        return seen

    async def _turn(self, owner: Owner, id: str, turn: str) -> KeptTurn | None:
        conversation = await self._places.conversation(owner, id)
        turns = conversation.turns if conversation else ()
        return next((kept for kept in turns if kept.id == turn), None)
