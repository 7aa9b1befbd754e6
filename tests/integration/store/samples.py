"""What the tests keep."""

from datetime import UTC, datetime, timedelta
from typing import Any

from assistant.bootstrap import Stores
from assistant.domain.conversation import Role
from assistant.domain.kept import KeptConversation, KeptTurn, SaidTurn
from assistant.domain.owner import Owner
from assistant.domain.remembered import EntryKind, MemoryEntry, Release
from assistant.stores import Beginning, Begun
from tests.fakes import a_reply

MIRA, JONAS = Owner("mira"), Owner("jonas")
NOW = datetime.now(UTC)
SOON, PAST = NOW + timedelta(hours=1), NOW - timedelta(hours=1)
"""Leases that run, and that ran out."""


def later(**what: float) -> datetime:
    return NOW + timedelta(**what)


def a_conversation(owner: Owner = MIRA, id: str = "talk", **changes: Any) -> KeptConversation:
    fields = {"role": Role.LEADER, "journey": None, "title": "Jonas and the deal"}
    return KeptConversation(id=id, owner=owner, **{**fields, "created": NOW, "touched": NOW, **changes})


def an_entry(owner: Owner = MIRA, id: str = "aim", **changes: Any) -> MemoryEntry:
    fields = {"kind": EntryKind.AIM, "text": "to ask first", "conversation": "talk", "turn": 1, "made": NOW}
    return MemoryEntry(id=id, owner=owner, **{**fields, **changes})


def a_release(owner: Owner = MIRA, id: str = "page", to: Owner = JONAS, **changes: Any) -> Release:
    fields = {"title": "Our 1:1", "text": "# What I found", "released": NOW, "conversation": "talk"}
    return Release(id=id, owner=owner, to=to, **{**fields, **changes})


async def begin(
    stores: Stores, said: str | SaidTurn = "He says yes to everything.", until: datetime = SOON
) -> Begun:
    """A turn of Mira's talk."""
    turn = said if isinstance(said, SaidTurn) else SaidTurn(said)
    return await stores.conversations.begin(MIRA, "talk", turn, NOW, until)


async def begun(stores: Stores, said: str | SaidTurn = "He says yes.", until: datetime = SOON) -> KeptTurn:
    begun = await begin(stores, said, until)
    assert begun.beginning is Beginning.BEGUN
    assert begun.turn
    return begun.turn


async def completed(
    stores: Stores, said: str | SaidTurn = "He says yes.", reply: str = "To whom?"
) -> KeptTurn:
    turn = await begun(stores, said)
    assert await stores.conversations.complete(MIRA, turn.id, turn.attempt, [reply], a_reply(reply))
    return (await turns(stores))[-1]


async def interrupted(stores: Stores, said: str | SaidTurn = "He says yes.") -> KeptTurn:
    turn = await begun(stores, said)
    assert await stores.conversations.interrupt(MIRA, turn.id, turn.attempt, ["To "])
    return (await turns(stores))[-1]


async def turns(stores: Stores) -> tuple[KeptTurn, ...]:
    """Of Mira's talk."""
    conversation = await stores.conversations.conversation(MIRA, "talk")
    assert conversation
    return conversation.turns
