"""The last look at words of a line: whether they are English in the place that a question has for them.

Nothing is mended here. What doesn't pass isn't said, and a plainer question takes its place.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from assistant.domain.words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, STOPS
from assistant.guarding.parsed import WH
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.understood import Understood
from assistant.mirroring.intents.words import Words, lows, read
from assistant.reading.lexicon import nouns, singular

_MODALS = frozenset("will would can could shall should may might must".split())
_DO = frozenset("do does did".split())
_BE = frozenset("is are am was were".split())
_PLACES = frozenset("there here home".split())
_BETWEEN = frozenset("not never ever already also just still even really all both now".split())
_SUBJECTS = frozenset("i you he she it we they".split())
_OBJECTS = frozenset(
    "me you him her it us them this that these those everyone everything someone something".split()
)
_LAST = frozenset("yet so".split())
_PARTICLES = frozenset(
    "before since after in on up out off over through back down about around along away by with to"
    " for".split()
)
_AND = frozenset("and & / or , +".split())


def sound(reading: Understood) -> Mapping[str, str]:
    """Those of the reading's slots that pass."""
    return {slot: text for slot, text in reading.slots.items() if _PASSES[slot](read(text))}


def is_noun_phrase(words: Words) -> bool:
    """ "The split of the quota with Leeds", "the calls you made"; no finite verb but in "you made"."""
    at = next((i for i, low in enumerate(lows(words)) if low in _SUBJECTS and i), len(words))
    head, told = words[:at], words[at:]
    if told and not (is_statement(told) or _is_of(told) or (len(told) == 2 and _is_finite(told[1].low))):
        return False
    first, *others = _pieces(head)
    return _is_thing(first) and all(_is_thing(piece) or _is_field(piece) for piece in others)


def is_statement(words: Words) -> bool:
    """A subject, its verb behind it, and what the verb needs."""
    if not _holds_together(words) or {("how", "many"), ("how", "much")} & set(pairwise(lows(words))):
        return False
    return any(
        _is_finite(words[at].low) and _is_subject(words[:at]) and _completes(words[at].low, words[at + 1 :])
        for at in range(1, len(words))
    )


def _is_subject(words: Words) -> bool:
    first = words[0].low
    if first in _SUBJECTS | _OBJECTS | {"there", "somebody", "everybody", "who", "what"}:
        return len(words) == 1 or words[1].low in PREPOSITIONS | _AND | _BETWEEN | {"guys"}
    return is_noun_phrase(words)


def _completes(verb: str, rest: Words) -> bool:
    """Whether "was", with what follows it, says something: not "was as well", "was on Friday and"."""
    return verb not in _BE or (bool(rest) and rest[0].low not in ("as", "too", "also", "and", "or"))


def _is_of(words: Words) -> bool:
    """ "Between Leeds and you": a pronoun that ends the phrase."""
    return len(words) == 1 and words[0].low in _OBJECTS


def _pieces(words: Words) -> Iterator[Words]:
    """What stands between prepositions and "and"."""
    start = 0
    for at, word in enumerate(words):
        if (word.low in PREPOSITIONS or word.low in _AND) and at > start:
            yield words[start:at]
            start = at + 1
    yield words[start:]


def _is_field(words: Words) -> bool:
    """ "Production", of "the head of production"."""
    return len(words) == 1 and words[0].low.isalpha() and words[0].low not in STOPS | DETERMINERS


def _is_thing(words: Words) -> bool:
    if len(words) == 1 and words[0].low in _OBJECTS | _PLACES:
        return True
    return (
        bool(words)
        and end_of_phrase(words, 0) == len(words)
        and not any(_is_finite(word.low) and not _is_noun_too(word.low) for word in words[1:])
    )


def _is_finite(low: str) -> bool:
    """Whether a verb may stand so behind its subject."""
    base = verbs.base_of(low)
    return low in AUXILIARIES or (base is not None and not _is_gerund(low))


def _is_noun_too(low: str) -> bool:
    """Or an adjective: what a noun phrase may hold though it is a verb's form as well."""
    base = verbs.base_of_past(low)
    is_past = base is not None and low != base and not verbs.is_participle(low)
    return not (low in AUXILIARIES or (is_past and singular(low) not in nouns().every))


def _is_action(form: Callable[[str], bool]) -> Callable[[Words], bool]:
    def check(words: Words) -> bool:
        return bool(words) and form(words[0].low) and _holds_together(words)

    return check


def _is_gerund(low: str) -> bool:
    return low.endswith("ing") or low == "cc'ing"


def _is_base(low: str) -> bool:
    return low in verbs.known() or low in ("be", "have", "do")


def _is_asked(words: Words) -> bool:
    """A question in a question, in the order of a statement: "why they chose them"."""
    if lows(words[:1]) == ("whether",):
        return is_statement(words[1:])
    if not words or words[0].low not in WH:
        return False
    if words[0].low in ("why", "when", "where"):
        return is_statement(words[1:])
    is_inverted = len(words) > 2 and words[1].low in _DO and words[2].low in _SUBJECTS
    return not is_inverted and _holds_together(words)


def _is_question(words: Words) -> bool:
    return bool(words) and words[-1].low not in CONJUNCTIONS - _LAST and not _doubles(words)


def _holds_together(words: Words) -> bool:
    """No auxiliary before a form that it can't have, nothing twice, nothing that ends in the air."""
    return not _dangles(words) and not _doubles(words) and not any(_clashes(words))


def _clashes(words: Words) -> Iterator[bool]:
    for at, word in enumerate(words):
        after = next((w.low for w in words[at + 1 :] if w.low not in _BETWEEN), "")
        base = verbs.base_of(after)
        if base is None or after in nouns().every:
            continue
        if word.low in _MODALS or (word.low in _DO and at):
            yield after != base and after not in ("be", "have", "do")
        elif word.low == "to":
            yield after != base and not after.endswith("ing")


def _dangles(words: Words) -> bool:
    last = words[-1].low if words else ""
    return (
        not words
        or not (words[-1].is_word or last in ("%", "'s"))
        or last in DETERMINERS - _OBJECTS
        or last in (CONJUNCTIONS - _LAST) | WH
        or last in _SUBJECTS - _OBJECTS
        or (last in PREPOSITIONS and last not in _PARTICLES)
        or last in ("a", "an", "the", "every", "than", "as")
    )


def _doubles(words: Words) -> bool:
    return any(a.low == b.low and a.is_word and a.low not in ("had", "that") for a, b in pairwise(words))


_PASSES: Mapping[str, Callable[[Words], bool]] = {
    "matter": is_noun_phrase,
    "person": is_noun_phrase,
    "whom": is_noun_phrase,
    "who": lambda words: is_noun_phrase(words) or (len(words) == 1 and words[0].low in _SUBJECTS),
    "one": is_noun_phrase,
    "other": is_noun_phrase,
    "doing": _is_action(_is_gerund),
    "do": _is_action(_is_base),
    "did": is_statement,
    "happens": is_statement,
    "whether": is_statement,
    "asked": _is_asked,
    "opened": _is_question,
}
