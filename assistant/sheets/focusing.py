"""The one focus of a 1:1: a deal, a skill or the person, by what was said of it."""

import re

from assistant.domain.journey import Part
from assistant.domain.sheet import SheetEntry
from assistant.domain.words import plain, straight
from assistant.reading import people
from assistant.reading.skills import place_of
from assistant.reading.topics import deal
from assistant.sheets.ground import Ground

_DEAL = re.compile(
    r"\b(?:worth|\d+ ?k|arr|acv|proposals?|poc|procurement|pilot|customer|client|buyer"
    r"|deals?|renewals?|tenders?|rfps?|contracts?|opportunit(?:y|ies)|accounts?)\b"
)
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")
_ALONE = re.compile(r"^\W*(?:the )?([A-Z][\w&-]*(?: [A-Z][\w&-]*)?)\W*$")
_WAY = re.compile(
    r"\bhow (?:he|she|they) (?!is\b|are\b|was\b|feels?\b|does\b|do\b|copes?\b|sees?\b|likes?\b|spends?\b)\w+"
)
"""A way of working: "how she opens her calls"."""
_PERSON = re.compile(
    r"\b(?:person|mood|motivation|morale|confidence|trust|workload|stress|holiday|career|growth|promotion"
    r"|how (?:he|she|they)(?:'s| is|'re| are)|himself|herself|themselves|unhappy|leaving|burn\w*|energy"
    r"|health|family|attitude|team)\b"
)


def focus(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    """Which it is, by what is spoken of first, then the words; nothing where nothing was chosen."""
    told = ground.told(part)
    if not told:
        return ()
    person = ground.at.reading.person
    chosen = kind(" ".join(entry.text for entry in told), person.name if person else None)
    return (SheetEntry(chosen), *told)


def kind(text: str, person: str | None = None) -> str:
    """``The deal``, ``The skill`` or ``The person``, whichever is spoken of first.

    A name alone is a customer's, unless it is the person's; where nothing tells, it is the person.
    """
    line = plain(text)
    named = deal([text], frozenset(people.names([text])))
    found = _DEAL.search(line)
    way = _WAY.search(line)
    deal_at = found.start() if found else line.find(plain(named).removeprefix("the ")) if named else None
    skill_at = [at for at in (place_of(text), way.start() if way else None) if at is not None]
    places = {
        "The deal": deal_at,
        "The skill": min(skill_at, default=None),
        "The person": match.start() if (match := _PERSON.search(line)) else None,
    }
    there = {name: place for name, place in places.items() if place is not None and place >= 0}
    if there:
        return min(there, key=lambda name: there[name])
    alone = named_alone(text)
    others = {*_NAME.findall(straight(text)), *((alone,) if alone else ())}
    return "The deal" if others - {(person or "").split(" ")[0]} else "The person"


def named_alone(text: str) -> str | None:
    """The name that is all of an answer: "Kestrel"."""
    match = _ALONE.match(straight(text))
    return match[1] if match else None
