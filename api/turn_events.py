"""A kept turn as numbered server-sent events, so that a client that lost the line goes on where it was.

An event's id is ``turn.attempt.number``, numbered from 1. ``sentence`` has the text of a piece; ``reply``
has the whole turn and comes when it is written down; ``error`` has what other answers have as an error.
"""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.answers import PING
from api.errors import ApiError, as_api_error
from api.schemas.answers import ErrorAnswer
from api.schemas.turns import TurnField
from api.sending import failure_of, no_conversation
from api.streaming import PING_SECONDS, unless_gone
from assistant.domain.kept import KeptTurn
from assistant.keeping.events import Ended, Event

LAST_EVENT = "last-event-id"

NumberedEvents = AsyncGenerator[tuple[int, Event], None]


def number_after(last_event: str | None, turn: KeptTurn) -> int:
    """How many events of this attempt a client has; none where its id is of another attempt or none."""
    name, _, number = (last_event or "").rpartition(".")
    of_this = name == f"{turn.id}.{turn.attempt}" and number.isascii() and number.isdigit()
    return int(number[:9]) if of_this else 0


class TurnEvents(Response):
    """Open at once; comments keep the line up. When the client goes, the turn goes on without it."""

    media_type = "text/event-stream"

    def __init__(
        self, conversation: str, turn: KeptTurn, events: NumberedEvents, request_id: str, **headers: str
    ) -> None:
        kept_open = {"cache-control": "no-store", "x-accel-buffering": "no", **headers}
        super().__init__(headers=kept_open)
        del self.headers["content-length"]
        self._conversation, self._turn, self._events = conversation, turn, events
        self._request_id = request_id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await unless_gone(receive, self._send(send))

    async def _send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        async with aclosing(_kept_up(self._as_sent())) as blocks:
            async for block in blocks:
                await send({"type": "http.response.body", "body": block, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def _as_sent(self) -> AsyncGenerator[bytes, None]:
        ended = False
        try:
            async with aclosing(self._events) as events:
                async for number, event in events:
                    ended = isinstance(event, Ended)
                    yield self._block(number, event)
        except Exception as error:
            yield _block("error", _error(as_api_error(error, self._request_id)))
            return
        if not ended:
            yield _block("error", _error(no_conversation(self._conversation)))

    def _block(self, number: int, event: Event) -> bytes:
        id = f"{self._turn.id}.{self._turn.attempt}.{number}"
        if not isinstance(event, Ended):
            return _block("sentence", json.dumps({"text": event.text}, ensure_ascii=False), id)
        if event.turn.reply:
            return _block("reply", TurnField.of(self._conversation, event.turn).model_dump_json(), id)
        return _block("error", _error(failure_of(event, self._conversation, self._request_id)), id)


async def _kept_up(blocks: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    """The blocks, and a comment wherever none came for a while."""
    coming = asyncio.ensure_future(anext(blocks, None))
    try:
        while True:
            done, _ = await asyncio.wait((coming,), timeout=PING_SECONDS)
            if not done:
                yield PING
                continue
            block = coming.result()
            if block is None:
                return
            yield block
            coming = asyncio.ensure_future(anext(blocks, None))
    finally:
        coming.cancel()
        with suppress(asyncio.CancelledError):
            await coming
        await blocks.aclose()


def _error(error: ApiError) -> str:
    return ErrorAnswer(error=error.field).model_dump_json()


def _block(name: str, data: str, id: str | None = None) -> bytes:
    """``data`` is JSON on one line."""
    first = f"id: {id}\n" if id else ""
    return f"{first}event: {name}\ndata: {data}\n\n".encode()
