"""How far a journey is: what was said, sorted to its parts, and which parts were asked for.

A pure function of the transcript: a client that keeps only text gets the same page every time.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain.conversation import Carried, Conversation, Speaker
from assistant.domain.journey import MADE, Journey, Part, Takes
from assistant.domain.knowledge import Knowledge
from assistant.domain.reading import Concern
from assistant.domain.words import content_words, plain, words
from assistant.journeys.knowing_again import pattern, question_of
from assistant.reading import tellings
from assistant.reading.asked import asked
from assistant.reading.pieces import Piece, pieces
from assistant.reading.safety import concern_in, read_concern

CAME_OF_IT = "What came of it?"
"""What is asked about a commitment that was brought along."""
DECISIVE = frozenset({"told", "last-time"})
"""Kinds that leave the part that was asked for, wherever they stand in an answer."""
_STEPS = frozenset({"otherwise", "repeat"})
APART: Mapping[Takes, frozenset[str]] = {
    Takes.SEEN: frozenset({"assumed"}),
    Takes.GOES_WELL: frozenset({"assumed"}),
    Takes.FOCUS: frozenset({"seen"}),
    Takes.ASSUMED: frozenset({"seen", "goes-well"}),
    Takes.UNBLOCK: frozenset({"goes-well", "agenda"}),
    Takes.TOLD: frozenset({"goes-well", "agenda", "unblock", "commitment"}),
    Takes.UNKNOWN: _STEPS,
    Takes.BUYER: _STEPS,
    Takes.TURNING: _STEPS,
    Takes.OPEN_DEALS: _STEPS,
    Takes.REPEAT: frozenset({"otherwise"}),
    Takes.OTHERWISE: frozenset({"repeat"}),
}
"""What is kept apart from an answer to such a part: what was seen and what is concluded, above all."""
_WEIGHTS: Sequence[Takes] = (Takes.FOCUS, Takes.SKILL, Takes.ANSWER, Takes.SEEN, Takes.ASSUMED, Takes.AGENDA)
COMMITMENT = "commitment"
SHARED = 0.5
"""The share of a commitment's own words that a message has to hold to tell of it."""
MOST_WORDS_OF_AN_END = 25
ENOUGH = 30
"""Words of what fits no other part with which it counts as told without being asked for."""
WEAK = frozenset(
    {"happened", "buyer", "focus", "skill", "occasion", "help", "whom", "takeaway", "open-deals"}
)
"""Kinds that follow what was asked; by themselves they are too common to go elsewhere."""


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
    answered: Mapping[str, int] = field(default_factory=dict)
    """By the part's id: the number of the message that came after it was asked for."""
    said: tuple[Told, ...] = ()
    """Every message that coaching doesn't stop for, whole."""
    by_weight: tuple[str, ...] = ()
    """Ids of the parts, those first that say what it is about."""

    def of(self, part: str) -> tuple[Told, ...]:
        return self.told.get(part, ())


def progress(journey: Journey, conversation: Conversation, knowledge: Knowledge) -> Progress:
    """Where the journey stands after the last message."""
    told: dict[str, dict[str, Told]] = {}
    filled: set[str] = set()
    so_far: list[str] = []
    said: list[str] = []
    kept: list[Told] = []
    answered: dict[str, int] = {}
    counted, last, was_stopped = 0, None, False
    for message in conversation.messages:
        if message.speaker is Speaker.COACH:
            last = _asked_for(journey, message.text, knowledge, filled, so_far)
            so_far += [last] if last else []
            continue
        said.append(message.text)
        if last:
            answered.setdefault(last, len(said))
        was_stopped = was_stopped or concern_in(message.text) is not None
        text = _coached(said) if was_stopped else message.text
        if not text:
            continue
        kept.append(Told(text, len(said)))
        ends = ends_here(text, journey.part(last) if last else None)
        found = () if ends else pieces(text, lambda name: _called(journey, name) is not None)
        counted += bool(found) or not tellings.asks_the_coach(text)
        place = None
        for piece in found:
            place, is_sure = _place(piece, place, journey, last, conversation.carried)
            if place is None:
                continue
            told.setdefault(place, {}).setdefault(piece.text, Told(piece.text, len(said)))
            if is_sure or (place not in filled and _words_in(told[place]) >= ENOUGH):
                filled.add(place)
    by_weight = sorted((p for p in journey.parts if p.takes in _WEIGHTS), key=_weight)
    return Progress(
        {part: tuple(found.values()) for part, found in told.items()},
        frozenset(filled),
        tuple(so_far),
        counted,
        last,
        answered,
        tuple(kept),
        tuple(part.id for part in by_weight),
    )


