"""Whether a sentence says that something is over, or that it is still to come or comes again and again."""

from collections.abc import Sequence

from assistant.reading.lexicon import near
from assistant.reading.tokens import Token


def has_happened(tokens: Sequence[Token], at: int, end: int) -> bool:
    """What stands from ``at`` to before ``end`` isn't said to be ahead, nor to be a habit."""
    first, last = at, end
    while first > 0 and not tokens[first].starts:
        first -= 1
    while last < len(tokens) and not tokens[last].starts:
        last += 1
    before = [t.low for t in tokens[first:at]]
    after = [t.low for t in tokens[end:last]]
    if {*before, *after, tokens[at].low} & near("ahead") or set(before[-3:]) & near("preparing"):
        return False
    if {*_clause(before[::-1]), *_clause(after)} & near("again"):
        return False
    if len(after) > 1 and after[0] in {"is", "are"} and after[1] in near("due"):
        return False
    is_planned = bool(set(before) & (near("planned") | near("preparing")))
    return not (is_planned and any(map(_is_date, after, after[1:])))


def _is_date(word: str, after: str) -> bool:
    return word in near("dated") and (after[0].isdigit() or f"{after}'s" in near("days"))


def _clause(words: list[str]) -> list[str]:
    """What comes before the next comma."""
    return words[: words.index(",")] if "," in words else words
