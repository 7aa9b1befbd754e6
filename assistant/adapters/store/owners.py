"""All of one owner at once, and counts alone of everybody, in a database."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Table, delete, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from assistant.adapters.store.database import Database, to_its_end
from assistant.adapters.store.putting import put
from assistant.adapters.store.tables import (
    cadences,
    conversations,
    entries,
    pages,
    releases,
    salts,
    turns,
    votes,
)
from assistant.domain.owner import Owner
from assistant.errors import StoreError
from assistant.stores import Counted, Deleted


class SqlOwners:
    """``assistant.stores.OwnersStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @to_its_end
    async def forget(self, owner: Owner) -> Deleted:
        """Raises ``StoreError`` also where the rows are gone but the words may still lie in a file."""
        async with self._database.writing() as connection:
            # Locked first, as by whoever begins a turn; what belongs to a conversation goes before it,
            # so that each kind is counted.
            mine = select(conversations.c.id).where(conversations.c.owner == owner)
            await connection.execute(mine.order_by(conversations.c.id).with_for_update())
            deleted = Deleted(
                turns=await _delete_all(connection, turns, owner),
                entries=await _delete_all(connection, entries, owner),
                pages=await _delete_all(connection, pages, owner),
                releases=await _delete_all(connection, releases, owner),
                conversations=await _delete_all(connection, conversations, owner),
                cadences=await _delete_all(connection, cadences, owner),
                votes=await _delete_votes(connection, owner),
            )
        if not await self._database.wipe():
            raise StoreError(
                f"everything was deleted, but another program still reads {self._database.place.named} "
                "and keeps its file from being wiped; close that program and do this again"
            )
        return deleted

    @to_its_end
    async def vote(self, owner: Owner, month: str, worth_it: bool) -> None:
        async with self._database.writing() as connection:
            voter = _voter(await _salt(connection), owner, month)
            await put(connection, votes, {"month": month, "voter": voter, "worth_it": worth_it})

    @to_its_end
    async def counted(self, month: str, preparations: Sequence[str]) -> Counted:
        """In UTC: who said something, the preparations begun in which something was said, the votes."""
        start, end = _bounds(month)
        people = select(func.count(distinct(turns.c.owner))).where(
            turns.c.began >= start, turns.c.began < end
        )
        spoken_in = select(turns.c.id).where(
            turns.c.owner == conversations.c.owner, turns.c.conversation == conversations.c.id
        )
        prepared = (
            conversations.c.created >= start,
            conversations.c.created < end,
            conversations.c.journey.in_(preparations),
            spoken_in.exists(),
        )
        count = select(func.count()).where(*prepared)
        preparers = select(func.count(distinct(conversations.c.owner))).where(*prepared)
        voted = select(func.count()).where(votes.c.month == month)
        async with self._database.reading() as connection:
            return Counted(
                people=await connection.scalar(people) or 0,
                preparations=await connection.scalar(count) or 0,
                preparers=await connection.scalar(preparers) or 0,
                worth_it=await connection.scalar(voted.where(votes.c.worth_it.is_(True))) or 0,
                not_worth_it=await connection.scalar(voted.where(votes.c.worth_it.is_(False))) or 0,
            )


async def _delete_all(connection: AsyncConnection, table: Table, owner: Owner) -> int:
    return (await connection.execute(delete(table).where(table.c.owner == owner))).rowcount


async def _delete_votes(connection: AsyncConnection, owner: Owner) -> int:
    """A voter's hash is another one each month, so each month is tried."""
    salt = await _salt(connection)
    months = (await connection.scalars(select(votes.c.month).distinct())).all()
    voters = [_voter(salt, owner, month) for month in months]
    return (await connection.execute(delete(votes).where(votes.c.voter.in_(voters)))).rowcount


async def _salt(connection: AsyncConnection) -> str:
    salt: str = (await connection.execute(select(salts.c.salt))).scalar_one()
    return salt


def _voter(salt: str, owner: Owner, month: str) -> str:
    told = f"{month}\n{owner}".encode("utf-8", "surrogatepass")
    return hmac.new(bytes.fromhex(salt), told, hashlib.sha256).hexdigest()


def _bounds(month: str) -> tuple[datetime, datetime]:
    start = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    end = start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
    return start, end
