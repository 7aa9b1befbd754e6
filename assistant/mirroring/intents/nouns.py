"""Noun phrases of a line: where one ends, and whether it is a person, an occasion or a mere time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain.words import NUMBERS, STOPS
from assistant.mirroring.intents.phrase_ends import (
    DEFINITE,
    DETERMINERS,
    MOST_IN_PHRASE,
    TIMES,
    end_of_phrase,
)
from assistant.mirroring.intents.verbs import base_of_gerund
from assistant.mirroring.intents.vocabulary import vocabulary
from assistant.mirroring.intents.words import Word, Words, say
from assistant.reading.lexicon import nouns, singular, word_lists

"""Nouns that are verbs where another noun stands before them: "let the renewal slip"."""
_ROLES = frozenset(
    "cfo ceo cto coo cio cro cmo cso cpo ciso vp svp evp md sdr bdr ae csm procurement".split()
)
_QUALITIES = frozenset(
    "confidence motivation timing pressure trust ownership silence morale attitude product".split()
)
"""Nouns that say too little without a word before them."""
_CHIEFS = frozenset("head director vp chief manager".split())
_BEING = frozenset("is are am was were be been not 's".split())
_OWNERS = frozenset("his her your my their our its".split())
_COUNTED = frozenset("many few several most more less much other fewer such".split())
_DAYS_OF = frozenset("field open training trade away induction site".split())
_LEADERS = frozenset("lead head owner director".split())
_QUARTER = re.compile(r"[qh]\d")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_DEPARTMENTS = vocabulary()["departments"]
_INTO = frozenset("in at by under into on".split())
_ON_PLACES = frozenset(
    "track board hold time top purpose leave average holiday paper call balance point".split()
)
_HOLLOW = vocabulary()["hollow"]
_PERSONS = frozenset("him her them me us".split())
_SUBJECT_FORMS = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us"}
_LINKS = {
    "of": None,
    "with": "step events deal account contract relationship handover lunch dinner agreement discussion issue",
    "for": "plan target forecast budget proposal timeline quote price agenda date deadline number goal case"
    " strategy presentation slide deck role preparation reference",
    "about": "email question feedback concern conversation discussion worry doubt message call talk",
    "at": "events champion contact buyer sponsor",
    "in": "events champion contact opportunity",
}
"""Prepositions that go on with the noun before them, and after which nouns they do."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A noun phrase as it stands in the line."""

    words: Words
    head: str
    """Its noun in the singular, in lower case."""
    is_person: bool = False
    is_event: bool = False
    is_time: bool = False
    is_definite: bool = True

    @property
    def text(self) -> str:
        return say(self.words)

    @property
    def is_plural(self) -> bool:
        last = self.words[-1].low
        return last.endswith("s") and last != self.head and not self.is_name

    @property
    def is_name(self) -> bool:
        return all(word.is_name or word.is_acronym for word in self.words)


def matters(words: Words) -> Iterator[Matter]:
    """Every noun phrase and personal pronoun, in order."""
    at = 0
    while at < len(words):
        word = words[at]
        if word.low in _PERSONS and not (word.low == "her" and end_of_phrase(words, at)):
            yield Matter((word,), word.low, is_person=word.low not in ("me", "us"), is_definite=True)
            at += 1
            continue
        end = end_of_phrase(words, at)
        if end is None:
            at += 1
            continue
        yield from _matter(words, at, end)
        at = end


def matter_of(words: Words) -> Matter | None:
    """What the words are about, if it is something in particular: no time, no "thing", no "a discount"."""
    found = [m for m in matters(words) if not _is_since(words, m)]
    is_told = any(m.is_person and m.is_definite for m in found)
    return next(
        (m for m in found if _tells(m) and not m.is_person and not (is_told and _is_place(words, m))), None
    )


def _is_since(words: Words, matter: Matter) -> bool:
    """ "Since the big win": it only says when."""
    at = next((i for i, word in enumerate(words) if word is matter.words[0]), 0)
    return at > 0 and words[at - 1].low in ("since", "until", "till")


def _is_place(words: Words, matter: Matter, where: tuple[str, ...] = ("in", "at", "from")) -> bool:
    """ "The manager in Athlone": it only says where the person is."""
    at = next((i for i, word in enumerate(words) if word is matter.words[0]), 0)
    return matter.is_name and at > 0 and words[at - 1].low in where


def person_of(words: Words) -> Matter | None:
    """Whom the words are about, where that is somebody in particular."""
    found = [m for m in matters(words) if m.is_person and m.is_definite]
    firms = [m for m in found if not _is_place(words, m, ("in",))]
    return next((m for m in firms if not _is_place(words, m)), firms[0] if firms else None)


def as_matter(words: Words) -> Matter | None:
    """The whole of ``words`` as one noun phrase."""
    end = end_of_phrase(words, 0) if words else None
    found = next(iter(_matter(words, 0, end)), None) if end else None
    return found if found and (end == len(words) or len(found.words) == len(words)) else None


def inner_of(words: Words) -> Matter | None:
    """What stands behind "the status of", "the update on"."""
    at = next((i for i, word in enumerate(words) if word.low in ("of", "on", "with")), None)
    return (matter_of(words[at + 1 :]) or person_of(words[at + 1 :])) if at is not None else None


def as_object(subject: Words) -> str:
    """A subject in the form that stands behind a preposition: "she" as "her"."""
    if len(subject) == 1 and subject[0].low in _SUBJECT_FORMS:
        return _SUBJECT_FORMS[subject[0].low]
    return say(subject)


