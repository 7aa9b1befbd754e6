"""Yes-or-no questions, either-or and bare facts: what the leader would like to know."""

from collections.abc import Iterator

from assistant.domain.words import PREPOSITIONS
from assistant.guarding.parsed import AUX, WH
from assistant.mirroring.intents import facts, verbs
from assistant.mirroring.intents.clauses import Clause, action, question, statement
from assistant.mirroring.intents.direct import directly
from assistant.mirroring.intents.nouns import as_matter, matters
from assistant.mirroring.intents.others import is_ahead, of_others, of_us, thought
from assistant.mirroring.intents.slots import (
    about,
    inner_action,
    sayable,
)
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import PAUSE, Word, Words, lows, say
from assistant.mirroring.intents.yours import FEELS, done, of_you

_CHECKS = vocabulary()["checks"]
_NEWS = frozenset("word news reply answer response update feedback sign".split())
_SHORT = 4
"""Words of a question that asks for nothing but a yes: "OK with that?"."""
_POINTS = frozenset("that this it we you all everything".split())
_SPREAD = frozenset("any some anything something anyone anybody someone somebody".split())
_WHAT = frozenset("anything something".split())
_WHAT_WORD = Word("what", "what")
_ELSE = frozenset("else other more further".split())


def closed(words: Words) -> Iterator[Understood]:
    """What the question is after, the closest reading first."""
    if _is_check(words):
        yield understood(Intent.CHECK)
        return
    clause = question(words)
    if "or" in lows(words):
        first = words[: lows(words).index("or")]
        if _goes_on_asking(words[len(first) + 1 :]) or _is_of_fact(clause or statement(first)):
            yield from closed(_without_numbers(first))
        else:
            yield _either(first, words[len(first) + 1 :], clause)
        return
    if clause is None:
        yield from _fragment(words)
        return
    if clause.wh:
        yield from facts.facts(words, clause)
        return
    if opened := _opened(clause):
        yield understood(Intent.OPENED, opened=opened)
    if clause.of_you:
        yield from of_you(clause)
    elif clause.who in ("we", "i"):
        yield from of_us(clause)
    else:
        yield from of_others(clause)
    yield understood(Intent.STATE, **about((*clause.subject, PAUSE, *clause.rest)))


def _is_check(words: Words) -> bool:
    """ "Does that make sense", "got it", "are we aligned"."""
    found = lows(words)
    if len(found) <= 3 and found[:1] in (("with",), ("about",)) and found[-1] in _POINTS:  # "ok with that"
        return True
    if len(found) <= 3 and (
        found[:2] == ("got", "it") or found in (("clear",), ("ok",), ("understood",), ("make", "sense"))
    ):
        return True
    if len(found) > 6 or not found or found[0] not in AUX or found[-1] in ("today", "now"):
        return False
    points = found[1:2] and found[1] in _POINTS
    return (
        bool(points)
        and bool(_CHECKS.intersection(found[2:4]))
        and not any(m.is_person or m.is_definite for m in matters(words[2:]))
        and not (found[0] == "are" and found[1] == "you")
    )


def _is_of_fact(clause: Clause | None) -> bool:
    """ "Did you talk to finance or only to IT": nothing that is still to be chosen."""
    if clause is None or clause.verb == "be":
        return False
    return clause.tense in ("past", "perfect") or bool(clause.wh)


def _without_numbers(words: Words) -> Words:
    """Without the numbers of ", 2 or 3"."""
    while words and (words[-1].low.isdigit() or not words[-1].is_word):
        words = words[:-1]
    return words


def _goes_on_asking(after: Words) -> bool:
    return bool(after) and after[0].low in AUX | WH


def _either(before: Words, after: Words, clause: Clause | None) -> Understood:
    is_guess = clause and clause.verb == "be" and not is_ahead(clause) and inner_action(clause) is None
    one = next((m for n in range(len(before)) if (m := as_matter(before[n:]))), None)
    other = next(matters(after), None)
    fits = one and other and not any(m.is_time or m.is_person for m in (one, other))
    slots = {"one": sayable(one.words), "other": sayable(other.words)} if fits and one and other else {}
    if not slots and clause and is_ahead(clause) and clause.who not in ("you", "we", "i"):
        return understood(Intent.FORECAST)  # nothing that the other person could choose
    return understood(Intent.EITHER if is_guess else Intent.CHOICE, **slots)


