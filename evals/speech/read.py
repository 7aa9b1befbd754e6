"""From a coach's message to its sentences and what each does."""

import re
from collections.abc import Sequence

from evals.speech.kinds import Kind, Sentence
from evals.speech.listening import says_back
from evals.speech.phrases import core, listed, plain
from evals.speech.proposing import asked_for, main_clauses, opens_with_a_verb, unquoted
from evals.speech.questions import asks, invites, sort
from evals.speech.sentences import spans

_BEFORE_ORDER = re.compile(
    r"^(?:(?:please|kindly|always|never|do not|don't|next time|after that|instead|go ahead and|"
    r"ever|today|tomorrow|tonight|this week|first thing(?: \w+)?)\b[\s,]*)*"
)
_NO_ORDER = re.compile(
    # A noun that looks like a verb, a subject of its own, or a thought left open.
    r"^(?:(?:speak|talk) soon|(?:notice|order|price|plan|call|target|account|budget|contract) \w+s\b.* (?:are|is|was|were|have|had|run|take|last|go|will|can)\b|\w+ (?:is|was|are|were|has|had|means|sounds|can|will|would|could|that's)\b"
    r"|(?:exercise|work|sleep|rest|research|practice|practise|walk|help|change|drink|trust|contact|report|support|study|"
    r"stress|pay|play|talk|stop|water|test) \w+s\b)"
)
_HEARD = re.compile(
    r"\b(?:you(?:'re| are)?(?: \w+){0,2}? (?:feel|feeling|felt|think|thinking|thought|know|said|say|saying|"
    r"believe|decided|realise|realize|sense|wonder|worry|mentioned|told me|tell yourself|"
    r"figure|see|recogni[sz]e)"
    r"|you(?:'re| are|'ve| have)? (?:\w+ )?(?:wonder(?:ing)?|telling yourself|asking yourself|consider(?:ing|ed)|concluded|planned|"
    r"chosen|leaning|lean|hoping|told|asked|advised|supposed)"
    r"|your (?:\w+ )?(?:idea|plan|intention|sense|assessment|view|eyes|standpoint|voice|answer|wish|option)"
    r"|(?<!\bi )(?<!\bwe )(?:says|said|told|thinks|thought|believes?|reckons|suggested|advised|asked|argued|warned|wanted|"
    r"insists|states|expects|wants) (?:that |you |us |me |him |her |them |they |it |to )?"
    r"|voice (?:that|in)|what you'd|the (?:plan|idea) is|\b(?:policy|law|contract|agreement|terms?|rules?|regulations?|framework)\b"
    r"|(?:before|until|unless|because|so that|whether|where|as if|as though|than|why|which|while)"
    r"(?= you (?:could|can|might|may|must|should|need|have|ought|would))"
    r"|sounds? (?:like|as)|seems? (?:like|as|to)|feels?|fair|hear(?:ing)?|part of you|tired of"
    r"|you'd (?:like|love|rather|prefer)|you (?:want|wish|hope))\b"
)
"""What follows it is theirs, or another's: what they feel, think or said."""
_CREDITED = re.compile(
    r", you're (?:thinking|saying|telling yourself)\W*$|\bthat's (?:what|how) (?:you|he|she|they)\b|, (?:you|he|she|they) (?:said|say|says|keep saying|told me)\W*$"
    r"|^(?:(?:and|so|but) )?(?:what you'd|(?:the|your) (?:\w+ )?(?:way|thing|option|step|one|part|plan|idea|move) (?:that )?you(?:'d|'ve|(?! (?:need|should|must|could|can|have|might|may|ought)) \w+))\b"
    r"|\b(?:his|her|their) (?:\w+ )?(?:instructions?|orders?|advice|request|suggestion|idea)(?: to [\w ]+?)? (?:is|are|was|were)\b"
    r"|\bthe one who (?:said|told|thinks)\b|^(?:(?:and|so|but) )?(?:your|his|her) \w+(?:'s)?(?: \w+)?(?:'s)? (?:take|advice|line|answer) was\b"
)
"""Names someone else as the source, wherever it stands."""


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
    if any(invites(clause) for clause in main_clauses(words, called=True)):
        return Kind.OPEN
    if listed("permission").match(start):
        return Kind.PERMISSION
    return _statement(words, start, before)


def _statement(words: str, start: str, before: Sequence[str]) -> Kind:
    if listed("autonomy").search(words):
        return Kind.OTHER
    told = _tells(unquoted(words))
    if told is not None:
        return told
    if _unheard("judgement", words):
        return Kind.JUDGEMENT
    if listed("affirmation").search(words):
        return Kind.AFFIRMATION
    return Kind.REFLECTION if says_back(words, before) else Kind.INFORMATION


def _tells(words: str) -> Kind | None:
    """An order or advice, unless the coachee or someone else is its source, or it hands out what was asked for."""
    if asked_for(words) or _CREDITED.search(words):
        return None
    clauses = main_clauses(words)
    if any(_orders(clause) for clause in main_clauses(words, called=True) if not _theirs(words, clause)):
        return Kind.DIRECTIVE
    if _unheard("directive", words) or _unheard("directed", words):
        return Kind.DIRECTIVE
    if _unheard("advice", words) or _unheard("advised", words):
        return Kind.ADVICE
    starts = listed("advised_start")
    if any(starts.match(clause) for clause in clauses if not _theirs(words, clause)):
        return Kind.ADVICE
    return None


def _theirs(words: str, clause: str) -> bool:
    """Something before ``clause`` makes it the coachee's own or another's."""
    return bool(_HEARD.search(words[: len(words) - len(clause)]))


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
    if forbids:
        return True
    return (bool(listed("verbs").match(bare)) or opens_with_a_verb(bare)) and not _NO_ORDER.match(bare)
