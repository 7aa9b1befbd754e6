"""Conversations and the life of their turns, in a database. The owner stands in each query."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from assistant.adapters.store.beginnings import (
    as_it_stands,
    first_attempt,
    may_begin,
    may_begin_again,
    next_attempt,
)
from assistant.adapters.store.database import Database, to_its_end
from assistant.adapters.store.rows import conversation_of, conversation_row, turn_of, turn_row
from assistant.adapters.store.storable import storable
from assistant.adapters.store.tables import conversations, turns
from assistant.domain.kept import KeptConversation, KeptTurn, SaidTurn, TurnState
from assistant.domain.owner import Owner
from assistant.domain.turn import Reply
from assistant.stores import Beginning, Begun, Cursor


class SqlConversations:
    """``assistant.stores.ConversationStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @to_its_end
    async def create(self, conversation: KeptConversation) -> None:
        rows = [turn_row(conversation.owner, conversation.id, turn) for turn in conversation.turns]
        async with self._database.writing() as connection:
            await connection.execute(insert(conversations).values(conversation_row(conversation)))
            if rows:
                await connection.execute(insert(turns), rows)

    @to_its_end
    async def conversations(
        self, owner: Owner, limit: int = 50, after: Cursor | None = None
    ) -> Sequence[KeptConversation]:
        query = select(conversations).where(conversations.c.owner == owner)
        if after is not None:
            of_that_moment = and_(conversations.c.touched == after.touched, conversations.c.id > after.id)
            query = query.where(or_(conversations.c.touched < after.touched, of_that_moment))
        query = query.order_by(conversations.c.touched.desc(), conversations.c.id).limit(limit)
        async with self._database.reading() as connection:
            return [conversation_of(row) for row in await connection.execute(query)]

    @to_its_end
    async def conversation(self, owner: Owner, id: str) -> KeptConversation | None:
        query = select(turns).where(turns.c.owner == owner, turns.c.conversation == id)
        async with self._database.reading() as connection:
            found = await connection.execute(select(conversations).where(_is(owner, id)))
            row = found.one_or_none()
            if row is None:
                return None
            said = [turn_of(turn) for turn in await connection.execute(query.order_by(turns.c.number))]
        now = datetime.now(UTC)
        return conversation_of(row, tuple(as_it_stands(turn, now) for turn in said))

    @to_its_end
    async def rename(self, owner: Owner, id: str, title: str) -> bool:
        async with self._database.taking_back() as connection:
            done = await connection.execute(update(conversations).where(_is(owner, id)).values(title=title))
        return done.rowcount == 1

    @to_its_end
    async def delete(self, owner: Owner, id: str) -> bool:
        async with self._database.taking_back() as connection:
            done = await connection.execute(delete(conversations).where(_is(owner, id)))
        return done.rowcount == 1

    @to_its_end
    async def begin(
        self, owner: Owner, id: str, said: SaidTurn, now: datetime, leased_until: datetime
    ) -> Begun:
        begun = await self._begun(owner, id, storable(said), now, leased_until)
        if begun.beginning is Beginning.BEGUN and begun.turn and begun.turn.attempt > 1:
            await self._database.wipe_soon()  # what had been sent of the attempt before
        return begun

    async def _begun(
        self, owner: Owner, id: str, said: SaidTurn, now: datetime, leased_until: datetime
    ) -> Begun:
        async with self._database.writing() as connection:
            if not await _locked(connection, owner, id):
                return Begun(Beginning.NO_CONVERSATION)
            last = await _last_turn(connection, owner, id)
            same = None
            if said.key is not None:
                same = await _turn(connection, _in(owner, id) & (turns.c.key == said.key))
            beginning = may_begin(last, same, said, now)
            if beginning is not Beginning.BEGUN:
                turn = same or last
                return Begun(beginning, as_it_stands(turn, now) if turn else None)
            if same is not None:
                turn = next_attempt(same, None, now, leased_until)
                await _write_again(connection, owner, id, turn)
                return Begun(beginning, turn)
            if last is not None and last.state is TurnState.PENDING:
                # Whoever was answering it is gone.
                cut_off = turn_row(owner, id, as_it_stands(last, now))
                await connection.execute(update(turns).where(_turn_is(owner, last.id)).values(cut_off))
            turn = first_attempt(last, said, now, leased_until)
            await connection.execute(insert(turns).values(turn_row(owner, id, turn)))
            await _touch(connection, owner, id, now)
            return Begun(beginning, turn)

    @to_its_end
    async def begin_again(
        self,
        owner: Owner,
        id: str,
        turn: str,
        said: str | None,
        now: datetime,
        leased_until: datetime,
    ) -> Begun:
        async with self._database.taking_back() as connection:
            if not await _locked(connection, owner, id):
                return Begun(Beginning.NO_CONVERSATION)
            last = await _last_turn(connection, owner, id)
            asked = await _turn(connection, _in(owner, id) & (turns.c.id == turn))
            beginning = may_begin_again(last, asked, now)
            if beginning is not Beginning.BEGUN or asked is None:
                return Begun(beginning, as_it_stands(asked, now) if asked else None)
            again = next_attempt(asked, storable(said), now, leased_until)
            await _write_again(connection, owner, id, again)
            return Begun(beginning, again)

    @to_its_end
    async def renew(self, owner: Owner, turn: str, attempt: int, leased_until: datetime) -> bool:
        return await self._change(owner, turn, attempt, leased_until=leased_until)

    @to_its_end
    async def complete(
        self, owner: Owner, turn: str, attempt: int, pieces: Sequence[str], reply: Reply
    ) -> bool:
        return await self._end(owner, turn, attempt, TurnState.COMPLETE, pieces, reply)

    @to_its_end
    async def interrupt(self, owner: Owner, turn: str, attempt: int, pieces: Sequence[str]) -> bool:
        return await self._end(owner, turn, attempt, TurnState.INTERRUPTED, pieces, None)

    async def _end(
        self,
        owner: Owner,
        turn: str,
        attempt: int,
        state: TurnState,
        pieces: Sequence[str],
        reply: Reply | None,
    ) -> bool:
        return await self._change(
            owner, turn, attempt, state=state, leased_until=None, pieces=tuple(pieces), reply=reply
        )

    async def _change(self, owner: Owner, turn: str, attempt: int, **values: Any) -> bool:
        """Of a turn that is pending in this attempt; of no other."""
        pending = and_(_turn_is(owner, turn), turns.c.attempt == attempt, turns.c.state == TurnState.PENDING)
        async with self._database.writing() as connection:
            done = await connection.execute(update(turns).where(pending).values(values))
        return done.rowcount == 1


