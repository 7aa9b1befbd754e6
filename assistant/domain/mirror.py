"""A leader's own lines, held up to her: counts and quotes, never a grade."""

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line asks of the other person. The first that fits, in this order."""

    STACKED = "stacked"
    DIRECTIVE = "directive"
    WHY_BLAMING = "why_blaming"
    ADVICE_AS_QUESTION = "advice_as_question"
    LEADING = "leading"
    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class LineReading:
    """What kind of line it is, and why, in one plain sentence that a sales leader understands."""

    kind: LineKind
    why: str
    is_fact: bool = False
    """A closed question of fact ("Is the call at three?"), which is fine as it is."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Another way to ask with the same intent: one open question, and the passage it rests on."""

    text: str
    citation: str
    """A passage's id, such as ``grow/reality/2``."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one person said in one go."""

    speaker: str
    text: str
    line: int
    """Where it begins in what was pasted, from 1."""
    start: float | None = None
    end: float | None = None
    """Seconds from the beginning, where the format tells."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A talk between two or more people, or planned questions, which nobody has spoken."""

    utterances: tuple[Utterance, ...]
    is_plan: bool = False
    """Lines without speakers: questions somebody means to ask."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """In the order in which they first spoke."""
        return tuple(dict.fromkeys(u.speaker for u in self.utterances))
