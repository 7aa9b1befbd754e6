"""Whom the talk is about: the name and the pronoun that the coachee used, and no other."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain.conversation import Role
from assistant.domain.reading import Person
from assistant.reading import pronouns
from assistant.reading.coachee import is_coachee, is_greeted
from assistant.reading.lexicon import is_common, near
from assistant.reading.naming import Place, Sort, places
from assistant.reading.standing import ENOUGH, evidence, is_outsider
from assistant.reading.tokens import Token, read_tokens

RECENT = 16
"""Messages, from the last back, in which the one talked about is looked for first."""
_HEARD_AGAIN = 0.5
"""What another occurrence adds to a word that no list knows as a name."""
_SPOKEN_OF = 1.0
"""What it adds that the same message says "he" or "she"."""
_KNOWN_BY_NOW = 1.0
"""What is enough for a name that was surely one elsewhere."""
_MAY_BE = 0.5
"""From here on a capital may be a person's, though it isn't surely one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named once: as shown, and where."""

    key: str
    name: str
    message: int
    at: int
    is_outsider: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """A word that could be a name, and how far it is one."""

    message: int
    place: Place
    evidence: float

    @property
    def key(self) -> str:
        return self.place.token.key


_ONE_TO_ONE = re.compile(r"\b(?:1:1|1-1|121|one[- ](?:on|to)[- ]one) (?:is )?with ([A-Z][\w'-]+)")


def names(said: Sequence[str]) -> Counter[str]:
    """People's names with how often they were used, in the coachee's own spelling."""
    messages = [read_tokens(text) for text in said]
    return Counter(m.name for m in _mentions(messages, _weigh(messages)))


def person(said: Sequence[str], role: Role) -> Person | None:
    """The one the talk is about now: in the last message that spoke of anybody, the one spoken of most.

    A leader's rep goes before a boss or a buyer. None where a rep's talk holds nobody. The pronoun is one
    that was used; no name tells it.
    """
    if role is Role.LEADER and said and (across := _across_the_table(said[-1])):
        return across
    found = _person(said[-RECENT:], role)
    if len(said) > RECENT and (found is None or found.name is None):
        return _person(said, role)
    return found


def _across_the_table(text: str) -> Person | None:
    """Whom a 1:1 is with, when the message says so and names others too."""
    met = _ONE_TO_ONE.search(text)
    key = met[1].lower() if met else ""
    pronoun = pronoun_of(key, [text]) if key else None
    return Person(met[1], pronoun) if met and pronoun else None


def pronoun_of(key: str, said: Sequence[str]) -> str | None:
    """he, she or they, as the one with this name is spoken of; None where it is no person's name."""
    named, spoken = _spoken_of(said)
    if not any(m.key == key for m in named):
        return None
    return spoken.of(key, is_alone=_is_one(named)) or "they"


def _person(said: Sequence[str], role: Role) -> Person | None:
    named, spoken = _spoken_of(said)
    about = _about(named, spoken, role)
    if about is None:
        used = spoken.of_unnamed(role is Role.LEADER)
        return Person(None, used or "they") if used or role is Role.LEADER else None
    return Person(about.name, spoken.of(about.key, is_alone=_is_one(named)) or "they")


def _is_one(named: Sequence[Mention]) -> bool:
    return len({m.key for m in named}) == 1


def _spoken_of(said: Sequence[str]) -> tuple[list[Mention], pronouns.Spoken]:
    messages = [read_tokens(text) for text in said]
    weighed = _weigh(messages)
    named = _mentions(messages, weighed)
    strangers = {
        (w.message, w.place.at): pronouns.STRANGER
        for w in weighed
        if w.place.sort is Sort.UNKNOWN and w.evidence >= _MAY_BE
    }
    return named, pronouns.spoken(messages, strangers | {(m.message, m.at): m.key for m in named})


