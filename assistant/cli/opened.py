"""The stores that are set up, open for as long as one command needs them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from assistant.bootstrap import Stores, build_stores
from assistant.settings import load_settings

T = TypeVar("T")


def with_stores(use: Callable[[Stores], Awaitable[T]]) -> T:
    """What ``use`` makes of what is kept."""

    async def used() -> T:
        stores = build_stores(load_settings())
        try:
            return await use(stores)
        finally:
            await stores.close()

    return asyncio.run(used())
