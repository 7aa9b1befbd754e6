"""From a coach's message to its sentences and what each does."""

import re
from collections.abc import Sequence

from evals.speech.kinds import Kind, Sentence
from evals.speech.learned import adds
from evals.speech.listening import TAKEN_UP, explores, says_back, taken_up
from evals.speech.phrases import core, listed, plain
from evals.speech.proposing import asked_for, main_clauses, opens_with_a_verb, past_side_clause, unquoted
from evals.speech.questions import asks, invites, sort
from evals.speech.sentences import spans

_BEFORE_ORDER = re.compile(
    r"^(?:(?:please|kindly|always|never|do not|don't|next time|after that|instead|go ahead and|"
    r"ever|today|tomorrow|tonight|this week|first thing(?: \w+)?)\b[\s,]*)*"
)
_NO_ORDER = re.compile(
    # A noun that looks like a verb, a subject of its own, or a thought left open.
    r"^(?:(?:speak|talk) soon|(?:notice|order|price|plan|call|target|account|budget|contract) \w+s\b"
    r".* (?:are|is|was|were|have|had|run|take|last|go|will|can)\b"
    r"|\w+ (?:is|was|are|were|has|had|means|sounds|can|will|would|could|that's)\b"
    r"|(?:exercise|work|sleep|rest|research|practice|practise|walk|help|change|drink|trust|contact|report|"
    r"support|study|stress|pay|play|talk|stop|water|test) \w+s\b)"
)
_MAY_TELL = frozenset({Kind.CLOSED, Kind.OPEN, Kind.LEADING})


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
        asked = sort(words)
        told = asked is Kind.ADVICE_QUESTION or (asked in _MAY_TELL and adds(text))
        if told and explores(words, before):
            return Kind.OPEN
        return Kind.ADVICE_QUESTION if told else asked
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
    if _unheard("judgement", words) or _unheard("undone", unquoted(words)):
        return Kind.JUDGEMENT
    if listed("affirmation").search(words):
        return Kind.AFFIRMATION
    if (
        _nobodys(words)
        and not listed("resting").search(words)
        and taken_up(words, before) < TAKEN_UP
        and adds(words)
    ):
        return Kind.ADVICE
    return Kind.REFLECTION if says_back(words, before) else Kind.INFORMATION


def _tells(words: str) -> Kind | None:
    """An order or advice, unless it is the coachee's or another's, or hands out what was asked for."""
    if asked_for(words) or listed("credited").search(words) or listed("resting").search(words):
        return None
    clauses = main_clauses(words)
    if any(_orders(clause) for clause in main_clauses(words, called=True) if not _theirs(words, clause)):
        return Kind.DIRECTIVE
    words = past_side_clause(words)
    if _unheard("directive", words) or _unheard("directed", words):
        return Kind.DIRECTIVE
    if _unheard("advice", words) or _unheard("advised", words):
        return Kind.ADVICE
    starts = listed("advised_start")
    if any(starts.match(clause) for clause in clauses if not _theirs(words, clause)):
        return Kind.ADVICE
    return None


def _nobodys(words: str) -> bool:
    """No sign that the coachee or another is the source, or that it was asked for."""
    return not (
        listed("heard").search(words) or listed("credited").search(words) or asked_for(words) or '"' in words
    )


def _theirs(words: str, clause: str) -> bool:
    """Something before ``clause`` makes it the coachee's own or another's; a mere "if he wants" doesn't."""
    clear = past_side_clause(words)
    return len(clause) < len(clear) and bool(listed("heard").search(clear[: len(clear) - len(clause)]))


def _unheard(name: str, words: str) -> bool:
    """The list stands in ``words``, and not as something the coachee feels or said: "you feel you must"."""
    found = listed(name).search(words)
    heard = listed("heard").search(words)
    return found is not None and not (heard is not None and heard.start() < found.start())


def _orders(start: str) -> bool:
    bare = _BEFORE_ORDER.sub("", start)
    forbids = re.match(
        r"(?:please )?(?:don't|do not|never)\b (?!you\b|i\b|we\b|they\b|a\b|the\b|mind\b)\w+", start
    )
    if forbids:
        return True
    return (bool(listed("verbs").match(bare)) or opens_with_a_verb(bare)) and not _NO_ORDER.match(bare)
