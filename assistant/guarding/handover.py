"""Where telling is right: danger to life, and people who are trained for what coaching is not."""

from assistant.guarding.parsed import Sentence
from assistant.guarding.patterns import searches

_EMERGENCY = searches("handover")["emergency"]
_PARTNER = searches("handover")["partner"]
_REACHING = frozenset(
    "turn talk speak go reach write contact call see ask involve bring raise take report please".split()
)
_PEOPLE = frozenset("him her them he she they his their rep".split())


def hands_over(sentence: Sentence, start: int = 0, verb: int | None = None) -> bool:
    """Names emergency help, or, in the clause from ``start`` on, HR and the like as someone to turn to.

    ``verb``: where the order stands; it must be one of reaching out.
    """
    if _EMERGENCY.search(sentence.line):
        return True
    if verb is not None and sentence.words[verb] not in _REACHING:
        return False
    words = sentence.words[start:]
    if start and "and" in words:
        words = words[: words.index("and")]
    return _PARTNER.search(" ".join(words) + " ") is not None and _PEOPLE.isdisjoint(words)
