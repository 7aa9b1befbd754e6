"""Whether a turn may begin, and what it is then: pure rules, the same wherever turns are kept."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from assistant.domain.kept import KeptTurn, SaidTurn, TurnState
from assistant.stores import Beginning


def as_it_stands(turn: KeptTurn, now: datetime) -> KeptTurn:
    """Pending only while whoever answers it is taken to be alive."""
    if turn.state is TurnState.PENDING and not _is_answered_now(turn, now):
        return replace(turn, state=TurnState.INTERRUPTED, leased_until=None)
    return turn


def may_begin(last: KeptTurn | None, same: KeptTurn | None, said: SaidTurn, now: datetime) -> Beginning:
    """``same`` is the turn that has the key already.

    An interrupted one that others followed can't be answered any more: it is known as it stands.
    """
    if same is None:
        return Beginning.BUSY if last and _is_answered_now(last, now) else Beginning.BEGUN
    if not _is_the_same_body(same, said):
        return Beginning.OTHER_BODY
    if _is_answered_now(same, now):
        return Beginning.IN_FLIGHT
    if same.state is TurnState.COMPLETE or (last and last.number != same.number):
        return Beginning.KNOWN
    return Beginning.BEGUN


def may_begin_again(last: KeptTurn | None, asked: KeptTurn | None, now: datetime) -> Beginning:
    """No such turn is as no such conversation. One that others followed was for something else, it stays."""
    if last is None or asked is None:
        return Beginning.NO_CONVERSATION
    if _is_answered_now(asked, now):
        return Beginning.IN_FLIGHT
    if last.number != asked.number:
        return Beginning.BUSY if _is_answered_now(last, now) else Beginning.OTHER_BODY
    return Beginning.BEGUN


def first_attempt(last: KeptTurn | None, said: SaidTurn, now: datetime, leased_until: datetime) -> KeptTurn:
    return KeptTurn(
        id=f"turn_{uuid4().hex}",
        number=last.number + 1 if last else 1,
        said=said.said,
        state=TurnState.PENDING,
        attempt=1,
        began=now,
        leased_until=leased_until,
        key=said.key,
        fingerprint=said.fingerprint,
    )


def next_attempt(turn: KeptTurn, said: str | None, now: datetime, leased_until: datetime) -> KeptTurn:
    """Of the same turn, with nothing of the attempt before."""
    return replace(
        turn,
        said=turn.said if said is None else said,
        state=TurnState.PENDING,
        attempt=turn.attempt + 1,
        began=now,
        leased_until=leased_until,
        pieces=(),
        reply=None,
    )


def _is_answered_now(turn: KeptTurn, now: datetime) -> bool:
    return turn.state is TurnState.PENDING and turn.leased_until is not None and turn.leased_until > now


def _is_the_same_body(turn: KeptTurn, said: SaidTurn) -> bool:
    if turn.fingerprint is None and said.fingerprint is None:
        return turn.said == said.said
    return turn.fingerprint == said.fingerprint
