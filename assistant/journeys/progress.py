"""How far a journey is: what was said, sorted to its parts, and which parts were asked for.

A pure function of the transcript: a client that keeps only text gets the same page every time.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain.conversation import Conversation, Speaker
from assistant.domain.journey import Journey, Part, Takes
from assistant.domain.knowledge import Knowledge
from assistant.domain.words import plain
from assistant.journeys import leaning
from assistant.journeys.knowing_again import question_of
from assistant.journeys.placing import Place, called, place
from assistant.reading import tellings
from assistant.reading.asked import asked
from assistant.reading.corrections import is_only_a_correction
from assistant.reading.keeping_off import fit_for_a_page, without_struck
from assistant.reading.manner import is_heeded
from assistant.reading.pasted_page import own_lines
from assistant.reading.pieces import Piece, pieces

CAME_OF_IT = "What came of it?"
"""What is asked about a commitment that was brought along."""
MOST_ASKED = 2
"""Times that a part is asked for, the second only where nothing came to stand in it and no one passed."""
MOST_WORDS_OF_AN_END = 25
FEWEST_OF_AN_ANSWER = 4
ENOUGH = 30
"""Words of what fits no other part with which it counts as told without being asked for."""
_WEIGHTS: Sequence[Takes] = (Takes.FOCUS, Takes.SKILL, Takes.ANSWER, Takes.SEEN, Takes.ASSUMED, Takes.AGENDA)


@dataclass(frozen=True, slots=True)
class Told:
    """Something said, as it was typed. ``turn``: number of the coachee's message, from 1."""

    text: str
    turn: int


@dataclass(frozen=True, slots=True)
class Progress:
    told: Mapping[str, tuple[Told, ...]]
    """By the part's id, in the order it was said."""
    filled: frozenset[str]
    """Ids of the parts that needn't be asked for any more."""
    asked: tuple[str, ...]
    """Ids of the parts that were asked for, oldest first."""
    turns: int
    """Messages so far that weren't only a request."""
    last_asked: str | None = None
    """The part that the last reply asked for."""
    wanted: Mapping[int, str] = field(default_factory=dict)
    """By the number of a message: the part that was asked for before it."""
    said: tuple[Told, ...] = ()
    """Every message that may stand on a page, without what coaching stops for."""
    by_weight: tuple[str, ...] = ()
    """Ids of the parts, those first that say what it is about."""
    missed: frozenset[str] = frozenset()
    """Ids of parts that were asked for and got something else for an answer, not "I don't know"."""

    def of(self, part: str) -> tuple[Told, ...]:
        return self.told.get(part, ())


@dataclass(slots=True)
class _Sorting:
    """What has been sorted so far, while the messages are gone through."""

    journey: Journey
    told: dict[str, dict[str, Told]] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    missed: set[str] = field(default_factory=set)

    def add(self, part: str, told: Told, *, is_sure: bool) -> None:
        held = self.told.setdefault(part, {})
        held.setdefault(told.text, told)
        if is_sure or (part not in self.filled and _words_in(held) >= ENOUGH):
            self.filled.add(part)


def progress(journey: Journey, conversation: Conversation, knowledge: Knowledge) -> Progress:
    """Where the journey stands after the last message."""
    so_far = _Sorting(journey)
    said: list[str] = []
    kept: list[Told] = []
    wanted: dict[int, str] = {}
    counted, last = 0, None
    may_stand = iter(without_struck(conversation.said))
    for message in conversation.messages:
        if message.speaker is Speaker.COACH:
            last = _asked_for(so_far, message.text, knowledge)
            so_far.asked += [last] if last else []
            continue
        said.append(next(may_stand))
        if last:
            wanted[len(said)] = last
        text = tellings.without_that_is_all(own_lines(fit_for_a_page(said)))
        if not text or is_heeded(text):
            continue
        kept.append(Told(text, len(said)))
        ends = ends_here(text, journey.part(last) if last else None)
        found = _pieces(journey, text, ends)
        counted += bool(found) or not tellings.asks_the_coach(text)
        # Who turns to something else doesn't answer what was asked.
        about = None if tellings.turns_away(text) else last
        _sort(found, so_far, about, conversation, Told(text, len(said)))
        if last and not ends and last not in so_far.filled and not _passes(text):
            so_far.missed.add(last)
    by_weight = sorted((p for p in journey.parts if p.takes in _WEIGHTS), key=_weight)
    return Progress(
        {part: tuple(found.values()) for part, found in so_far.told.items() if found},
        frozenset(so_far.filled),
        tuple(so_far.asked),
        counted,
        last,
        wanted,
        tuple(kept),
        tuple(part.id for part in by_weight),
        frozenset(so_far.missed - so_far.filled),
    )


