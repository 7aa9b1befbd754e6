"""Several questions in one line: its parts, and which of them is worth asking alone."""

from collections.abc import Iterator, Sequence

from assistant.guarding.parsed import AUX, WH
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.clauses import question
from assistant.mirroring.intents.openings import core
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.trimming import PRONOUNS
from assistant.mirroring.intents.vocabulary import opening, vocabulary
from assistant.mirroring.intents.words import Words, lows, say

_JOINS = frozenset("and or but so then plus also".split())
_MARKS = frozenset(", – — - :".split())
_MOST_IN_OPEN = 18
_OBJECTS = frozenset("me him her them us the your it that this a an".split())
_CLOSED_HOW = frozenset("many much long often soon far quickly likely old big badly bad".split())
_LEADING = frozenset("wrong mistake mistakes fault excuse problem".split())
_TELLING = vocabulary()["told"]
_INVITES = opening("invites")


def split(sentences: Sequence[Words]) -> tuple[Words, ...]:
    """Every question and instruction by itself, in order."""
    return tuple(part for sentence in sentences for part in _split(sentence) if part)


def _split(words: Words) -> Iterator[Words]:
    start = 0
    for at in range(1, len(words) - 1):
        if at <= start or not _begins(words, at):
            continue
        part = words[start : _end_before(words, start, at)]
        if part:
            yield core(part)
        start = at
    yield core(words[start:])


def _begins(words: Words, at: int) -> bool:
    """Whether another question begins there, behind "and" or a comma."""
    before, word, after = words[at - 1].low, words[at].low, words[at + 1].low
    if before not in _JOINS and before not in _MARKS:
        return False
    if word in verbs.known() and before in _JOINS and after in _OBJECTS:
        return True
    if word in WH:
        return after in AUX or (word in ("what", "how", "which", "who") and question(words[at:]) is not None)
    return word in AUX and (after in PRONOUNS or question(words[at:]) is not None)


def _end_before(words: Words, start: int, at: int) -> int:
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
    if (
        found[0] == "what"
        and found[1] in ("is", "are", "was", "were")
        and not (_TELLING.intersection(found[2:]) or verbs.base_of_gerund(found[2]))
    ):
        return False
    return not _LEADING.intersection(found) and "not" not in found[:3] and found[1] != "made"


def invited(words: Words) -> str | None:
    """ "Tell me about the demo" as "what can you tell me about the demo"."""
    opening = _INVITES.match(" ".join(lows(words)) + " ")
    rest = words[len(opening.group().split()) :] if opening else ()
    end = end_of_phrase(rest, 0)
    return f"what can you tell me about {say(rest[:end])}" if end else None
