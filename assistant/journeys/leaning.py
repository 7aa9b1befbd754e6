"""What can't stand by itself: a piece of a message that leans on the one before it stays with it."""

from collections.abc import Iterator, Sequence

from assistant.domain.words import plain, words
from assistant.journeys.placing import Place
from assistant.reading import tellings
from assistant.reading.cause_sides import has_verb
from assistant.reading.pieces import Piece

MOST_WORDS = 45
"""Words of one line on a page that pieces are joined into."""
_LINKS = frozenset("but so because though although yet still".split())
"""Ahead of a piece, these say something of the piece before it too."""
_JOINTS = frozenset(
    "because cos bc since and but so also plus then in the end well ok okay yes yeah no hi hey".split()
)
"""What may lie between two pieces; anything else was left out, and they aren't joined over it."""
_OWN_PLACE = frozenset(
    ("told", "unknown", "open-deals", "date", "commitment", "otherwise", "repeat", "agenda", "unblock")
)
"""Kinds that find their part whatever they lean on."""


def stays(piece: Piece, before: Piece) -> bool:
    """Whether a piece belongs where the one before it went, for alone it says nothing."""
    if piece.under or before.under or _OWN_PLACE & set(tellings.kinds(piece.text)):
        return False
    if tellings.goes_on(piece.text):
        return True
    if piece.goes_on:
        return False
    if tellings.points_back(piece.text):
        return set(tellings.kinds(piece.text)) <= {"happened", "assumed", "seen"}
    return bool(piece.lead) and not has_verb(plain(piece.text))


def joined(standing: Sequence[tuple[Piece, Place]], message: str) -> Iterator[tuple[str, str, bool]]:
    """(part, words, whether it needs nothing more) for every line, as it was typed."""
    open_: dict[str, tuple[int, int]] = {}
    at, last = 0, 0
    lines: list[tuple[str, str, bool]] = []
    for piece, placed in standing:
        start = message.find(piece.text, at)
        at = start + len(piece.text) if start >= 0 else at
        parts = (placed.part, *placed.also)
        now: dict[str, tuple[int, int]] = {}
        for part in parts:
            text = piece.text
            is_sure = placed.is_sure or part != placed.part
            if start >= 0 and part in open_ and _leans(piece) and _is_bare(message[last:start]):
                begin, place = open_[part]
                whole = message[begin:at]
                if len(whole.split()) <= MOST_WORDS:
                    now[part] = (begin, place)
                    lines[place] = (part, whole, lines[place][2] or is_sure)
                    continue
            now[part] = (max(start, 0), len(lines))
            lines.append((part, text, is_sure))
        open_, last = (now, at) if start >= 0 else ({}, last)
    yield from lines


def _leans(piece: Piece) -> bool:
    """Whether a piece stands in one line with the one before it where both belong to one part."""
    if piece.under or tellings.is_own_feeling(piece.text):
        return False
    if piece.goes_on or tellings.goes_on(piece.text) or tellings.points_back(piece.text):
        return True
    lead = set(words(piece.lead))
    return bool(lead & _LINKS) or (bool(lead & _JOINTS) and not has_verb(plain(piece.text)))


def _is_bare(between: str) -> bool:
    """Nothing lies between but marks and a joint; another line begins anew."""
    return "\n" not in between and set(words(between)) <= _JOINTS
