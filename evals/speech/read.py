"""From a coach's message to its sentences and what each does."""

from collections.abc import Sequence

from evals.speech.kinds import Kind, Sentence


def read(message: str, before: Sequence[str] = ()) -> tuple[Sentence, ...]:
    """The sentences in their order. ``before``: what the other side said, oldest first."""
    return tuple(Sentence(text=message, start=0, kind=Kind.OTHER) for _ in message[:1])
