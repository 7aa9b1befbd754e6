"""Where a noun phrase of a line ends: what may stand in it, and what it may end with."""

from assistant.domain.words import AUXILIARIES, NUMBERS, PREPOSITIONS, STOPS
from assistant.guarding.lexicon import words as listed
from assistant.mirroring.intents.verbs import base_of, base_of_gerund, is_participle, is_third, known
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import Word, Words, is_small_word, lows
from assistant.reading.lexicon import nouns, qualities, singular

DEFINITE = frozenset("the your my our his her their its this that these those".split())
DETERMINERS = DEFINITE | frozenset("a an any some no each every all both several more another other".split())
_ORDERING = qualities()["ordering"] - {"own"} | frozenset("own first few right same many".split())
_POINTING = frozenset("this that these those".split())
_ADJECTIVES = ("ful", "ous", "able", "ible", "less", "ish", "ive")
_AGENTS = ("er", "or", "ist", "ship", "ment", "tion")
_NEVER = frozenset(
    "earlier later sooner worth ahead due together better worse yet today back well ok okay straight"
    " far soon often yourself yourselves longer anymore afterwards beforehand onwards".split()
)
_LIKE_SINGULARS = frozenset("sales ops operations logistics news savings goods customs headquarters".split())
"""Plurals that another noun may follow: "sales target"."""
_SPEAKS = frozenset("talk lead present decide review approach speak".split())
_STATES = frozenset(
    "wants needs says thinks likes feels knows expects means plans hopes asks seems looks"
    " want say think feel know expect mean hope seem".split()
)
_HAPPENS = frozenset("slip slide stall drop fall die go win lose".split())
_COUNTS = frozenset("eleven thirteen fourteen sixteen eighteen fifty hundred several both".split())
MOST_IN_PHRASE = 7
"""Words of a noun phrase at most; a longer one makes a question that nobody would say."""
TIMES = vocabulary()["times"]
_MORE = listed("calendar") | vocabulary()["nouns"] | vocabulary()["departments"]


def end_of_phrase(words: Words, at: int) -> int | None:
    """Where the noun phrase that opens at ``at`` ends; None where none opens."""
    if at >= len(words) or not words[at].is_word:
        return None
    first = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if first.low in ("that", "this") and after and (after.low[0].isdigit() or after.is_name):
        return None
    opened = first.low in DETERMINERS or (first.low.isdigit() and len(words) > at + 1)
    if first.low == "that" and after and (after.low in STOPS or _is_said_of_many(after.low)):
        return None
    of_time = first.low in ("last", "next") and lows(words[at + 2 : at + 3]) == ("'s",)
    if not opened and not of_time and not _may_open(words, at):
        return None
    start = at + 1 if opened else at
    end = start
    while end < len(words) and end < start + MOST_IN_PHRASE + 1 and _goes_on(words, start, end):
        end += 1
    while end > start and not _is_noun(words, end - 1, opened):
        end -= 1
    return end if end > start else None


def _is_said_of_many(low: str) -> bool:
    """ "That customers wait", "that legal has it": no noun that "that" could point at."""
    return low in vocabulary()["departments"] or (low != singular(low) and singular(low) in nouns().every)


def _may_open(words: Words, at: int) -> bool:
    word = words[at]
    if word.is_name or word.is_acronym:
        return True
    if (word.low in STOPS and word.low not in _ORDERING) or word.low in _NEVER:
        return False
    if base_of(word.low) == word.low and word.low not in nouns().mass:
        return False
    if base_of_gerund(word.low) and at + 1 < len(words) and _is_object(words[at + 1]):
        return False
    return _is_listed(word) or word.low in qualities()["plain"] or word.low in _ORDERING


def _is_object(word: Word) -> bool:
    """What would make the word before it a verb: "presenting the roadmap"."""
    if word.is_name or word.low in DEFINITE | {"a", "an"}:
        return True
    return word.low in ("him", "her", "them", "it", "us", "me", "to")


def _goes_on(words: Words, start: int, at: int) -> bool:
    word, before = words[at], words[at - 1].low if at > start else ""
    if word.low in ("'s", "'"):
        return at > start
    if not word.is_word or word.low in AUXILIARIES or word.low in PREPOSITIONS or word.low in _NEVER:
        return False
    if before in ("'s", "'") or at == start:
        return _may_begin(words, at)
    if word.low in _ORDERING and singular(before) in nouns().topics:
        return False
    if singular(before) in nouns().topics and not (
        word.text[0].isupper()
        or _is_listed(word)
        or is_small_word(word.low)
        or _may_be_noun(word.low, before)
    ):
        return False
    if words[at - 1].is_name and word.low in vocabulary()["hollow"]:
        return False
    if word.low in _HAPPENS and at > start and singular(before) in nouns().topics:
        return at + 1 < len(words) and words[at + 1].low in known() | {","}
    if word.low in _STATES | _SPEAKS and singular(before) in nouns().people:
        return False
    if _is_another(words, start, at):
        return False
    if word.low in STOPS and word.low not in _ORDERING:
        return False
    if word.low in DETERMINERS or (word.low.endswith("ly") and not _is_listed(word)):
        return False
    if word.is_name or word.is_acronym or word.low.isdigit() or _is_listed(word):
        return True
    if word.low in qualities()["plain"] or word.low in qualities()["judging"] or word.low in _ORDERING:
        return True
    if is_participle(word.low) or base_of_gerund(word.low):
        return True
    return base_of(word.low) is None or _is_called(words, start, at)


