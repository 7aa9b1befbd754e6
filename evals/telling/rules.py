"""The rules: whether a tutor's turn gives something away, by what it asks and by signs with points."""

import re

from evals.speech.kinds import QUESTIONS
from evals.speech.read import read
from evals.transcript import Strict


class Sign(Strict):
    """What speaks for telling (``points`` above 0) or for sending the student back to work (below)."""

    name: str
    points: int
    pattern: str

    def stands_in(self, reply: str) -> bool:
        return bool(re.search(self.pattern, reply, re.IGNORECASE))


# Points are twice the weights of a logistic regression on the tuned half, rounded; none that rounded to 0.
SIGNS = (
    Sign(name="works a sum out", points=2, pattern=r"=\s*[$£€]?\d"),
    Sign(
        name="states a figure",
        points=2,
        pattern=r"\b(?:is|are|be|was|were|makes?|gives|gets?|has|have|had|equals|leaves|to)\s+"
        r"(?:only |just |now |actually |already |not )?[$£€]?\d",
    ),
    Sign(
        name="names the answer",
        points=3,
        pattern=r"\b(?:the|your|correct|right|final) (?:answer|total|result|number|amount|cost) "
        r"(?:is|would|should|will|was)\b",
    ),
    Sign(name="says no", points=1, pattern=r"^\W*(?:no|not|wrong|incorrect|sorry)\b"),
    Sign(
        name="says yes",
        points=2,
        pattern=r"^\W*(?:yes|yep|correct|that'?s (?:right|correct)|great|perfect|excellent|"
        r"you are correct)\b",
    ),
    Sign(
        name="names the operation",
        points=1,
        pattern=r"\b(?:add|subtract|multiply|divide|minus|plus|times|double|half|deduct|multiplied|divided|"
        r"added|subtracted)\b",
    ),
    Sign(
        name="says what is needed",
        points=1,
        pattern=r"\b(?:(?:need|should|must|ha(?:ve|s)) to|(?:we|you) need)\b",
    ),
    Sign(
        name="sends back to the work",
        points=-1,
        pattern=r"\b(?:again|try(?:ing)?|look|think|check|go back|let'?s|lets|please|can you|"
        r"(?:tell|show|talk) me|explain|have a go|re-?read|re-?check|calculate|work out|focus|start|take)\b",
    ),
    Sign(name="marks the next step", points=-1, pattern=r"\b(?:now|next|step|first|part)\b"),
    Sign(
        name="speaks of the student's work",
        points=-1,
        pattern=r"\b(?:you (?:have|are|did|said|worked)|you've|you're|your)\b",
    ),
    Sign(name="encourages", points=-1, pattern=r"\b(?:good|well done|nearly|almost|close)\b"),
)
FEW_WORDS = 5
"""A turn that asks nothing and has no more words than these is a verdict: two points."""
ENOUGH = 1
"""Points from which on a turn tells. Chosen, like the points, on the tuned half."""

_TAG = re.compile(
    r"(?:does (?:that|this|it) (?:make|help)|(?:do |did )?(?:you )?understand|do you (?:see|get|agree)|"
    r"ok(?:ay)?|make sense|correct)\b[\w\s]{0,12}\?+\s*$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"(?:=|\.\.+|…|-|\b(?:is|by|the|x))\s*[?_]*\s*$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\bhow (?:many|much|long|far|old|do|would|does|did|can)\b|\bwhat\b(?! you)|\bwhy\b"
    r"|\bwhich (?!is|was|mean|give|equal|make|leav)|\b(?:are|is) there\b",
    re.IGNORECASE,
)


def asks(reply: str) -> bool:
    """Whether the student is left with something to answer: a question, or a blank such as "90 + 60 = "."""
    # "Do you understand?" after an explanation leaves nothing to work out.
    text = _TAG.sub("", reply.strip())
    within = any(sentence.kind in QUESTIONS for sentence in read(text))
    return "?" in text or within or bool(_BLANK.search(text) or _WITHIN.search(text))


def points(reply: str, said: str) -> int:
    """How much speaks for telling in a turn that doesn't ask."""
    seen = sum(sign.points for sign in SIGNS if sign.stands_in(reply))
    gives_a_figure = bool(_figures(reply) - _figures(said))
    return seen + gives_a_figure + 2 * (len(reply.split()) <= FEW_WORDS)


def tells(reply: str, said: str = "") -> bool:
    """Whether a tutor's turn gives away a step, a fact or the answer, rather than asks for it."""
    return bool(reply.strip()) and not asks(reply) and points(reply, said) >= ENOUGH


def has_no_question_mark(reply: str, said: str = "") -> bool:
    """The baseline: whatever has no question mark tells."""
    return "?" not in reply


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")))
