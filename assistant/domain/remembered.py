"""What is carried from one conversation to the next: a card that its owner reads and corrects."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assistant.domain.owner import Owner


class EntryKind(StrEnum):
    PERSON = "person"
    DEAL = "deal"
    AIM = "aim"
    PREFERENCE = "preference"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    id: str
    owner: Owner
    kind: EntryKind
    text: str
    """In the owner's own words, or as the owner corrected them."""
    conversation: str
    """Where it was said; the entry goes when that conversation goes."""
    turn: int
    made: datetime
    due: date | None = None
    """The day of a commitment."""
    expires: datetime | None = None
    """Entries about other people go after ``DAYS_ABOUT_OTHERS``."""
    struck: bool = False
    """Struck out: never used, and not proposed again."""
    told: bool = False
    """A commitment whose outcome was spoken of; it doesn't open a conversation again."""


DAYS_ABOUT_OTHERS = 90


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often its owner wants to come back, and when next."""

    owner: Owner
    every_days: int
    next: date


@dataclass(frozen=True, slots=True)
class Release:
    """What an owner gave to somebody else: this text and nothing more, until it is taken back."""

    id: str
    owner: Owner
    to: Owner
    title: str
    text: str
    """Markdown."""
    released: datetime
    conversation: str | None = None