def _sort(
    found: Sequence[Piece], so_far: _Sorting, last: str | None, conversation: Conversation, message: Told
) -> None:
    """One message's pieces into their parts; what leans on the piece before it stands with it."""
    before: str | None = None
    standing: list[tuple[Piece, Place]] = []
    for piece in found:
        if is_only_a_correction(piece.text) and _asks_for_no_name(so_far.journey, last):
            continue
        if piece.takes_back and standing and standing[-1][1].part == before:
            standing.pop()
        placed = place(piece, before, so_far.journey, last, conversation.carried)
        if placed and before and standing and leaning.stays(piece, standing[-1][0]):
            placed = Place(before, placed.is_sure)
        before = placed.part if placed else None
        if placed is not None:
            standing.append((piece, placed))
    for part, text, is_sure in leaning.joined(standing, message.text):
        so_far.add(part, Told(text, message.turn), is_sure=is_sure)


def _asks_for_no_name(journey: Journey, last: str | None) -> bool:
    part = journey.part(last) if last else None
    return part is None or part.takes is not Takes.WHOM


def _passes(text: str) -> bool:
    """ "I don't know", which leaves a part open for good."""
    return tellings.skips(text) or tellings.leaves_blank(text)


def _words_in(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def ends_here(text: str, wanted: Part | None) -> bool:
    """Whether a message ends the talk for today; "tomorrow" is also an answer to when."""
    is_day = wanted is not None and wanted.takes is Takes.DATE
    if is_day or len(text.split()) > MOST_WORDS_OF_AN_END:
        return False
    if tellings.stops(text):
        return True
    # With an answer beside it, a day to come back on is only that.
    told = [piece.text for piece in pieces(text) if not tellings.comes_back(piece.text)]
    return tellings.comes_back(text) and _words_in(told) < FEWEST_OF_AN_ANSWER


def _pieces(journey: Journey, text: str, ends: bool) -> tuple[Piece, ...]:
    """What a message tells; of one that ends the talk, a day to come back on and nothing else."""
    found = pieces(text, lambda name: _words_of_a_name(journey, name))
    if ends:
        return tuple(piece for piece in found if tellings.comes_back(piece.text))
    told = tuple(piece for piece in found if not _only_stops(piece.text))
    return told or found


def _only_stops(text: str) -> bool:
    """ "We're done", beside something that was told."""
    return tellings.stops(text) and len(text.split()) < FEWEST_OF_AN_ANSWER


def open_parts(
    journey: Journey, filled: Collection[str], so_far: Sequence[str], missed: Collection[str] = ()
) -> tuple[Part, ...]:
    """What is still to be asked for, in order; then, once more, what was asked and went by unanswered."""
    open_ = [p for p in journey.to_ask if p.id not in filled]
    first = [p for p in open_ if p.id not in so_far]
    again = [p for p in open_ if p.id in missed and so_far.count(p.id) < MOST_ASKED]
    return (*first, *(p for p in again if p not in first))


def _asked_for(so_far: _Sorting, reply: str, knowledge: Knowledge) -> str | None:
    """The part that a reply asked for; what nobody knows again is taken for the one that was due."""
    journey = so_far.journey
    found = [each for each in asked([reply], knowledge) if not each.listed]
    if not found:
        return None
    last = found[-1]
    if plain(last.text) == plain(CAME_OF_IT):
        return next((p.id for p in journey.parts if p.takes is Takes.CARRIED), None)
    if known := question_of(journey, last.text):
        return known[0].id
    if last.passage is not None:
        # A bank's question may be heard by several parts; one that hasn't been asked for goes first.
        heard = [p.id for p in journey.parts if last.passage.id in p.hears]
        return next((id for id in heard if id not in so_far.asked), heard[0] if heard else None)
    due = open_parts(journey, so_far.filled, so_far.asked, so_far.missed)
    return due[0].id if due and not _offers(last.text) else None


def _offers(question: str) -> bool:
    """A question about how to go on, which no part is asked with."""
    return re.match(r"(?:would|shall|do|may|is|are|which fits|what fits)\b", plain(question)) is not None


def _words_of_a_name(journey: Journey, name: str) -> int:
    named = called(journey, name)
    return named[1] if named else 0


def _weight(part: Part) -> int:
    return _WEIGHTS.index(part.takes)
