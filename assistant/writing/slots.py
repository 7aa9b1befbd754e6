"""Filling a question's slots with the coachee's own words, so that it fits no one else's situation."""

import re
from dataclasses import dataclass, replace

from assistant.domain.reading import Reading
from assistant.domain.words import words

SLOT = re.compile(
    r"\{(?P<name>person's|person|deal|topic|moment|they|them|their)(?:\|(?P<fallback>[^{}|]*))?\}"
)
"""``{name|fallback}``; they, them and their need no fallback."""

PERSON = 0.7
OLD = 0.4
"""What a person, or a matter of an older message, ties a question to what was said."""

_FORMS = {
    "he": {"they": "he", "them": "him", "their": "his"},
    "she": {"they": "she", "them": "her", "their": "her"},
    "they": {"they": "they", "them": "them", "their": "their"},
}
_OWNED = re.compile(r"^(?:his|her|their|[A-Z][^\s]*'s) ")


@dataclass(frozen=True, slots=True)
class Filled:
    text: str
    specific: float
    """How far it is tied to what was said: 1 for words of the last message, less for older ones."""


@dataclass(frozen=True, slots=True)
class Filling:
    """The coachee's words by slot; a slot that isn't here takes its fallback."""

    words: dict[str, str]
    pronoun: str = "they"
    last_said: str = ""

    def about(self, topic: str) -> "Filling":
        """The same words with another topic."""
        return replace(self, words={**self.words, "topic": topic})

    def fill(self, template: str) -> Filled:
        ties = [0.0]

        def word(slot: re.Match[str]) -> str:
            name = slot["name"]
            if name in _FORMS["they"]:
                return _FORMS[self.pronoun][name]
            if name in self.words:
                ties.append(self._tie(name))
                return self.words[name]
            return slot["fallback"] or ""

        text = SLOT.sub(word, template)
        return Filled(text[:1].upper() + text[1:], max(ties))

    def _tie(self, slot: str) -> float:
        """A matter of the last message ties most; a person is the same in every message."""
        if slot in ("person", "person's"):
            return PERSON
        return 1.0 if self.words[slot].split()[-1].lower() in words(self.last_said) else OLD


def for_coachee(reading: Reading) -> Filling:
    """Words for a question that the coachee is asked."""
    own = _matters(reading.topics, reading)
    if reading.person and reading.person.name:
        own |= {"person": reading.person.name, "person's": f"{reading.person.name}'s"}
    return Filling(own, reading.person.pronoun if reading.person else "they", reading.query)


def for_the_rep(reading: Reading) -> Filling:
    """Words for a question that the leader will ask her rep: what is the rep's becomes "your"."""
    name = reading.person.name if reading.person else None
    hers = tuple(t for t in reading.topics if not t.startswith("your "))
    # What is the rep's own is nearest to the rep, whatever the leader spoke of last.
    hers = tuple(sorted(hers, key=lambda topic: not _is_theirs(topic, name)))
    turned = tuple(_OWNED.sub("your ", t) if _is_theirs(t, name) else t for t in hers)
    return Filling(_matters(turned, reading), last_said=reading.query)


def _matters(topics: tuple[str, ...], reading: Reading) -> dict[str, str]:
    own = {}
    if reading.deal:
        own["deal"] = reading.deal
    if moment := next((t for t in topics if t.split()[-1] in {m.split()[-1] for m in reading.moments}), None):
        own["moment"] = moment
    if topics:
        own["topic"] = topics[0]
    elif reading.deal:
        own["topic"] = reading.deal
    return own


def _is_theirs(topic: str, name: str | None) -> bool:
    return topic.startswith(("his ", "her ", "their ")) or bool(name and topic.startswith(f"{name}'s "))
