"""A turn as whoever waits for it sees it: numbered events, the same whether it runs or was kept."""

from dataclasses import dataclass

from assistant.domain.kept import KeptTurn


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of the reply that passed, with its spacing."""

    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event of an attempt. What ``turn`` says has been written down before anybody sees it."""

    turn: KeptTurn
    error: Exception | None = None
    """Why there is no reply, where something failed while this process answered."""


Event = Sentence | Ended


def events_of(turn: KeptTurn) -> tuple[Event, ...]:
    """Of a turn that isn't pending: first to last, numbered from 1 by where they stand."""
    return (*(Sentence(piece) for piece in turn.pieces), Ended(turn))
