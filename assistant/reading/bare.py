"""Nouns without an article: "discovery calls", "pricing", "leads"."""

from assistant.domain.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)
from assistant.reading.lexicon import near, nouns, qualities, singular, verbs, word_lists
from assistant.reading.spans import Span
from assistant.reading.tokens import Token, low_at

_BEFORE_VERBS = frozenset("not never always just often still".split())
_WENT = frozenset("went was is crashed bombed didn't wasn't".split())


def stands(span: Span, head: str) -> bool:
    """The noun can do without an article, and no verb or half a compound is taken for it."""
    if not (_is_any(span, head) or _is_general(span, head)):
        return False
    return all(map(_is_modifier, span.inside)) and not _is_addressed(span, head) and _may_follow(span, head)


def needs_article(span: Span, head: str) -> bool:
    """It reads better with "the" when it is said back."""
    if _is_any(span, head):
        return head not in nouns().mass
    if span.is_alone:
        return span.last.key != head or head in nouns().with_the
    return span.words[0].low in qualities()["ordering"]


def _is_any(span: Span, head: str) -> bool:
    """ "No onboarding plan", "Demo went badly": an article is left out in haste."""
    opens = span.tokens[span.at].starts and head in nouns().events and span.after in _WENT
    return opens or span.before in near("any")


def _is_general(span: Span, head: str) -> bool:
    is_plural = span.last.key != head and (not span.is_alone or head in nouns().bare_plurals)
    return is_plural or span.last.key in nouns().mass


def _is_modifier(token: Token) -> bool:
    low = token.low
    if low in word_lists("nouns")["vague"]:
        return False
    if low in nouns().every or low in qualities()["plain"] or low in qualities()["ordering"]:
        return True
    return low.endswith("ed") or (low in word_lists("common-words")["others"] and low not in verbs().every)


def _is_addressed(span: Span, head: str) -> bool:
    """ "Finance said no", "asked legal": the people of a department, and not what they do."""
    if not span.is_alone or head not in near("departments"):
        return False
    after = span.after
    if after in _BEFORE_VERBS or after in {"also", "only"}:
        after = low_at(span.tokens, span.end + 1)
    acts = after in AUXILIARIES or after in verbs().finite
    return span.before in near("addressing") or (acts and span.before not in PREPOSITIONS)


def _may_follow(span: Span, head: str) -> bool:
    """What stands around it doesn't make it a verb or a part of something else."""
    before, after, opening = span.before, span.after, span.words[0].low
    if before == "like" or (span.is_alone and head in near("idle")):
        return False
    if before in near("needed") and opening in NUMBERS:
        return False
    if (
        span.is_alone
        and head.endswith("ing")
        and (after in DETERMINERS | PRONOUNS or head == "listening" == after)
    ):
        return False
    if opening.endswith("ed") and before not in PREPOSITIONS:
        return False
    is_verb_too = span.is_alone and head in nouns().verbs_too
    if not before[:1].isalnum() or span.tokens[span.at].starts:
        return not is_verb_too or after in AUXILIARIES or after in verbs().finite
    if before == "to":
        return head.rsplit("-", 1)[-1] not in nouns().verbs_too and opening not in verbs().every
    if before in DETERMINERS:
        return False
    if before.isdigit() or any(
        before in listed for listed in (PREPOSITIONS, near("few"), near("any"), NUMBERS)
    ):
        return True
    if before in CONJUNCTIONS:
        return not is_verb_too or after in AUXILIARIES
    if before in near("having") and not is_verb_too:
        return low_at(span.tokens, span.at - 2)[:1].isalnum()
    if any(before in listed for listed in (AUXILIARIES, PRONOUNS, _BEFORE_VERBS)):
        return False
    if before.endswith("s") and singular(before) in nouns().people:
        return span.is_alone and after in PREPOSITIONS and not is_verb_too
    return before in VERBS or before in verbs().every or before in qualities()["plain"]
