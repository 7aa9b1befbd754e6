"""Whom a journey is about, and which deal: the one that it began with, whoever else is named on the way."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.conversation import Role
from assistant.domain.journey import Journey
from assistant.domain.reading import Person, Reading
from assistant.domain.words import straight
from assistant.reading import people
from assistant.reading.corrections import put_right
from assistant.reading.naming import Sort, sort_of
from assistant.reading.tokens import read_tokens
from assistant.reading.topics import deal

_MET = re.compile(
    r"(?i:\b(?:1:1|1-1|121|1on1|one[- ](?:on|to)[- ]one|weekly|monthly|fortnightly|catch[- ]?up|meeting|meet"
    r"|review|talk|chat|session|sit(?:ting)? down|done|finished|back|prep(?:ping|are|aring)?|i'?ve got"
    r"|i have)"
    r"(?: (?:today|tomorrow|now|just now))?[,:]?(?: (?:is|with|w/|for|from|my|the|a|rep|manager|1:1))*) "
    r"(?P<name>[A-Z][\w'-]+)"
)
_SENTENCE = re.compile(r"(?<!Signed!)(?<!Won!)(?<!Lost!)(?<!Closed!)(?<=[.!?])\s+|\n+", re.IGNORECASE)
""" "Signed! Ferrum, 310k": a cry and what it is about are one."""
_NAMED_IN_PASSING = re.compile(
    r"\b(?i:(?:thing|business|story|affair|mess|saga|deal|work) (?:with|at)|all about|it'?s about|chewing on"
    r"|look(?:ing)? (?:back )?(?:at|on)|(?:asks?|asked|asking|moan\w*|going on) (?:\w+ )?about|going over"
    r"|(?:close|far|busy) with|(?:months|weeks|year|years|spent \w+ \w+|day|time|working) (?:on|at|into)) "
    r"(?P<about>[A-Z][\w&-]+)(?!')\b"
    r"|\b[Tt]he (?P<theirs>[A-Z][\w&-]+) (?:people|lot|team|guys|folks|thing|story|one|board|pilot|bid|job)\b"
    r"|(?:^|[.!?,]\s+|\b(?:so|and|well|because|since|that) )(?P<ended>[A-Z][\w&-]+)"
    r"(?:'s| is| was| has| just| finally| went| has gone)* "
    r"(?:south|sideways|fell (?:through|over|apart)|off|over|died|slipped away|away|a no|blown|history|out)\b"
    r"|(?:^|[.!?,]\s+)(?P<meant>[A-Z][\w&-]+),? (?:I mean|i mean)\b"
    r"|^\W*(?P<alone>[A-Z][\w&-]+)[.!…]*(?:\s+(?:Gone|gone|Lost|lost|Dead|dead|No|Out)\b.{0,10})?$",
    re.MULTILINE,
)
"""Where the deal's firm is named by the way: "the whole thing with Kestrel"."""
_FIRM_ENDED = re.compile(
    r"(?:^|[.!?:]\s+|\b(?:so|then|well|and|that|today|yesterday),? )"
    r"(?P<firm>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*)?)"
    r"(?:'s)? (?:(?:has|have|just|finally|also|is|are|all) )*"
    r"(?:said (?:no|yes)|went with|chose|picked|pulled (?:out|the plug)|walked|backed out|dropped us"
    r"|is (?:gone|lost|won|ours|dead)|gone|lost|ghosted|turned us down|signed|came through|cancelled"
    r"|declined)\b"
)
_FIRM_FIRST = re.compile(
    r"(?:^|[.!?]\s+)\W*(?i:lost|won|signed|closed|deal|story|re|about)\s*[:!,–-]+\s*(?P<firm>[A-Z][\w&'-]*)"
    r"|\b(?i:blew|botched|lost|won|landed|closed|signed|bagged|dropped)(?: the)? (?P<named>[A-Z][\w&'-]*)"
)
_ENDED = re.compile(
    r"\b(?:lost|lose|losing|won|win|winning|signed|closed|gone|went (?:to|with)|said (?:no|yes)|picked"
    r"|chose)\b",
    re.IGNORECASE,
)


def about(reading: Reading, journey: Journey, said: Sequence[str]) -> Reading:
    """The reading with the person or the deal that the journey began with, whoever was named since."""
    if journey.outcome:
        return replace(reading, deal=looked_back_at(said) or reading.deal)
    if reading.role is Role.LEADER:
        return replace(reading, person=met(said, reading.person))
    return replace(reading, person=corrected(reading.person, said))


def met(said: Sequence[str], found: Person | None) -> Person | None:
    """Whom a leader's page is about: first the one that is met, then whoever is named first.

    ``found``: the one that the talk is about now, who stays where nobody was named before.
    """
    name = _named_first(said)
    if name is None:
        return found
    right = put_right(name, said)
    if found is not None and found.name == right:
        return found
    pronoun = people.pronoun_of(right.lower(), said) or people.pronoun_of(name.lower(), said) or "they"
    return Person(right, pronoun)


def _named_first(said: Sequence[str]) -> str | None:
    for at, text in enumerate(said):
        for match in _MET.finditer(straight(text)):
            if people.pronoun_of(match["name"].lower(), said[: at + 1]):
                return match["name"]
    for at in range(len(said)):
        first = people.person(said[: at + 1], Role.LEADER)
        if first is not None and first.name is not None:
            return first.name
    return None


def looked_back_at(said: Sequence[str]) -> str | None:
    """The deal that a look back is at: the one that is said to have ended, else the one named first."""
    names = frozenset(people.names(said))
    first: str | None = None
    for text in said:
        for sentence in map(straight, _SENTENCE.split(text)):
            named = _firm(sentence, names) or deal([sentence], names)
            if named and _ENDED.search(sentence):
                return named
            first = first or named
    return first or next((f for text in said if (f := _in_passing(text, names))), None)


def _in_passing(text: str, names: frozenset[str]) -> str | None:
    """A firm that is named by the way, where it can hardly be anything but the deal."""
    for match in _NAMED_IN_PASSING.finditer(straight(text)):
        firm = next(found for found in match.groups() if found)
        known = {part for name in names for part in name.split()}
        sort = sort_of(read_tokens(firm)[0])
        if (
            firm not in known
            and firm.lower() not in _NO_FIRMS
            and sort in (Sort.UNKNOWN, Sort.WORD, Sort.THING)
        ):
            return f"the {firm} deal"
    return None


def _firm(sentence: str, names: frozenset[str]) -> str | None:
    match = _FIRM_ENDED.search(sentence) or _FIRM_FIRST.search(sentence)
    firm = next((found for found in match.groups() if found), None) if match else None
    if firm is None or firm in names or firm.lower() in _NO_FIRMS:
        return None
    return f"the {firm} deal"


_NO_FIRMS = frozenset(
    "i we they he she it you the this that my our their procurement legal finance it's".split()
)


def corrected(person: Person | None, said: Sequence[str]) -> Person | None:
    """The person of a talk, by the name that was put right."""
    if person is None or person.name is None:
        return person
    return replace(person, name=put_right(person.name, said))
