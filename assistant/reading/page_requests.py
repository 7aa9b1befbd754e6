"""Whether somebody asks to see the page that a journey leaves."""

from assistant.domain.words import words
from assistant.reading.patterns import patterns

MOST_WORDS = 14
"""A longer message tells something, whatever it asks for besides."""


def asks_for_page(text: str) -> bool:
    return len(words(text)) <= MOST_WORDS and patterns("page")["wanted"](text)
