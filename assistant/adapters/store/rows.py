"""From rows to the domain's values and back."""

from typing import Any

from sqlalchemy import Row

from assistant.domain.conversation import Role
from assistant.domain.kept import KeptConversation, KeptTurn, TurnState
from assistant.domain.owner import Owner
from assistant.domain.remembered import Cadence, EntryKind, MemoryEntry, Release


def conversation_row(conversation: KeptConversation) -> dict[str, Any]:
    return {
        "owner": conversation.owner,
        "id": conversation.id,
        "role": conversation.role,
        "journey": conversation.journey,
        "title": conversation.title,
        "created": conversation.created,
        "touched": conversation.touched,
        "carried": conversation.carried,
    }


def conversation_of(row: Row[*tuple[Any, ...]], turns: tuple[KeptTurn, ...] = ()) -> KeptConversation:
    return KeptConversation(
        id=row.id,
        owner=Owner(row.owner),
        role=Role(row.role),
        journey=row.journey,
        title=row.title,
        created=row.created,
        touched=row.touched,
        carried=row.carried,
        turns=turns,
    )


def turn_row(owner: Owner, conversation: str, turn: KeptTurn) -> dict[str, Any]:
    return {
        "owner": owner,
        "id": turn.id,
        "conversation": conversation,
        "number": turn.number,
        "said": turn.said,
        "state": turn.state,
        "attempt": turn.attempt,
        "began": turn.began,
        "leased_until": turn.leased_until,
        "pieces": turn.pieces,
        "reply": turn.reply,
        "key": turn.key,
        "fingerprint": turn.fingerprint,
    }


def turn_of(row: Row[*tuple[Any, ...]]) -> KeptTurn:
    return KeptTurn(
        id=row.id,
        number=row.number,
        said=row.said,
        state=TurnState(row.state),
        attempt=row.attempt,
        began=row.began,
        leased_until=row.leased_until,
        pieces=row.pieces,
        reply=row.reply,
        key=row.key,
        fingerprint=row.fingerprint,
    )


def entry_row(entry: MemoryEntry) -> dict[str, Any]:
    return {
        "owner": entry.owner,
        "id": entry.id,
        "kind": entry.kind,
        "text": entry.text,
        "conversation": entry.conversation,
        "turn": entry.turn,
        "made": entry.made,
        "due": entry.due,
        "expires": entry.expires,
        "struck": entry.struck,
        "told": entry.told,
    }


def entry_of(row: Row[*tuple[Any, ...]]) -> MemoryEntry:
    return MemoryEntry(
        id=row.id,
        owner=Owner(row.owner),
        kind=EntryKind(row.kind),
        text=row.text,
        conversation=row.conversation,
        turn=row.turn,
        made=row.made,
        due=row.due,
        expires=row.expires,
        struck=row.struck,
        told=row.told,
    )


def cadence_of(row: Row[*tuple[Any, ...]]) -> Cadence:
    return Cadence(Owner(row.owner), row.every_days, row.next)


def release_row(release: Release) -> dict[str, Any]:
    return {
        "owner": release.owner,
        "id": release.id,
        "reader": release.to,
        "title": release.title,
        "text": release.text,
        "released": release.released,
        "conversation": release.conversation,
    }


def release_of(row: Row[*tuple[Any, ...]]) -> Release:
    return Release(
        id=row.id,
        owner=Owner(row.owner),
        to=Owner(row.reader),
        title=row.title,
        text=row.text,
        released=row.released,
        conversation=row.conversation,
    )