def _about(named: Sequence[Mention], spoken: pronouns.Spoken, role: Role) -> Mention | None:
    if role is Role.LEADER:
        outsiders = {m.key for m in named if m.is_outsider}
        led = [m for m in named if m.key not in outsiders]
        if not led and spoken.of_unnamed(of_reps=True):
            return None
        named = led or named
    if not named:
        return None
    keys = {m.key for m in named}
    uses = [(m.message, m.key) for m in named] + [use for use in spoken.uses if use[1] in keys]
    last = max(message for message, _ in uses)
    here = Counter(key for message, key in uses if message == last)
    overall = Counter(key for _, key in uses)
    latest = {key: number for number, (_, key) in enumerate(uses)}
    best = max(here, key=lambda key: (here[key], overall[key], latest[key]))
    return next(m for m in named if m.key == best)


def _weigh(messages: Sequence[Sequence[Token]]) -> list[Weighed]:
    """Every word that could be a name, but for the coachee's own."""
    found = [(number, place) for number, tokens in enumerate(messages) for place in places(tokens)]
    own = {place.token.key for _, place in found if is_coachee(place)}
    return [Weighed(number, place, evidence(place)) for number, place in found if place.token.key not in own]


def _mentions(messages: Sequence[Sequence[Token]], weighed: Sequence[Weighed]) -> list[Mention]:
    """Every time a person is named, in order."""
    accepted = _accepted(weighed, messages)
    named = [
        Mention(w.key, _shown(w.place), w.message, w.place.at, is_outsider(w.place))
        for w in weighed
        if w.key in accepted and w.evidence >= accepted[w.key] and not is_greeted(w.place)
    ]
    return list(_of_one_spelling(_without_surnames(named, messages)))


def _accepted(weighed: Sequence[Weighed], messages: Sequence[Sequence[Token]]) -> Mapping[str, float]:
    """What is a name at all, and how much evidence a single place must then have."""
    accepted: dict[str, float] = {}
    unknown: dict[str, list[float]] = {}
    sure = {w.key for w in weighed if w.evidence >= ENOUGH and w.place.sort is not Sort.UNKNOWN}
    for w in weighed:
        if w.place.sort is Sort.UNKNOWN:
            alone = not any(token.key in sure for token in messages[w.message])
            heard = alone and w.evidence > 0 and pronouns.is_spoken(messages[w.message])
            unknown.setdefault(w.key, []).append(w.evidence + (_SPOKEN_OF if heard else 0.0))
        elif w.evidence >= ENOUGH:
            accepted[w.key] = ENOUGH if w.place.sort is Sort.WORD else _KNOWN_BY_NOW
    for key, found in unknown.items():
        against = sum(each for each in found if each < 0)
        again = _HEARD_AGAIN * max(sum(each > 0 for each in found) - 1, 0)
        if max(found) + against + again >= ENOUGH:
            accepted[key] = 0.0
    return accepted


def _shown(place: Place) -> str:
    """The name with a capital, and "Mr" and the like before it."""
    text = place.token.text[: len(place.token.low.removesuffix("'s"))]
    name = text[0].upper() + text[1:]
    dot = 1 if place.word(-1) == "." else 0
    if place.word(-1 - dot) in near("titles"):
        title = place.tokens[place.at - 1 - dot].text
        return f"{title[0].upper()}{title[1:]}{'.' * dot} {name}"
    return name


def _without_surnames(named: Sequence[Mention], messages: Sequence[Sequence[Token]]) -> list[Mention]:
    """Of "Rose Albrecht" the first name is kept, and a surname used alone later means the same person."""
    first_of: dict[str, str] = {}
    for m in named:
        tokens = messages[m.message]
        after = tokens[m.at + 1] if m.at + 1 < len(tokens) else None
        if after and after.capital and not tokens[m.at].is_owner and not is_common(after.key):
            first_of.setdefault(after.key, m.key)
    by_place = {(m.message, m.at): m.key for m in named}
    kept = [
        m for m in named if m.key not in first_of or by_place.get((m.message, m.at - 1)) != first_of[m.key]
    ]
    return [replace(m, key=first_of.get(m.key, m.key)) for m in kept]


def _of_one_spelling(named: Sequence[Mention]) -> Iterator[Mention]:
    shown: dict[str, str] = {}
    for m in named:
        yield replace(m, name=shown.setdefault(m.key, m.name))