def _is(owner: Owner, id: str) -> ColumnElement[bool]:
    return and_(conversations.c.owner == owner, conversations.c.id == id)


def _in(owner: Owner, conversation: str) -> ColumnElement[bool]:
    return and_(turns.c.owner == owner, turns.c.conversation == conversation)


def _turn_is(owner: Owner, id: str) -> ColumnElement[bool]:
    return and_(turns.c.owner == owner, turns.c.id == id)


# PostgreSQL lets many write at once. Whoever begins a turn locks the conversation, and then the turns that
# it decides on, so that a decision holds until it is written. SQLite has one writer and ignores FOR UPDATE.


async def _locked(connection: AsyncConnection, owner: Owner, id: str) -> bool:
    query = select(conversations.c.id).where(_is(owner, id)).with_for_update()
    return await connection.scalar(query) is not None


async def _last_turn(connection: AsyncConnection, owner: Owner, id: str) -> KeptTurn | None:
    last = select(turns.c.id).where(_in(owner, id)).order_by(turns.c.number.desc()).limit(1)
    return await _turn(connection, and_(turns.c.owner == owner, turns.c.id == last.scalar_subquery()))


async def _turn(connection: AsyncConnection, which: ColumnElement[bool]) -> KeptTurn | None:
    row = (await connection.execute(select(turns).where(which).with_for_update())).one_or_none()
    return None if row is None else turn_of(row)


async def _write_again(connection: AsyncConnection, owner: Owner, id: str, turn: KeptTurn) -> None:
    row = turn_row(owner, id, turn)
    await connection.execute(update(turns).where(_turn_is(owner, turn.id)).values(row))
    await _touch(connection, owner, id, turn.began)


async def _touch(connection: AsyncConnection, owner: Owner, id: str, now: datetime) -> None:
    await connection.execute(update(conversations).where(_is(owner, id)).values(touched=now))
