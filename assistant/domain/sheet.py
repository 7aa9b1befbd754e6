"""What a journey leaves behind: one page, made of what was said."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One line of a part."""

    text: str
    turn: int | None = None
    """Number of the coachee's message that it was said in; None for words of the product's own."""
    citation: str | None = None
    """The passage that a question rests on, as ``grow/reality/2``."""
    framework: str | None = None
    """That passage's framework and source, as a reader of the page sees them."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    id: str
    heading: str
    entries: tuple[SheetEntry, ...] = ()
    asks: str | None = None
    """What an empty part says and asks instead; None where it has entries."""
    is_room: bool = False
    """Blank lines to write on."""
    picture: str | None = None
    """An inline SVG beside the words, made by the product."""


@dataclass(frozen=True, slots=True)
class SheetDate:
    """Something on a day, for a calendar. The title is neutral: others may see it there."""

    id: str
    title: str
    day: date
    at: time | None = None
    """By the clock on the wall, where an hour was said; None: the whole day."""
    until: time | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    journey: str
    title: str
    made: date
    parts: tuple[SheetPart, ...]
    dates: tuple[SheetDate, ...] = ()

    def part(self, id: str) -> SheetPart | None:
        return next((p for p in self.parts if p.id == id), None)
