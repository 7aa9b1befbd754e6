"""From a line and its kind to what it is after."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from assistant.domain.mirror import LineKind
from assistant.guarding.lexicon import words as listed
from assistant.guarding.parsed import AUX, WH
from assistant.mirroring.intents import several
from assistant.mirroring.intents.accounting import accounting
from assistant.mirroring.intents.closed import closed
from assistant.mirroring.intents.direct import directly
from assistant.mirroring.intents.facts import known
from assistant.mirroring.intents.openings import parts
from assistant.mirroring.intents.presuming import presuming
from assistant.mirroring.intents.suggesting import suggesting
from assistant.mirroring.intents.telling import telling
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.undone import as_account
from assistant.mirroring.intents.verbs import base_of
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
_SHORT = 4
"""Words that a question has which says what it is about: "why now" has two."""
_GUESSES = (("is", "it"), ("was", "it"), ("are", "they"), ("did", "we"), ("is", "that"))
_SUGGESTS = frozenset(
    (*have, verb)
    for have in (("have", "you"), ("did", "you"))
    for verb in ("tried", "try", "considered", "thought")
) | {("why", "do", "not")}
_ASKED_OF_YOU = frozenset("can could will".split())
_FOREIGN = listed("foreign")


def understand(line: str, kind: LineKind) -> tuple[Understood, ...]:
    """What the line is after, the closest reading first; the last of them needs no words of the line."""
    if reproach := as_account(line, kind):
        line, kind = reproach, LineKind.WHY_BLAMING
    sentences = parts(line)
    found: list[Understood] = []
    if sentences and not _is_foreign(tuple(word for words, _ in sentences for word in words)):
        if kind is LineKind.STACKED:
            found += _several(sentences)
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


def _several(sentences: tuple[tuple[Words, bool], ...]) -> Iterator[Understood]:
    """Whatever is open among the parts, as it stands; then what the others are after."""
    found, closed_ = [], []
    parts_ = several.split(sentences)
    for words in parts_:
        if len(words) > 1 and words[1].low not in AUX:  # "what he told you", without its "did"
            words = directly(words) or words
        asked = say(words) if several.is_open(words) else several.invited(words)
        if asked:
            found.append((understood(Intent.FIRST, opened=asked), *closed(words)))
        else:
            closed_.append(words)
    if not found and sum(lows(words[:2]) in _GUESSES for words in closed_) > 1:
        yield understood(Intent.EITHER)
        return
    asks = any(is_asked for _, is_asked in sentences)
    found += (tuple(_guessed(words, asks)(words)) for words in closed_)
    for readings in found:
        yield from (replace(reading, instead=at > 0) for at, reading in enumerate(readings))


def _guessed(words: Words, asks: bool) -> Callable[[Words], Iterator[Understood]]:
    """How to read a part, of which nobody has said what kind it is."""
    found = lows(words)
    if found[0] in ("whether", "if"):
        return known
    if len(found) < _SHORT and found[0] in WH:
        return lambda _: iter(())
    if found[:3] in _SUGGESTS or found[:2] in (("what", "if"), ("why", "not")):
        return suggesting
    if found[0] in _ASKED_OF_YOU and found[1] == "you":
        return telling
    if found[0] == "why" or found[:2] in (("how", "come"), ("what", "made")):
        return accounting
    if found[0] in AUX | WH:
        return presuming if "not" in found[1:3] and found[0] in AUX else closed
    return closed if asks and base_of(found[0]) != found[0] else telling


def _is_foreign(words: Words) -> bool:
    strange = [word for word in lows(words) if word in _FOREIGN]
    return len(set(strange)) >= 2 and len(strange) * 4 >= len(words)
