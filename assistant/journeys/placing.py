"""Which part of a page something said belongs to: what it is by its kind, and what was asked before it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.conversation import Carried
from assistant.domain.journey import MADE, Journey, Part, Takes
from assistant.domain.words import content_words, words
from assistant.journeys.knowing_again import pattern
from assistant.reading import attribution, requests, tellings
from assistant.reading.pieces import Piece
from assistant.reading.skills import is_a_skill

COMMITMENT = "commitment"
SHARED = 0.5
"""The share of a commitment's own words that a message has to hold to tell of it."""
DECISIVE = frozenset({"told", "last-time"})
"""Kinds that leave the part that was asked for, wherever they stand in an answer."""
STRONG = frozenset({"unknown", "open-deals", "date"})
"""Kinds that leave it where the page has a part that takes just that."""
MOST_OF_A_NAME = 4
"""So many words are no more than who it is: "my manager Dana"."""
AFTERTHOUGHTS = frozenset({Takes.UNKNOWN, Takes.REPEAT, Takes.OTHERWISE, Takes.OPEN_DEALS})
"""What is asked about one's own side; the buyer's words are no answer to it."""
AHEAD = frozenset(
    {
        Takes.COMMITMENT,
        Takes.OTHERWISE,
        Takes.UNBLOCK,
        Takes.DATE,
        Takes.OCCASION,
        Takes.HELP,
        Takes.WHOM,
        Takes.SKILL,
        Takes.AGENDA,
        Takes.FOCUS,
        Takes.ANSWER,
    }
)
"""What is answered with what will be done: without a day, "I'll ..." is no more than that answer."""
OF_OTHERS = frozenset(
    {
        Takes.AGENDA,
        Takes.SEEN,
        Takes.GOES_WELL,
        Takes.BUYER,
        Takes.TAKEAWAY,
        Takes.TALK_SHARE,
        Takes.ASSUMED,
        Takes.TOLD,
    }
)
"""What is asked about somebody else; how the coachee feels is no answer to it."""
AHEAD_OF_IT = frozenset({"otherwise", "repeat", "unknown", "open-deals"})
"""Kinds that answer a later question, where the story or its causes were asked for."""
FOCUSED_LATER = frozenset({Takes.AGENDA, Takes.SEEN, Takes.GOES_WELL})
CAUSES = frozenset({Takes.CAUSES_START, Takes.CAUSES_END})
TOLD_IN_A_STORY = ("turning", "seen")
"""Kinds that a story holds and that have a part of their own as well: they stand in both."""
_STEPS = frozenset({"otherwise", "repeat"})
APART: Mapping[Takes, frozenset[str]] = {
    Takes.SEEN: frozenset({"assumed"}),
    Takes.GOES_WELL: frozenset({"assumed"}),
    Takes.FOCUS: frozenset({"seen", "goes-well"}),
    Takes.ASSUMED: frozenset({"seen", "goes-well"}),
    Takes.UNBLOCK: frozenset({"goes-well", "agenda"}),
    Takes.TOLD: frozenset({"goes-well", "agenda", "unblock", "commitment", "seen", "assumed"}),
    Takes.UNKNOWN: _STEPS,
    Takes.BUYER: _STEPS,
    Takes.TURNING: _STEPS,
    Takes.OPEN_DEALS: _STEPS,
    Takes.REPEAT: frozenset({"otherwise"}),
    Takes.OTHERWISE: frozenset({"repeat"}),
}
"""What is kept apart from an answer to such a part: what was seen and what is concluded, above all."""
WEAK = frozenset({"happened", "buyer", "focus", "skill", "occasion", "help", "whom", "takeaway"})
"""Kinds that follow what was asked; by themselves they are too common to go elsewhere."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands. ``is_sure``: the part needs nothing more. ``also``: it stands there as well."""

    part: str
    is_sure: bool
    also: tuple[str, ...] = ()


