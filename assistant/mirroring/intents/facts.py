"""Questions of fact: how many, when, who, which."""

from collections.abc import Iterator

from assistant.domain.words import PREPOSITIONS
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.clauses import Clause, action, statement
from assistant.mirroring.intents.nouns import Matter, as_matter, inner_of, matters
from assistant.mirroring.intents.others import forecast
from assistant.mirroring.intents.phrase_ends import DEFINITE, end_of_phrase
from assistant.mirroring.intents.slots import about, did, doing, happens, inner_action, said_of, sayable
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import PAUSE, Word, Words, lows, say

_WHEN = frozenset("time day date week month quarter".split())
_THE = Word("the", "the")
_MOST_IN_FACT = 9
_BELIEFS = frozenset("sure certain confident likely optimistic positive convinced".split())
_WHOSE = frozenset("you we they he she".split())


def facts(words: Words, clause: Clause) -> Iterator[Understood]:
    """What a question with "how many", "when", "who", "which" or "what" asks for."""
    first, second = clause.wh[0].low, lows(clause.wh[1:2])
    if first == "how" and second in (("many",), ("much",)):
        yield from _quantity(clause)
    elif first == "how":
        yield from _degree(clause)
    elif "when" in lows(clause.wh) or _WHEN.intersection(lows(clause.wh)):
        yield from _when(words, clause)
    elif first in ("who", "whom"):
        yield from _who(words, clause)
    elif first == "where":
        is_ours = clause.who in ("you", "we")
        found = about((*clause.subject, PAUSE, *clause.rest))
        yield understood(Intent.STATE if is_ours else Intent.KNOWS, **found)
    else:
        yield from _which(clause)


def without_auxiliary(words: Words) -> Iterator[Understood]:
    """ "Who presents", "which day works for the visit"."""
    if words[0].low in ("who", "whose"):
        yield understood(Intent.WHO, asked=_asked(words, ""), **about(words[2:]))
    elif words[0].low == "when" or lows(words[1:2]) in (("day",), ("date",), ("time",), ("week",)):
        yield understood(Intent.WHEN_AHEAD, **about(words[3:]))
    else:
        yield understood(Intent.FACT, **about(words[1:]))


def known(words: Words) -> Iterator[Understood]:
    """What "do you know" is followed by: "who else is bidding", "if they signed"."""
    if words[0].low in ("if", "whether"):
        clause = statement(words[1:])
        yield understood(
            Intent.KNOWS, asked=_asked(words[1:], "whether"), **about(clause.rest if clause else words[1:])
        )
    else:
        yield understood(Intent.KNOWS, asked=_asked(words, ""), **about(words))


def _asked(words: Words, opening: str) -> str | None:
    told = sayable(words, _MOST_IN_FACT + 3)
    return f"{opening} {told}".strip() if told else None


def _quantity(clause: Clause) -> Iterator[Understood]:
    counted = clause.wh[2:]
    if lows(counted[:1]) == ("of",):
        counted = counted[1:]
    rest = lows(clause.rest)
    if not counted or counted[0].low in ("is", "are"):
        subject = as_matter(clause.subject)
        yield understood(
            Intent.FACT, matter=sayable(subject.words) if subject and not subject.is_person else None
        )
        return
    if end_of_phrase((_THE, *counted), 0) != len(counted) + 1 and counted[0].low not in (
        "time",
        "of",
        *DEFINITE,
    ):
        yield understood(Intent.QUANTITY)
        return
    named: Words = (
        counted if counted[0].low in ("your", "the", "our", "their", "his", "her") else (_THE, *counted)
    )
    if clause.subject and clause.of_pronoun and clause.who not in ("there", "it", "this", "that"):
        told = Clause(clause.subject, clause.aux, clause.verb, clause.rest, tense=clause.tense).statement()
        yield understood(Intent.QUANTITY, matter=sayable((*named, *told), _MOST_IN_FACT))
    elif (
        not clause.subject and clause.verb == "be" and rest and rest[0] in ("in", "at", "on", "from", "with")
    ):
        yield understood(Intent.QUANTITY, matter=sayable((*named, *clause.rest), _MOST_IN_FACT))
    yield understood(Intent.QUANTITY, matter=sayable(named))


def _degree(clause: Clause) -> Iterator[Understood]:
    """ "How long", "how often", "how likely", "how confident"."""
    how = lows(clause.wh[1:2])
    found = about((*clause.subject, PAUSE, *clause.rest))
    told = said_of(clause.rest) if clause.rest and how and how[0] in _BELIEFS else None
    subject = as_matter(clause.subject)
    if not how and subject and subject.is_event:
        yield understood(Intent.WENT, matter=sayable(subject.words))
    elif told and not told.of_you:
        yield forecast(told)
    elif how in (("often",), ("regularly",)):
        yield understood(Intent.HABIT, doing=doing(_plain(clause)), **about(clause.rest))
    elif how in (("likely",), ("sure",), ("certain",)):
        yield understood(Intent.FORECAST, **found)
    elif how in (("soon",), ("quickly",), ("fast",)):
        yield from _when((), clause)
    elif how in (
        ("confident",),
        ("happy",),
        ("comfortable",),
        ("ready",),
        ("prepared",),
        ("worried",),
        ("motivated",),
    ):
        yield understood(Intent.FEELING, **found | {"matter": found["matter"] or found["person"]})
    else:
        yield understood(Intent.STATE, **found)


