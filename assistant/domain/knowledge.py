"""Coaching frameworks as values: what a question rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from assistant.domain.conversation import Role


class Audience(StrEnum):
    """Who is addressed as "you"."""

    LEADER = "leader"
    REP = "rep"
    BOTH = "both"

    def includes(self, role: Role) -> bool:
        return self is Audience.BOTH or self.value == role.value


class Kind(StrEnum):
    """A conversation model has stages; a lens says what to look at; an idea has neither."""

    MODEL = "model"
    LENS = "lens"
    IDEA = "idea"


class Phase(StrEnum):
    """Where any coaching conversation stands; each framework's own stages map to one."""

    AIM = "aim"
    EXPLORE = "explore"
    WIDEN = "widen"
    LAND = "land"


@dataclass(frozen=True, slots=True)
class Source:
    author: str
    title: str
    year: int
    where: str | None = None
    """Page, chapter or URL, where known."""
    confirmed: bool = True

    def __str__(self) -> str:
        return f"{self.author}, {self.title} ({self.year})"


@dataclass(frozen=True, slots=True)
class Stage:
    id: str
    name: str
    phase: Phase


@dataclass(frozen=True, slots=True)
class Question:
    """One open, single, non-leading question of the bank.

    ``text`` may hold slots in braces; ``assistant.writing.slots`` says which and fills them
    with the coachee's own words.
    """

    id: str
    """The passage's id and the question's place in it: ``grow/reality/2#1``."""
    text: str
    audience: Audience
    phase: Phase
    purpose: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable piece of a framework, 40 to 120 words, with the questions that rest on it."""

    id: str
    framework: str
    stage: str | None
    audience: Audience
    topics: tuple[str, ...]
    text: str
    cues: tuple[str, ...]
    """Things that a leader or a rep would say when this passage helps."""
    meanings: tuple[str, ...]
    """Tentative reflections for someone who speaks like the cues."""
    questions: tuple[Question, ...]
    options: tuple[str, ...] = ()
    """Things one might try, as infinitives ("hear the story first"), offered on request only."""


@dataclass(frozen=True, slots=True)
class Framework:
    id: str
    name: str
    version: int
    kind: Kind
    summary: str
    """Two sentences that answer "what is it?"."""
    fits: str
    does_not_fit: str
    aliases: tuple[str, ...]
    sources: tuple[Source, ...]
    stages: tuple[Stage, ...]
    passages: tuple[Passage, ...]
    everyday_name: bool = False
    """The name is a word of everyday speech too: "fuel" means FUEL only in capitals."""

    @property
    def source(self) -> str:
        """The first source, as a citation shows it."""
        return str(self.sources[0])


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field that someone may ask about, in two sentences with its source."""

    name: str
    aliases: tuple[str, ...]
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody said, with the ids of the frameworks that help, the most fitting first."""

    said: str
    role: Role
    helps: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All that is loaded, in a fixed order, and the ways to look it up.

    Compared by identity, so that what is worked out from it once can be kept beside it.
    """

    frameworks: tuple[Framework, ...]
    terms: tuple[Term, ...]
    situations: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Texts of questions, and of options, that serve a situation, by its name."""
    sayings: tuple[Saying, ...] = ()
    """What to learn from which frameworks help with what is said."""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(p for f in self.frameworks for p in f.passages)

    def framework(self, id: str) -> Framework | None:
        return next((f for f in self.frameworks if f.id == id), None)

    def passage(self, id: str) -> Passage | None:
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> Mapping[str, Passage]:
        return {p.id: p for p in self.passages}


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query. ``score`` is fused, 0 to 1, comparable within one query."""

    passage: Passage
    score: float
