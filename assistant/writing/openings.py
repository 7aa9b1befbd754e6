"""How replies begin: no opening phrase comes back within five replies."""

from collections.abc import Sequence

from assistant.domain.words import words

REPLIES = 5
WORDS = 3


def opening(text: str) -> tuple[str, ...]:
    return tuple(words(text)[:WORDS])


def is_fresh(text: str, replies: Sequence[str]) -> bool:
    """Whether none of the last five replies began as ``text`` does."""
    return opening(text) not in {opening(reply) for reply in replies[-REPLIES:]}
