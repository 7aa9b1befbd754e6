"""What kind of word a name could be, before one looks at where it stands."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from assistant.domain.words import AUXILIARIES, DETERMINERS, PRONOUNS
from assistant.reading.lexicon import is_common, near, word_lists
from assistant.reading.tokens import Token, low_at


class Sort(StrEnum):
    """The list of ``first-names.txt`` that a word stands in; a word of none may be a name all the same."""

    NAME = "names"
    THING = "things"
    WORD = "words"
    CAPITAL = "capitals"
    PLACE = "places"
    UNKNOWN = "unknown"
    """No list knows it, and it has a capital."""
    LOWER = "lower"
    """No list knows it, and it has none."""


LONG = 4
"""Letters from which on a word in capitals may be a name; shorter ones are abbreviations."""


@cache
def _listed() -> dict[str, Sort]:
    return {word: Sort(name) for name, words in word_lists("first-names").items() for word in words}


@cache
def _no_persons() -> frozenset[str]:
    lists = word_lists("companies")
    return lists["makers"] | lists["regions"] | lists["not-names"]


def sort_of(token: Token) -> Sort | None:
    """What kind of name the word could be; None where it can't be one."""
    if not _is_wordlike(token) or _is_small(token):
        return None
    has_capital = token.text[0].isupper()
    listed = _listed().get(token.key)
    if listed is None and has_capital and "-" in token.key:
        listed = _listed().get(token.key.split("-")[0])
    if token.text.isupper():
        known = listed is Sort.NAME and len(token.key) >= LONG and token.key not in _no_persons()
        return listed if known else None
    if listed is Sort.CAPITAL:
        return listed if token.capital or (token.is_owner and has_capital) else None
    if listed is not None:
        return listed
    if token.key in _no_persons() or is_common(token.key):
        return None
    if sum(map(str.isupper, token.text)) > 1 and "-" not in token.text:
        return None
    return Sort.UNKNOWN if has_capital else Sort.LOWER


def _is_wordlike(token: Token) -> bool:
    return token.is_word and len(token.key) > 1 and token.key.replace("-", "").replace("'", "").isalpha()


def _is_small(token: Token) -> bool:
    """An article, a pronoun, a title; "will" is a name as well."""
    low = token.low
    if low in PRONOUNS or low in DETERMINERS or token.key in near("titles"):
        return True
    return low in AUXILIARIES and low != "will"


class Place:
    """A word that could be a name, where it stands in its message."""

    def __init__(self, tokens: Sequence[Token], at: int, sort: Sort) -> None:
        self.tokens, self.at, self.token, self.sort = tokens, at, tokens[at], sort

    def word(self, by: int) -> str:
        """The word or mark ``by`` places further on, in lower case; empty beyond the ends."""
        return low_at(self.tokens, self.at + by)

    def next_token(self) -> Token | None:
        return self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None

    @property
    def is_known(self) -> bool:
        return self.sort not in (Sort.UNKNOWN, Sort.LOWER)


def places(tokens: Sequence[Token]) -> list[Place]:
    """Every word of a message that could be a name."""
    return [
        Place(tokens, at, sort) for at, token in enumerate(tokens) if (sort := sort_of(token)) is not None
    ]