def _tells(matter: Matter) -> bool:
    if matter.is_time or not matter.is_definite or _is_hollow(matter) or len(matter.words) > MOST_IN_PHRASE:
        return False
    if len(matter.words) == 1 and matter.head in _QUALITIES:
        return False
    if len(matter.words) == 2 and matter.words[-1].low.isdigit():
        return False
    if len(matter.words) == 1 and matter.is_plural:  # "calls", "decks": nothing in particular
        return False
    return (
        len(matter.words) > 1
        or matter.is_name
        or matter.head in nouns().mass
        or matter.head in nouns().topics
    )


def _is_hollow(matter: Matter) -> bool:
    """ "This part", but not "the business case"."""
    before = matter.words[-2].low if len(matter.words) > 1 else ""
    if matter.head in word_lists("nouns")["bodies"] and len(matter.words) == 2:
        return True
    if matter.head in vocabulary()["verdict-nouns"]:
        return True
    return matter.head in _HOLLOW and not (before in nouns().every and before not in _HOLLOW)


def _matter(words: Words, at: int, end: int) -> Iterator[Matter]:
    phrase = words[at:end]
    head = head_of(phrase)
    first = phrase[0].low
    is_person = (
        head in nouns().people
        or head in _ROLES
        or (len(phrase) == 1 and head in _DEPARTMENTS)
        or (len(phrase) > 1 and head in _LEADERS and phrase[-2].low in _DEPARTMENTS)
        or (len(phrase) > 1 and f"{phrase[-2].low}-{head}" in nouns().people)
        or (phrase[-1].is_name and phrase[-1].low in word_lists("first-names")["names"])
        # A name that no list knows may be a firm's: what one asks of people can be asked of firms as well.
        or (
            len(phrase) == 1
            and phrase[0].is_name
            and not {phrase[0].low, head} & (vocabulary()["tools"] | TIMES)
        )
        or (len(phrase) > 1 and first in ("mr", "mrs", "ms", "dr"))
    )
    is_person = is_person and not (head == "head" and len(phrase) == 2 and first in _OWNERS)
    owned = any(word.low in ("'s", "'") for word in phrase)
    is_manner = at > 0 and (_is_manner(words[at - 1].low, phrase) or _is_doing(words[at - 1].low, phrase))
    found = Matter(
        phrase,
        head,
        is_person=is_person,
        is_event=head in nouns().events,
        is_time=(
            head in TIMES
            and not (first in DEFINITE and phrase[-1].low == "minutes")
            and not _is_of_day(phrase)
        )
        or _ORDINAL.fullmatch(phrase[-1].low) is not None
        or _QUARTER.fullmatch(head) is not None
        or (phrase[-1].low in TIMES and not _is_of_day(phrase))
        or (first.isdigit() and len(phrase) == 1),
        is_definite=not is_manner
        and (
            first in DEFINITE
            or owned
            or any(word.is_name for word in phrase)
            or first in _ROLES
            or (_is_general(phrase, head) and (not is_person or head in _DEPARTMENTS))
        ),
    )
    yield replace(found, words=words[at : _end_of_tail(words, found, end)])


def _is_of_day(phrase: Words) -> bool:
    """ "The field day", "the open day"."""
    return len(phrase) > 2 and phrase[-1].low == "day" and phrase[-2].low in _DAYS_OF


def _is_manner(before: str, phrase: Words) -> bool:
    """ "In confidence", "on track", "in Salesforce": how or where, and nothing that is spoken of."""
    if before not in _INTO or len(phrase) > 1 or phrase[0].low in _DEPARTMENTS:
        return False
    if phrase[0].low in vocabulary()["tools"]:
        return True
    return (
        not phrase[0].is_name and not phrase[0].is_acronym and (before != "on" or phrase[0].low in _ON_PLACES)
    )


def _is_doing(before: str, phrase: Words) -> bool:
    """ "This one isn't closing": no noun there, though "closing" may be one."""
    return len(phrase) == 1 and before in _BEING and base_of_gerund(phrase[0].low) is not None


def _is_general(phrase: Words, head: str) -> bool:
    """ "Procurement", "follow-ups": spoken of without an article."""
    first = phrase[0].low
    if first in DETERMINERS | _COUNTED or first[0].isdigit() or first in NUMBERS:
        return False
    return phrase[-1].low in nouns().mass or phrase[-1].low != head


def _end_of_tail(words: Words, matter: Matter, end: int) -> int:
    """Past "with procurement", "of the deal", where it belongs to the noun."""
    if end >= len(words) or words[end].low not in _LINKS or matter.is_time:
        return end
    if matter.is_person and words[end].low != "of":
        return end
    after = _LINKS[words[end].low]
    of_event = after is not None and "events" in after.split() and matter.is_event
    fits = after is None or matter.head in after.split() or of_event
    stop = end_of_phrase(words, end + 1) if fits else None
    if stop is None and matter.head in _CHIEFS and end + 1 < len(words) and words[end + 1].low not in STOPS:
        return end + 2
    if stop is None and fits and end + 1 < len(words) and words[end + 1].low in _PERSONS:
        stop = end + 2
    if stop is None or stop - end > MOST_IN_PHRASE:
        return end
    inner = next(iter(_matter(words, end + 1, stop)), None)
    if inner is None or inner.is_time or _QUARTER.fullmatch(inner.head):
        return end
    if of_event and words[end].low == "with" and not inner.is_person:
        return end
    whole = end + 1 + len(inner.words)
    return whole if whole - end <= MOST_IN_PHRASE else stop


def head_of(phrase: Sequence[Word]) -> str:
    last = phrase[-1].low
    one = singular(last)
    return last if last in nouns().every and one not in nouns().every else one
