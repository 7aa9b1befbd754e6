"""One turn while it is answered: what has come of it so far, for any number of followers."""

import asyncio
from collections.abc import AsyncGenerator

from assistant.domain.kept import KeptTurn
from assistant.domain.owner import Owner
from assistant.keeping.events import Ended, Event, Sentence


class Answering:
    """Followers come and go; the turn goes on without them."""

    def __init__(self, owner: Owner, conversation: str, turn: KeptTurn) -> None:
        """``conversation`` is an id; ``turn`` is pending, and this process is to answer it."""
        self.owner, self.conversation, self.turn = owner, conversation, turn
        self.stopping = asyncio.Event()
        self.is_untitled = False
        self._events: list[Event] = []
        self._changed = asyncio.Event()

    @property
    def pieces(self) -> tuple[str, ...]:
        return tuple(event.text for event in self._events if isinstance(event, Sentence))

    @property
    def ended(self) -> Ended | None:
        last = self._events[-1] if self._events else None
        return last if isinstance(last, Ended) else None

    def add(self, event: Event) -> None:
        self._events.append(event)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def events(self, after: int = 0) -> AsyncGenerator[tuple[int, Event], None]:
        """Number and event from ``after`` + 1 on, as they come, to the last, which comes in any case."""
        at = after
        while True:
            if self.ended:
                at = min(at, len(self._events) - 1)
            while at < len(self._events):
                at += 1
                yield at, self._events[at - 1]
                if isinstance(self._events[at - 1], Ended):
                    return
            await self._changed.wait()
