"""Where something that weighs was said, and whether it was taken up.

It would rather miss a moment than name one that wasn't: any word in common, any question that points back
and any sign of having heard counts as taking up.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.words import DETERMINERS, STOPS, bounded, plain, sentences, words
from assistant.guarding.lexicon import stem
from assistant.guarding.said import LIGHT_WORDS
from assistant.mirroring.patterns import searches
from assistant.reading.folding import fold
from assistant.reading.patterns import patterns


class Weight(StrEnum):
    FEELING = "feeling"
    FACT = "fact"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Weighty:
    kind: Weight
    sentence: str


_FELT = ("grief", "worry", "heat", "load")
"""Undertones in which a feeling is told."""
_SIGNS = ("goes_after", "heard")
_POINTING = frozenset("that this it those these there so".split())
_ASKING = frozenset(
    map(
        stem,
        """make get give take let keep turn say mean think feel come look happen sound seem tell hear like
        kind sort part bring hard behind notice understand know see matter start change help need want work
        play show bother worry more else""".split(),
    )
)
_BARE = re.compile(r"\b(?:why|why's|how|what|since when|really|oh|and)\W*\?")
"""A question of no more than its question word: "How?"."""


def weighty(text: str) -> Weighty | None:
    """What weighs most in a turn: a feeling before a fact before a hint, a later before an earlier one."""
    found: dict[Weight, str] = {}
    for sentence in sentences(bounded(text)):
        if not sentence.endswith("?") and (kind := _weight(sentence)):
            found[kind] = sentence
    return next((Weighty(kind, found[kind]) for kind in Weight if kind in found), None)


def takes_up(reply: str, sentence: str, at_once: bool = True) -> bool:
    """Whether ``reply`` has a word of substance in common with ``sentence``, or shows that it was heard.

    ``at_once``: it comes right after, so that a question that points back ("What makes that hard?") counts.
    """
    said, parts = substance(sentence), sentences(bounded(reply))
    low = _folded(bounded(reply))
    if _BARE.search(plain(bounded(reply))) or any(searches("weight")[sign].search(low) for sign in _SIGNS):
        return True
    return any(substance(part) & said or (at_once and _points_back(part)) for part in parts)


def substance(text: str) -> frozenset[str]:
    """Stems of the words that say what is spoken of."""
    return frozenset(
        stem(word)
        for word in words(text)
        if len(word) > 1 and word not in STOPS and word not in DETERMINERS and word not in LIGHT_WORDS
    )


def _weight(sentence: str) -> Weight | None:
    if any(patterns("undertones")[name](sentence) for name in _FELT):
        return Weight.FEELING
    low = _folded(sentence)
    return next((kind for kind in Weight if searches("weight")[kind.value].search(low)), None)


def _folded(text: str) -> str:
    """As the phrases are written, with the space that ends one."""
    return " ".join(words(fold(text))) + " "


def _points_back(sentence: str) -> bool:
    """ "What makes that hard?": the pointing word stands before anything new is named."""
    for word in words(sentence):
        if word.removesuffix("'s") in _POINTING:
            return True
        if stem(word) not in _ASKING and substance(word):
            return False
    return False