def _is_called(words: Words, start: int, at: int) -> bool:
    """ "The Cardiff branch", though one can branch; not "the Acme branch it"."""
    after = words[at + 1] if at + 1 < len(words) else None
    is_named = words[at - 1].is_name or words[at - 1].is_acronym
    return (
        is_named and start > 0 and words[start - 1].low in DETERMINERS and not (after and _is_object(after))
    )


def _may_be_noun(low: str, before: str) -> bool:
    """By its ending alone: "the budget owner", "the site photos"."""
    return low.endswith(_AGENTS) or (low.endswith("s") and singular(before) == before)


def _is_another(words: Words, start: int, at: int) -> bool:
    """Whether it no longer belongs to the noun before it: "the client | two options", "Acme | closes"."""
    word, before = words[at], words[at - 1]
    after = words[at + 1] if at + 1 < len(words) else None
    is_named = before.is_name or before.is_acronym
    is_of_people = is_named or singular(before.low) in nouns().people
    is_unknown = before.low.isalpha() and not is_small_word(before.low) and at > start
    is_after_noun = (
        is_of_people or is_unknown or (_is_listed(before) and before.low not in qualities()["plain"])
    )
    if not is_after_noun:
        return False
    if word.low.isdigit() or word.low in NUMBERS or word.low in _COUNTS:
        return after is not None and after.is_word and after.low not in STOPS
    if is_participle(word.low) and not _is_noun_too(word):
        return True
    if base_of_gerund(word.low) and is_of_people and not _is_noun_too(word):
        return True
    if is_third(word.low) and before.is_name and not (start and words[start - 1].low in DETERMINERS):
        return True
    if word.low in known() and before.low not in _LIKE_SINGULARS and before.low != singular(before.low):
        return not before.is_name
    return _is_comparative(word.low) and not _is_listed(word)


def _is_noun_too(word: Word) -> bool:
    return word.low in nouns().topics or singular(word.low) in nouns().topics


def _is_comparative(low: str) -> bool:
    """ "Faster", "bigger", "earlier"."""
    if not low.endswith("er"):
        return False
    stems = (low[:-2], low[:-1], low[:-3], low[:-3] + "y")
    return any(stem in qualities()["plain"] | vocabulary()["judging"] for stem in stems)


def _may_begin(words: Words, at: int) -> bool:
    word, first = words[at], words[at - 1].low if at else ""
    if word.low in DETERMINERS:
        return first in ("all", "both")
    if first in _POINTING and not (_is_listed(word) or word.is_name or word.is_acronym):
        return word.low in _ORDERING or word.low in qualities()["plain"] or base_of(word.low) is None
    return word.low not in STOPS or word.low in _ORDERING


def _is_noun(words: Words, at: int, opened: bool) -> bool:
    """Whether a phrase may end with it."""
    word = words[at]
    if not word.is_word:
        return False
    if word.low in qualities()["plain"] and word.text.islower() and word.low not in nouns().topics | TIMES:
        return False
    if word.low in _ORDERING or (word.low.endswith(_ADJECTIVES) and not _is_listed(word)):
        return False
    if word.low in vocabulary()["judging"] - nouns().topics:
        return False
    if word.is_name or word.is_acronym or _is_listed(word) or word.low in TIMES or word.low[0].isdigit():
        return True
    if word.low in qualities()["plain"] or word.low in qualities()["judging"] or word.low in _ORDERING:
        return False
    if (
        word.low in STOPS
        or word.low in qualities()["talk"]
        or is_participle(word.low)
        or word.low.endswith("ly")
    ):
        return False
    if base_of_gerund(word.low) or base_of(word.low):
        if word.low.endswith("ing"):
            return opened and _ends_as_noun(words, at)
        start = next((i + 1 for i in range(at - 1, -1, -1) if words[i].low in DETERMINERS), 0)
        follows = at > 0 and (words[at - 1].low in DETERMINERS - _POINTING or _is_called(words, start, at))
        is_plural = word.low.endswith("s") and not word.low.endswith("ss")
        return opened and (is_plural or follows)
    return opened or not is_small_word(word.low)


def _ends_as_noun(words: Words, at: int) -> bool:
    """ "The cold calling", with nothing behind it that would be called."""
    after = words[at + 1] if at + 1 < len(words) else None
    is_before = at > 0 and (
        words[at - 1].low in DETERMINERS - _POINTING or words[at - 1].low in qualities()["plain"]
    )
    return is_before and (
        after is None or not after.is_word or after.low in PREPOSITIONS | AUXILIARIES | {"that", "which"}
    )


def _is_listed(word: Word) -> bool:
    return word.low in nouns().every or singular(word.low) in nouns().every or word.low in _MORE
