"""Whether a statement sets ways to go on side by side, by its form."""

import re

from evals.scorers.words import phrases
from evals.speech.phrases import listed

NEW = 0.5
"""With less of its matter than this in what the coachee said, a statement is the coach's own."""
_EITHER = re.compile(
    r",\s*or\b"
    r"|\bor (?:an?|the|you|your|to|it|he|she|they|let|just|even|simply|else|maybe|perhaps|rather|\w+ing)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor (?=\w)", re.IGNORECASE)
_LIST = re.compile(r":[^:]*[,;][^:]*")


def side_by_side(words: str) -> bool:
    """``words``, as ``words.plain`` made them, are a statement's, of new matter.

    It sets ways out by what it calls them, by an "or" between doings, or as a list. What is weighed and left
    open isn't set out.
    """
    if phrases("not_set_out").search(words):
        return False
    return _joins_doings(words) or bool(_LIST.search(words) or phrases("sets_out_ways").search(words))


def _joins_doings(words: str) -> bool:
    """Not a pair of nouns: "a task or project"."""
    verbs = (listed("verbs").match(words[found.end() :].lower()) for found in _OR.finditer(words))
    return bool(_EITHER.search(words)) or any(verbs)
