"""Noun phrases that can be what the talk is about, turned to face the coachee.

A shallow chunker: an article, a possessive or the start of a bare noun opens a phrase, and it ends with a
noun that the lists know. What may stand between is wide; what may follow is narrow, for half a phrase ("the
price" of "the price war") is worse than none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, STOPS
from assistant.reading import bare
from assistant.reading.happened import has_happened
from assistant.reading.idioms import without_idioms
from assistant.reading.lexicon import near, nouns, singular, verbs
from assistant.reading.naming import Sort, sort_of
from assistant.reading.spans import Span, goes_on, head_of, is_whole, run, spans
from assistant.reading.tokens import Token, low_at, read_tokens

TURNED = {"my": "your", "our": "your", "a": "the", "an": "the"}
_NEVER_OPENS = frozenset({"your"})
_RELATIVE_DAYS = frozenset("yesterday's today's tomorrow's".split())
_MOST_IN_TAIL = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """``text`` faces the coachee: "your call with procurement". ``head``: its noun, in the singular."""

    text: str
    head: str
    words: tuple[str, ...]
    """What stands before the head, in lower case, without the article."""
    first: str = ""
    """The article or possessive, as shown; empty where there is none."""
    owner: Token | None = None
    is_plural: bool = False
    has_happened: bool = True
    is_quoted: bool = False


def phrases(text: str) -> list[Phrase]:
    """The phrases of one message, in its order."""
    return [phrase for phrase, is_denied in _phrases(text) if not is_denied]


def denied(text: str) -> frozenset[str]:
    """Heads of what a message says it isn't about: "not the split"."""
    return frozenset(phrase.head for phrase, is_denied in _phrases(text) if is_denied)


def _phrases(text: str) -> Iterator[tuple[Phrase, bool]]:
    tokens = read_tokens(without_idioms(text))
    at = 0
    while at < len(tokens):
        phrase, end = _phrase_at(tokens, at)
        if phrase:
            yield phrase, low_at(tokens, at - 1) == "not"
        at = max(end, at + 1)


def _phrase_at(tokens: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    """The phrase that opens there, and where to read on."""
    token = tokens[at]
    if not token.is_word:
        return None, at + 1
    if token.low in DETERMINERS and (token.low != "that" or low_at(tokens, at - 1) in PREPOSITIONS):
        return _opened(tokens, at, TURNED.get(token.low, token.low))
    if token.low in near("days"):
        first = token.low if token.low in _RELATIVE_DAYS else token.low.capitalize()
        return _opened(tokens, at, first, token)
    if token.is_owner and token.low not in AUXILIARIES and token.low not in STOPS and sort_of(token):
        return _opened(tokens, at, token.text[0].upper() + token.text[1:], token)
    return _bare(tokens, at)


def _opened(
    tokens: Sequence[Token], at: int, first: str, owner: Token | None = None
) -> tuple[Phrase | None, int]:
    """A phrase with an article or a possessive."""
    for span in spans(tokens, at, at + 1):
        head = head_of(span)
        if head is None or not is_whole(span):
            continue
        is_event = head in nouns().events
        tail, end = _tail(tokens, span.end) if is_event else ("", span.end)
        if tokens[at].low in _NEVER_OPENS or _is_anothers(tokens[at]) or (not tail and _is_idle(span, head)):
            return None, span.end
        if tokens[at].low in near("days") and not is_event:
            return None, span.end
        text = " ".join([first, *(t.text for t in span.words)]) + tail
        return _phrase(span, head, text, first, owner), end
    return None, at + 1


def _bare(tokens: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    """A phrase without either."""
    for span in spans(tokens, at, at):
        head = head_of(span)
        if head is not None and is_whole(span) and bare.stands(span, head):
            first = "the" if bare.needs_article(span, head) else ""
            opening = span.words[0]
            typed = opening.text if opening.text.isupper() else opening.low
            text = " ".join(filter(None, [first, typed, *(t.text for t in span.words[1:])]))
            return _phrase(span, head, text, first), span.end
    return None, at + 1


def _is_anothers(token: Token) -> bool:
    """In a quotation "my" is whoever was quoted."""
    return token.quoted and token.low in {"my", "our"}


def _phrase(span: Span, head: str, text: str, first: str, owner: Token | None = None) -> Phrase:
    return Phrase(
        text=text,
        head=head,
        words=tuple(t.low for t in span.inside),
        first=first,
        owner=owner,
        is_plural=not head.endswith(span.last.key),
        has_happened=has_happened(span.tokens, span.at, span.end),
        is_quoted=span.tokens[span.at].quoted,
    )


def _is_idle(span: Span, head: str) -> bool:
    """ "A call", "let her close": a noun that names nothing in particular, or a verb after all."""
    opening = low_at(span.tokens, span.at)
    if head in nouns().mass and singular(span.after) in near("added"):
        return True
    if opening == "her" and span.before in near("let"):
        is_verb = span.is_alone and head in nouns().verbs_too and span.last.key == head
        return is_verb or span.words[0].low in verbs().every
    if opening in {"a", "an"} and _is_any(span, head):
        return True
    return head in near("idle") if span.is_alone else head == "trust"


def _is_any(span: Span, head: str) -> bool:
    """ "Feels like a trial", "can't get a meeting": none that one could ask about."""
    if span.before in near("such") or span.words[0].low == "single" or span.words[0].is_owner:
        return True
    if not span.is_alone:
        return False
    is_likeness = span.before in AUXILIARIES or span.before in {"like", "into"}
    return (
        head in near("general") or is_likeness or (head in nouns().events and span.before in near("sought"))
    )


def _tail(tokens: Sequence[Token], end: int) -> tuple[str, int]:
    """ " with procurement", " with the hotel chain", " on Monday": what tells one call from another."""
    link, low = low_at(tokens, end), low_at(tokens, end + 1)
    if link == "on" and f"{low}'s" in near("days") and not goes_on(tokens, end + 2):
        return f" on {low.capitalize()}", end + 2
    if link != "with" or not low:
        return "", end
    first = tokens[end + 1]
    is_firm = first.capital and sort_of(first) is Sort.UNKNOWN
    if (low in nouns().mass or is_firm) and not goes_on(tokens, end + 2):
        return f" with {first.text}", end + 2
    if low in DETERMINERS and low not in _NEVER_OPENS and low not in {"this", "that", "these", "those"}:
        stop = run(tokens, end + 2)
        inside = tokens[end + 2 : stop]
        if 0 < len(inside) <= _MOST_IN_TAIL and inside[-1].key in nouns().people | near("groups"):
            return " ".join([" with", TURNED.get(low, low), *(t.text for t in inside)]), stop
    return "", end
