"""Sending an answer while it comes about, and dropping the work when nobody listens any more."""

import asyncio
from collections.abc import Coroutine, Mapping
from contextlib import aclosing, suppress
from typing import Any, TypeVar

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.answers import DONE, PING, Form, Outcome, Turn, event
from api.errors import as_api_error
from api.schemas.answers import ErrorAnswer

PING_SECONDS = 10.0

T = TypeVar("T")


async def unless_gone(receive: Receive, work: Coroutine[Any, Any, T]) -> T | None:
    """What ``work`` comes to; None, and ``work`` is cancelled, once the client has hung up.

    The request's body must have been read.
    """
    working = asyncio.create_task(work)
    leaving = asyncio.create_task(_hang_up(receive))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        return await working if working.done() else None
    finally:
        for task in (working, leaving):
            task.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def whole(turn: Turn) -> Outcome:
    """The outcome of a turn whose pieces nobody waits for."""
    outcome = None
    async with aclosing(turn):
        async for item in turn:
            outcome = item
    return _outcome(outcome)


class TurnStream(Response):
    """A turn as server-sent events.

    Nothing is sent before the first piece is there, so an error until then still gets its HTTP status.
    After ``PING_SECONDS`` of silence the stream opens anyway, and comments keep the line up.
    """

    media_type = "text/event-stream"

    def __init__(
        self, turn: Turn, form: Form, request_id: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(headers={"cache-control": "no-store", "x-accel-buffering": "no", **(headers or {})})
        del self.headers["content-length"]
        self._turn, self._form, self._request_id = turn, form, request_id
        self._opened = False
        self._one_at_a_time = asyncio.Lock()
        self._last_sent = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await unless_gone(receive, self._converse(send))

    async def _converse(self, send: Send) -> None:
        pinging = asyncio.create_task(self._ping(send))
        try:
            await self._send_turn(send)
        except Exception as error:
            if not self._opened:
                raise
            field = as_api_error(error, self._request_id).field
            await self._send(send, event(ErrorAnswer(error=field).model_dump()))
        finally:
            pinging.cancel()
            with suppress(asyncio.CancelledError):
                await pinging
        await self._send(send, DONE, last=True)

    async def _send_turn(self, send: Send) -> None:
        item = None
        async with aclosing(self._turn):
            async for item in self._turn:
                if isinstance(item, str) and item:
                    await self._send(send, self._form.piece(item))
        await self._send(send, self._form.closing(_outcome(item)))

    async def _ping(self, send: Send) -> None:
        clock = asyncio.get_running_loop().time
        self._last_sent = clock()
        while True:
            await asyncio.sleep(max(PING_SECONDS - (clock() - self._last_sent), 0.01))
            if clock() - self._last_sent >= PING_SECONDS:
                await self._send(send, PING)

    async def _send(self, send: Send, data: bytes, last: bool = False) -> None:
        async with self._one_at_a_time:
            self._last_sent = asyncio.get_running_loop().time()
            if not self._opened:
                self._opened = True
                head = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
                await send(head)
                data = self._form.opening() + data
            await send({"type": "http.response.body", "body": data, "more_body": not last})


async def _hang_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _outcome(last: str | Outcome | None) -> Outcome:
    if not isinstance(last, Outcome):
        raise RuntimeError("a turn ended without an outcome")
    return last
