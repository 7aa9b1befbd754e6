"""Advises: says what would be good to do, or what works for others."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.handover import hands_over
from assistant.guarding.lexicon import verbs, words
from assistant.guarding.orders import is_base_verb, orders
from assistant.guarding.parsed import OPENERS, Sentence, skip_openers
from assistant.guarding.patterns import Match, load
from assistant.guarding.reported import is_asked, is_embedded, is_reported, is_tentative
from assistant.guarding.said import LIGHT_WORDS
from assistant.guarding.setting import Setting

WHY = "It gives you the coach's answer instead of helping you find yours."

_PHRASES = load("advice")
RECOMMENDS = _PHRASES["recommends"]
NORMS = _PHRASES["norms"]
SOFT = _PHRASES["soft"]
_OTHERS = frozenset("him her them".split())
_CLOSED_CLASS = words("function_words")
_INSISTING = frozenset("best should must recommend suggest advise".split())
"""Words that make one option the answer."""


def advice(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Recommendations, norms and softened orders; options are fine once they were asked for."""
    if hands_over(sentence):
        return
    insists = not _INSISTING.isdisjoint(sentence.words)
    optional = (
        not insists
        and setting.permission
        and (setting.is_option(sentence) or SOFT.first(sentence) is not None)
    )
    match = None if optional or setting.handed_over else _soft(sentence, setting)
    match = match or _recommendation(sentence, setting, optional) or _softened_order(sentence, setting)
    if match:
        yield Finding(FindingKind.ADVICE, sentence.span(match.start, match.end + 3), WHY)


def _recommendation(sentence: Sentence, setting: Setting, optional: bool) -> Match | None:
    for match in RECOMMENDS.find(sentence):
        opening = sentence.word(match.start)
        if is_asked(sentence, match.start) or is_embedded(sentence, match.start):
            continue
        if sentence.words[match.end - 1 : match.end + 1] == ("to", "you"):
            continue
        if opening == "what" and (is_tentative(sentence) or match.start != skip_openers(sentence, 0)):
            continue
        if opening == "in" and match.start != skip_openers(sentence, 0):
            continue
        if opening in ("worth", "that") and not _opens_clause(sentence, match.start):
            continue
        if is_reported(sentence, match.start) or (optional and opening not in ("i", "my", "if", "in")):
            continue
        return match
    for match in NORMS.find(sentence):
        if not _opens_clause(sentence, match.start) or is_asked(sentence, match.start):
            continue
        if "you" in sentence.words[match.end : match.end + 4]:
            continue
        if not is_reported(sentence, match.start) and not is_reported(sentence, match.end - 1):
            return match
    return None


def _soft(sentence: Sentence, setting: Setting) -> Match | None:
    for match in SOFT.find(sentence):
        if (
            is_asked(sentence, match.start)
            or is_embedded(sentence, match.start)
            or is_reported(sentence, match.start)
        ):
            continue
        if sentence.word(match.start) == "you" and not _is_act(sentence.word(match.end - 1)):
            continue
        if sentence.word(match.start) != "you" and is_tentative(sentence):
            continue
        if sentence.word(match.start) == "you" and "here" in sentence.words[match.end :]:
            continue
        if sentence.word(match.start) == "you" and not _is_about_work(sentence, match):
            continue
        if not _opens_clause(sentence, match.start) and sentence.word(match.start - 1) not in (
            "think",
            "guess",
            "believe",
        ):
            continue
        return match
    return None


def _is_act(word: str) -> bool:
    """A base verb, or a word unknown enough to be one."""
    return is_base_verb(word) or (word not in verbs().base_of and word not in _CLOSED_CLASS)


def _is_about_work(sentence: Sentence, match: Match) -> bool:
    """Something or someone is acted on: "You could hand him one", but "You can laugh about it"."""
    rest = sentence.words[match.end : match.end + 8]
    if sentence.word(match.end - 1) in ("tell", "name", "laugh", "change", "swap") and "him" not in rest:
        return False
    return bool(_OTHERS.intersection(rest)) or any(w.isalpha() and w not in LIGHT_WORDS for w in rest)


def _softened_order(sentence: Sentence, setting: Setting) -> Match | None:
    for order in orders(sentence):
        if order.suggested and not order.invites and not setting.is_option(sentence):
            return Match(order.start, order.end)
    return None


def _opens_clause(sentence: Sentence, index: int) -> bool:
    return (
        index in sentence.clauses or skip_openers(sentence, 0) == index or sentence.word(index - 1) in OPENERS
    )
