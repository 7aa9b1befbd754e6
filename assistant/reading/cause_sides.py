"""Where a cause lies: inside or outside, lasting or passing, within reach or not, seen or concluded.

Read from the words that name it, after Weiner (1985). A side is None where the words don't tell; the
wordings are in ``patterns/cause-sides.txt``.
"""

import re

from assistant.domain.causes import Basis, Locus, Reach, Stability
from assistant.domain.words import AUXILIARIES, DETERMINERS, PRONOUNS, VERBS
from assistant.reading.doings import is_past
from assistant.reading.lexicon import nouns, singular, verbs
from assistant.reading.patterns import patterns

_SPEECH = patterns("cause-sides")
_WORD = re.compile(r"[\w'-]+")


def locus(words: str, is_own: bool) -> Locus:
    """``is_own``: how it is said leaves no doubt that it is the speaker's own doing."""
    return Locus.INSIDE if is_own or _SPEECH["inside"](words) else Locus.OUTSIDE


def stability(words: str) -> Stability | None:
    """What is said in the present lasts, unless a time is named; what happened is over."""
    is_of_one_time = _SPEECH["time"](words) or _SPEECH["one-time"](words)
    if _SPEECH["lasting"](words) and not _SPEECH["time"](words):
        return Stability.LASTING
    return None if _is_untold(words) and not is_of_one_time else Stability.PASSING


def _is_untold(words: str) -> bool:
    """A bare noun, or how something was: it may be so still. How one was oneself is taken for the time."""
    start = _first_verb(words)
    if start is None:
        return True
    return not _SPEECH["inside"](words) and _SPEECH["state"](words[start:])


def reach(words: str, where: Locus) -> Reach:
    """One's own doing is within reach, what one is isn't; of others, what one might have told them."""
    if where is Locus.INSIDE:
        return Reach.BEYOND if _SPEECH["fixed"](words) else Reach.WITHIN
    near = _SPEECH["within"](words) or _SPEECH["rep-does"](words)
    return Reach.WITHIN if near else Reach.BEYOND


def basis(words: str, is_reported: bool, is_hedged: bool) -> Basis:
    """``is_reported``: in somebody's words, which were heard. ``is_hedged``: said to be a guess."""
    if is_reported:
        return Basis.SEEN
    if is_hedged:
        return Basis.CONCLUDED
    if _SPEECH["noticed"](words):
        return Basis.SEEN
    return Basis.CONCLUDED if _first_verb(words) is None or _SPEECH["concluded"](words) else Basis.SEEN


def has_verb(words: str) -> bool:
    return _first_verb(words) is not None


def _first_verb(words: str) -> int | None:
    """Where it begins; None for "price" and "poor qualification on my side"."""
    found = list(_WORD.finditer(words))
    after = [match[0] for match in found[1:]] + [""]
    acts = (match for match, following in zip(found, after, strict=True) if _is_verb(match[0], following))
    return next((match.start() for match in acts), None)


def _is_verb(word: str, following: str) -> bool:
    if word in AUXILIARIES:
        return True
    if word in nouns().every or singular(word) in nouns().every:
        # "Management cut the budget": a noun too, and here it has an object.
        return word in verbs().every and (following in DETERMINERS or following in PRONOUNS)
    return word in verbs().finite or word in VERBS or is_past(word)
