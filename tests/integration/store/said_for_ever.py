"""A program that says, answers, and tells after each step what it was told to be kept; until it is killed."""

import asyncio

from assistant.bootstrap import build_stores
from assistant.domain.kept import SaidTurn
from assistant.settings import load_settings
from tests.fakes import a_reply
from tests.integration.store.samples import MIRA, a_conversation, later


async def main() -> None:
    stores = build_stores(load_settings())
    await stores.conversations.create(a_conversation())
    number = 0
    while True:
        number += 1
        said = SaidTurn(f"Number {number}.", f"k{number}")
        begun = await stores.conversations.begin(MIRA, "talk", said, later(), later(hours=-1))
        assert begun.turn
        print("begun", number, flush=True)
        reply = a_reply(f"Reply {number}. " * 5000)
        assert await stores.conversations.complete(MIRA, begun.turn.id, 1, ["x" * 20_000], reply)
        print("complete", number, flush=True)


asyncio.run(main())
