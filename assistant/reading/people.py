"""Whom the talk is about: the name and the pronoun that the coachee used, and no other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.conversation import Role
from assistant.domain.reading import Person
from assistant.reading import pronouns
from assistant.reading.lexicon import is_common, singular
from assistant.reading.naming import (
    DEPARTMENTS,
    ENOUGH,
    OTHERS,
    THEIRS,
    TITLES,
    Place,
    evidence,
    is_coachee,
    kind,
)
from assistant.reading.tokens import Token, read_tokens

_GREETINGS = frozenset("hi hello hey dear hiya morning evening".split())
_HEARD_AGAIN = 0.5
"""What another occurrence adds to a word that no list knows as a name."""
_SPOKEN_OF = 1.0
"""What it adds that the same message says "he" or "she"."""

_MAY_BE = 0.5
"""From here on a capital may be a person's, though it isn't surely one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named once: as shown, and where."""

    key: str
    name: str
    message: int
    at: int
    is_other: bool = False
    """Called a boss, a buyer or somebody else whom a leader doesn't lead."""


def names(said: Sequence[str]) -> Counter[str]:
    """People's names with how often they were used, in the coachee's own spelling."""
    return Counter(m.name for m in _mentions([read_tokens(text) for text in said]))


def person(said: Sequence[str], role: Role) -> Person | None:
    """The one the talk is about now: of those in the last message that spoke of anybody, the one spoken of most.

    A leader's rep goes before a boss or a buyer. None where a rep's talk holds nobody. The pronoun is one that was
    used; no name tells it.
    """
    named, spoken = _spoken_of(said)
    about = _about(named, spoken, role)
    if about is None:
        used = spoken.of_unnamed(role is Role.LEADER)
        return Person(None, used or "they") if used or role is Role.LEADER else None
    return Person(about.name, spoken.of(about.key, is_alone=len({m.key for m in named}) == 1) or "they")


def pronoun_of(key: str, said: Sequence[str]) -> str | None:
    """he, she or they, if the one whose name has this key is spoken of so; None where that is no person's name."""
    named, spoken = _spoken_of(said)
    if not any(m.key == key for m in named):
        return None
    return spoken.of(key, is_alone=len({m.key for m in named}) == 1) or "they"


def _spoken_of(said: Sequence[str]) -> tuple[list[Mention], pronouns.Spoken]:
    messages = [read_tokens(text) for text in said]
    named = _mentions(messages)
    meant = {
        (number, at): pronouns.STRANGER
        for number, tokens in enumerate(messages)
        for at, token in enumerate(tokens)
        if kind(token) == "unknown" and evidence(Place(tokens, at)) >= _MAY_BE
    }
    return named, pronouns.spoken(messages, meant | {(m.message, m.at): m.key for m in named})


def _about(named: Sequence[Mention], spoken: pronouns.Spoken, role: Role) -> Mention | None:
    if role is Role.LEADER:
        others = {m.key for m in named if m.is_other}
        theirs = [m for m in named if m.key not in others]
        if not theirs and spoken.of_unnamed(of_reps=True):
            return None
        named = theirs or named
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


def _mentions(messages: Sequence[Sequence[Token]]) -> list[Mention]:
    """Every time a person is named, in order."""
    places = [
        (number, Place(tokens, at))
        for number, tokens in enumerate(messages)
        for at, token in enumerate(tokens)
        if kind(token) is not None
    ]
    own = {place.token.key for _, place in places if is_coachee(place)}
    weighed = [(n, place, evidence(place)) for n, place in places if place.token.key not in own]
    accepted = _accepted(weighed, messages)
    named: list[Mention] = []
    for number, place, found in weighed:
        key = place.token.key
        if key in accepted and found >= accepted[key] and not _is_greeted(place):
            named.append(Mention(key, _shown(place), number, place.at, _is_other(place)))
    return list(_of_one_spelling(_without_surnames(named, messages)))


def _accepted(
    weighed: Sequence[tuple[int, Place, float]], messages: Sequence[Sequence[Token]]
) -> dict[str, float]:
    """What is a name at all, and how much evidence a single place must then have."""
    accepted: dict[str, float] = {}
    unknown: dict[str, list[float]] = {}
    sure = {p.token.key for _, p, found in weighed if found >= ENOUGH and kind(p.token) != "unknown"}
    for number, place, found in weighed:
        key = place.token.key
        if kind(place.token) == "unknown":
            alone = not any(token.key in sure for token in messages[number])
            heard = _SPOKEN_OF if alone and found > 0 and pronouns.is_spoken(messages[number]) else 0.0
            unknown.setdefault(key, []).append(found + heard)
        elif found >= ENOUGH:
            accepted[key] = ENOUGH if kind(place.token) == "words" else 1.0
    for key, all_found in unknown.items():
        against = sum(found for found in all_found if found < 0)
        again = _HEARD_AGAIN * (sum(found > 0 for found in all_found) - 1)
        if max(all_found) + against + max(again, 0) >= ENOUGH:
            accepted[key] = 0.0
    return accepted


def _is_greeted(place: Place) -> bool:
    """ "Hi Alex" at the start speaks to somebody and tells nothing of them."""
    return place.word(-1) in _GREETINGS and place.at <= 2


def _is_other(place: Place) -> bool:
    before, after = place.word(-1), (place.word(1), place.word(2), place.word(3))
    if singular(before) in OTHERS - THEIRS:
        return True
    if after[0] == "," and after[1] in {"my", "our", "the", "their", "his", "her"}:
        return singular(after[2]) in OTHERS - THEIRS
    if after[0] in {"at", "from"}:
        return True
    return after[0] == "in" and after[1] in DEPARTMENTS


def _shown(place: Place) -> str:
    """The name with a capital, and "Mr" and the like before it."""
    text = place.token.text[: len(place.token.low.removesuffix("'s"))]
    name = text[0].upper() + text[1:]
    dot = 1 if place.word(-1) == "." else 0
    title = place.word(-1 - dot)
    if title in TITLES:
        typed = place.tokens[place.at - 1 - dot].text
        return f"{typed[0].upper()}{typed[1:]}{'.' * dot} {name}"
    return name


def _without_surnames(named: Sequence[Mention], messages: Sequence[Sequence[Token]]) -> list[Mention]:
    """Of "Rose Albrecht" the first name is kept, and a surname used alone later means the same person."""
    places = {(m.message, m.at): m for m in named}
    first_of: dict[str, str] = {}
    for m in named:
        after = messages[m.message][m.at + 1 : m.at + 2]
        is_bare = not messages[m.message][m.at].is_owner
        if is_bare and after and after[0].capital and not is_common(after[0].key) and m.key not in first_of:
            first_of.setdefault(after[0].key, m.key)
    kept = []
    for m in named:
        before = places.get((m.message, m.at - 1))
        if before is not None and first_of.get(m.key) == before.key:
            continue
        kept.append(m)
    return [Mention(first_of.get(m.key, m.key), m.name, m.message, m.at, m.is_other) for m in kept]


def _of_one_spelling(named: Sequence[Mention]) -> Iterator[Mention]:
    shown: dict[str, str] = {}
    for m in named:
        shown.setdefault(m.key, m.name)
    for m in named:
        yield Mention(m.key, shown[m.key], m.message, m.at, m.is_other)
