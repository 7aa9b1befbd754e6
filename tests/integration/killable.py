"""A server to be killed: the real one, over a real file, with a coach that echoes.

Started as a program, it prints its port and then reads a line for each server: the phase of a turn in which
that one is to stand still, or ``-``. Servers are forked from here, where everything is imported already, so
that many deaths take little time; the port is this program's, so callers wait while there is no server.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from datetime import datetime
from socket import socket
from typing import Any

import uvicorn

from api.app import create_app
from assistant.bootstrap import build_stores, build_unkept
from assistant.cli.listening import listen
from assistant.domain.conversation import Conversation
from assistant.domain.kept import SaidTurn
from assistant.domain.owner import LOCAL, Owner
from assistant.domain.turn import Reply
from assistant.keeping.keeping import Keeping
from assistant.keeping.running import Lease
from assistant.settings import Settings
from assistant.stores import Begun
from tests.fakes import a_reply

PHASES = ("before-begin", "after-begin", "mid-stream", "before-complete", "after-complete")
LEASE = Lease(0.5, renewed_every=0.1)


def echo(said: str) -> tuple[str, str]:
    """The two sentences of a reply; no two messages have the same."""
    return "I heard you. ", f"What is behind “{said}”?"


class Phase:
    """Where this server stands still, once."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def reached(self, name: str) -> None:
        if name == self._name:
            print(f"at {name}", flush=True)
            await asyncio.sleep(3600)


class EchoCoach:
    def __init__(self, phase: Phase) -> None:
        self._phase = phase

    async def turn(self, conversation: Conversation) -> AsyncIterator[str | Reply]:
        first, second = echo(conversation.last_said)
        yield first
        await self._phase.reached("mid-stream")
        yield second
        yield a_reply(first + second)


class Stalling:
    """A store that stands still around what it writes."""

    def __init__(self, store: Any, phase: Phase) -> None:
        self._store, self._phase = store, phase

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def begin(
        self, owner: Owner, id: str, said: SaidTurn, now: datetime, leased_until: datetime
    ) -> Begun:
        await self._phase.reached("before-begin")
        begun: Begun = await self._store.begin(owner, id, said, now, leased_until)
        await self._phase.reached("after-begin")
        return begun

    async def complete(self, *args: Any) -> bool:
        await self._phase.reached("before-complete")
        done: bool = await self._store.complete(*args)
        await self._phase.reached("after-complete")
        return done


def serve(listening: socket, phase: Phase) -> None:
    settings = Settings()
    stores, coach = build_stores(settings), EchoCoach(phase)
    keeping = Keeping.over(coach, Stalling(stores.conversations, phase), build_unkept().conversations, LEASE)
    app = create_app(coach, ready=lambda: True, settings=settings, keeping=keeping, close=stores.close)
    config = uvicorn.Config(app, http="h11", loop="asyncio", ws="none", log_level="critical")
    uvicorn.Server(config).run(sockets=[listening])


async def warm_up() -> None:
    """The database is made and everything imported, so that a fork is ready at once."""
    stores = build_stores(Settings())
    await stores.conversations.conversations(LOCAL)
    await stores.close()


def main() -> None:
    asyncio.run(warm_up())
    with listen("127.0.0.1", 0) as listening:
        print(listening.getsockname()[1], flush=True)
        for line in sys.stdin:
            pid = os.fork()
            if pid == 0:
                serve(listening, Phase(line.strip()))
                os._exit(0)
            print(f"pid {pid}", flush=True)
            os.waitpid(pid, 0)
            print("dead", flush=True)


if __name__ == "__main__":
    main()
