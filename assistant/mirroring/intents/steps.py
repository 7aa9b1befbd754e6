"""An order in its steps: "stop there and go through your top ten" has two, of which the first says little."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.clauses import Clause, action, statement
from assistant.mirroring.intents.nouns import as_matter
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.words import Word, Words, lows

_LEADS_IN = frozenset(
    "before when if once after until as while since given because although whenever".split()
)
_JOINS = frozenset("and then but so".split())
_BREAKS = frozenset(", – — -".split())
_UNTIL = frozenset("before until when once after".split())
_BARE = frozenset("stop go come wait listen look relax breathe think sit calm hang hold worry panic".split())
_THERE = frozenset("there here on in up down it that back now away again about".split())
_MUST = frozenset("need have want get".split())
_SETS_OUT = frozenset("get go come head pop step".split())
_WAYS = frozenset("out up over in there along down round back on".split())
_MOST_WITH_CONDITION = 12


def steps(words: Words) -> Iterator[Words]:
    """From each place where an order may begin, the closest first; always one at least."""
    words = _past_condition(words)
    starts = [0, *(at for at in range(1, len(words) - 1) if _begins(words, at))]
    told = [_without_you(words[at:]) if at else words for at in starts]
    yield from [step for step in told if not _is_bare(step)] or told[:1]


def _without_you(words: Words) -> Words:
    """ "You handle the workshop" as "handle the workshop"."""
    tells = lows(words[:1]) == ("you",) and len(words) > 2 and words[1].low in verbs.known() - _MUST
    return words[1:] if tells else words


def action_of(words: Words) -> Clause | None:
    """What is to be done, unless the words open with a noun."""
    if (
        lows(words[:1]) == ("do",) and lows(words[1:2])[-1:] and words[1].low in verbs.known()
    ):  # "do make sure"
        words = words[1:]
    act = action(words)
    if act is None or act.negated:
        return None
    at = next((i for i, w in enumerate(words) if verbs.base_of(w.low)), 0)
    end = end_of_phrase(words, 0)
    if words[at].low == act.verb and end and as_matter(words[:end]) and words[0].low != act.verb:
        return None
    if act.verb == "try" and act.rest and verbs.base_of_gerund(act.rest[0].low):
        act = action(act.rest) or act
    if act.verb in ("focus", "concentrate", "work") and lows(act.rest[:1]) == ("on",):
        inner = action(act.rest[1:]) if act.rest[1:] and verbs.base_of_gerund(act.rest[1].low) else None
        act = inner or act
    return _with_condition(_mended(act), words)


def _mended(act: Clause) -> Clause:
    """ "Have it over to me" as "get it over to me", "be at 3x coverage" as "get to 3x coverage"."""
    rest = lows(act.rest)
    if act.verb == "have" and ("to", "me") in pairwise(rest):
        return Clause(act.subject, "", "get", act.rest)
    if act.verb == "be" and rest[:1] == ("at",) and rest[1:] and rest[1][0].isdigit():
        return Clause(act.subject, "", "get", (Word("to", "to"), *act.rest[1:]))
    return act


def _with_condition(act: Clause, words: Words) -> Clause:
    """With "before you answer", where the order would be odd without it."""
    at = next((i for i, word in enumerate(words) if word.low in _UNTIL and i), None)
    if at is None or not act.rest or act.rest[-1] is not words[at - 1]:
        return act
    stop = next((i for i in range(at, len(words)) if words[i].low in _BREAKS | {"and", "or"}), len(words))
    told = words[at + 1 : stop]
    clause = statement(told)
    if (
        clause is None
        or clause.who not in ("you", "they", "he", "she")
        or len(act.rest) + stop - at > _MOST_WITH_CONDITION
    ):
        return act
    return Clause(act.subject, "", act.verb, (*act.rest, *words[at:stop]))


def _past_condition(words: Words) -> Words:
    """Past "before you ring her,"."""
    if not words or words[0].low not in _LEADS_IN:
        return words
    at = next((i for i, word in enumerate(words[:-1]) if word.low == "," and i > 1), None)
    return words[at + 1 :] if at else words


def _begins(words: Words, at: int) -> bool:
    """Whether another order begins there."""
    before, word = words[at - 1].low, words[at].low
    if before not in _JOINS | _BREAKS:
        return False
    if word == "you" or lows(words[at : at + 2]) == ("do", "not"):
        return True
    return word in verbs.known() and end_of_phrase(words, at) is None


def _is_bare(words: Words) -> bool:
    """ "Stop there", "don't worry about quota", "leave the pricing to me"."""
    found = [low for low in lows(words) if low not in ("let", "us", "please", "just", "do", "not", "you")]
    if not found:
        return True
    if found[0] in ("worry", "panic", "stress"):
        return True
    if found[0] == "leave" and ("to", "me") in pairwise(found):
        return True
    if found[0] in _SETS_OUT and found[1:2] and found[1] in _WAYS and (len(found) == 2 or found[2] in _JOINS):
        return True
    after = found[1] if len(found) > 1 else "there"
    return found[0] in _BARE and after in _THERE | _JOINS | _BREAKS