def place(
    piece: Piece, before: str | None, journey: Journey, last: str | None, carried: Sequence[Carried]
) -> Place | None:
    """The part that a piece belongs to; None where it fills nothing.

    ``before``: where the piece before it in the message went. ``last``: the part asked for.
    """
    if piece.under and (named := called(journey, piece.under)):
        return Place(named[0].id, True)
    wanted = journey.part(last) if last else None
    brought = next((part for part in journey.parts if part.takes is Takes.CARRIED), None)
    if brought and any(speaks_of(each.text, piece.text) for each in carried if each.kind == COMMITMENT):
        return Place(brought.id, True)
    if wanted and wanted.takes is not Takes.UNKNOWN and tellings.leaves_blank(piece.text):
        # "I still don't know who signed" is one more thing unknown, where the page has room for such.
        unknown = next((part for part in journey.parts if part.takes is Takes.UNKNOWN), None)
        is_more = before is not None or "still" in words(piece.text) or tellings.is_of_others(piece.text)
        return Place(unknown.id, True) if unknown and is_more else None
    kinds = tellings.kinds(piece.text)
    owners = [(kind, part) for kind in kinds for part in journey.parts if _welcomes(part, kind)]
    if _is_beside_the_matter(piece, journey, wanted):
        return Place(journey.rest, False) if journey.rest else None
    if journey.rest and _is_felt_here(piece, owners, wanted):
        return Place(journey.rest, False)
    if strong := _strong(piece, owners, wanted):
        return Place(strong.id, True)
    if ahead := _ahead(piece, owners, journey, wanted):
        return Place(ahead.id, True)
    if story := _in_the_story(piece, kinds, owners, journey, wanted):
        return story
    if wanted is None:
        return _unasked(owners, journey)
    if owners:
        kind, part = owners[0]
        apart = kind in APART.get(wanted.takes, ())
        is_own = any(part.id == wanted.id for _, part in owners)
        if part.id != wanted.id and (apart or (before and kind not in WEAK and not is_own)):
            return Place(part.id, True)
        if before and before != wanted.id and not is_own and any(part.id == before for _, part in owners):
            return Place(before, True)
    return Place(wanted.id, True)


def _is_of_an_open_deal(text: str, journey: Journey) -> bool:
    """Named in passing, a deal that this touches has its part all the same."""
    return Takes.OPEN_DEALS in {part.takes for part in journey.parts} and "open-deals" in tellings.kinds(text)


def _unasked(owners: Sequence[tuple[str, Part]], journey: Journey) -> Place | None:
    if not owners:
        return Place(journey.rest, False) if journey.rest else None
    kind, part = owners[0]
    return Place(part.id, part.id != journey.rest or kind == _kind_of(part))


def _is_felt_here(piece: Piece, owners: Sequence[tuple[str, Part]], wanted: Part | None) -> bool:
    """A feeling of the coachee's own, or of their side, where the part is about somebody else."""
    first = wanted or next((part for _, part in owners), None)
    if first is None or any(kind in DECISIVE or kind in STRONG for kind, _ in owners):
        return False
    if tellings.is_own_feeling(piece.text):
        return first.takes in OF_OTHERS
    return first.takes is Takes.BUYER and tellings.is_own_side_s_feeling(piece.text)


def _is_beside_the_matter(piece: Piece, journey: Journey, wanted: Part | None) -> bool:
    """Said by the way; or no cause, where causes were asked for; or how it ended, which nobody asked."""
    if tellings.is_by_the_way(piece.text) and not _is_of_an_open_deal(piece.text, journey):
        return wanted is None or wanted.id != journey.rest
    if wanted is not None and wanted.takes in CAUSES:
        return attribution.explains_nothing(piece.text) and not AHEAD_OF_IT & set(tellings.kinds(piece.text))
    return wanted is None and journey.outcome is not None and tellings.is_result(piece.text)


def _strong(piece: Piece, owners: Sequence[tuple[str, Part]], wanted: Part | None) -> Part | None:
    """Another part than the one asked for, where what was said is plainly of its kind."""
    if wanted is None or any(part.id == wanted.id and kind not in WEAK for kind, part in owners):
        # A rule that must be told is one wherever it stands.
        owners = [(kind, part) for kind, part in owners if kind in DECISIVE]
    for kind, part in owners:
        is_its_own = kind == _kind_of(part)
        if (
            kind in DECISIVE
            or (kind in STRONG and is_its_own)
            or (kind == "whom" and is_its_own and len(words(piece.text)) <= MOST_OF_A_NAME)
            or (kind == COMMITMENT and _is_promised(piece.text, wanted))
            or (kind == "buyer-said" and wanted is not None and wanted.takes in AFTERTHOUGHTS)
        ):
            return part
    return None


