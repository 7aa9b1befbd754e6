"""Danger to a life told sideways: what is harmless alone and grave together.

A means and that it is put by or can't be left; a place and that one is drawn to it; affairs put in order and
what makes it final, or two of them; others who would have it easier and oneself gone; no day after a day. Goods
that are sold, and leaving a job or a town, are neither. The wordings are in ``patterns/hints.txt``.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.reading.patterns import patterns

_SPEECH = patterns("hints")
_GOODS, _MOVES = _SPEECH["goods"], _SPEECH["moves-house"]
_TOGETHER = (("drugs", "put-by"), ("tools", "at-hand"), ("heights", "drawn"), ("weight", "off-them"))
"""Signs that are grave together, where nothing is about goods."""
_AFFAIRS, _FINAL = _SPEECH["affairs"], _SPEECH["for-good"]
_BURDEN = ("others", "relief", "gone")
_FREED = ("their-good", "not-there")
SEVERAL = 2
"""So many affairs put in order at once need nothing more."""


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
    return is_freed and (_SPEECH["family"](unit) or (_SPEECH["others"](unit) and not _SPEECH["at-work"](unit)))


def _is_grave(unit: str) -> bool:
    return not _GOODS(unit) and any(all(_SPEECH[sign](unit) for sign in signs) for signs in _TOGETHER)


def _says_farewell(unit: str) -> bool:
    if _MOVES(unit):
        return False
    affairs = sum(1 for pattern in _AFFAIRS.fits if pattern.search(unit))
    return affairs >= SEVERAL or (affairs > 0 and _FINAL(unit))


def _in_twos(parts: Sequence[str]) -> list[str]:
    """Each sentence with the one after it: what is done, and why, may stand in two."""
    return [f"{first} {second}" for first, second in pairwise(parts)] or list(parts)
