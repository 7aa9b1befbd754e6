"""Finds imperatives without a tagger: a base verb where a clause opens and no subject stands.

English marks an order by what is missing, the subject. So each place where a clause may open is
tried: the start, after a colon or a dash, after "so" or "then", after a fronted "if he pushes
back,", and after "and" behind another order. A word that is also a noun ("call", "price") must
show by what follows that it is a verb.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.guarding.invitations import LETS_TALK, invites
from assistant.guarding.lexicon import verbs, words
from assistant.guarding.parsed import (
    AUX,
    BREAKS,
    DETERMINERS,
    OPENERS,
    SUBJECTS,
    WH,
    Sentence,
    skip_openers,
)
from assistant.guarding.verb_heads import is_order_verb


@dataclass(frozen=True, slots=True)
class Order:
    start: int
    verb: int
    end: int
    invites: bool
    """Only to talk or to think."""
    suggested: bool
    """Softened by "maybe" or put as a question: advice rather than an order."""


_FRONTING = frozenset(
    "if when before after once as for in on at to instead next during until unless with without "
    "from while by whenever since given whatever whichever either rather over through no".split()
)
_SOFTENERS = frozenset("maybe perhaps".split())
_ELLIPTIC = frozenset(
    "see notice remember feel hear make get think sound know care want need mind like believe "
    "expect mean recognise recognize look find have".split()
)
"""Verbs that open a question whose "do you" is left out: "Notice anything?"."""
_SENTENCE_SUBJECTS = frozenset("it that this he she there".split())
_AT_WILL = re.compile(r"\bif (?:you (?:like|want|wish|prefer)|(?:it|that) (?:is easier|helps))\b")
_FRAMING = frozenset(
    "take start begin pick choose say go stay leave put look be keep hold read consider".split()
)
_NOT_AFTER_SO = frozenset(
    "not is are was were be been do did think hope say said if or ever feel feels felt".split()
)
_CLOSED_CLASS = words("function_words")


def orders(sentence: Sentence) -> Iterator[Order]:
    """Every imperative of a sentence, in order."""
    led = talks = False
    seen: set[int] = set()
    for start in sentence.clauses:
        if not _may_open(sentence, start, led) or (talks and sentence.word(start - 1) == "or"):
            continue
        first = _skip_address(sentence, skip_openers(sentence, start))
        order = None if first in seen else _order_at(sentence, start, first)
        seen.add(first)
        if order:
            led, talks = True, order.invites
            yield order


def is_base_verb(word: str) -> bool:
    return word in verbs().base


def _may_open(sentence: Sentence, start: int, led: bool) -> bool:
    if start == 0:
        return True
    if sentence.question is not None and start > sentence.question:
        return False
    before, here = sentence.word(start - 1), sentence.word(start)
    if before in (";", ":", "–", "—", "--", "-", "…", "...", "("):
        return True
    if before == ",":
        if led or here in (
            "so",
            "then",
            "now",
            "please",
            "just",
            "instead",
            "first",
            "next",
            "simply",
            "yes",
        ):
            return True
        return _is_fronted(sentence, start - 1) or _is_interjection(sentence, start - 1)
    if before == "so":
        return here != "that" and sentence.word(start - 2) not in _NOT_AFTER_SO
    if before == "then":
        return sentence.word(start - 2) in (",", "and", "so", ";", "") or led
    if before in ("and", "but", "or"):
        return (led and _continues(sentence, start)) or _contrasts(sentence, start)
    return False


def _continues(sentence: Sentence, start: int) -> bool:
    """After an order: "Take a breath and call him", but not "Describe what you do and say"."""
    if sentence.word(start) == "then" or sentence.word(start - 2) == ",":
        return True
    return not any(word in SUBJECTS - DETERMINERS - {"it", "someone"} for word in sentence.words[: start - 1])


def _contrasts(sentence: Sentence, start: int) -> bool:
    """ "It's tempting, but hold the line": no subject of the first clause could own the verb."""
    if sentence.word(start - 2) != "," or sentence.word(start - 1) == "or":
        return False
    first = skip_openers(sentence, 0)
    middle = sentence.words[first + 1 : start - 2]
    return sentence.word(first) in _SENTENCE_SUBJECTS and not {"to", "you", "they", "we", "i"} & set(middle)


def _is_fronted(sentence: Sentence, comma: int) -> bool:
    """The comma ends an opening phrase such as "Before the call," or "If he pushes back,"."""
    begins = max((i + 1 for i in range(comma) if sentence.words[i] in (";", ":", "–", "—")), default=0)
    first = skip_openers(sentence, begins)
    fronts = {sentence.word(first), sentence.word(begins)} & _FRONTING or sentence.words[:2] in (
        ("this", "time"),
        ("next", "time"),
    )
    if not fronts:
        return False
    earlier = [i for i in range(first, comma) if sentence.words[i] == ","]
    return all(sentence.word(i + 1) not in SUBJECTS | DETERMINERS | WH for i in earlier)


def _is_interjection(sentence: Sentence, comma: int) -> bool:
    """Everything before the comma is a word or two without a verb: "Great point, call her"."""
    opening = [w for w in sentence.words[:comma] if w not in OPENERS and w != ","]
    return len(opening) <= 2 and not any(w in AUX or w in SUBJECTS or w in verbs().base_of for w in opening)


def _skip_address(sentence: Sentence, index: int) -> int:
    """Past a name that is called: "Anna, call him"."""
    if sentence.word(index + 1) == "," and index + 2 < len(sentence.words):
        token = sentence.tokens[index]
        if token.is_capital and token.word not in verbs().base_of and token.word not in _CLOSED_CLASS:
            return skip_openers(sentence, index + 2)
    return index


def _order_at(sentence: Sentence, start: int, first: int) -> Order | None:
    word, after = sentence.word(first), sentence.word(first + 1)
    suggested = bool(_SOFTENERS & set(sentence.words[start:first]))
    if word == "let" and after == "us":
        verb = first + 2 + (sentence.word(first + 2) == "not")
        if not _could_order(sentence.word(verb)):
            return None
        talks = LETS_TALK.at(sentence, first + 2) is not None
        return _order(sentence, first, verb, talks, suggested)
    if word == "do" and after == "not":
        banned = sentence.word(first + 2)
        if not banned.replace("-", "").isalpha() or banned in _CLOSED_CLASS - verbs().base:
            return None
        knows = banned == "know" or sentence.words[first + 2 : first + 4] == ("think", "so")
        talks = knows or invites(sentence, first)
        return _order(sentence, first, first + 2, talks, suggested)
    if word == "never" or (word == "do" and after in verbs().plain):
        plain = _could_order(after) and after != "mind"
        talks = invites(sentence, first) or invites(sentence, first + 1)
        return _order(sentence, first, first + 1, talks, suggested) if plain else None
    if word in ("try", "go") and after == "and":
        return _order(sentence, first, first, False, suggested)
    if not is_order_verb(sentence, first):
        return None
    if sentence.asks and sentence.question in (None, first):
        if word in _ELLIPTIC and start == 0:
            return None
        suggested = suggested or sentence.question is None
    talks = invites(sentence, first) or _frames_question(sentence, first)
    return _order(sentence, first, first, talks, suggested)


def _frames_question(sentence: Sentence, verb: int) -> bool:
    """ "Take the second one first: what would that give you?", "Start with her, if that's easier." """
    start = sentence.question
    colon = start is not None and sentence.word(start - 1) == ":"
    framed = (colon and verb < (start or 0)) or _AT_WILL.search(sentence.line) is not None
    return framed and sentence.words[verb] in _FRAMING


def _could_order(word: str) -> bool:
    return word in verbs().base or word in verbs().states


def _order(sentence: Sentence, start: int, verb: int, talks: bool, suggested: bool) -> Order:
    end = verb + 1
    while (
        end < len(sentence.words) and sentence.words[end] not in BREAKS and sentence.words[end] not in ".?!"
    ):
        end += 1
    return Order(start, verb, end, talks, suggested)