def _coached(said: Sequence[str]) -> str:
    """The last message without what coaching stops for, which stands on no page; empty where nothing is left.

    Of notes in lines the others are kept; danger takes the whole message with it.
    """
    *before, text = said
    if read_concern(said) is None:
        return text
    lines = text.splitlines()
    if len(lines) == 1 or concern_in(text) is Concern.CRISIS or read_concern(said) is Concern.CRISIS:
        return ""
    kept = [line for n, line in enumerate(lines) if read_concern([*before, *lines[: n + 1]]) is None]
    return "\n".join(kept)


def _words_in(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def ends_here(text: str, wanted: Part | None) -> bool:
    """Whether a message ends the talk for today; "tomorrow" is also an answer to when."""
    is_day = wanted is not None and wanted.takes is Takes.DATE
    return tellings.stops(text) and not is_day and len(text.split()) <= MOST_WORDS_OF_AN_END


def speaks_of(own: str, text: str) -> bool:
    """Whether a text tells of something that was said before: it shares the words that carry its meaning."""
    meant = {_stem(word) for word in content_words(own)}
    spoken = {_stem(word) for word in content_words(text)}
    return bool(meant) and len(meant & spoken) >= max(2, SHARED * len(meant))


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|'s)$", "", word)


def open_parts(journey: Journey, filled: Collection[str], so_far: Collection[str]) -> tuple[Part, ...]:
    """What is still to be asked for, in order: nothing is asked twice, nor where something stands."""
    return tuple(p for p in journey.to_ask if p.id not in filled and p.id not in so_far)


def _asked_for(
    journey: Journey,
    reply: str,
    knowledge: Knowledge,
    filled: Collection[str],
    so_far: Sequence[str],
) -> str | None:
    """The part that a reply asked for; what nobody knows again is taken for the one that was due."""
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
        return next((id for id in heard if id not in so_far), heard[0] if heard else None)
    due = open_parts(journey, filled, so_far)
    return due[0].id if due and not _offers(last.text) else None


def _offers(question: str) -> bool:
    """A question about how to go on, which no part is asked with."""
    return re.match(r"(?:would|shall|do|may|is|are|which fits|what fits)\b", plain(question)) is not None


def _place(
    piece: Piece, before: str | None, journey: Journey, last: str | None, carried: Sequence[Carried]
) -> tuple[str | None, bool]:
    """The part that a piece belongs to, and whether it is sure to.

    ``before``: where the piece before it in the message went. ``last``: the part asked for.
    """
    if piece.under and (named := _called(journey, piece.under)):
        return named.id, True
    wanted = journey.part(last) if last else None
    brought = next((part for part in journey.parts if part.takes is Takes.CARRIED), None)
    if brought and any(speaks_of(each.text, piece.text) for each in carried if each.kind == COMMITMENT):
        return brought.id, True
    if wanted and wanted.takes is not Takes.UNKNOWN and tellings.leaves_blank(piece.text):
        return None, False
    owners = [
        (kind, part) for kind in tellings.kinds(piece.text) for part in journey.parts if _welcomes(part, kind)
    ]
    if wanted is None:
        if not owners:
            return journey.rest, False
        kind, part = owners[0]
        return part.id, part.id != journey.rest or kind == _kind_of(part)
    if owners:
        kind, part = owners[0]
        apart = kind in DECISIVE or kind in APART.get(wanted.takes, ())
        is_own = any(part.id == wanted.id for _, part in owners)
        if part.id != wanted.id and (apart or (before and kind not in WEAK and not is_own)):
            return part.id, True
        if before and before != wanted.id and not is_own and any(part.id == before for _, part in owners):
            return before, True
    return wanted.id, True


def _welcomes(part: Part, kind: str) -> bool:
    return part.takes not in MADE and (kind in part.cues or kind == _kind_of(part))


def _kind_of(part: Part) -> str:
    return "last-time" if part.takes is Takes.CARRIED else part.takes.value


def _weight(part: Part) -> int:
    return _WEIGHTS.index(part.takes)


def _called(journey: Journey, under: str) -> Part | None:
    """The part that is written before a colon by its id, a name of its own, or its heading."""
    parts = [part for part in journey.parts if part.takes not in MADE]
    for part in parts:
        if under in part.called or under == part.id or pattern(part.heading).fullmatch(under):
            return part
    spoken = words(under)
    likely = [
        part for part in parts if any(spoken[: len(words(name))] == words(name) for name in part.called)
    ]
    return likely[0] if len(likely) == 1 else None
