"""From a coach's message to its sentences and what each does."""

import re
from collections.abc import Sequence

from evals.speech.kinds import Kind, Sentence
from evals.speech.listening import says_back
from evals.speech.phrases import core, listed, plain
from evals.speech.questions import asks, invites, sort
from evals.speech.sentences import spans

_BEFORE_ORDER = re.compile(
    r"^(?:(?:please|kindly|always|never|do not|don't|next time|after that|instead|go ahead and|"
    r"today|tomorrow|tonight|this week)\b[\s,]*)*"
)
_NO_ORDER = re.compile(
    # A noun that looks like a verb, a subject of its own, or a thought left open.
    r"^(?:\w+ (?:is|was|are|were|has|had|means|sounds|can|will|would|could|that's)\b"
    r"|(?:exercise|work|sleep|rest|research|practice|practise|walk|help|change|drink|trust|contact|report|support|study|"
    r"stress|pay|play|talk|stop|water|test) \w+s\b)"
)
_HEARD = re.compile(
    r"\b(?:you(?:'re| are)?(?: \w+){0,2}? (?:feel|feeling|felt|think|thinking|thought|know|said|say|saying|"
    r"believe|decided|realise|realize|sense|wonder|worry|mentioned|told me|tell yourself|"
    r"figure|see|recogni[sz]e)"
    r"|sounds? (?:like|as)|seems? (?:like|as|to)|feels?|fair|hear(?:ing)?|part of you|tired of"
    r"|you'd (?:like|love|rather|prefer)|you (?:want|wish|hope))\b"
)
"""What follows it is theirs: what they feel, think or said."""


def read(message: str, before: Sequence[str] = ()) -> tuple[Sentence, ...]:
    """The sentences in their order. ``before``: what the other side said, oldest first."""
    return tuple(Sentence(text=text, start=start, kind=kind(text, before)) for start, text in spans(message))


def kind(text: str, before: Sequence[str] = ()) -> Kind:
    """What one sentence does, read by itself and against what was said ``before``."""
    words = plain(text)
    start = core(words)
    if not any(c.isalpha() for c in words):
        return Kind.CLOSED if "?" in words and any(c.isdigit() for c in words) else Kind.OTHER
    if any(listed("other").fullmatch(form.rstrip(".!?,;:… ")) for form in (start, words)):
        return Kind.OTHER
    if asks(words):
        return sort(words)
    if invites(start):
        return Kind.OPEN
    if listed("permission").match(start):
        return Kind.PERMISSION
    return _statement(words, start, before)


def _statement(words: str, start: str, before: Sequence[str]) -> Kind:
    if listed("autonomy").search(words):
        return Kind.OTHER
    if _orders(start) or _unheard("directive", words):
        return Kind.DIRECTIVE
    if _unheard("advice", words):
        return Kind.ADVICE
    if _unheard("judgement", words):
        return Kind.JUDGEMENT
    if listed("affirmation").search(words):
        return Kind.AFFIRMATION
    return Kind.REFLECTION if says_back(words, before) else Kind.INFORMATION


def _unheard(name: str, words: str) -> bool:
    """The list stands in ``words``, and not as something the coachee feels or said: "you feel you must"."""
    found = listed(name).search(words)
    heard = _HEARD.search(words)
    return found is not None and not (heard is not None and heard.start() < found.start())


def _orders(start: str) -> bool:
    bare = _BEFORE_ORDER.sub("", start)
    forbids = re.match(
        r"(?:please )?(?:don't|do not|never)\b (?!you\b|i\b|we\b|they\b|a\b|the\b|mind\b)\w+", start
    )
    return bool(forbids) or (bool(listed("verbs").match(bare)) and not _NO_ORDER.match(bare))