def _ahead(
    piece: Piece, owners: Sequence[tuple[str, Part]], journey: Journey, wanted: Part | None
) -> Part | None:
    """The part that an answer is of, given before that part's question came up."""
    if wanted is None:
        return None
    is_named = wanted.takes is Takes.SEEN and is_a_skill(piece.text)
    if (wanted.takes in FOCUSED_LATER and tellings.is_own_focus(piece.text)) or is_named:
        return next((part for part in journey.parts if part.takes is Takes.FOCUS), None)
    is_told_first = wanted.takes is Takes.ANSWER and wanted.id == journey.rest
    if not is_told_first and not (wanted.takes in CAUSES and attribution.explains_nothing(piece.text)):
        return None
    if is_told_first and tellings.is_as_they_see_it(piece.text):
        return next((part for part in journey.parts if part.takes is Takes.BUYER), None)
    found = next(((kind, part) for kind, part in owners if kind not in WEAK), None)
    return found[1] if found and found[0] in AHEAD_OF_IT and found[0] == _kind_of(found[1]) else None


def _is_promised(text: str, wanted: Part | None) -> bool:
    return requests.says_when(text) or wanted is None or wanted.takes not in AHEAD


def _in_the_story(
    piece: Piece,
    kinds: Sequence[str],
    owners: Sequence[tuple[str, Part]],
    journey: Journey,
    wanted: Part | None,
) -> Place | None:
    """A story stays whole: where it turned, and what was heard in it, stand in their own parts too."""
    rest = journey.part(journey.rest) if journey.outcome and journey.rest else None
    if rest is None or rest.takes is not Takes.ANSWER or (wanted and wanted.id != rest.id):
        return None
    first = next(((kind, part) for kind, part in owners if kind in TOLD_IN_A_STORY), None)
    # How well it went is part of it: what one would do again is said as such.
    others = [
        (kind, part) for kind, part in owners if kind not in WEAK | {"goes-well"} and part.id != rest.id
    ]
    if first is None and others:
        return None
    if first and any(kind in ("assumed", "unknown", COMMITMENT) for kind in kinds):
        return None
    also = (first[1].id,) if first else ()
    return Place(rest.id, wanted is not None, also)


def _welcomes(part: Part, kind: str) -> bool:
    return part.takes not in MADE and (kind in part.cues or kind == _kind_of(part) or _is_said(part, kind))


def _is_said(part: Part, kind: str) -> bool:
    return kind == "buyer-said" and part.takes is Takes.BUYER


def _kind_of(part: Part) -> str:
    return "last-time" if part.takes is Takes.CARRIED else part.takes.value


def speaks_of(own: str, text: str) -> bool:
    """Whether a text tells of something that was said before: it shares the words that carry its meaning."""
    meant = {_stem(word) for word in content_words(own)}
    spoken = {_stem(word) for word in content_words(text)}
    return bool(meant) and len(meant & spoken) >= max(2, SHARED * len(meant))


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|'s)$", "", word)


def called(journey: Journey, under: str) -> tuple[Part, int] | None:
    """The part that is written before a colon by its id, a name of its own, or its heading.

    With it, how many of the words are that name. One word at the beginning of others names nothing: "next
    steps: ..." isn't the next date, while "must tell him: ..." is what must be told.
    """
    parts = [part for part in journey.parts if part.takes not in MADE]
    spoken = words(under)
    for part in parts:
        if under in part.called or under == part.id or pattern(part.heading).fullmatch(under):
            return part, len(spoken)
    likely: dict[str, tuple[Part, int]] = {}
    for part in parts:
        for name in map(words, part.called):
            is_enough = len(name) > 1 or not content_words(" ".join(spoken[len(name) :]))
            if spoken[: len(name)] == name and is_enough:
                likely[part.id] = (part, max(len(name), likely.get(part.id, (part, 0))[1]))
    return next(iter(likely.values())) if len(likely) == 1 else None
