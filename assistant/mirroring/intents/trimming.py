"""What follows a verb, cut to what belongs to it."""

from collections.abc import Sequence

from assistant.domain.words import DETERMINERS, PREPOSITIONS
from assistant.guarding.parsed import AUX, SUBJECTS
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import Word, Words, lows
from assistant.reading.lexicon import nouns, singular

PRONOUNS = (SUBJECTS - frozenset("the a an".split())) | frozenset(
    "everyone everybody everything nothing nobody".split()
)
_POINTING = frozenset("this that these those".split())
DROPPED = vocabulary()["dropped"]
"""Adverbs that a question can do without; some of them carry the verdict."""
_ENDS = frozenset(", ( – — - : ...".split())
_JOINS = frozenset(
    "before after because since although though but so which unless as if when while until".split()
)
MOST_AFTER_VERB = 11


def trimmed(words: Sequence[Word]) -> Words:
    """As far as the words belong to one action: no aside, no reason, no second clause, no adverb of blame."""
    kept: list[Word] = []
    ended = len(words)
    for at, word in enumerate(words):
        ended = at
        if word.low in _ENDS or (
            not word.is_word and word.low not in ("'s", "'", "&", "%", "$", "€", "£", "/", "+")
        ):
            break
        if word.low in _JOINS and at and not _is_phrase(words, at) and not _is_asked(words, at):
            break
        if word.low in ("and", "or") and not _joins_nouns(words, at):
            break
        if word.low in DROPPED and not (word.low == "once" and at == 0) and not _is_of_noun(words, at):
            continue
        if lows(words[at : at + 2]) in (("at", "all"), ("by", "now")):
            break
        if ("at", "least") in (lows(words[at : at + 2]), lows(words[max(0, at - 1) : at + 1])):
            continue
        kept.append(word)
    else:
        ended = len(words)
    if len(kept) > MOST_AFTER_VERB:
        last = min(MOST_AFTER_VERB + 1, len(kept) - 1)
        cuts = [i for i, word in enumerate(kept[:last]) if word.low in PREPOSITIONS and i > 2]
        kept = kept[: cuts[-1]] if cuts else []
        if lows(kept[-1:]) == ("instead",):
            kept.pop()
    while (
        kept
        and (ended < len(words) or len(words) > MOST_AFTER_VERB)
        and kept[-1].low
        in ("and", "or", "to", "the", "a", "of", "with", "for", "at", "in", "so", "too", "then")
    ):
        kept.pop()
    return _without_degree(tuple(kept))


def _is_of_noun(words: Sequence[Word], at: int) -> bool:
    """ "The only vendor"."""
    return words[at].low == "only" and at > 0 and words[at - 1].low in DETERMINERS


def _is_phrase(words: Sequence[Word], at: int) -> bool:
    """ "Until the new year", "as soon as", but not "until they sign", "as you said"."""
    if words[at].low in ("until", "before", "after"):
        return not any(word.low in PRONOUNS - _POINTING for word in words[at + 1 : at + 3])
    if words[at].low != "as":
        return False
    return words[at - 1].low in ("same", "such", "soon", "well") or "as" in lows(words[max(0, at - 3) : at])


def _is_asked(words: Sequence[Word], at: int) -> bool:
    """ "Work out which of them ..."."""
    return words[at].low == "which" and words[at - 1].low in PREPOSITIONS


def _joins_nouns(words: Sequence[Word], at: int) -> bool:
    """ "The CFO and the CIO", but not "... and send it"."""
    after = tuple(words[at + 1 :])
    end = end_of_phrase(after, 0)
    if end is None or at == 0:
        return False
    before = words[at - 1]
    names = before.is_name or before.is_acronym or before.low in ("you", "him", "her", "them", "yourself")
    if not names and singular(before.low) not in nouns().every:
        return False
    return not (after[0].low in verbs.known() and after[0].low not in nouns().mass) and not any(
        word.low in AUX for word in after[end : end + 1]
    )


def _without_degree(words: Words) -> Words:
    """Without "so early", "too late", "in the first place" at the end: there the verdict is."""
    for at, word in enumerate(words):
        if word.low in ("so", "too", "such") and 0 < len(words) - at <= 3 and _is_degree(words[at + 1 :]):
            return words[:at]
        if lows(words[at : at + 4]) == ("in", "the", "first", "place") or lows(words[at:]) == (
            "next",
            "time",
        ):
            return words[:at]
    return words


def _is_degree(words: Words) -> bool:
    return bool(words) and all(
        end_of_phrase((word,), 0) is None and word.low not in PREPOSITIONS for word in words
    )
