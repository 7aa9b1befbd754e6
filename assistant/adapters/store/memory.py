"""What is carried from one conversation to the next, in a database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from assistant.adapters.store.database import Database, to_its_end
from assistant.adapters.store.putting import put
from assistant.adapters.store.rows import cadence_of, entry_of, entry_row
from assistant.adapters.store.tables import cadences, entries
from assistant.domain.owner import Owner
from assistant.domain.remembered import Cadence, MemoryEntry


class SqlMemory:
    """``assistant.stores.MemoryStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @to_its_end
    async def entries(self, owner: Owner, now: datetime) -> Sequence[MemoryEntry]:
        query = select(entries).where(entries.c.owner == owner)
        query = query.order_by(entries.c.made, entries.c.turn, entries.c.id)
        async with self._database.reading() as connection:
            kept = [entry_of(row) for row in await connection.execute(query)]
        fresh = [entry for entry in kept if entry.expires is None or entry.expires > now]
        if len(fresh) < len(kept):
            async with self._database.taking_back() as connection:
                await connection.execute(
                    delete(entries).where(entries.c.owner == owner, entries.c.expires <= now)
                )
        return fresh

    @to_its_end
    async def put(self, entry: MemoryEntry) -> None:
        async with self._database.taking_back() as connection:
            await put(connection, entries, entry_row(entry))

    @to_its_end
    async def remove(self, owner: Owner, id: str) -> bool:
        async with self._database.taking_back() as connection:
            done = await connection.execute(
                delete(entries).where(entries.c.owner == owner, entries.c.id == id)
            )
        return done.rowcount == 1

    @to_its_end
    async def cadence(self, owner: Owner) -> Cadence | None:
        async with self._database.reading() as connection:
            found = await connection.execute(select(cadences).where(cadences.c.owner == owner))
            row = found.one_or_none()
        return None if row is None else cadence_of(row)

    @to_its_end
    async def set_cadence(self, owner: Owner, cadence: Cadence | None) -> None:
        async with self._database.writing() as connection:
            if cadence is None:
                await connection.execute(delete(cadences).where(cadences.c.owner == owner))
            else:
                row = {"owner": owner, "every_days": cadence.every_days, "next": cadence.next}
                await put(connection, cadences, row)
