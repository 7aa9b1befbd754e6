"""Kept conversations for the tests of what is carried along."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from assistant.domain.conversation import Carried, Role
from assistant.domain.kept import KeptConversation, KeptTurn, TurnState
from assistant.domain.owner import LOCAL, Owner
from tests.fakes import a_reply

MONDAY = date(2026, 11, 30)
BEGAN = datetime(2026, 11, 30, 9, tzinfo=UTC)

Said = str | tuple[str, str]


def kept(
    *said: Said,
    id: str = "conv_1",
    owner: str = LOCAL,
    role: Role = Role.LEADER,
    began: datetime = BEGAN,
    apart: timedelta = timedelta(minutes=1),
    carried: Sequence[Carried] = (),
) -> KeptConversation:
    """One turn for each of ``said``: words, or words and the coach's reply."""
    turns = []
    for number, each in enumerate(said, 1):
        text, reply = each if isinstance(each, tuple) else (each, "What else?")
        at = began + (number - 1) * apart
        turns.append(
            KeptTurn(
                f"turn_{number}",
                number,
                text,
                TurnState.COMPLETE,
                1,
                at,
                pieces=(reply,),
                reply=a_reply(reply),
            )
        )
    return KeptConversation(id, Owner(owner), role, None, "", began, began, tuple(carried), tuple(turns))
