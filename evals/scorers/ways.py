"""Whether a statement sets ways to go on side by side: by what it calls them, or by how it joins actions."""

import re

from evals.scorers.words import phrases
from evals.speech.phrases import listed as spoken

NEW = 0.5
"""With less of its matter than this in what the coachee said, a statement is the coach's own."""
FEWEST = 2
"""Actions that a statement must join before they are alternatives."""
_JOINED = re.compile(r"\s*[,;:]\s*(?:or|and)?\b|\s+or\s+", re.IGNORECASE)
_OPENING = re.compile(
    r"^\s*(?:(?:so|well|now|then|right|or|and|also|even|just|simply|else|maybe|perhaps|possibly|either|always|"
    r"first|second|third|rather|instead|to|by|of|in|at|through|you|they|people|we|there's|there is|"
    r"you'd|you'll|you've|it's|could|can|might|may|would|is|are|be|one|another|\d\W)\b\W*)*",
    re.IGNORECASE,
)
_DOING = re.compile(r"(?!(?:some|any|no|every)thing|morning|evening|during|being|having)\w{2,}ing\b", re.IGNORECASE)
_NEW_THING = re.compile(r"(?:an?|more|less|fewer|another|new) \w{3,}", re.IGNORECASE)


def side_by_side(words: str) -> bool:
    """``words`` are a statement's, as ``words.plain`` made them. What is weighed and left open isn't set out."""
    if phrases("dilemma").search(words):
        return False
    return bool(phrases("sets_out_ways").search(words)) or _joins_actions(words)


def _joins_actions(words: str) -> bool:
    """Two or more things to do, with an "or": "ring them, or go round in person"."""
    if not re.search(r"\bor\b", words, re.IGNORECASE):
        return False
    actions = [_acts(_OPENING.sub("", piece)) for piece in _JOINED.split(words)]
    return sum(actions) >= FEWEST


def _acts(piece: str) -> bool:
    low = piece.lower()
    return bool(spoken("verbs").match(low) or _DOING.match(low) or _NEW_THING.match(low))
