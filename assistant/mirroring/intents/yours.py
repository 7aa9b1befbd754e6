"""Yes-or-no questions about what you do, did, have, want or feel."""

from collections.abc import Iterator, Mapping

from assistant.guarding.parsed import WH
from assistant.mirroring.intents import facts
from assistant.mirroring.intents.clauses import Clause, action
from assistant.mirroring.intents.nouns import matters
from assistant.mirroring.intents.others import thought
from assistant.mirroring.intents.slots import about, doing, felt, inner_action, sayable, to_do
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.verbs import base_of_gerund
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import lows

FEELS = vocabulary()["feelings"]
_CHANCES = frozenset("chance time opportunity moment round around".split())


def of_you(clause: Clause) -> Iterator[Understood]:
    verb, rest = clause.verb, clause.rest
    found = about(rest)
    if verb == "be":
        yield from _of_your_being(clause)
    elif clause.tense in ("past", "perfect"):
        yield from done(clause)
    elif clause.aux == "would" and verb == "say":
        yield from thought(rest)
    elif clause.tense in ("future", "modal"):
        yield _meant(clause, found)
    elif verb == "know" and rest and rest[0].low in WH | {"if", "whether"}:
        yield from facts.known(rest)
    elif verb in ("think", "believe", "reckon", "expect"):
        yield from thought(rest)
    elif verb in ("want", "like", "need", "wish", "plan", "intend", "mean") and lows(rest[:1]) == ("to",):
        yield _meant(action(rest[1:]), found)
    elif verb in ("want", "need", "require"):
        for at, word in enumerate(rest):
            if word.low in ("with", "for", "on", "about"):
                found = about(rest[at + 1 :])
        yield understood(Intent.WANTS, **found)
    elif verb == "find" and found["matter"]:
        yield understood(Intent.JUDGED, **found)
    elif verb in ("like", "enjoy", "love", "prefer", "trust") or (verb == "feel" and rest):
        yield understood(Intent.FEELING, **found)
    elif verb == "have":
        yield from _had(clause)
    elif verb in vocabulary()["knowing"] or verb in vocabulary()["results"]:
        yield understood(Intent.STATE, **found)
    else:
        yield understood(Intent.HABIT, doing=doing(clause), **found)


def _had(clause: Clause) -> Iterator[Understood]:
    named = next(iter(matters(clause.rest)), None)
    if named and (named.is_time or named.head in ("time", "capacity", "bandwidth")):
        yield understood(Intent.SCHEDULE)
    elif named and not named.is_definite and named.words[0].low in ("a", "an"):
        told = sayable(named.words)
        if named.is_person:
            yield understood(Intent.HAS, doing=f"finding {told}" if told else None)
        else:
            yield understood(Intent.HAS, matter=told)
    else:
        yield understood(Intent.HAS, **about(clause.rest))


def _of_your_being(clause: Clause) -> Iterator[Understood]:
    rest, found = clause.rest, about(clause.rest)
    first = next(
        (
            w.low
            for w in rest
            if w.low not in ("very", "quite", "fully", "all", "feeling", "a", "bit", "pretty")
        ),
        "",
    )
    if lows(rest[:2]) == ("able", "to"):
        yield from done(
            Clause(clause.subject, "did", act.verb, act.rest, tense="past")
            if (act := action(rest[2:]))
            else clause
        )
    elif first in ("available", "free", "around"):
        yield understood(Intent.SCHEDULE)
    elif first in FEELS:
        yield understood(Intent.FELT if clause.tense == "past" else Intent.FEELING, **felt(rest))
    elif act := inner_action(clause):
        if act.verb in vocabulary()["liking"]:
            yield understood(Intent.FEELING, **found)
            return
        if act.verb in vocabulary()["waiting"] and lows(act.rest[:1]) != ("to",):
            yield understood(Intent.STATE, **found)
            return
        if act.verb in ("plan", "try", "hope", "think", "look") and lows(act.rest[:1]) == ("to",):
            act = action(act.rest) or act
            yield _meant(act, found)
        elif act.verb in vocabulary()["contacting"] | vocabulary()["attending"]:
            has_end = found["matter"] or found["person"]
            yield understood(Intent.PREPARING, doing=doing(act)) if has_end else understood(Intent.SCHEDULE)
        else:
            yield understood(Intent.DONE, doing=doing(act), **found)
    else:
        yield understood(Intent.STATE, **found)


def _meant(act: Clause | None, found: Mapping[str, str | None]) -> Understood:
    """What you may, will or want to do."""
    if act and act.verb in ("need", "require"):
        return understood(Intent.WANTS, **found)
    do = to_do(act) if act and act.aux not in ("would", "should") else None
    return understood(Intent.COMMITMENT, do=do, doing=doing(act), **({} if do else found))


def done(clause: Clause) -> Iterator[Understood]:
    """Whether you did something."""
    verb, rest = clause.verb, clause.rest
    if verb in ("try", "start") and rest and base_of_gerund(rest[0].low) and (act := action(rest)):
        verb, rest, clause = act.verb, act.rest, act
    if verb in ("get", "have", "find") and "to" in lows(rest[1:4]) and lows(rest[:2])[-1:][0] in _CHANCES:
        rest = rest[lows(rest).index("to") :]
    if verb in (
        "manage",
        "try",
        "have",
        "find",
        "get",
        "start",
        "remember",
        "want",
        "plan",
        "decide",
        "happen",
    ) and lows(rest[:1]) == ("to",):
        act = action(rest[1:])
        if act:
            verb, rest, clause = act.verb, act.rest, act
    found = about(rest)
    if verb in vocabulary()["knowing"] and rest and rest[0].low in WH:
        yield from facts.known(rest)
    elif verb in ("get", "have", "take") and lows(rest[:1]) in (
        ("hold",),
        ("back",),
        ("in",),
        ("through",),
        ("time",),
    ):
        yield understood(Intent.DONE, **found)
    elif verb in vocabulary()["liking"] | {"read"} or (verb == "find" and found["matter"]):
        yield understood(Intent.LIKED, **found)
    elif verb in vocabulary()["hearing"] or (verb == "get" and "from" in lows(rest)):
        yield understood(Intent.HEARD, **found)
    elif verb in vocabulary()["contacting"] and found["person"]:
        yield understood(Intent.DONE, person=found["person"])
    elif verb in vocabulary()["talking"]:
        yield understood(Intent.TALKED, **found)
    elif verb in vocabulary()["attending"] and found["matter"] and not found["person"]:
        is_event = any(m.is_event and found["matter"] == sayable(m.words) for m in matters(rest))
        yield understood(Intent.WENT if is_event else Intent.LIKED, **found)
    elif verb in vocabulary()["knowing"] | vocabulary()["results"] | vocabulary()["faults"]:
        yield understood(Intent.STATE, **found)
    else:
        named = next((m for m in matters(rest) if m.is_event), None)
        if named and found["matter"] == sayable(named.words):  # "the latest on the call" says little
            found["matter"] = None
        yield understood(Intent.DONE, doing=doing(clause) if rest else None, **found)
