"""Several questions in one line: its parts, and which of them is worth asking alone."""

from collections.abc import Iterator, Sequence

from assistant.guarding.parsed import AUX, WH
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.clauses import question, statement
from assistant.mirroring.intents.direct import directly
from assistant.mirroring.intents.openings import core
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.trimming import PRONOUNS
from assistant.mirroring.intents.vocabulary import opening, vocabulary
from assistant.mirroring.intents.words import Words, lows, say

_JOINS = frozenset("and or but so then plus also".split())
_MARKS = frozenset(", – — - :".split())
_MOST_IN_OPEN = 18
_OBJECTS = frozenset("me him her them us the your our my it that this those these a an".split())
_CLOSED_HOW = frozenset("many much long often soon far quickly likely old big badly bad".split())
_LEADING = frozenset("wrong mistake mistakes fault excuse problem".split())
_BARE_FACTS = vocabulary()["bare-facts"]
_INVITES = opening("invites")
_TELLS = opening("tells")
_LEADS_IN = (PRONOUNS - {"you"}) | {"there"}
_BY_THE_WAY = ("by", "the", "way")
_RUNS_ON = frozenset("you they we he she".split())
_LONG_ENOUGH = 4
"""Words that a question has at least before another follows it without a mark."""


def split(sentences: Sequence[tuple[Words, bool]]) -> tuple[Words, ...]:
    """Every question and instruction by itself, in order; what only leads there is left out."""
    kept = [words for words, asks in sentences if asks or not _leads_in(words)]
    parts = [part for words in kept or [words for words, _ in sentences] for part in _split(words) if part]
    return tuple(part for part in parts if len(part) > 1) or tuple(parts)


def _leads_in(words: Words) -> bool:
    """ "You said procurement took it over"."""
    line = " ".join(lows(words)) + " "
    if _TELLS.match(line) or _INVITES.match(line) or words[0].low in AUX | WH:
        return False
    clause = statement(words)
    return clause is not None and (clause.who in _LEADS_IN or clause.tense in ("past", "perfect"))


def _split(words: Words) -> Iterator[Words]:
    start = 0
    for at in range(1, len(words) - 1):
        if at <= start or not _begins(words, start, at):
            continue
        part = words[start : _end_before(words, start, at)]
        if part:
            yield core(part)
        start = at
    yield core(words[start:])


def _begins(words: Words, start: int, at: int) -> bool:
    """Whether another question begins there, behind "and" or a comma."""
    before, word, after = words[at - 1].low, words[at].low, words[at + 1].low
    if lows(words[max(0, at - 3) : at]) == _BY_THE_WAY:
        return word in WH | AUX
    if before not in _JOINS and before not in _MARKS:
        is_late = at - start >= _LONG_ENOUGH and words[start].low in AUX | WH
        return is_late and word in AUX and after in _RUNS_ON and before not in PRONOUNS | WH
    if word in ("whether", "if") and before == "and" and words[start].low not in AUX - {"can", "could"}:
        return statement(words[at + 1 :]) is not None
    if word in verbs.known() and before in _JOINS and after in _OBJECTS:
        return True
    if word in WH:
        return after in AUX or (word in ("what", "how", "which", "who") and question(words[at:]) is not None)
    return word in AUX and (after in PRONOUNS or question(words[at:]) is not None)


def _end_before(words: Words, start: int, at: int) -> int:
    if lows(words[max(start, at - 3) : at]) == _BY_THE_WAY:
        at -= 3
    while at > start and (words[at - 1].low in _JOINS or words[at - 1].low in _MARKS):
        at -= 1
    return at


def is_open(words: Words) -> bool:
    """Begins with "what" or "how" and measures, presumes and names nothing."""
    found = lows(words)
    if found[:2] == ("what", "happened"):
        return len(found) <= _MOST_IN_OPEN
    if not found or found[0] not in ("what", "how") or len(found) > _MOST_IN_OPEN or len(found) < 3:
        return False
    if found[0] == "how" and (found[1] in _CLOSED_HOW or found[1] not in AUX):
        return False
    if found[:2] in (("what", "time"), ("what", "if"), ("what", "about"), ("what", "day"), ("what", "stage")):
        return False
    if found[0] == "what" and found[1] in ("is", "are", "was", "were") and _names_a_fact(words[2:]):
        return False
    if "i" in found[2:4]:
        return False
    return not _LEADING.intersection(found) and "not" not in found[:3] and found[1] != "made"


def _names_a_fact(words: Words) -> bool:
    """ "The name of the buyer"."""
    end = end_of_phrase(words, 0)
    return end is not None and words[end - 1].low in _BARE_FACTS and lows(words[end : end + 1]) != ("doing",)


def invited(words: Words) -> str | None:
    """ "Tell me how it went" as "how did it go", "tell me about it" as "what can you tell me about it"."""
    opening = _INVITES.match(" ".join(lows(words)) + " ")
    rest = words[len(opening.group().split()) :] if opening else ()
    if rest and rest[0].low == ",":
        rest = rest[1:]
    if asked := directly(rest):
        return say(asked) if is_open(asked) else None
    end = end_of_phrase(rest, 0)
    return f"what can you tell me about {say(rest[:end])}" if end else None
