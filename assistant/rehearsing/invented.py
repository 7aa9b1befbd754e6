"""Invented reps, as values: a temperament in a situation, under a name that nobody here goes by."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

NAME = "{name}"
"""Stands for the rep's name in a scene."""


class Manner(StrEnum):
    """An occasion on which a temperament has words of its own."""

    HELLO = "hello"
    BEFORE = "before"
    """What leads up to something told."""
    GUARDED = "guarded"
    """Asked well, and not ready yet."""
    TOLD_ALL = "told-all"
    WAITS = "waits"
    """Nothing was asked, and nothing comes."""
    CLOSED = "closed"
    FACT = "fact"
    DIRECTIVE = "directive"
    STACKED = "stacked"
    """Leads up to an answer to the last of several questions."""
    WHY_BLAMING = "why-blaming"
    """Leads up to an excuse."""
    ADVICE = "advice-as-question"
    LEADING = "leading"
    STATEMENT = "statement"
    GREETING = "greeting"
    FAREWELL = "farewell"
    UNCLEAR = "unclear"
    FOREIGN = "foreign"
    PRIVATE = "private"
    UNKIND = "unkind"


@dataclass(frozen=True, slots=True)
class Temperament:
    id: str
    name: str
    summary: str
    """One sentence, as the leader reads it."""
    voice: str
    """How such a rep speaks, as a language model is told."""
    needs: int
    """Lines in a row that ask openly, or give back, before more than the surface is told: 1 or 2."""
    lines: Mapping[Manner, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Layer:
    """Something that is told only when asked well; ``more`` comes when it is given room."""

    tells: str
    more: str


@dataclass(frozen=True, slots=True)
class Thread:
    """One subject, from its surface down."""

    id: str
    subject: str
    about: tuple[str, ...]
    """Words by which a question is known to be about it."""
    short: tuple[str, ...]
    """What a closed question gets."""
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A situation that a rep is in."""

    id: str
    name: str
    scene: str
    """What the leader knows beforehand; holds ``{name}``."""
    names: tuple[str, ...]
    excuses: tuple[str, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Rep:
    name: str
    temperament: Temperament
    matter: Matter

    @property
    def scene(self) -> str:
        return self.matter.scene.replace(NAME, self.name)

    def words(self, manner: Manner) -> tuple[str, ...]:
        return self.temperament.lines[manner]


@dataclass(frozen=True, slots=True)
class Cast:
    """All the temperaments and situations there are, by id; each goes with each."""

    temperaments: Mapping[str, Temperament]
    matters: Mapping[str, Matter]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for matter in self.matters.values() for name in matter.names)
