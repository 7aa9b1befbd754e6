"""Danger to a life told sideways: what is harmless alone and grave together.

A means and that it is put by or can't be left; a place and that one is drawn to it; affairs put in order and
what makes it final, or two of them; others who would have it easier and oneself gone; no day after a day.
Goods that are sold, and leaving a job or a town, are neither. The wordings are in ``patterns/hints.txt``.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.reading.patterns import patterns

_SPEECH = patterns("hints")
_GOODS, _MOVES = _SPEECH["goods"], _SPEECH["moves-house"]
_TOGETHER = (("drugs", "put-by"), ("tools", "at-hand"), ("weight", "off-them"), ("surest",))
"""Signs that are grave together, where nothing is about goods."""
_AFFAIRS, _TIDYING, _FINAL = (_SPEECH[name] for name in ("affairs", "tidying", "for-good"))
_BURDEN = ("others", "relief", "gone")
_FREED = ("their-good", "not-there")
SEVERAL = 2
"""So many things put in order at once need nothing more, if one of them is rarely done."""


def hints(parts: Sequence[str]) -> bool:
    """Whether the folded sentences of one message, without their idioms, hint at danger to a life."""
    twos = _in_twos(parts)
    if any(map(_sees_no_morrow, parts)) or any(map(_frees_others, twos)):
        return True
    return any(_is_grave(two) or _says_farewell(two) for two in twos)


def _sees_no_morrow(part: str) -> bool:
    return _SPEECH["no-morrow"](part) or all(_SPEECH[sign](part) for sign in _BURDEN)


def _frees_others(unit: str) -> bool:
    """That it would do others good if one weren't there: at home, or where nothing is about work."""
    is_freed = all(_SPEECH[sign](unit) for sign in _FREED)
    return is_freed and (
        _SPEECH["family"](unit) or (_SPEECH["others"](unit) and not _SPEECH["at-work"](unit))
    )


def _is_grave(unit: str) -> bool:
    if _SPEECH["heights"](unit) and _SPEECH["drawn"](unit):
        return True
    return not _GOODS(unit) and any(all(_SPEECH[sign](unit) for sign in signs) for signs in _TOGETHER)


def _says_farewell(unit: str) -> bool:
    if _MOVES(unit):
        return False
    counted = _apart(unit, (*_AFFAIRS.fits, *_TIDYING.fits))
    return (counted >= SEVERAL and _AFFAIRS(unit)) or (counted > 0 and _FINAL(unit))


def _apart(unit: str, wordings: Iterable[re.Pattern[str]]) -> int:
    """How many of the wordings fit, each in words of its own: one act may fit two of them."""
    spans = (match.span() for wording in wordings if (match := wording.search(unit)))
    counted, end = 0, 0
    for start, stop in sorted(spans, key=lambda span: span[1]):
        if start >= end:
            counted, end = counted + 1, stop
    return counted


def _in_twos(parts: Sequence[str]) -> list[str]:
    """Each sentence with the one after it: what is done, and why, may stand in two."""
    return [f"{first} {second}" for first, second in pairwise(parts)] or list(parts)
