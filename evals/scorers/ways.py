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
_THREE_LISTED = re.compile(r":[^:]{3,60}[,;][^:]{3,60}(?:[,;]|\b(?:or|and)\b)", re.IGNORECASE)
_OR = re.compile(r"\bor (?=\w)", re.IGNORECASE)


def side_by_side(words: str) -> bool:
    """``words``, as ``words.plain`` made them, are a statement's, of new matter.

    It sets ways out by what it calls them, by an "or" between doings, or as a list of three. What is weighed
    and left open isn't set out.
    """
    if phrases("not_set_out").search(words):
        return False
    signs = (_EITHER, _THREE_LISTED, phrases("sets_out_ways"))
    return any(sign.search(words) for sign in signs) or _joins_verbs(words)


def _joins_verbs(words: str) -> bool:
    return any(listed("verbs").match(words[found.end() :].lower()) for found in _OR.finditer(words))
