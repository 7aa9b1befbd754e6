"""A why that asks for an excuse: what happened, without whose fault it was."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.mirroring.intents.clauses import Clause, action, question, statement
from assistant.mirroring.intents.nouns import as_matter, as_object
from assistant.mirroring.intents.others import JUDGES
from assistant.mirroring.intents.slots import about, did, doing, inner_action, is_fault, sayable, when
from assistant.mirroring.intents.trimming import DROPPED
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.vocabulary import opening, vocabulary
from assistant.mirroring.intents.words import Words, lows

_WHY = opening("why")


_ACCOUNTS = opening("accounts")
_REPROACHES = frozenset("you i until till".split())
"""What may begin the reproach behind an action: "a date | you had made up", "flag it | until last week"."""
_RELATIVE = frozenset("that which".split())
_STEADY = frozenset("manage keep continue insist wait refuse tend choose decide bother".split())


def accounting(words: Words) -> Iterator[Understood]:
    """What happened or happens, the closest reading first."""
    line = " ".join(lows(words)) + " "
    at_the_time = when(words)
    if at_the_time:
        yield understood(Intent.ACCOUNT, did=at_the_time)
    if found := _ACCOUNTS.match(line):
        rest = words[len(found.group().split()) :]
        yield from _of_act(rest[1:] if lows(rest[:1]) == (",",) else rest)
        yield understood(Intent.OWN_SIDE)
        return
    asks = _WHY.match(line)
    rest = words[len(asks.group().split()) :] if asks else words
    clause = question(rest) or statement(rest)
    if ("and", "you") in zip(lows(rest), lows(rest)[1:], strict=False):  # set beside somebody else
        yield understood(Intent.LATELY)
    elif clause:
        yield from _of_clause(clause)
    else:
        yield from _of_matter(rest)
    yield understood(Intent.OWN_SIDE)


def _of_act(words: Words) -> Iterator[Understood]:
    """ "For missing the forecast", "to bring up the roadmap", "you sent that email"."""
    clause = statement(words)
    if clause:
        yield from _of_clause(clause)
        return
    act = _without_reproach(action(words))
    if act and not is_fault(act) and not _is_harsh(act) and act.verb not in vocabulary()["knowing"]:
        yield understood(Intent.APPROACH, doing=_plain(act), **about(act.rest))
    yield from _of_matter(act.rest if act else words)


def _without_reproach(act: Clause | None) -> Clause | None:
    """ "Quoting a date you had made up" as "quoting a date"."""
    if act is None:
        return None
    at = next((i for i, low in enumerate(lows(act.rest)) if low in _REPROACHES and i), len(act.rest))
    return replace(act, rest=act.rest[:at])


def _of_clause(clause: Clause) -> Iterator[Understood]:
    subject = as_matter(clause.subject)
    if clause.who in ("you", "we"):
        yield from _of_you(clause)
    elif clause.who in ("he", "she", "they") or (subject and subject.is_person and subject.is_definite):
        yield understood(Intent.KNOWS, asked=why(clause))
        yield understood(Intent.PERSON, whom=as_object(clause.subject))
        yield from _of_matter(clause.rest)
    elif subject and not clause.of_pronoun:
        yield from _of_matter(clause.subject)
    else:
        yield from _of_matter(clause.rest)


def _of_you(clause: Clause) -> Iterator[Understood]:
    if clause.negated:
        clause = _without_reproach(clause) or clause
    found = about(clause.rest)
    act = _inner(clause)
    fault = is_fault(act) or act.verb == "be" or _is_harsh(act)
    is_past = clause.tense in ("past", "perfect")
    if act.verb in vocabulary()["knowing"] | vocabulary()["results"] or fault:
        if clause.tense == "past" and found["matter"] and act.verb == "be":
            yield understood(Intent.ACCOUNT, matter=found["matter"])
    elif clause.negated and act.verb in vocabulary()["hearing"]:  # it came from somebody else, or didn't
        yield understood(Intent.HEARD, **found)
    elif is_past and (clause.negated or clause.tense == "perfect"):
        yield understood(Intent.APPROACH, doing=_plain(act), **found)
    elif clause.tense in ("future", "modal") or (act is not clause and clause.verb == "be"):
        yield understood(Intent.OUTLOOK, doing=_plain(act), **found)
    elif clause.tense == "past" and clause.verb != "be":
        yield understood(Intent.ACCOUNT, did=did(clause), **found)
    else:
        yield understood(Intent.HABIT, doing=_plain(act), **found)
    at = next((i for i, low in enumerate(lows(clause.rest)) if low in _RELATIVE and i), len(clause.rest))
    yield from _of_matter(clause.rest[:at])
    if not is_past:
        yield understood(Intent.LATELY)


def why(clause: Clause) -> str | None:
    """ "Why they chose the other vendor"."""
    told = sayable(clause.statement(keeps_not=True), 11)
    return f"why {told}" if told else None


def _inner(clause: Clause) -> Clause:
    """ "Keep avoiding", "did not bother to ask": the action that is meant."""
    if clause.verb == "be":
        return inner_action(clause) or clause
    if (
        clause.verb in _STEADY
        and clause.rest
        and (act := action(clause.rest))
        and clause.rest[0].low not in DROPPED
    ):
        is_verb = clause.rest[0].low.endswith("ing") or clause.rest[0].low == "to"
        return act if is_verb else clause
    return clause


def _is_harsh(act: Clause) -> bool:
    rest = lows(act.rest)
    return (
        rest[-2:] in (("like", "that"), ("like", "this"))
        or ("as" in rest and rest.count("as") > 1)
        or any(low in JUDGES or low in ("nothing", "nobody", "nowhere", "without", "instead") for low in rest)
    )


def _plain(act: Clause) -> str | None:
    """The action, where there is more of it than its verb."""
    return None if act.verb == "be" or not act.rest else doing(act)


def _of_matter(words: Words) -> Iterator[Understood]:
    found = about(tuple(word for word in words if word.low not in vocabulary()["verdicts"]))
    if found["matter"]:
        yield understood(Intent.LATELY, matter=found["matter"])
    elif found["person"]:
        yield understood(Intent.RELATION, person=found["person"])
