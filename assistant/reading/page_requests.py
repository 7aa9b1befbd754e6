"""What somebody asks of the page that a journey leaves: to see it, or that it be otherwise."""

from assistant.domain.words import words
from assistant.reading.patterns import patterns

MOST_WORDS = 14
"""A longer message tells something, whatever it asks for besides."""


def asks_for_page(text: str) -> bool:
    return len(words(text)) <= MOST_WORDS and patterns("page")["wanted"](text)


def wants_change(text: str) -> bool:
    """Whether the page itself is to be otherwise, which is its owner's to do."""
    return patterns("page")["wants-change"](text)
