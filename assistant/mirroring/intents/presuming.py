"""Lines that carry their own answer: what they are about once the verdict is left out."""

import re
from collections.abc import Iterator, Mapping

from assistant.domain.words import PREPOSITIONS
from assistant.guarding.parsed import AUX
from assistant.mirroring.intents.clauses import Clause, action, question
from assistant.mirroring.intents.closed import closed
from assistant.mirroring.intents.nouns import as_matter, as_object, head_of, matters
from assistant.mirroring.intents.others import JUDGES, forecast, is_ahead
from assistant.mirroring.intents.phrase_ends import end_of_phrase
from assistant.mirroring.intents.slots import (
    about,
    did,
    doing,
    felt,
    inner_action,
    is_fault,
    said_of,
    sayable,
    when,
)
from assistant.mirroring.intents.understood import Intent, Understood, understood
from assistant.mirroring.intents.vocabulary import alternatives, opening, vocabulary
from assistant.mirroring.intents.words import PAUSE, Word, Words, lows
from assistant.mirroring.intents.yours import FEELS
from assistant.reading.lexicon import nouns, qualities

_LEADS = re.compile(
    rf"^(?:{alternatives('presumes')}) (?:,? ?)(?:(?:{alternatives('presumes-on')}) )*"
    r"(?:that |how |because |like |to say )?"
)
_HOW = frozenset("how what why when who".split())
_WRONG = opening("wrong")
_ENDED = opening("ended")
_REPROACHED = vocabulary()["knowing"] | vocabulary()["virtues"]
_VERDICTS = (qualities()["judging"] | vocabulary()["verdicts"] | JUDGES) - {"whole", "clear", "big", "small"}
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
    lead, rest = _without_leads(words)
    clause = said_of(rest) if lead and rest else None
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
    if at_the_time := when(words):
        yield understood(Intent.ACCOUNT, did=at_the_time)
    if clause:
        yield from content(clause)
    yield from _of_thing(rest if lead else words)
    yield understood(Intent.VIEW)


def _without_leads(words: Words) -> tuple[bool, Words]:
    """Whether something leads the statement in, such as "I think we both know", and the statement."""
    rest = words
    while lead := _LEADS.match(" ".join(lows(rest)) + " "):
        rest = rest[len(lead.group().split()) :]
    return rest != words, rest


def content(clause: Clause) -> Iterator[Understood]:
    """What a presumed statement is about."""
    if clause.of_you:
        yield from _of_you(clause)
        return
    subject = as_matter(clause.subject)
    if clause.who in ("that", "this", "it") and len(clause.subject) == 1 and (thing := pointed_at(clause)):
        yield from _of_thing(thing)
    elif clause.who in ("he", "she", "they") or (subject and subject.is_person and subject.is_definite):
        yield understood(Intent.PERSON, whom=as_object(clause.subject))
        yield from _of_thing(clause.rest)
    elif inner_action(clause):
        yield understood(
            Intent.JUDGED if subject and not _is_hollow(subject.head) else Intent.FORECAST,
            matter=None if clause.of_pronoun or not subject else sayable(subject.words),
        )
    elif subject and not clause.of_pronoun and not _is_hollow(subject.head):
        yield from _of_thing(clause.subject)
    elif clause.verb == "be" or clause.of_pronoun or subject:
        yield from _of_thing(clause.rest)


def pointed_at(clause: Clause) -> Words:
    """ "That was a weak close": "that close"."""
    if clause.verb != "be" or lows(clause.rest[:1]) not in (("a",), ("an",), ("your",), ("our",)):
        return ()
    end = next((i for i, word in enumerate(clause.rest) if word.low in PREPOSITIONS), len(clause.rest))
    named = clause.rest[end - 1]
    if head_of((named,)) not in nouns().events | vocabulary()["shown"] | _SPOKEN_OF:
        return ()
    return (Word("that", "that"), named)


def _of_you(clause: Clause) -> Iterator[Understood]:
    found = about(clause.rest)
    first = next((w.low for w in clause.rest if w.low not in _SOFT), "")
    if clause.verb == "feel" or (clause.verb == "be" and first in FEELS):
        yield understood(Intent.FELT if clause.tense == "past" else Intent.FEELING, **felt(clause.rest))
    elif clause.aux in _NEEDS or (clause.verb in ("need", "have") and lows(clause.rest[:1]) == ("to",)):
        act = action(clause.rest) if clause.verb in ("need", "have") else clause
        yield _looked_at(act, clause.tense == "past", found)
    elif clause.verb == "be" and (act := inner_action(clause)) and act.verb in vocabulary()["liking"]:
        yield understood(Intent.FEELING, **found)
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
        told = did(clause) if clause.tense == "past" and clause.rest else None
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
        or not clause.rest
        or is_fault(clause)
        or clause.verb in _REPROACHED
        or clause.verb in ("be", "have", "feel")
    ):
        return None
    if any(
        word.low in _SOFT | JUDGES or word.low in ("me", "much", "many", "nobody", "nothing")
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
    if "for" in lows(words) and _FOR.match(" ".join(lows(words))):
        yield from _for_somebody(words[lows(words).index("for") + 1 :])
        return
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
    elif subject and subject.is_person and subject.is_definite:
        yield understood(Intent.PERSON, whom=as_object(clause.subject))
        yield from _of_thing(clause.rest)
    else:
        yield from _of_thing((*clause.subject, PAUSE, *clause.rest))
        if lows(words[:1]) != ("how",):
            yield from closed(words)
    yield understood(Intent.VIEW)


def _for_somebody(words: Words) -> Iterator[Understood]:
    """ "How frustrating must it be for Emma to wait": what is known of how she sees it."""
    end = end_of_phrase(words, 0)
    named = as_matter(words[:end]) if end else None
    if named and named.is_person:
        yield understood(Intent.PERSON, whom=sayable(named.words))
    elif lows(words[:1]) == ("you",):
        yield understood(Intent.FELT)
    yield understood(Intent.VIEW)


def _is_hollow(head: str) -> bool:
    return head in vocabulary()["hollow"] or head in (
        "problem",
        "issue",
        "point",
        "truth",
        "reason",
        "thing",
        "fact",
        "mistake",
    )


_FOR = re.compile(
    r"^how [a-z-]+ (?:must|would|was|is|will|might|could) (?:it|this|that) (?:have )?(?:be|been )?"
)
_SPOKEN_OF = frozenset(
    "close opening question answer deal discount offer number forecast week month quarter".split()
)
_SOFT = frozenset(
    "a bit too so very quite rather little really kind of pretty fairly slightly somewhat more less".split()
)
