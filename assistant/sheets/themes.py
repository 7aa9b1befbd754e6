"""Themes from one's own pages: what came up on several of them, as a question, with the words it stands on.

No count, no score and no order of merit: the themes come in the order in which they were first spoken of.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.journey import Part
from assistant.domain.sheet import Sheet, SheetEntry
from assistant.domain.turn import ChosenQuestion
from assistant.domain.words import plain
from assistant.reading import tellings
from assistant.reading.skills import skills
from assistant.sheets.ground import Ground
from assistant.writing.slots import Filling

FEWEST_PAGES = 2
"""What stands on one page alone is a moment and no theme."""
MOST_THEMES = 4
MOST_QUOTES = 3
_SIDES = re.compile(r" \((?:inside|outside|within reach|beyond reach)\b[^()]*\)$")
"""Where a cause lies, which isn't part of the words it was named with."""
_PLACES = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1}


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of one's own, and the page it stands on."""

    text: str
    page: str
    made: date


@dataclass(frozen=True, slots=True)
class Theme:
    matter: str
    """As a question can hold it: "follow-ups"."""
    quotes: tuple[Quote, ...]


def themes(pages: Sequence[Sheet], struck: Collection[str] = ()) -> tuple[Theme, ...]:
    """What one's own words speak of on several pages, but for matters struck out."""
    found: dict[str, list[Quote]] = {}
    for page in sorted(pages, key=lambda page: page.made):
        for part in page.parts:
            for entry in part.entries:
                if entry.turn is None:  # words of ours are no sign of anything
                    continue
                text = _SIDES.sub("", entry.text)
                for matter in skills(text):
                    found.setdefault(matter, []).append(Quote(text, page.title, page.made))
    return tuple(
        Theme(matter, tuple(_one_a_page(quotes))[:MOST_QUOTES])
        for matter, quotes in found.items()
        if len({(quote.page, quote.made) for quote in quotes}) >= FEWEST_PAGES and matter not in struck
    )[:MOST_THEMES]


def struck_out(found: Sequence[Theme], said: Sequence[str]) -> tuple[str, ...]:
    """The matters that somebody says don't fit: "strike the second", "follow-ups doesn't fit"."""
    matters = [theme.matter for theme in found]
    struck = []
    for text in said:
        for word in tellings.strikes.found(text):
            place = _PLACES.get(word)
            if place is not None and found:
                struck += matters[place : place + 1 or None]
            else:
                struck += [matter for matter in matters if word in plain(matter).split()]
    return tuple(dict.fromkeys(struck))


def part_of(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    """Each theme as one of the part's questions, then the lines it stands on."""
    every = themes(ground.pages, ground.struck)
    kept = themes(ground.pages, {*ground.struck, *struck_out(every, ground.at.conversation.said)})
    entries: list[SheetEntry] = []
    for number, theme in enumerate(kept):
        chosen = _question(ground, part, theme, number)
        if chosen is None:
            continue
        entries.append(ground.asked(chosen))
        entries += [SheetEntry(quote.text, framework=_from(quote)) for quote in theme.quotes]
    return tuple(entries)


def _question(ground: Ground, part: Part, theme: Theme, number: int) -> ChosenQuestion | None:
    filling = Filling({"topic": theme.matter})
    for each in (*part.questions[number % len(part.questions) :], *part.questions):
        passage = ground.at.knowledge.passage(each.passage)
        text = filling.fill(each.question.text).text
        if passage and ground.at.passes(text):
            return ChosenQuestion(each.question, passage, text)
    return None


def _one_a_page(quotes: Sequence[Quote]) -> list[Quote]:
    """One line of each page first, then the others."""
    seen: set[tuple[str, date]] = set()
    first: list[Quote] = []
    rest: list[Quote] = []
    for quote in quotes:
        (rest if (quote.page, quote.made) in seen else first).append(quote)
        seen.add((quote.page, quote.made))
    return [*first, *rest]


def _from(quote: Quote) -> str:
    return f"from “{quote.page}”, {quote.made.day} {quote.made:%B %Y}"
