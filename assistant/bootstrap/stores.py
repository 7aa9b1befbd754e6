"""What is kept, put together: in a file, in PostgreSQL, or in this process alone."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from assistant.errors import ConfigurationError
from assistant.settings import Settings
from assistant.stores import ConversationStore, MemoryStore, OwnersStore, PageStore

if TYPE_CHECKING:
    from assistant.adapters.store.place import Found, Place


@dataclass(frozen=True, slots=True)
class Stores:
    """What is kept, all in one place."""

    conversations: ConversationStore
    memory: MemoryStore
    pages: PageStore
    owners: OwnersStore
    closing: Callable[[], Awaitable[None]]

    async def close(self) -> None:
        """Any number of times."""
        await self.closing()


def build_stores(settings: Settings) -> Stores:
    """In a file in the data folder, or in PostgreSQL where that is set; opened when first used.

    Raises ``ConfigurationError`` for an address that can't be one, or where PostgreSQL's extra is missing.
    """
    from assistant.adapters.store.conversations import SqlConversations
    from assistant.adapters.store.database import Database
    from assistant.adapters.store.memory import SqlMemory
    from assistant.adapters.store.owners import SqlOwners
    from assistant.adapters.store.pages import SqlPages

    database = Database(_store_place(settings))
    return Stores(
        SqlConversations(database),
        SqlMemory(database),
        SqlPages(database),
        SqlOwners(database),
        database.close,
    )


def build_unkept() -> Stores:
    """In this process only: for what is marked "don't keep this"."""
    from assistant.adapters.unkept import (
        Shelf,
        UnkeptConversations,
        UnkeptMemory,
        UnkeptOwners,
        UnkeptPages,
    )

    shelf = Shelf()

    async def nothing_to_close() -> None:
        """It ends with the process."""

    return Stores(
        UnkeptConversations(shelf),
        UnkeptMemory(shelf),
        UnkeptPages(shelf),
        UnkeptOwners(shelf),
        nothing_to_close,
    )


async def find_store(settings: Settings) -> "Found":
    """Where things are kept and the version of the tables there, tried for writing; nothing is changed.

    Raises ``ConfigurationError`` as ``build_stores``, ``StoreError`` where it can't be used.
    """
    from assistant.adapters.store.schema import found

    return await found(_store_place(settings))


def _store_place(settings: Settings) -> "Place":
    from assistant.adapters.store.place import at_url, in_folder

    if settings.database_url is None:
        return in_folder(settings.data)
    place = at_url(settings.database_url.get_secret_value())
    if not find_spec("asyncpg"):
        raise ConfigurationError(
            "ASKFIRST_DATABASE_URL is set but what PostgreSQL needs isn't installed; "
            "install askfirst[postgres]"
        )
    return place
