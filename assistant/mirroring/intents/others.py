"""Yes-or-no questions about what somebody else does, what we do, and how things are."""

from collections.abc import Iterator

from assistant.mirroring.intents.clauses import Clause
from assistant.mirroring.intents.nouns import Matter, as_matter, as_object, person_of
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.slots import about, doing, inner_action, said_of, sayable, to_do, whether
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import Words, lows, say

JUDGES = vocabulary()["judging"]
_GO = frozenset("go goes went turn land come".split())


def of_us(clause: Clause) -> Iterator[Understood]:
    if clause.who == "i":
        yield understood(Intent.STATE, **about(clause.rest))
    elif clause.tense in ("future", "modal"):
        yield forecast(clause)
    elif (
        clause.tense in ("past", "perfect")
        and clause.verb not in vocabulary()["results"] | vocabulary()["faults"]
    ):
        yield understood(Intent.DONE, doing=doing(clause), **about(clause.rest))
    else:
        yield understood(Intent.STATE, whether=whether(clause), **about(clause.rest))


def of_others(clause: Clause) -> Iterator[Understood]:
    subject = as_matter(clause.subject)
    is_person = clause.who in ("he", "she", "they") or bool(subject and subject.is_person)
    whom = as_object(clause.subject) if is_person and clause.subject else None
    who = say(clause.subject) if is_person else None
    found = about(clause.rest)
    if clause.verb == "be":
        yield from _being(clause, is_person, whom, who)
    elif _went(clause, subject) and subject:
        yield understood(Intent.WENT, matter=sayable(subject.words))
    elif clause.tense in ("future", "modal") and clause.aux != "must":
        yield forecast(clause)
    elif clause.verb in vocabulary()["talking"] and is_person and clause.tense in ("past", "perfect"):
        told = found["matter"] or found["person"]
        yield understood(Intent.TALKED, matter=told)
        yield understood(Intent.DONE_BY, whether=whether(clause), whom=whom)
    elif clause.verb in vocabulary()["liking"] and who and clause.tense in ("past", "perfect"):
        yield understood(Intent.LIKED_BY, who=who, **found)
    else:
        thing = sayable(subject.words) if subject and not is_person else found["matter"]
        yield understood(Intent.DONE_BY, whether=whether(clause), whom=whom, who=who, matter=thing)


def is_ahead(clause: Clause) -> bool:
    """What will or may be, and not what should."""
    return clause.tense in ("future", "modal") and clause.aux not in ("should", "must")


def forecast(clause: Clause) -> Understood:
    """What somebody or something will or may do."""
    do = None if clause.negated or clause.verb in vocabulary()["unwanted"] else to_do(clause)
    return understood(Intent.FORECAST, whether=whether(clause), do=do, whom=as_object(clause.subject))


def _went(clause: Clause, subject: Matter | None) -> bool:
    """ "Did the demo go ok"."""
    if subject is None or clause.verb not in _GO or clause.tense != "past":
        return False
    return bool(clause.rest and clause.rest[0].low in JUDGES) or (clause.verb == "go" and subject.is_event)


def _being(clause: Clause, is_person: bool, whom: str | None, who: str | None) -> Iterator[Understood]:
    subject = as_matter(clause.subject)
    if (
        subject
        and subject.head in vocabulary()["hollow"]
        and lows(clause.rest[:1]) in (("that",), ("because",))
    ):
        yield from thought(clause.rest[1:])
        return
    judged = bool(clause.rest) and any(w.low in JUDGES for w in clause.rest[:4])
    if clause.who == "there":
        yield understood(Intent.STATE, whether=whether(clause), **about(clause.rest))
    elif is_person and not inner_action(clause):
        told = whether(clause)
        yield understood(Intent.DONE_BY, whether=told, whom=None if told else whom)
    elif is_person or inner_action(clause):
        yield understood(Intent.DONE_BY, whether=whether(clause), whom=whom, who=who, **about(clause.rest))
    elif clause.of_pronoun and clause.rest and end_of_phrase(clause.rest, 0) and not judged:
        named = about(clause.rest)["matter"]
        if named and " " in named:
            yield understood(Intent.VIEW, matter=named)
    elif clause.of_pronoun:
        person = person_of(clause.rest)
        if person and clause.who in ("everything", "all"):
            yield understood(Intent.FEELING, person=sayable(person.words))
        yield understood(Intent.JUDGED if judged else Intent.STATE, matter=about(clause.rest)["matter"])
    elif judged and subject:
        yield understood(Intent.WENT if subject.is_event else Intent.JUDGED, matter=sayable(subject.words))
    else:
        thing = sayable(subject.words) if subject else None
        yield understood(Intent.STATE, whether=whether(clause), matter=thing)


def thought(words: Words) -> Iterator[Understood]:
    """ "Do you think she'll sign": what the statement is about."""
    clause = said_of(words)
    if clause is None:
        yield understood(Intent.THINKS, **about(words))
        return
    subject = as_matter(clause.subject)
    thing = sayable(subject.words) if subject and not subject.is_person else None
    if clause.verb in _GO and thing and clause.rest and clause.rest[0].low in JUDGES:
        yield understood(Intent.WENT, matter=thing)
        return
    found = about(clause.rest)
    person = sayable(subject.words) if subject and subject.is_person else found["person"]
    if clause.who in ("we", "i", "you"):
        if clause.tense in ("future", "modal"):
            yield understood(Intent.FORECAST, do=to_do(clause), whom="you" if clause.of_you else "us")
        yield understood(Intent.THINKS, **found)
    else:
        yield understood(
            Intent.THINKS,
            whether=whether(clause),
            matter=thing or (None if person else found["matter"]),
            person=person,
            whom=as_object(clause.subject),
            do=to_do(clause) if clause.tense in ("future", "modal") else None,
        )
