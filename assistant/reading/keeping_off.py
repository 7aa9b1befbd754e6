"""What may stand on a page of what somebody said: all but what coaching stops for.

Danger takes the whole message with it. Of other matters only the sentences go that tell of them, or that
lean on one that does; a mention that decides nothing about anybody ("she covers a parental leave") stays.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.domain.reading import Concern
from assistant.reading.patterns import patterns
from assistant.reading.safety import concern_in, read_concern

_SENTENCE = re.compile(r"[^.!?;…\n]*(?:[.!?;…](?=\S)[^.!?;…\n]*)*[.!?;…]*[^\S\n]*\n?")
_LABELLED = re.compile(r"\s*(?:[-*•]\s*)?\w[\w '’]{1,30}:\s")
_HARMLESS, _POINTS = patterns("keeping-off")["harmless"], patterns("keeping-off")["points"]


def fit_for_a_page(said: Sequence[str]) -> str:
    """The last of the coachee's messages without such sentences, else as it was typed; "" where none is left.

    ``said``: oldest first.
    """
    return _fit(tuple(without_harmless(text) for text in said), said[-1])


@lru_cache(maxsize=256)
def _fit(weighed: tuple[str, ...], text: str) -> str:
    if not any(concern_in(each) for each in weighed):
        return text
    concern = read_concern(weighed)
    if concern is None:
        return text
    if concern is Concern.CRISIS:
        return ""
    *before, _ = weighed
    kept: list[str] = []
    dropped: list[str] = []
    is_beside = True
    for sentence in (found for found in _SENTENCE.findall(text) if found.strip()):
        told = without_harmless(sentence)
        leans = is_beside and (_POINTS(told) or not (kept or dropped)) and not _LABELLED.match(told)
        tells = concern_in(told) or (leans and read_concern([*before, *dropped, told]))
        (dropped if tells else kept).append(told if tells else sentence)
        is_beside = bool(tells)
    return "".join(kept).strip()


@lru_cache(maxsize=512)
def without_harmless(text: str) -> str:
    """With a blank where leave or the like is only mentioned."""
    for pattern in _HARMLESS.fits:
        text = re.sub(pattern.pattern, " ", text, flags=re.IGNORECASE)
    return text
