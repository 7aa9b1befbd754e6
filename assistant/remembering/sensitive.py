"""What is never carried along: anybody's health, family, discipline at work, and other private matters.

It errs in favour of leaving something out: what isn't carried can be said again. The daily idiom of the
trade is kept apart from it by class ("a healthy pipeline", "a family of products", "let go of control").
The signs are in ``sensitive.txt``.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.domain.words import bounded, sentences
from assistant.reading.crisis import blanked
from assistant.reading.folding import fold
from assistant.reading.patterns import patterns
from assistant.reading.people import names
from assistant.reading.safety import concern_in

_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w-]+")
MATTERS = ("health", "family", "discipline", "private")


def sensitive_matter(text: str) -> str | None:
    """One of ``MATTERS``, or ``safety`` for what coaching stops for; None where there is nothing of it."""
    return _matter(bounded(text))


def is_sensitive(text: str) -> bool:
    return sensitive_matter(text) is not None


def family_names(said: Sequence[str]) -> frozenset[str]:
    """Names, in lower case, of those who were called a relative: "my wife Anna", "Max, her son"."""
    found: set[str] = set()
    for sentence in (part for text in said for part in sentences(bounded(text))):
        capitals = {word.lower() for word in _CAPITAL.findall(sentence)}
        named = {name.lower() for name in names([sentence])} | capitals
        found |= {name for name in named if _is_relative(name, fold(sentence))}
    return frozenset(found)


def _is_relative(name: str, folded: str) -> bool:
    who, relative = re.escape(fold(name)), _relatives()
    return bool(
        re.search(rf"{relative}(?:,| -|:| \(| is| called| named|'s name is)* ?{who}\b", folded)
        or re.search(rf"\b{who}(?:,| -|:| \(| is|'s)* (?:my|his|her|our|their) (?:\w+ )?{relative}", folded)
    )


@cache
def _relatives() -> str:
    return patterns("sensitive", "assistant.remembering")["relative"].fits[0].pattern


@lru_cache(maxsize=4096)
def _matter(text: str) -> str | None:
    folded = fold(text)
    speech = patterns("sensitive", "assistant.remembering")
    for matter in MATTERS:
        if speech[matter](blanked(speech[f"{matter}-idioms"], folded)):
            return matter
    return "safety" if concern_in(text) else None
