"""Turns that this process gave up and couldn't write down: they wait for the store, and nobody for them."""

from contextlib import suppress
from dataclasses import replace

from assistant.domain.kept import KeptConversation, TurnState
from assistant.domain.owner import Owner
from assistant.errors import StoreError
from assistant.keeping.answering import Answering
from assistant.stores import ConversationStore


class GivenUp:
    """In the store they are still pending, by a lease that nobody renews."""

    def __init__(self) -> None:
        self._unwritten: dict[tuple[Owner, str], Answering] = {}
        """By owner and conversation, which has one pending turn at most."""

    def add(self, answering: Answering) -> None:
        self._unwritten[answering.owner, answering.conversation] = answering

    async def write_down(self, owner: Owner, conversation: str, store: ConversationStore) -> None:
        """As interrupted, as soon as the store takes it; until then it is tried with every call."""
        answering = self._unwritten.get((owner, conversation))
        if answering is None:
            return
        turn = answering.turn
        with suppress(StoreError):
            await store.interrupt(owner, turn.id, turn.attempt, answering.pieces)
            self._unwritten.pop((owner, conversation), None)

    def as_it_stands(self, conversation: KeptConversation) -> KeptConversation:
        """With what was given up as interrupted, which it is."""
        answering = self._unwritten.get((conversation.owner, conversation.id))
        if answering is None:
            return conversation
        turns = tuple(
            replace(turn, state=TurnState.INTERRUPTED, leased_until=None, pieces=answering.pieces)
            if (turn.id, turn.attempt, turn.state) == (*_attempt(answering), TurnState.PENDING)
            else turn
            for turn in conversation.turns
        )
        return replace(conversation, turns=turns)


def _attempt(answering: Answering) -> tuple[str, int]:
    return answering.turn.id, answering.turn.attempt
