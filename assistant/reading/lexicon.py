"""Word lists as data: text files beside ``patterns``, read once, with the small morphology that they need."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.domain.words import DETERMINERS, STOPS, VERBS

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_VOWELS = "aeiou"


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of ``patterns/NAME.txt`` by their heading: ``[heading]`` and what it says, then words."""
    lists: dict[str, list[str]] = {}
    under: list[str] = []
    text = files("assistant.reading.patterns").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            under = lists.setdefault(line[1 : line.index("]")], [])
        elif not line.startswith("#"):
            under += line.split()
    return {heading: frozenset(words) for heading, words in lists.items()}


def folded(word: str) -> str:
    """In lower case and without accents: "Sinéad" and "sinead" are one name."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))


def singular(word: str) -> str:
    """
    >>> [singular(w) for w in ("demos", "territories", "pitches", "process", "crm", "1:1s")]
    ['demo', 'territory', 'pitch', 'process', 'crm', '1:1']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def near(name: str) -> frozenset[str]:
    """Words whose neighbour one learns something of, by their heading in ``neighbours.txt``."""
    return word_lists("neighbours")[name]


@dataclass(frozen=True, slots=True)
class Forms:
    """One verb's forms. ``finite``: what can stand after "she"; ``every`` has the base and -ing as well."""

    finite: frozenset[str]
    every: frozenset[str]


def verb_forms(entry: str) -> Forms:
    """The forms of ``base`` or ``base/past[/participle]``.

    >>> sorted(verb_forms("nod").finite), sorted(verb_forms("tell/told").finite)
    (['nodded', 'nods'], ['tells', 'told'])
    """
    base, *past = entry.split("/")
    short = 2 < len(base) < 6 and not base.endswith(("er", "en", "or", "on"))
    doubled = short and base[-1] not in "wxyaeiou" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    stem = base + base[-1] if doubled else base
    consonant_y = base.endswith("y") and base[-2] not in _VOWELS
    if consonant_y:
        third, regular = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith(("s", "x", "sh", "ch", "o")):
        third, regular = base + "es", stem + "ed"
    else:
        third, regular = base + "s", (base + "d" if base.endswith("e") else stem + "ed")
    going = base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else stem + "ing"
    finite = {third, *(past or [regular])}
    return Forms(frozenset(finite), frozenset({base, going, *finite}))


@dataclass(frozen=True, slots=True)
class Verbs:
    """Finite forms by who does them, and every form of all of them."""

    human: frozenset[str]
    reporting: frozenset[str]
    general: frozenset[str]
    every: frozenset[str]
    finite: frozenset[str]
    """The forms of all of them that can stand after "she"."""


@cache
def verbs() -> Verbs:
    lists = {heading: [verb_forms(e) for e in entries] for heading, entries in word_lists("verbs").items()}
    finite = {heading: frozenset().union(*(f.finite for f in forms)) for heading, forms in lists.items()}
    every = frozenset().union(*(f.every for forms in lists.values() for f in forms))
    return Verbs(
        finite["human"], finite["reporting"], finite["general"], every, frozenset().union(*finite.values())
    )


@dataclass(frozen=True, slots=True)
class Nouns:
    events: frozenset[str]
    deals: frozenset[str]
    topics: frozenset[str]
    """Whatever may be the head of a topic, in the singular."""
    mass: frozenset[str]
    with_the: frozenset[str]
    bare_plurals: frozenset[str]
    verbs_too: frozenset[str]
    people: frozenset[str]
    unfit: frozenset[str]
    """People, what says nothing, bodies and figures of speech."""
    every: frozenset[str]


@cache
def nouns() -> Nouns:
    lists = word_lists("nouns")
    unfit = lists["people"] | lists["vague"] | lists["bodies"]
    topics = (lists["events"] | lists["deals"] | lists["trade"] | lists["mass"]) - unfit
    return Nouns(
        events=lists["events"],
        deals=lists["deals"],
        topics=topics,
        mass=lists["mass"],
        with_the=lists["with-the"],
        bare_plurals=lists["bare-plurals"],
        verbs_too=lists["verbs-too"],
        people=lists["people"],
        unfit=unfit,
        every=frozenset().union(*lists.values()),
    )


@cache
def qualities() -> Mapping[str, frozenset[str]]:
    return word_lists("qualities")


@cache
def _common() -> frozenset[str]:
    return (
        STOPS
        | DETERMINERS
        | VERBS
        | verbs().every
        | nouns().every
        | _joined(*qualities().values(), *word_lists("common-words").values())
    )


def _joined(*lists: Iterable[str]) -> frozenset[str]:
    return frozenset(word for words in lists for word in words)


def is_common(word: str) -> bool:
    """An everyday word of English as far as the lists know, in lower case; a few of them are names too."""
    if word in _common() or singular(word) in _common():
        return True
    return len(word) > 5 and word.endswith(
        (
            "ing",
            "ed",
            "ly",
            "ness",
            "ment",
            "tion",
            "sion",
            "able",
            "ible",
            "less",
            "ful",
            "ship",
            "ity",
            "ism",
        )
    )
