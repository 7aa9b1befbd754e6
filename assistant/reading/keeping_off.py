"""What may stand on a page of what somebody said: all but what coaching stops for, or they want kept off.

Danger takes the whole message with it. Of other matters only the sentences go that tell of them, or that
lean on one that does; a mention that decides nothing about anybody ("she covers a parental leave") stays.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.domain.reading import Concern
from assistant.domain.words import content_words
from assistant.reading.patterns import patterns
from assistant.reading.safety import concern_in, read_concern

_SENTENCE = re.compile(r"[^.!?;…\n]*(?:[.!?;…](?=\S)[^.!?;…\n]*)*[.!?;…]*[^\S\n]*\n?")
_LABELLED = re.compile(r"\s*(?:[-*•]\s*)?\w[\w '’]{1,30}:\s")
_OFF_THIS, _OFF_ABOUT = patterns("page")["off-this"], patterns("page")["off-about"]
_HARMLESS, _POINTS = patterns("keeping-off")["harmless"], patterns("keeping-off")["points"]


def keeps_off(text: str) -> bool:
    """Whether somebody asks that something they said stays off the page."""
    return any(_OFF_THIS(each) or _OFF_ABOUT(each) for each in _SENTENCE.findall(text))


def without_struck(said: Sequence[str]) -> tuple[str, ...]:
    """The messages as typed, without what one asked to keep off the page, and without the asking.

    "That" is the sentence before, be it in the message before; what was said "about" something goes
    wherever it was said.
    """
    if not any(map(keeps_off, said)):
        return tuple(said)
    kept = [[each for each in _SENTENCE.findall(text) if each.strip()] for text in said]
    for place, sentences in enumerate(kept):
        at = 0
        while at < len(sentences):
            about = next(_OFF_ABOUT.found(sentences[at]), None)
            if _OFF_THIS(sentences[at]):
                del sentences[max(at - 1, 0) : at + 1]
                if not at:
                    _drop_last(kept[:place])
                at = max(at - 1, 0)
            elif about is not None:
                del sentences[at]
                _strike(about, kept[: place + 1])
                at = 0
            else:
                at += 1
    return tuple("".join(sentences).strip() for sentences in kept)


def _drop_last(kept: Sequence[list[str]]) -> None:
    last = next((sentences for sentences in reversed(kept) if sentences), None)
    if last:
        last.pop()


def _strike(about: str, kept: Sequence[list[str]]) -> None:
    """Takes out the sentences that hold all the words of meaning."""
    meant = set(content_words(about))
    for sentences in kept:
        sentences[:] = [each for each in sentences if not meant or not meant <= set(content_words(each))]


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