def _predicate(clause: Clause) -> Words:
    if clause.verb == "be" and clause.aux in ("is", "are", "was", "were"):
        return clause.rest
    form = verbs.participle(clause.verb) if clause.aux in ("have", "has") else clause.verb
    return (Word(form, form), *clause.rest)


def _plain(clause: Clause) -> Clause:
    return Clause(clause.subject, "", clause.verb, clause.rest)


def _when(words: Words, clause: Clause) -> Iterator[Understood]:
    subject = as_matter(clause.subject)
    if last := _last_time(words):
        yield understood(Intent.WHEN_PAST, did=last)
    elif (
        clause.verb == "be"
        and clause.tense != "past"
        and (
            not clause.rest
            or lows(clause.rest) in (("due",), ("on",), ("up",), ("happening",))
            or clause.rest[0].low in PREPOSITIONS
        )
    ):
        thing = sayable(subject.words) if subject and not subject.is_person else None
        yield understood(Intent.WHEN_AHEAD, matter=thing)
    elif clause.tense in ("past", "perfect") or not (clause.subject or clause.tense != "past"):
        told = did(clause) if clause.tense == "past" else None
        if told and "last" in lows(words[:6]):
            told = told.replace(f"{say(clause.subject)} ", f"{say(clause.subject)} last ", 1)
        yield understood(Intent.WHEN_PAST, did=told, **about(clause.rest))
    elif clause.of_you and clause.rest and clause.verb not in vocabulary()["knowing"] and _acts(clause):
        act = inner_action(clause) or _plain(clause)
        if act.verb in ("plan", "want", "intend", "expect", "hope", "like") and lows(act.rest[:1]) == ("to",):
            act = action(act.rest) or act
        yield understood(Intent.COMMITMENT, doing=doing(act), **about(act.rest))
    elif not clause.subject:
        yield understood(Intent.WHEN_AHEAD, **about(clause.rest))
    else:
        yield understood(Intent.WHEN_AHEAD, happens=happens(clause), **about(clause.rest))


def _acts(clause: Clause) -> bool:
    return clause.verb != "be" or inner_action(clause) is not None


def _last_time(words: Words) -> str | None:
    """ "You last sat down with them", of "when's the last time you sat down with them"."""
    found = lows(words)
    at = next((i for i in range(len(found)) if found[i : i + 2] == ("last", "time")), None)
    clause = statement(words[at + 2 :]) if at is not None else None
    told = did(clause) if clause and clause.tense == "past" else None
    return (
        told.replace(f"{say(clause.subject)} ", f"{say(clause.subject)} last ", 1)
        if told and clause
        else None
    )


def _who(words: Words, clause: Clause) -> Iterator[Understood]:
    if not clause.subject:
        yield understood(Intent.WHO, asked=_asked(words, ""), **about(clause.rest))
        return
    if clause.verb == "be":
        end = end_of_phrase(words, 2)
        named = next(iter(matters(words[2:])), None) if end else None
        whole = sayable(words[2:], 8) if named else None
        yield understood(Intent.WHO, person=whole)
        return
    told = Clause(clause.subject, clause.aux, clause.verb, clause.rest, tense=clause.tense).statement()
    people = sayable((_THE, Word("people", "people"), *told), _MOST_IN_FACT + 3)
    yield understood(Intent.QUANTITY if clause.tense in ("past", "perfect") else Intent.WHO, matter=people)


def _which(clause: Clause) -> Iterator[Understood]:
    subject = as_matter(clause.subject)
    if len(clause.wh) > 1 and clause.of_pronoun and clause.who in _WHOSE and clause.wh[1].low != "of":
        told = Clause(clause.subject, clause.aux, clause.verb, clause.rest, tense=clause.tense).statement()
        asked_for = sayable((_THE, *clause.wh[1:], *told), _MOST_IN_FACT + 2)
        yield understood(Intent.FACT if clause.of_you else Intent.KNOWS, matter=asked_for)
    if clause.verb == "be" and subject and len(clause.wh) == 1:
        yield _named(next(matters((*clause.subject, *clause.rest)), subject), (*clause.subject, *clause.rest))
        return
    if not clause.subject and len(clause.wh) > 1:
        yield understood(
            Intent.KNOWS, asked=_asked((*clause.wh, Word(clause.aux, clause.aux), *_predicate(clause)), "")
        )
        return
    if clause.of_you and clause.tense == "past" and len(clause.wh) == 1:
        yield understood(Intent.ACCOUNT, doing=doing(_plain(clause)), did=did(clause), **about(clause.rest))
        return
    found = about((*clause.subject, PAUSE, *clause.rest, PAUSE, *clause.wh[2:]))
    yield understood(Intent.STATE if subject and not subject.is_person else Intent.FACT, **found)


def _named(named: Matter, words: Words) -> Understood:
    """What "what is ..." names: "the plan", "the status of the tender", "the update on Acme"."""
    inner = inner_of(words) if named.head in vocabulary()["aspects"] else None
    if inner and inner.is_person:
        return understood(Intent.WHO if named.head == "name" else Intent.STATE, person=sayable(inner.words))
    if inner:
        return understood(Intent.STATE, matter=sayable(inner.words))
    told = sayable(named.words) if not named.is_person else None
    return understood(Intent.HAS if named.head in vocabulary()["told"] else Intent.FACT, matter=told)
