"""How a leader's line reaches the rep: what it does, and which words of it are answered."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.mirror import LineKind, LineReading
from assistant.domain.words import bounded, plain
from assistant.guarding.sentences import split
from assistant.mirroring.reasons import NOT_ENGLISH
from assistant.mirroring.shares import is_nod
from assistant.reading.aside import instructs, is_greeting, is_junk, is_thanks_or_bye
from assistant.rehearsing.limits import is_private, is_unkind
from assistant.rehearsing.patterns import phrases


class Says(StrEnum):
    """What a line does to the one it is said to: a kind of the mirror's, or something beside them."""

    OPEN = "open"
    CLOSED = "closed"
    FACT = "fact"
    """A closed question that yes and no are no answer to: who, when, how many."""
    LEADING = "leading"
    DIRECTIVE = "directive"
    STACKED = "stacked"
    ADVICE = "advice-as-question"
    WHY_BLAMING = "why-blaming"
    REFLECTION = "reflection"
    STATEMENT = "statement"
    SILENCE = "silence"
    NOD = "nod"
    GREETING = "greeting"
    FAREWELL = "farewell"
    UNCLEAR = "unclear"
    FOREIGN = "foreign"
    PRIVATE = "private"
    UNKIND = "unkind"


@dataclass(frozen=True, slots=True)
class Readers:
    """How lines are read, as the mirror reads them."""

    read_line: Callable[[str], LineReading]
    lines_of: Callable[[str], tuple[str, ...]]
    asks_or_tells: Callable[[str], bool]
    reflects: Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Heard:
    says: Says
    about: str
    """The words that are answered: of stacked questions the last."""


KINDS = {
    LineKind.OPEN: Says.OPEN,
    LineKind.CLOSED: Says.CLOSED,
    LineKind.LEADING: Says.LEADING,
    LineKind.DIRECTIVE: Says.DIRECTIVE,
    LineKind.STACKED: Says.STACKED,
    LineKind.ADVICE_AS_QUESTION: Says.ADVICE,
    LineKind.WHY_BLAMING: Says.WHY_BLAMING,
}
_HEARD = phrases("heard")
_ASKS_WHICH = re.compile(r"\b(?:what|when|who|whose|which|where|how (?:many|much|long|often|far|old|big))\b")
_NEXT = re.compile(
    r"\b(?:and|or|also|plus) (?=(?:what|how|why|who|when|where|which|did|do|does|is|are|was|were|have|has"
    r"|can|could|will|would|tell)\b)",
    re.IGNORECASE,
)


def hear(text: str, before: str, readers: Readers) -> Heard:
    """``before``: what the rep said last."""
    text = bounded(text)
    if special := _apart_from_kinds(text):
        return Heard(special, text)
    pieces = readers.lines_of(text)
    asking = [piece for piece in pieces if readers.asks_or_tells(piece)]
    if not asking:
        gives_back = any(readers.reflects(piece, before) for piece in pieces)
        return Heard(Says.REFLECTION if gives_back else Says.STATEMENT, text)
    read = readers.read_line(asking[-1])
    if read.why == NOT_ENGLISH:
        return Heard(Says.FOREIGN, text)
    if len(asking) > 1 or read.kind is LineKind.STACKED:
        return Heard(Says.STACKED, last_part(asking[-1]))
    is_fact = read.is_fact and _ASKS_WHICH.search(plain(asking[-1]))
    return Heard(Says.FACT if is_fact else KINDS[read.kind], asking[-1])


def last_part(piece: str) -> str:
    """Of several questions in one line the last, as it was typed."""
    last = [s.strip() for s in split(piece) if s.strip()][-1:] or [piece]
    return _NEXT.split(last[0])[-1].strip() or piece


def _apart_from_kinds(text: str) -> Says | None:
    if _HEARD["silence"].are(text):
        return Says.SILENCE
    if is_nod(text):
        return Says.NOD
    if is_unkind(text):
        return Says.UNKIND
    if is_private(text):
        return Says.PRIVATE
    if _HEARD["greeting"].are(text) or is_greeting(text):
        return Says.GREETING
    if is_thanks_or_bye(text) or _HEARD["farewell"].in_(text):
        return Says.FAREWELL
    if instructs(text) or is_junk(text, "?"):
        return Says.UNCLEAR
    return None
