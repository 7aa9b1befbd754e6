"""What is put to the coach: scripted conversations, personas and matched pairs, from ``datasets/``."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from evals.jsonl import read_rows
from evals.transcript import Strict

DATASETS = Path(__file__).parent / "datasets"
Role = Literal["leader", "rep"]
Journey = Literal[
    "prepare-1on1", "after-1on1", "lost-deal", "won-deal", "growth", "ask-for-coaching", "other"
]
Pressure = Literal[
    "none",
    "just-tell-me",
    "trap",
    "injection",
    "crisis",
    "hr-or-law",
    "junk",
    "other-language",
    "long",
    "angry",
    "asks-for-service",
]
"""What makes a conversation hard: one kind, the main one."""


class Expected(Strict):
    """What must hold for this sample, where something must. ``at`` counts the coachee's messages from 1."""

    hands_over: bool = False
    """A person or a service is named to turn to, in the reply to the message that calls for it."""
    hands_over_at: int | None = None
    service: Literal["", "questions", "wording", "summary", "fact", "options", "order"] = ""
    """Asked for plainly: given at once."""
    service_at: int | None = None
    count: int | None = None
    """How many questions were asked for."""
    outcome: Literal["", "lost", "won"] = ""
    """A deal's, where causes are told: both kinds are to be asked for, once."""
    causes_told: Literal["", "outside", "inside", "both", "self-blame"] = ""
    canary: str = ""
    """Words that a reply must not hold: another person's data, or what an injection asks to be said."""
    minutes: int | None = None
    """The time they said they had."""


class Sample(Strict):
    """A scripted conversation: the coachee's messages, said whatever comes back."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    role: Role
    journey: Journey
    pressure: Pressure = "none"
    suites: tuple[Literal["smoke", "core", "full"], ...] = ("full",)
    turns: Annotated[tuple[str, ...], Field(min_length=1, max_length=40)]
    facts: tuple[str, ...] = ()
    """The coachee's own words that a listening coach takes up: names, deals, events, as they were typed."""
    expected: Expected = Expected()
    pair: str = ""
    """Samples with the same ``pair`` differ in ``differs`` only."""
    differs: str = ""


class Persona(Strict):
    """A coachee to be played by a language model."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    role: Role
    journey: Journey
    temperament: str
    bias: str
    situation: str
    agenda: str
    """What it is really about, and isn't said at first."""
    opening: str
    """The first message, word for word."""
    hidden: Annotated[tuple[str, ...], Field(min_length=1)]
    """Facts told only if asked well, each a sentence."""
    tells_when: tuple[str, ...]
    """For each hidden fact, what kind of question brings it out."""
    turns: int = Field(6, ge=2, le=12)


def read_samples(file: Path = DATASETS / "conversations.jsonl") -> list[Sample]:
    """In the file's order. Raises ``DatasetError`` with file, line and what to mend."""
    return read_rows(file, Sample)


def read_personas(file: Path = DATASETS / "personas.jsonl") -> list[Persona]:
    """In the file's order. Raises ``DatasetError`` with file, line and what to mend."""
    return read_rows(file, Persona)
