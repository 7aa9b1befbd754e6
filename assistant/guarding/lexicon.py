"""Word lists, read once from ``words/``, and the forms of verbs that follow from them."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"


def lines(name: str) -> list[str]:
    """The entries of a word list, without comments."""
    text = (files("assistant.guarding") / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def words(*names: str) -> frozenset[str]:
    """All words of some lists, however many stand on a line."""
    return frozenset(word for name in names for line in lines(name) for word in line.split())


@dataclass(frozen=True, slots=True)
class Verbs:
    base: frozenset[str]
    """Verbs that can open an order."""
    plain: frozenset[str]
    """Those that are nothing but verbs where they open a sentence."""
    nouns: frozenset[str]
    """Those that open a sentence as nouns or adjectives at least as often."""
    states: frozenset[str]
    """Those that nobody is ordered to."""
    base_of: dict[str, str]
    """Every form (told, telling, tells) to its base."""
    past: frozenset[str]
    """Simple pasts that are not also the base."""
    third: frozenset[str]
    """Third persons (keeps, goes) that are not also plural nouns."""
    participles: frozenset[str]
    gerunds: frozenset[str]


@cache
def verbs() -> Verbs:
    """The verb list with its forms."""
    base, nouns, states = set[str](), set[str](), set[str]()
    base_of: dict[str, str] = {}
    past, third, participles, gerunds = set[str](), set[str](), set[str](), set[str]()
    for line in lines("verbs"):
        entry, _, flag = line.partition(" :")
        verb, *forms = entry.split()
        {"noun": nouns, "state": states}.get(flag, base).add(verb)
        pasts = [forms[0], *forms[-1:]] if forms else _regular_pasts(verb)
        singular, gerund = _third_person(verb), _gerund(verb)
        for form in (singular, gerund, *pasts):
            base_of.setdefault(form, verb)
        past.add(pasts[0])
        participles.add(pasts[-1])
        gerunds.add(gerund)
        if flag != "noun":
            third.add(singular)
    every = base | nouns | states
    for verb in every:
        base_of[verb] = verb
    base_of |= {"was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "has": "have", "does": "do"}
    return Verbs(
        base=frozenset(base | nouns),
        plain=frozenset(base),
        nouns=frozenset(nouns),
        states=frozenset(states),
        base_of=base_of,
        past=frozenset(past - every),
        third=frozenset(third),
        participles=frozenset(participles),
        gerunds=frozenset(gerunds),
    )


def stem(word: str) -> str:
    """A form that a word shares with its inflections: tell, tells, told, telling."""
    base = verbs().base_of.get(word)
    if base:
        return base
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return verbs().base_of.get(word[:-1], word[:-1])
    return word


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles before an ending: plan, planned."""
    if len(verb) < 3 or verb[-1] in _VOWELS + "wxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(c in _VOWELS for c in verb) == 1 or verb in (
        "refer",
        "defer",
        "prefer",
        "transfer",
        "admit",
        "commit",
    )


def _regular_pasts(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb + "d"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [verb[:-1] + "ied"]
    return [verb + verb[-1] + "ed"] if _doubles(verb) else [verb + "ed"]


def _third_person(verb: str) -> str:
    if verb in ("have", "be"):
        return {"have": "has", "be": "is"}[verb]
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + verb[-1] + "ing" if _doubles(verb) else verb + "ing"
