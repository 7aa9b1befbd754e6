"""Where a noun phrase begins and ends: what may stand within it, and what shows that it is whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, STOPS, VERBS
from assistant.reading.lexicon import near, nouns, qualities, singular, verbs
from assistant.reading.tokens import Token, low_at

MOST_WORDS = 5
"""Words after the article at most."""
_DRAWN_OUT = re.compile(r"([a-z])\1\1")
_SHORT = 4
"""Letters that a word needs to be taken for a noun nobody listed."""


@dataclass(frozen=True, slots=True)
class Span:
    """The words from ``start`` to before ``end``. ``at``: where the phrase opens, article and all."""

    tokens: Sequence[Token]
    at: int
    start: int
    end: int

    @property
    def words(self) -> Sequence[Token]:
        return self.tokens[self.start : self.end]

    @property
    def inside(self) -> Sequence[Token]:
        """What stands before the head."""
        return self.tokens[self.start : self.end - 1]

    @property
    def last(self) -> Token:
        return self.tokens[self.end - 1]

    @property
    def is_alone(self) -> bool:
        return self.end - self.start == 1

    @property
    def before(self) -> str:
        """The word or mark before it, in lower case; empty at the beginning."""
        return low_at(self.tokens, self.at - 1)

    @property
    def after(self) -> str:
        return low_at(self.tokens, self.end)


def spans(tokens: Sequence[Token], at: int, first: int) -> list[Span]:
    """What a phrase that opens at ``at`` may hold, longest first; judgements at its head are left out."""
    start, stop = first, run(tokens, first)
    while start < stop and _judges(tokens[start]):
        start += 1
    return [Span(tokens, at, start, end) for end in range(stop, start, -1)]


def run(tokens: Sequence[Token], at: int) -> int:
    """Where the words end that could belong to a phrase from ``at`` on."""
    end = at
    while end < len(tokens) and end < at + MOST_WORDS and tokens[end].is_word and not _breaks(tokens[end]):
        end += 1
    return end


def head_of(span: Span) -> str | None:
    """The singular of its last word if that can be what a talk is about, alone or with the word before it."""
    last = span.last
    if last.is_owner:
        return None
    one = singular(last.key)
    if not span.is_alone:
        joined = f"{span.inside[-1].low}-{one}"
        if joined in nouns().topics:
            return joined
    for word in (last.key, one):
        if word in nouns().topics:
            return word
    return one if _is_compound(span) else None


def is_whole(span: Span) -> bool:
    """Nothing after the head still belongs to the phrase, and everything before it may."""
    return _ends(span) and _may_precede(span.inside, span.last)


def goes_on(tokens: Sequence[Token], at: int) -> bool:
    """The word there may still belong to the noun before it."""
    return at < len(tokens) and tokens[at].is_word and not _breaks(tokens[at]) and not _says_on(tokens[at])


def _judges(token: Token) -> bool:
    return token.low in qualities()["judging"] or _DRAWN_OUT.search(token.low) is not None


def _breaks(token: Token) -> bool:
    low = token.low
    if low in qualities()["ordering"]:
        return False
    if token.is_owner:
        return singular(token.key) not in nouns().people
    return low in DETERMINERS or low in STOPS or low in qualities()["talk"] or low.isdigit()


def _is_compound(span: Span) -> bool:
    """ "the bonus table": a noun of the trade before another noun, whichever that is."""
    last = span.last.low
    if span.is_alone or span.inside[-1].key not in nouns().topics or span.last.text[0].isupper():
        return False
    if not last.isalpha() or len(last) < _SHORT or last.endswith(("ed", "ing", "ly", "est")):
        return False
    if any(
        word in listed for word in (last, singular(last)) for listed in (nouns().every, VERBS, verbs().every)
    ):
        return False
    return not any(last in listed for listed in (STOPS, *qualities().values()))


def _ends(span: Span) -> bool:
    if span.end >= len(span.tokens) or not span.tokens[span.end].is_word:
        return True
    after = span.tokens[span.end]
    if after.low == "of" and span.is_alone and singular(span.last.key) in near("containers"):
        return False
    if _breaks(after) and not after.is_owner:
        return True
    is_plural = span.last.key.endswith("s") and span.last.key not in nouns().topics
    if is_plural and (after.low in verbs().every or after.low in nouns().verbs_too):
        return True
    is_base = after.low in VERBS or after.low in verbs().every
    if is_base and low_at(span.tokens, span.at) in {"a", "an"} and after.low in _NOUNS_TOO:
        return False
    return _says_on(after)


_NOUNS_TOO = frozenset(
    "check push start stop drop move cut change look try talk win loss fight run help visit".split()
)


def _says_on(token: Token) -> bool:
    """A word that goes on to tell something of the noun before it, or leaves it."""
    low = token.low
    if any(low in listed for listed in (AUXILIARIES, PREPOSITIONS, PRONOUNS, STOPS, near("departments"))):
        return True
    if any(low in qualities()[name] for name in ("ordering", "talk")):
        return True
    if low in VERBS and low not in nouns().topics:
        return True
    one = singular(low)
    if low in nouns().every or one in nouns().topics:
        is_verb = low in verbs().finite and low not in nouns().bare_plurals and not low.endswith("s")
        return one in near("added") or is_verb
    if any(low in listed for listed in (VERBS, verbs().every, qualities()["plain"], qualities()["judging"])):
        return True
    return low.endswith(("ed", "ly"))


def _may_precede(words: Sequence[Token], head: Token) -> bool:
    """Every word may stand between the article and the head."""
    after_person = False
    for number, token in enumerate(words):
        low, one = token.low, singular(token.low)
        if singular(token.key) in nouns().people or token.key in nouns().people:
            if low.endswith("s") and not low.endswith("ss") and not token.is_owner:
                return False
            if token.is_owner and number + 1 < len(words) and words[number + 1].low.endswith("ing"):
                return False
            after_person = not token.is_owner
            continue
        if low in near("not-inside") or (one != low and one in nouns().bare_plurals):
            return False
        is_noun = low in nouns().every or one in nouns().topics
        if after_person and not is_noun:
            return False
        is_verb = low in VERBS or low in verbs().finite
        if is_verb and not is_noun and not _is_quality(low) and (number or low.endswith("s")):
            return False
    return not (after_person and singular(head.key) in nouns().verbs_too and head.key.endswith("s"))


def _is_quality(low: str) -> bool:
    return any(low in qualities()[name] for name in ("plain", "judging", "ordering"))
