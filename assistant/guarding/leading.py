"""Leads: the question holds its own answer."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.parsed import AUX, Sentence, parse, question_starts, skip_openers
from assistant.guarding.patterns import Match, load
from assistant.guarding.setting import Setting
from assistant.guarding.suggestion import ALWAYS_ADVICE
from assistant.guarding.tokens import QUOTE

WHY = "It asks in a way that already holds the answer."

_PHRASES = load("leading")
LEADS = _PHRASES["leads"]
_TAG = _PHRASES["tag"]
_CHECKS = _PHRASES["checks"]
ANYWHERE = _PHRASES["anywhere"]
"""Leads that need not open a clause."""


def leading(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Tags, negative questions, presumed verdicts and guessed causes."""
    match = _lead(sentence, setting)
    if match:
        yield Finding(
            FindingKind.LEADING, sentence.span(match.start, max(match.end + 2, len(sentence.words))), WHY
        )


def _lead(sentence: Sentence, setting: Setting) -> Match | None:
    quoted = _quoted(sentence, setting)
    if quoted or not sentence.asks:
        return quoted or _confident(sentence)
    tag = _tag(sentence, setting)
    if tag:
        return tag
    start = sentence.question
    if start is None:
        start = skip_openers(sentence, 0)
    if _CHECKS.at(sentence, start):
        return None
    match = next(filter(None, (LEADS.at(sentence, i) for i in question_starts(sentence))), None) or _later(
        sentence, start
    )
    if (
        match
        and sentence.words[match.start : match.start + 3] == ("would", "you", "say")
        and "or" in sentence.words[match.end :]
    ):
        return None
    if not match or _was_said(sentence, setting, match):
        return None
    return match


def _quoted(sentence: Sentence, setting: Setting) -> Match | None:
    """A leading question offered in quotation marks: "Isn't it time to move on?" is no better for them."""
    for i, token in enumerate(sentence.tokens):
        if token.word == QUOTE and "?" in token.raw and not sentence.word(i + 1).isalpha():
            inner = parse(token.raw[1:-1])
            theirs = all(setting.said.has(w) for s in inner for w in s.words if w.isalpha())
            if not theirs and any(
                s.asks and (_lead(s, setting) or ALWAYS_ADVICE.at(s, s.question or 0)) for s in inner
            ):
                return Match(i, i + 1)
    return None


def _later(sentence: Sentence, start: int) -> Match | None:
    """A lead that stands before or behind the words that open the question."""
    for match in LEADS.find(sentence):
        opens = match.start in sentence.clauses and (
            match.start < start or sentence.word(match.start) not in AUX
        )
        if opens:
            return match
    return ANYWHERE.first(sentence)


def _confident(sentence: Sentence) -> Match | None:
    """ "Surely he knew", "You know he's right": a statement that leaves no room."""
    start = skip_openers(sentence, 0)
    if sentence.word(start) in ("surely", "i") or sentence.words[start : start + 2] in (
        ("you", "know"),
        ("you", "must"),
    ):
        return LEADS.at(sentence, start)
    return None


def _tag(sentence: Sentence, setting: Setting) -> Match | None:
    """ "..., isn't he?", "..., right?" behind a statement."""
    words = sentence.words
    comma = next((i for i in range(len(words) - 2, 0, -1) if words[i] == ","), None)
    if comma is None or len(words) - comma > 7:
        return None
    tag = _TAG.at(sentence, comma + 1)
    opening = skip_openers(sentence, 0)
    if not tag or tag.end < len(words) - 1 or comma < 2:
        return None
    if sentence.question is not None and sentence.question < comma and words[opening] not in ("you",):
        return None
    return Match(comma, len(words))


def _was_said(sentence: Sentence, setting: Setting, match: Match) -> bool:
    """Why-questions and guesses about what the coachee named herself explore; negative ones still lead."""
    opens = sentence.word(match.start) in ("why", "how", "when", "are", "is")
    if not opens or "not" in sentence.words[match.start : match.end]:
        return False
    return match.end > match.start + 2 and setting.said.covers(sentence.words[match.end - 1 :])
