"""A journey's page, made of what was said: each part by a pure function, nothing invented."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from assistant.domain.journey import Part, Takes
from assistant.domain.sheet import Sheet, SheetDate, SheetEntry, SheetPart
from assistant.journeys.whom import about
from assistant.sheets import reviewing, suggesting, themes
from assistant.sheets.focusing import focus
from assistant.sheets.ground import Ground
from assistant.sheets.meeting import MEETING, appointment, meeting
from assistant.writing import slots

EARLIER = "said in an earlier conversation"

Filler = Callable[[Ground, Part], tuple[SheetEntry, ...]]


def fill(ground: Ground, is_short: bool = False) -> Sheet:
    """The page as far as it can be made. ``is_short``: only the parts of the ten-minute form."""
    said = [told.text for told in ground.done.said]
    reading = about(ground.at.reading, ground.journey, said)
    ground = replace(ground, at=replace(ground.at, reading=reading))
    parts = [part for part in ground.journey.parts if part.is_short or not is_short]
    return Sheet(
        journey=ground.journey.id,
        title=_own_voice(ground, ground.journey.title),
        made=ground.today,
        parts=tuple(_part(ground, part) for part in parts),
        dates=tuple(_dates(ground)),
    )


def _part(ground: Ground, part: Part) -> SheetPart:
    heading = _own_voice(ground, part.heading)
    if part.takes is Takes.ROOM:
        return SheetPart(part.id, heading, is_room=True)
    entries = _FILLERS.get(part.takes, _told)(ground, part)
    picture = reviewing.picture(ground) if part.takes is Takes.CAUSES_END else None
    asks = None if entries or part.empty is None else _asks(ground, part, part.empty)
    return SheetPart(part.id, heading, entries, asks, picture=picture)


def _asks(ground: Ground, part: Part, empty: str) -> str:
    if part.takes is Takes.QUESTIONS and ground.is_thin:
        person = ground.at.reading.person
        return ground.at.prompts.render("questions-open", person=person.name if person else None)
    return _filled(ground, empty)


def _told(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    return ground.told(part)


def _carried(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    """What was brought along, then what was said of it now."""
    at = ground.at
    brought = [c for c in at.conversation.carried if c.kind == "commitment" and at.concerns(c)]
    return (*(SheetEntry(c.text, framework=EARLIER) for c in brought), *ground.told(part))


def _questions(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    return tuple(map(ground.asked, ground.to_explore))


_FILLERS: Mapping[Takes, Filler] = {
    Takes.FOCUS: focus,
    Takes.CARRIED: _carried,
    Takes.QUESTIONS: _questions,
    Takes.OPENING: suggesting.opening,
    Takes.SEND_AHEAD: suggesting.send_ahead,
    Takes.CLOSING: suggesting.closing,
    Takes.REQUEST: suggesting.request,
    Takes.CAUSES_START: reviewing.at_the_start,
    Takes.CAUSES_END: reviewing.at_the_end,
    Takes.THEMES: themes.part_of,
}
"""What isn't here holds what was said, sorted by its kind."""


def _dates(ground: Ground) -> Iterator[SheetDate]:
    """Days for a calendar: the meeting's, then the first day ahead in each part that keeps one."""
    when = meeting((told.text for told in ground.done.said), ground.today)
    if ground.journey.calendar and when and when.day:
        yield SheetDate(MEETING, ground.journey.calendar, when.day, when.at, when.until)
    for part in ground.journey.parts:
        said = [told.text for told in ground.done.of(part.id)] if part.calendar else []
        when = appointment(said, ground.today)
        if part.calendar and when and when.day:
            yield SheetDate(part.id, part.calendar, when.day, when.at, when.until)


def _filled(ground: Ground, text: str) -> str:
    return slots.for_coachee(ground.at.reading).fill(text).text


def _own_voice(ground: Ground, text: str) -> str:
    """A heading, in the voice of the one whose page it is: "your follow-ups" is "my follow-ups" there."""
    filled = _filled(ground, text)
    return re.sub(r"\byour\b", "my", filled)
