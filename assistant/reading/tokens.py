"""Words of a message with where they stand: what the shallow readers walk along."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.domain.words import straight_lines
from assistant.reading.lexicon import folded

_TOKEN = re.compile(r"[^\W_]+(?:['&/:-][^\W_]+)*|\n|[^\w\s]")
_ENDS = frozenset(".!?\n…;:")
_OPENS = frozenset('"(')
SHOUTED = 0.7
"""From this share of capitals on a message shouts, and a capital tells nothing."""


class Token(NamedTuple):
    """``text`` as typed; ``low`` in lower case; ``key`` without accents and without ``'s``."""

    text: str
    low: str
    key: str
    starts: bool
    """It is the first word of a sentence, a line or a quotation."""
    is_word: bool
    quoted: bool

    @property
    def is_owner(self) -> bool:
        """It ends in ``'s``, which may be a possessive or a verb."""
        return self.low.endswith("'s")

    @property
    def capital(self) -> bool:
        """It has a capital, and not only because a sentence begins with it."""
        return self.text[0].isupper() and not self.starts


def read_tokens(text: str) -> tuple[Token, ...]:
    """Every word and mark of ``text``; in a message that shouts all is taken as lower case."""
    line = straight_lines(text)
    if _shouts(line):
        line = line.lower()
    tokens: list[Token] = []
    starts, quoted = True, False
    for match in _TOKEN.finditer(line):
        word = match[0]
        is_word = word[0].isalnum()
        low = word.lower()
        tokens.append(Token(word, low, folded(low.removesuffix("'s")), starts and is_word, is_word, quoted))
        if is_word:
            starts = False
        elif word in _ENDS or word in _OPENS:
            starts = True
        if word == '"':
            quoted = not quoted
    return tuple(tokens)


def low_at(tokens: Sequence[Token], at: int) -> str:
    """The word or mark there in lower case; empty beyond the ends."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _shouts(line: str) -> bool:
    small, capital = sum(map(str.islower, line)), sum(map(str.isupper, line))
    return capital > 3 and capital > SHOUTED * (small + capital)
