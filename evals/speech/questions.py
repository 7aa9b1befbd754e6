"""Whether a sentence asks, with or without its mark, and what sort of question it is."""

import re

from evals.speech.kinds import Kind
from evals.speech.phrases import core, listed
from evals.speech.proposing import names_an_action

_AUX = (
    r"(?:is|are|was|were|do|does|did|have|has|had|would|could|can|will|might|should|may|shall|am|"
    r"isn't|aren't|wasn't|don't|doesn't|didn't|haven't|hasn't|wouldn't|couldn't|can't|won't|shouldn't)"
)
_WH = r"(?:what|how|why|when|where|who|whom|whose|which)"
_NOT_SUBJECT = r"(?!(?:you|i|we|he|she|they|it)\b)[\w'-]+"
_INVERTED = re.compile(
    rf"^(?:(?:in|for|at|on|to|from|with|of|by) )?{_WH}(?:'[a-z]+)?\b(?: {_NOT_SUBJECT}){{0,3}}? {_AUX}\b"
    rf"|^{_WH}(?:'s|'re|'d) "
    r"|^(?:what|how) (?:about|if|else|made|makes|happened|happens|brought|brings|matters|kind)\b"
    r"|^why (?:not|don't)\b"
    rf"|^{_AUX} (?:you|your|it|that|this|there|he|she|they|we|i|the|any|someone|anyone|anything)\b"
)
_NAMES_WHAT = re.compile(
    r"^have (?:the|your|each|every|him|her|them|someone)\b|^were (?:it|i)\b"
    r"|^what (?:that|this|the|your|he|she)\b.* (?:lacks?|needs?) is\b"
    r"|^(?:and |so |but )?what (?:\w+ ){0,3}?(?:works?|helps?|worked|helped|(?:has|needs|ought) to happen)\b"
    r".*? (?:is|was)\b"
)
"""What works is, have her call: in the order of a question, and none."""
_OPEN_START = re.compile(r"^(?:in|for|at|on|to|from|with|of|by )? ?(?:" + _WH + r")\b")
_COUNTED = re.compile(
    r"how (?:many|much|often|long|old|far|big|tall|high|likely|soon|fast)\b|^(?:when|who|where|which)\b"
)
_LATER_OPEN = re.compile(
    r"(?:^|[,;:–—] ?|\b(?:and|so|but|then|okay|if [^,]+,) )(?:in |for |at |to |from |with )?"
    r"(?:what|how|why|in what way)\b"
)


def asks(words: str) -> bool:
    """``words``, as ``phrases.plain`` made them, ask something."""
    bare = words.rstrip("\"')]*_ ")
    if "?" not in bare and _NAMES_WHAT.match(bare):
        return False
    return bare.endswith("?") or "?" in bare[-3:] or bool(_INVERTED.search(core(bare)))


def sort(words: str) -> Kind:
    """The kind of a sentence that asks; a polite request is an order."""
    start = core(words)
    if listed("permission").search(start):
        return Kind.PERMISSION
    if invites(start):
        return Kind.OPEN
    if listed("request").match(start):
        return Kind.DIRECTIVE
    if listed("advice_question").search(start) or names_an_action(start):
        return Kind.ADVICE_QUESTION
    if listed("leading").search(words):
        return Kind.LEADING
    if _COUNTED.search(start):
        return Kind.CLOSED if "how" in start[:4] else Kind.OPEN
    if _OPEN_START.search(start) or _LATER_OPEN.search(words):
        return Kind.OPEN
    return Kind.CLOSED


def invites(start: str) -> bool:
    """Asks to tell: "tell me more", "could you describe"."""
    return bool(listed("invitation").match(start))
