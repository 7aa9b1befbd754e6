"""From a line and its kind to what it is after."""

from collections.abc import Callable, Iterator, Mapping

from assistant.domain.mirror import LineKind
from assistant.guarding.lexicon import words as listed
from assistant.guarding.parsed import AUX, WH
from assistant.mirroring.intents import several
from assistant.mirroring.intents.accounting import accounting
from assistant.mirroring.intents.closed import closed
from assistant.mirroring.intents.openings import parts
from assistant.mirroring.intents.presuming import presuming
from assistant.mirroring.intents.suggesting import suggesting
from assistant.mirroring.intents.telling import telling
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.words import Words, lows, say

_READERS: Mapping[LineKind, Callable[[Words], Iterator[Understood]]] = {
    LineKind.DIRECTIVE: telling,
    LineKind.WHY_BLAMING: accounting,
    LineKind.ADVICE_AS_QUESTION: suggesting,
    LineKind.LEADING: presuming,
    LineKind.CLOSED: closed,
}
_WHATEVER = {
    LineKind.DIRECTIVE: Intent.REQUEST,
    LineKind.WHY_BLAMING: Intent.OWN_SIDE,
    LineKind.ADVICE_AS_QUESTION: Intent.TRYING,
    LineKind.LEADING: Intent.VIEW,
    LineKind.CLOSED: Intent.STATE,
}
"""What a line of that kind is after where nothing more can be made of it."""
_GUESSES = (("is", "it"), ("was", "it"), ("are", "they"), ("did", "we"), ("is", "that"))
_FOREIGN = listed("foreign")


def understand(line: str, kind: LineKind) -> tuple[Understood, ...]:
    """What the line is after, the closest reading first; the last of them needs no words of the line."""
    sentences = parts(line)
    found: list[Understood] = []
    if sentences and not _is_foreign(tuple(word for words, _ in sentences for word in words)):
        if kind is LineKind.STACKED:
            found += _several(several.split([words for words, _ in sentences]))
        elif kind in _READERS:
            found += _READERS[kind](_telling_part(sentences, kind))
    return (*found, understood(_WHATEVER.get(kind, Intent.ANY)), understood(Intent.ANY))


def _telling_part(sentences: tuple[tuple[Words, bool], ...], kind: LineKind) -> Words:
    """The sentence that makes the line what it is: what went before only leads there."""
    if kind is LineKind.DIRECTIVE:
        told = (
            words
            for words, _ in sentences
            if any("do" in u.slots or "doing" in u.slots for u in telling(words))
        )
        return next(told, sentences[-1][0])
    asked = [words for words, asks in sentences if asks]
    opens = [words for words, _ in sentences if words[0].low in AUX | WH]
    return (asked or opens or [words for words, _ in sentences])[-1]


def _several(parts_: tuple[Words, ...]) -> Iterator[Understood]:
    closed_ = []
    for words in parts_:
        asked = say(words) if several.is_open(words) else several.invited(words)
        if asked:
            yield understood(Intent.FIRST, opened=asked)
        else:
            closed_.append(words)
    if len(closed_) < len(parts_):
        return
    if sum(lows(words[:2]) in _GUESSES for words in closed_) > 1:
        yield understood(Intent.EITHER)
        return
    for words in closed_:
        yield from _guessed(words)(words)


def _guessed(words: Words) -> Callable[[Words], Iterator[Understood]]:
    """How to read a part, of which nobody has said what kind it is."""
    found = lows(words)
    if found[0] == "why" or found[:2] in (("how", "come"), ("what", "made")):
        return accounting
    return closed if found[0] in AUX | WH else telling


def _is_foreign(words: Words) -> bool:
    strange = [word for word in lows(words) if word in _FOREIGN]
    return len(set(strange)) >= 2 and len(strange) * 4 >= len(words)
