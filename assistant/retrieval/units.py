"""What is indexed: a passage by its text and by each of its cues, without the name of a framework."""

import re
from dataclasses import dataclass, replace

from assistant.domain.knowledge import Knowledge, Passage


@dataclass(frozen=True, slots=True)
class Unit:
    """A text that finds a passage. A hit on it is a hit on the passage."""

    passage: str
    text: str


def units_of(passage: Passage) -> tuple[Unit, ...]:
    """The passage's text first, then its cues; no text twice."""
    return tuple(Unit(passage.id, text) for text in dict.fromkeys((passage.text, *passage.cues)))


def nameless(knowledge: Knowledge) -> tuple[Passage, ...]:
    """All passages, their texts without the names of frameworks.

    Nobody who says "he never follows through" names a framework; a name in the text only draws
    the vector towards other texts that hold names.
    """
    names = {name for f in knowledge.frameworks for name in (f.name, *f.aliases)}
    ordered = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
    if not names:
        return knowledge.passages
    return tuple(replace(p, text=" ".join(pattern.sub("", p.text).split())) for p in knowledge.passages)
