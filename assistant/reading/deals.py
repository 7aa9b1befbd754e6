"""The deal that is talked about, as a question can hold it: "the Acme renewal", "the pump contract"."""

import re
from collections.abc import Sequence

from assistant.domain.words import DETERMINERS, PREPOSITIONS, PRONOUNS, STOPS
from assistant.reading.lexicon import is_common, nouns, qualities, verbs, word_lists
from assistant.reading.naming import kind
from assistant.reading.tokens import Token, read_tokens

_ENDED = frozenset(
    "lost won landed signed losing winning landing signing closed closing lose win land close".split()
)
_ENDED_SURELY = frozenset("lost won landed losing winning landing".split())
"""After these a firm may stand without a capital; one can also close early."""
_SOUGHT = frozenset("bid tender rfp rfq rfi pitch pilot contract order project logo".split())
"""A deal as well, where it was won or lost."""
_NOT_BEFORE = frozenset("is are get got feel feels felt be been".split())
_WENT = frozenset("churned renewed ghosted cancelled canceled".split())
_WENT_WITH = frozenset({("went", "with"), ("went", "dark"), ("gone", "cold"), ("went", "cold"), ("gone", "dark"),
                        ("chose", "a"), ("picked", "a"), ("pulled", "the"), ("signed", "with")})  # fmt: skip
_SUM = re.compile(r"(?:[$€£]?\d[\d.,]*(?:k|m|mn|bn)?)", re.I)
_PLAIN_WORDS = 3


def deal(said: Sequence[str], people: frozenset[str]) -> str | None:
    """The deal named last. ``people``: names of persons, which are no deals unless the word "deal" follows."""
    keys = {name.rsplit(" ", 1)[-1].lower() for name in people}
    for text in reversed(said):
        tokens = read_tokens(text)
        found = [f for at in range(len(tokens)) for f in (_named(tokens, at, keys),) if f]
        if found:
            return found[-1]
        ended = [
            f for at in range(len(tokens)) for f in (_ended(tokens, at, keys), _went(tokens, at, keys)) if f
        ]
        if ended:
            return ended[-1]
    return None


def _named(tokens: Sequence[Token], at: int, people: set[str]) -> str | None:
    """ "the Acme renewal", "my Fjord account", "the Ashford one", "the pump contract"."""
    noun = tokens[at]
    is_one = noun.low == "one"
    if noun.low not in nouns().deals | _SOUGHT and not is_one:
        return None
    start = at
    while start > 0 and at - start < _PLAIN_WORDS and _names_a_deal(tokens[start - 1]):
        start -= 1
    inside = tokens[start:at]
    if any(token.is_owner for token in inside) or any(
        token.key in people for token in inside if noun.low in _SOUGHT
    ):
        return None
    if not inside or start == 0 and not inside[0].text[0].isupper():
        return None
    opener = tokens[start - 1].low if start else ""
    has_capital = any(_is_firm(t) for t in inside)
    if is_one and not (has_capital and opener == "the" and all(_is_firm(t) for t in inside)):
        return None
    if has_capital:
        while not _is_firm(inside[0]) and inside[0].low not in DETERMINERS and len(inside) > 1:
            inside = inside[1:]
    elif opener not in DETERMINERS or not _is_specific(inside, noun) or _is_less(tokens, start, at):
        return None
    if noun.low == "project" and not has_capital:
        return None
    return " ".join(
        [
            "the",
            *(t.text for t in inside),
            "deal" if is_one else noun.low if not noun.text.isupper() else noun.text,
        ]
    )


def _is_less(tokens: Sequence[Token], start: int, at: int) -> bool:
    """An order, a contract or a pilot is a deal where it was won or lost; small words alone don't say so."""
    if tokens[at].low in nouns().deals - _SOUGHT:
        return tokens[start - 1].low in {"this", "that", "these", "those", "your"}
    verb = tokens[start - 2].low if start > 1 else ""
    after = tuple(t.low for t in tokens[at + 1 : at + 3])
    return verb not in _ENDED and after != ("went", "to")


def _names_a_deal(token: Token) -> bool:
    low = token.low
    if not token.is_word or token.is_owner and not token.text[0].isupper():
        return False
    return not (
        low in DETERMINERS
        or low in PRONOUNS
        or low in PREPOSITIONS
        or low in STOPS
        or low in qualities()["talk"]
    )


def _is_firm(token: Token) -> bool:
    return token.text[0].isupper() and (token.capital or not is_common(token.key))


def _is_specific(inside: Sequence[Token], noun: Token) -> bool:
    """Its words tell which deal: a thing or a sum, and no mere quality."""
    for token in inside:
        low = token.low
        if low in qualities()["plain"] or low in qualities()["judging"] or low in qualities()["ordering"]:
            return False
        if (
            low in nouns().people
            or low in word_lists("nouns")["vague"]
            or low in verbs().every
            and low not in nouns().topics
        ):
            return False
    return True


def _ended(tokens: Sequence[Token], at: int, people: set[str]) -> str | None:
    """ "lost Contoso", "lost contoso", "lost a 400k deal" (the last as a sum)."""
    if tokens[at].low not in _ENDED:
        return None
    before = tokens[at - 1].low if at else ""
    if before in DETERMINERS or before in _NOT_BEFORE:
        return None
    first = at + 1
    if first < len(tokens) and tokens[first].low == "the":
        first += 1
    if first >= len(tokens) or not tokens[first].is_word:
        return None
    token = tokens[first]
    if token.key in people or token.is_owner:
        return None
    if token.text[0].isupper():
        return _firm_from(tokens, first)
    if (
        first == at + 1
        and tokens[at].low in _ENDED_SURELY
        and _is_unheard(token)
        and _ends(tokens, first + 1)
    ):
        return f"the {token.text[0].upper()}{token.text[1:]} deal"
    return None


def _went(tokens: Sequence[Token], at: int, people: set[str]) -> str | None:
    """ "Nordbau's gone cold", "Greystone went with Oracle": a firm that decided."""
    token = tokens[at]
    if not token.text[0].isupper() or token.key in people or kind(token) != "unknown" or token.text.isupper():
        return None
    after = [
        t.low for t in tokens[at + 1 : at + 4] if t.low not in {"just", "has", "have", "have", "finally"}
    ]
    if after[:1] and after[0] in _WENT or tuple(after[:2]) in _WENT_WITH:
        first = at
        while first > 0 and tokens[first - 1].is_word and _is_firm(tokens[first - 1]):
            first -= 1
        name = " ".join(t.text for t in tokens[first : at + 1]).removesuffix("'s")
        return f"the {name} deal"
    return None


def _firm_from(tokens: Sequence[Token], first: int) -> str | None:
    """A firm's name that begins at ``first``, in as many words as have capitals."""
    name: list[str] = []
    for token in tokens[first : first + 3]:
        if not token.is_word or not token.text[0].isupper() or token.is_owner:
            break
        name.append(token.text)
    low = [word.lower() for word in name]
    if (
        not name
        or all(is_common(word) for word in low)
        or low[0] in STOPS
        or low[0] in word_lists("companies")["not-names"]
    ):
        return None
    return f"the {' '.join(name)} deal"


def _is_unheard(token: Token) -> bool:
    return token.text.isalpha() and len(token.text) > 2 and kind(token) == "lower"


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """The firm's name is over: a mark, the end or a small word follows."""
    if at >= len(tokens) or not tokens[at].is_word:
        return True
    low = tokens[at].low
    return low in STOPS or low in qualities()["talk"] or low in DETERMINERS or low in qualities()["ordering"]
