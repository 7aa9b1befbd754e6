"""Filling a question's slots with the coachee's own words, so that it fits no one else's situation."""

import re
from dataclasses import dataclass

from assistant.domain.reading import Reading

SLOT = re.compile(r"\{(?P<name>person's|person|deal|topic|moment|they|them|their)(?:\|(?P<fallback>[^{}|]*))?\}")
"""``{name|fallback}``; they, them and their need no fallback."""

_FORMS = {
    "he": {"they": "he", "them": "him", "their": "his"},
    "she": {"they": "she", "them": "her", "their": "her"},
    "they": {"they": "they", "them": "them", "their": "their"},
}
_OWNED = re.compile(r"^(?:his|her|their|[A-Z][^\s]*'s) ")


@dataclass(frozen=True, slots=True)
class Filled:
    text: str
    specific: int
    """How many slots hold the coachee's own words."""


@dataclass(frozen=True, slots=True)
class Filling:
    """The coachee's words by slot; a slot that isn't here takes its fallback."""

    words: dict[str, str]
    pronoun: str = "they"

    def about(self, topic: str) -> "Filling":
        """The same words with another topic."""
        return Filling({**self.words, "topic": topic}, self.pronoun)

    def fill(self, template: str) -> Filled:
        specific = 0

        def word(slot: re.Match[str]) -> str:
            nonlocal specific
            name = slot["name"]
            if name in _FORMS["they"]:
                return _FORMS[self.pronoun][name]
            if name in self.words:
                specific += 1
                return self.words[name]
            return slot["fallback"] or ""

        text = SLOT.sub(word, template)
        return Filled(text[:1].upper() + text[1:], specific)


def for_coachee(reading: Reading) -> Filling:
    """Words for a question that the coachee is asked."""
    words = _matters(reading.topics, reading)
    if reading.person and reading.person.name:
        words |= {"person": reading.person.name, "person's": f"{reading.person.name}'s"}
    return Filling(words, reading.person.pronoun if reading.person else "they")


def for_the_rep(reading: Reading) -> Filling:
    """Words for a question that the leader will ask her rep: what is the rep's becomes "your"."""
    name = reading.person.name if reading.person else None
    hers = tuple(t for t in reading.topics if not t.startswith("your "))
    turned = tuple(_OWNED.sub("your ", t) if _is_theirs(t, name) else t for t in hers)
    return Filling(_matters(turned, reading))


def _matters(topics: tuple[str, ...], reading: Reading) -> dict[str, str]:
    words = {}
    if reading.deal:
        words["deal"] = reading.deal
    if moment := next((t for t in topics if t.split()[-1] in {m.split()[-1] for m in reading.moments}), None):
        words["moment"] = moment
    if topics:
        words["topic"] = topics[0]
    elif reading.deal:
        words["topic"] = reading.deal
    return words


def _is_theirs(topic: str, name: str | None) -> bool:
    return topic.startswith(("his ", "her ", "their ")) or bool(name and topic.startswith(f"{name}'s "))
