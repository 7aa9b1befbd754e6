"""Says what "that" or "it" is: a verdict, unless it names how the thing feels or points back.

"That's passive resistance" concludes; "That's a heavy thing to carry" stays with the person. The
second kind is a small family, so it is listed and the rest is a verdict.
"""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.handover import hands_over
from assistant.guarding.lexicon import words
from assistant.guarding.parsed import BREAKS, OPENERS, Sentence
from assistant.guarding.patterns import Match, load
from assistant.guarding.reported import is_reported, is_tentative
from assistant.guarding.said import LIGHT_WORDS
from assistant.guarding.setting import Setting

WHY = "It passes a verdict on what you told instead of asking more about it."

_FELT = words("felt")
_PHRASES = load("evaluation")
_POINTING = _PHRASES["pointing"]
_CLAIMS = _PHRASES["claims"]
_BURDENS = frozenset(
    "carry carried carrying is was feels felt feel it ask asked asks been become took taken".split()
)
_ANYWHERE = frozenset(
    "be had no a usually often generally mostly typically always normally something shows means "
    "proves suggests tells nothing there too could would should sounds looks seems feels is was "
    "are were has because for lucky clearly obviously evidently undoubtedly they people his her "
    "their".split()
)
"""First words of claims that need no clause of their own."""
_STRONG = words("verdicts")
_HARSH = _STRONG - words("praise_or_plain")
_DEGREES = frozenset(
    "fully entirely wholly largely indeed really just quite very so rather pretty completely "
    "simply clearly absolutely totally plain".split()
)
_AFTER_VERDICT = frozenset("of and to for in on at when if that because but as with not".split())
_ABSTRACT = ("tion", "ism", "ment", "ness", "ance", "ence", "ship", "age", "ity", "sy", "ice")
"""Endings of nouns that name a concept: insubordination, sabotage, cowardice."""


def evaluations(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Verdicts whose subject is "that", "it" or "this"."""
    if hands_over(sentence) or setting.tells_facts or setting.handed_over:
        return
    end = sentence.question if sentence.question is not None else len(sentence.words)
    if sentence.asks and sentence.question is None:
        return
    match = (
        _verdict(sentence, setting, end) or _called(sentence, setting, end) or _claim(sentence, setting, end)
    )
    if match:
        yield Finding(FindingKind.JUDGEMENT, sentence.span(match.start, match.end), WHY)


def _verdict(sentence: Sentence, setting: Setting, end: int) -> Match | None:
    for start in sentence.clauses:
        while sentence.word(start) in OPENERS:
            start += 1
        if start + 2 >= end or sentence.word(start) not in ("that", "this", "it", "which"):
            continue
        if sentence.word(start + 1) not in ("is", "was"):
            continue
        predicate = start + 2
        while sentence.word(predicate) in (
            "really",
            "just",
            "quite",
            "very",
            "plain",
            "downright",
            "pretty",
            "rather",
            "so",
            "such",
            "rather",
            "pretty",
            "completely",
            "simply",
            "exactly",
            "also",
            "always",
            "certainly",
            "absolutely",
            "perfectly",
            "totally",
            "rarely",
            "never",
            "clearly",
            "basically",
            "usually",
            "often",
        ):
            predicate += 1
        if sentence.words[predicate : predicate + 2] in (("a", "bit"), ("a", "little")):
            predicate += 2
        if (
            is_reported(sentence, start)
            or is_reported(sentence, start + 1)
            or is_tentative(sentence, 0, predicate)
        ):
            continue
        if _is_verdict(sentence, setting, predicate, end):
            return Match(start, _stop(sentence, predicate, end))
    return None


def _is_verdict(sentence: Sentence, setting: Setting, predicate: int, end: int) -> bool:
    stop = _stop(sentence, predicate, end)
    named = sentence.words[predicate:stop]
    if {"you", "your"} & set(_head(named)[1:5]) and named[0] not in _STRONG:
        return False
    if not named or _POINTING.at(sentence, predicate) or _FELT & set(named[:3]):
        return False
    if named[0] in _STRONG or (named[0] == "not" and len(named) > 1 and named[1] in _STRONG):
        return not setting.said.has(named[0])
    if named[0] in ("a", "an", "the"):
        named = named[1:]
    elif len(named) < 2:
        if not (named[0].endswith(_ABSTRACT) or named[0].startswith("self-")):
            return False
    elif not named[0].endswith(("al", "ive", "ent", "ic", "or", "ish")):
        return False
    content = [word for word in named if len(word) > 2 and word not in LIGHT_WORDS]
    return bool(named) and not any(setting.said.has(word) for word in content)


def _head(named: tuple[str, ...]) -> tuple[str, ...]:
    """Up to where another clause is joined."""
    return next((named[:i] for i, word in enumerate(named) if word in ("and", "but", "because", "so")), named)


def _called(sentence: Sentence, setting: Setting, end: int) -> Match | None:
    """ "What he did is really unethical": whatever the subject, the word is a verdict."""
    supposed = sentence.words[:3] == ("let", "us", "say") or sentence.words[0] in (
        "suppose",
        "say",
        "imagine",
    )
    for i in range(1, 0 if supposed else end - 1):
        if sentence.words[i] not in ("is", "are", "was", "were"):
            continue
        word = i + 1
        while sentence.word(word) in _DEGREES:
            word += 1
        named = sentence.word(word)
        if named not in _HARSH or (
            sentence.word(word + 1).isalpha() and sentence.word(word + 1) not in _AFTER_VERDICT
        ):
            continue
        if not (is_reported(sentence, i) or is_tentative(sentence, 0, i) or setting.said.has(named)):
            return Match(max(0, i - 2), word + 1)
    return None


def _claim(sentence: Sentence, setting: Setting, end: int) -> Match | None:
    for match in _CLAIMS.find(sentence, 0, end):
        opens = match.start in sentence.clauses or sentence.word(match.start - 1) in OPENERS
        if not opens and sentence.word(match.start) not in _ANYWHERE:
            continue
        if sentence.word(match.start) == "too" and not _is_said_of_someone(sentence, match.start):
            continue
        told = is_reported(sentence, match.start) or is_tentative(sentence, 0, match.start)
        if sentence.word(match.start) == "clearly" and sentence.words[match.start - 2 : match.start] == (
            "you",
            "have",
        ):
            continue
        last = sentence.word(match.end - 1)
        if not told and (last in LIGHT_WORDS or not setting.said.has(last)):
            return match
    return None


def _is_said_of_someone(sentence: Sentence, place: int) -> bool:
    """ "She sends them too early", "You relied on her too much"; but "You carry too much" feels with you."""
    before = set(sentence.words[:place])
    someone = not before.isdisjoint(("he", "she", "they")) or sentence.words[0] == "you"
    return someone and before.isdisjoint(_BURDENS)


def _stop(sentence: Sentence, start: int, end: int) -> int:
    for i in range(start, end):
        if sentence.words[i] in BREAKS or sentence.words[i] in (".", "!", "?"):
            return i
    return end
