"""Lines that carry their own answer: what they are about once the verdict is left out."""

import re
from collections.abc import Iterator, Mapping

from assistant.guarding.parsed import AUX
from assistant.mirroring.intents.clauses import Clause, action, question
from assistant.mirroring.intents.closed import FEELS, closed
from assistant.mirroring.intents.nouns import as_matter, as_object, matters
from assistant.mirroring.intents.others import JUDGES, forecast, is_ahead
from assistant.mirroring.intents.slots import (
    about,
    did,
    doing,
    felt,
    inner_action,
    is_fault,
    said_of,
    sayable,
)
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.vocabulary import alternatives, opening, vocabulary
from assistant.mirroring.intents.words import Words, lows
from assistant.reading.lexicon import qualities

_LEADS = re.compile(
    rf"^(?:{alternatives('presumes')}) (?:,? ?)(?:(?:{alternatives('presumes-on')}) )*"
    r"(?:that |how |because |like |to say )?"
)
_HOW = frozenset("how what why when who".split())
_WRONG = opening("wrong")
_ENDED = opening("ended")
_REPROACHED = vocabulary()["knowing"] | vocabulary()["virtues"]
_VERDICTS = (qualities()["judging"] | JUDGES) - {"whole", "clear", "big", "small"}
_SEEMING = vocabulary()["liking"] | {"be", "seem", "look", "sound", "get"}
_NEEDS = frozenset("should must ought need have could".split())


def presuming(words: Words) -> Iterator[Understood]:
    """What the line is about once its verdict is left out, the closest reading first."""
    line = " ".join(lows(words)) + " "
    if found := _WRONG.match(line):
        rest = words[len(found.group().split()) :]
        yield from _of_thing(rest)
        yield understood(Intent.VIEW)
        return
    if _ENDED.match(line):
        yield understood(Intent.LATELY, **about(words[4:]))
        return
    lead = _LEADS.match(line)
    rest = words[len(lead.group().split()) :] if lead else ()
    clause = said_of(rest) if rest else None
    if not lead and words and words[0].low in AUX:
        clause = question(words)
        if clause and (clause.verb in ("think", "agree", "feel", "believe") and clause.of_you):
            clause = None
    if clause is None and words and words[0].low in _HOW:
        yield from _degree(words)
        return
    if clause is None and not lead:
        clause = said_of(words)
    if clause and clause.who != "you" and is_ahead(clause) and lead:
        yield forecast(clause)
    if clause:
        yield from content(clause)
    yield from _of_thing(rest or words)
    yield understood(Intent.VIEW)


def content(clause: Clause) -> Iterator[Understood]:
    """What a presumed statement is about."""
    if clause.of_you:
        yield from _of_you(clause)
        return
    subject = as_matter(clause.subject)
    if clause.who in ("he", "she", "they") or (subject and subject.is_person):
        yield understood(Intent.PERSON, whom=as_object(clause.subject))
        yield from _of_thing(clause.rest)
    elif subject and not clause.of_pronoun and not _is_hollow(subject.head):
        yield from _of_thing(clause.subject)
    elif clause.verb == "be" or clause.of_pronoun or subject:
        yield from _of_thing(clause.rest)


def _of_you(clause: Clause) -> Iterator[Understood]:
    found = about(clause.rest)
    first = next((w.low for w in clause.rest if w.low not in _SOFT), "")
    if clause.verb == "feel" or (clause.verb == "be" and first in FEELS):
        yield understood(Intent.FELT if clause.tense == "past" else Intent.FEELING, **felt(clause.rest))
    elif clause.aux in _NEEDS or (clause.verb in ("need", "have") and lows(clause.rest[:1]) == ("to",)):
        act = action(clause.rest) if clause.verb in ("need", "have") else clause
        yield _looked_at(act, clause.tense == "past", found)
    elif clause.verb == "be" and (act := inner_action(clause)):
        yield _looked_at(act, clause.tense == "past", found)
    elif (
        clause.verb in vocabulary()["liking"]
        or clause.verb in ("be", "seem", "look", "sound", "get")
        or is_fault(clause)
    ):
        yield understood(Intent.VIEW, **found)
    elif clause.negated or clause.tense == "present":
        yield _looked_at(clause, clause.tense in ("past", "perfect"), found)
    elif clause.verb in vocabulary()["knowing"]:
        yield understood(Intent.VIEW, **found)
    else:
        told = did(clause) if clause.tense == "past" else None
        yield understood(Intent.ACCOUNT, did=told, doing=_blameless(clause), **found)


def _looked_at(act: Clause | None, is_past: bool, found: Mapping[str, str | None]) -> Understood:
    told = _blameless(act)
    if not told:
        return understood(Intent.VIEW, **found)
    return understood(Intent.APPROACH if is_past else Intent.OUTLOOK, doing=told)


def _blameless(clause: Clause | None) -> str | None:
    """The action, unless its verb is a fault or a feeling."""
    if (
        clause is None
        or is_fault(clause)
        or clause.verb in _REPROACHED
        or clause.verb in ("be", "have", "feel")
    ):
        return None
    if any(
        word.low in _SOFT | JUDGES or word.low in ("much", "many", "nobody", "nothing")
        for word in clause.rest
    ):
        return None
    return doing(clause)


def _of_thing(words: Words) -> Iterator[Understood]:
    words = tuple(word for word in words if word.low not in _VERDICTS or word.is_name)
    found = about(words)
    matter = as_matter(words) if words else None
    named = next((m for m in matters(words) if sayable(m.words) == found["matter"]), matter)
    if found["matter"]:
        yield understood(Intent.WENT if named and named.is_event else Intent.JUDGED, matter=found["matter"])
    if found["person"]:
        yield understood(Intent.PERSON, whom=found["person"])


def _degree(words: Words) -> Iterator[Understood]:
    """ "How badly did that go", "how disappointed was the client": the question without its measure."""
    clause = question(words)
    if clause is None:
        yield from _of_thing(words)
        yield understood(Intent.VIEW)
        return
    subject = as_matter(clause.subject)
    if clause.verb in ("go", "feel") and clause.subject and not clause.rest:
        told = sayable(clause.subject)
        yield understood(Intent.WENT, opened=f"how did {told} {clause.verb}" if told else None)
    if clause.of_you:
        yield from _of_you(clause)
    elif subject and subject.is_person:
        yield understood(Intent.PERSON, whom=as_object(clause.subject))
        yield from _of_thing(clause.rest)
    else:
        yield from _of_thing((*clause.subject, *clause.rest))
        if lows(words[:1]) != ("how",):
            yield from closed(words)
    yield understood(Intent.VIEW)


def _is_hollow(head: str) -> bool:
    return head in ("problem", "issue", "point", "truth", "reason", "thing", "fact", "mistake")


_SOFT = frozenset(
    "a bit too so very quite rather little really kind of pretty fairly slightly somewhat more less".split()
)
