"""Pages as their owner edited them, and what was released, in a database."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, delete, select

from assistant.adapters.store.database import Database, to_its_end
from assistant.adapters.store.putting import put
from assistant.adapters.store.rows import release_of, release_row
from assistant.adapters.store.tables import conversations, pages, releases
from assistant.domain.owner import Owner
from assistant.domain.remembered import Release


class SqlPages:
    """``assistant.stores.PageStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @to_its_end
    async def edited(self, owner: Owner, conversation: str) -> str | None:
        async with self._database.reading() as connection:
            edits: str | None = await connection.scalar(
                select(pages.c.edits).where(_page_is(owner, conversation))
            )
        return edits

    @to_its_end
    async def edit(self, owner: Owner, conversation: str, edits: str | None) -> bool:
        there = select(conversations.c.id).where(
            conversations.c.owner == owner, conversations.c.id == conversation
        )
        async with self._database.taking_back() as connection:
            # Locked on PostgreSQL, so that it can't go before its page is written.
            if await connection.scalar(there.with_for_update()) is None:
                return False
            if edits is None:
                await connection.execute(delete(pages).where(_page_is(owner, conversation)))
            else:
                row = {"owner": owner, "conversation": conversation, "edits": edits}
                await put(connection, pages, row)
        return True

    @to_its_end
    async def release(self, release: Release) -> None:
        async with self._database.taking_back() as connection:
            await put(connection, releases, release_row(release))

    @to_its_end
    async def released_by(self, owner: Owner) -> Sequence[Release]:
        return await self._released(releases.c.owner == owner)

    @to_its_end
    async def released_to(self, reader: Owner) -> Sequence[Release]:
        return await self._released(releases.c.reader == reader)

    @to_its_end
    async def withdraw(self, owner: Owner, id: str) -> bool:
        async with self._database.taking_back() as connection:
            done = await connection.execute(
                delete(releases).where(releases.c.owner == owner, releases.c.id == id)
            )
        return done.rowcount == 1

    async def _released(self, whose: ColumnElement[bool]) -> Sequence[Release]:
        query = select(releases).where(whose).order_by(releases.c.released, releases.c.id)
        async with self._database.reading() as connection:
            return [release_of(row) for row in await connection.execute(query)]


def _page_is(owner: Owner, conversation: str) -> ColumnElement[bool]:
    return and_(pages.c.owner == owner, pages.c.conversation == conversation)