def _fragment(words: Words) -> Iterator[Understood]:
    """ "Any blockers on the deal", "you good", or a statement with a question mark."""
    if lows(words[:1]) in (("any",), ("no",), ("some",)) and len(words) > 1:
        named = next((m for m in matters(words)), None)
        if named and named.head in _NEWS and "from" in lows(words):
            yield understood(Intent.HEARD, **about(words[lows(words).index("from") :]))
            return
        if named and named.is_plural and (told := sayable(words[1:])):
            head = len(named.words) - 1
            rest = sayable(words[1 + head :])
            verb = "is" if named.words[-1].low == "news" else "are"
            opened = f"what {say(named.words[1:])} {verb} there {rest or ''}".strip()
            yield understood(Intent.OPENED, opened=opened if told else None)
        yield understood(Intent.STATE, **about(words))
        return
    if words[0].low in WH:
        yield from facts.without_auxiliary(words)
        return
    if (
        words[0].low in FEELS
        and len(words) <= _SHORT
        and lows(words[1:2]) in ((), ("with",), ("about",), ("to",))
    ):
        yield understood(Intent.CHECK)
        return
    if words[0].low in _WHAT and (needed := directly((_WHAT_WORD, *words[1:]))):
        yield understood(Intent.OPENED, opened=sayable(needed, 18))
        yield understood(Intent.WANTS)
        return
    if (
        verbs.is_participle(words[0].low)
        and words[0].low not in verbs.known() | AUX
        and (act := action(words))
    ):
        yield from done(act) if "you" not in lows(words) else (understood(Intent.HEARD),)
        return
    if words[0].low in ("you", "all", "everything") and len(words) <= 3:
        yield understood(Intent.FEELING)
        return
    if clause := statement(words):
        is_belief = clause.of_you and clause.verb in ("think", "reckon", "believe", "expect")
        yield from (
            thought(clause.rest) if is_belief else of_you(clause) if clause.of_you else of_others(clause)
        )
    yield understood(Intent.STATE, **about(words))


def _opened(clause: Clause) -> str | None:
    """ "Did you get any feedback from them" as "What feedback did you get from them"."""
    rest = list(clause.rest)
    if clause.aux in ("will", "is", "are", "was", "were") and clause.verb == "be" and clause.who != "there":
        return None
    at = next((i for i, word in enumerate(rest) if word.low in _SPREAD), None)
    if at is None or at > 3 or (clause.verb == "do" and rest[at].low == "anything"):
        return None
    asked = rest[at]
    if asked.low in ("anyone", "anybody", "someone", "somebody"):
        return None
    inner: tuple[Word, ...] = ()
    stop = at + 1
    if asked.low in ("any", "some"):
        named = next((m for m in matters(tuple(rest[at:]))), None)
        if named is None or not named.words[1:] or named.is_time:
            return None
        stop = at + next((i for i, w in enumerate(named.words) if w.low in PREPOSITIONS), len(named.words))
        inner = tuple(rest[at + 1 : stop])
        if inner[-1].low in ("chance", "way", "idea", "luck", "time", "news"):
            return None
    elif lows(rest[stop : stop + 1]) and rest[stop].low in _ELSE:
        inner, stop = (rest[stop],), stop + 1
    around = (*rest[:at], *rest[stop:])
    aux = Word(clause.aux, clause.aux)
    form = verbs.participle(clause.verb) if clause.tense == "perfect" else clause.verb
    verb = (form,) if clause.verb != "be" or clause.tense == "perfect" else ()
    if clause.who == "there" and not inner and around and around[0].low not in PREPOSITIONS:
        if asked.low in _WHAT and (needed := directly((_WHAT_WORD, *around))):
            return sayable(needed, 18)
        if verbs.base_of_gerund(around[0].low) is None:
            return None
        return sayable((_WHAT_WORD, Word(clause.aux, clause.aux), *around), 18)
    moved = (_WHAT_WORD, *inner, aux, *clause.subject, *(Word(v, v) for v in verb), *around)
    return sayable(moved, 18)
