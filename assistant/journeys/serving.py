"""What was asked for is given at once: questions, wording, a summary, an order, options, a fact."""

import re
from collections.abc import Sequence
from zlib import crc32

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Audience, Passage
from assistant.domain.turn import Move, MoveKind
from assistant.journeys import assumptions
from assistant.journeys.situation import Situation
from assistant.reading import requests, tellings
from assistant.reading.phases import SHORT
from assistant.reading.private import is_not_for_sharing, without_private
from assistant.reading.skills import skills
from assistant.writing import facing, slots
from assistant.writing.transcript import cut
from assistant.writing.turning import as_point, turned

QUESTIONS = 3
MOST_POINTS = 6
QUOTED = 24
"""Words of the coachee's own that a point in quotes may have."""
LEANS_ON = 2
"""So many messages before a bare request tell what it is about."""
HEARING = ("clear/listen/1",)
"""What a summary that asks "what is missing?" rests on."""
BUYER = ("solution-focused/best-hopes/1", "solution-focused/other-eyes/1", "solution-focused/small-signs/1")
OPTIONS = 3
FEWEST_OPTIONS = 2
EXPLORED = 4
"""Questions put to the coachee from which on enough was asked to show options without asking for leave."""
INSERTED = ("warmer", "looser")
"""Tones that put a sentence between the name and the body of a draft."""
NEAR_ENOUGH = 0.3
"""From this score on a passage's own options are worth naming."""


def questions(at: Situation) -> Move:
    """Exploratory questions for the 1:1: three, one when minutes are short, or as many as asked for."""
    reading = at.reading
    if reading.role is Role.REP and reading.for_buyer:
        return _for_buyer(at)
    is_pressed = reading.minutes is not None and reading.minutes < SHORT
    count = reading.wanted or (1 if is_pressed else at.manner.listed or QUESTIONS)
    chosen = at.list_of_questions(count)
    person = (reading.person.name if reading.person else None) or (
        "your rep" if reading.role is Role.LEADER else "yourself"
    )
    return Move(
        MoveKind.QUESTIONS,
        reading.stage,
        lead=at.phrase("questions-intro", person=person, count=len(chosen)),
        questions=chosen,
        close=at.phrase("which-fits" if len(chosen) > 1 else "fits-one"),
    )


def _for_buyer(at: Situation) -> Move:
    """A rep's questions for a customer: what any exploring talk asks, about this customer's matter."""
    count = at.reading.wanted or at.manner.listed or QUESTIONS
    lines = [at.prompts.render("questions-for-buyer", n, topic=at.reading.deal) for n in range(count)]
    listed = "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
    return Move(
        MoveKind.QUESTIONS,
        at.reading.stage,
        lead=f"{at.phrase('questions-for-buyer-intro')}\n\n{listed}",
        close=at.phrase("which-fits" if count > 1 else "fits-one"),
        passages=at.ground(*BUYER),
    )


def picked(at: Situation) -> Move:
    """One of what was listed was taken; nothing is added to it."""
    return Move(MoveKind.CLOSE, at.reading.stage, lead=at.phrase("picked"))


def none_picked(at: Situation) -> Move:
    """None is an answer; the talk goes on from there."""
    question = at.step or at.question()
    asked = (question,) if question else ()
    return Move(MoveKind.ASK, at.reading.stage, lead=at.phrase("none-fits"), questions=asked)


def revision(at: Situation) -> Move:
    """The last draft again, shorter, warmer or looser; questions again, other ones."""
    return questions(at) if "?\n" in at.conversation.last_reply else wording(at)


def wording(at: Situation) -> Move:
    """A draft made of what the coachee said, turned to whom it is for."""
    reading = at.reading
    leader = reading.role is Role.LEADER
    request = next(
        (t for t in reversed(at.conversation.said) if requests.wants_wording(t)), at.conversation.last_said
    )
    is_bare = not leader and not requests.for_buyer(request)
    before = [t for t in reversed(at.conversation.said) if t != request] if is_bare else []
    name = requests.draft_kind([request, *before[:LEANS_ON]], reading.role)
    own = (slots.for_the_rep if leader else slots.for_coachee)(reading).words
    person = reading.person.name if reading.person else None
    if clauses := facing.content(request, ()):
        kept = clauses[:1] if reading.tone == "shorter" else clauses
        body = _body(at, kept)
        goes_on = person and reading.tone not in INSERTED and not re.match(r"I\b", body)
        if goes_on and (body.startswith("You") or kept[0][:1].islower()):
            body = body[:1].lower() + body[1:]
        lead = at.phrase("said", person=person, body=body, tone=reading.tone)
    else:
        topic = own.get("topic")
        if name == "ask-for-coaching":
            named = [t for t in at.conversation.said if "skill" in tellings.kinds(t)]
            topic = next(iter(skills(" ".join(named))), None)
        lead = at.phrase(name, person=person, topic=topic)
    if requests.is_decided(request) and reading.tone is None:
        lead = f"{at.phrase('tell-plainly')} {lead}"
    return Move(MoveKind.WORDING, reading.stage, lead=lead, permission=True)


def _body(at: Situation, clauses: Sequence[str]) -> str:
    """The coachee's own clauses as sentences: a leader's about her rep are turned to the rep."""
    person = at.reading.person
    if at.reading.role is Role.LEADER and person:
        return " ".join(f"{facing.to_the_person(c, person.name, person.pronoun)}." for c in clauses)
    return " ".join(f"{c[:1].upper()}{c[1:]}." for c in clauses)


def summary(at: Situation) -> Move:
    return _points(at, "summary-intro", "summary-close", MoveKind.SUMMARISE, mark="-")


def order(at: Situation) -> Move:
    """The items that came with the request or were listed before it, numbered; else what was told."""
    items = at.reading.content or requests.enumerated(at.conversation.said)
    return _points(at, "order-intro", "order-close", MoveKind.SUMMARISE, mark="1.", items=items)


def _points(
    at: Situation, intro: str, close: str, kind: MoveKind, mark: str, items: Sequence[str] = ()
) -> Move:
    items = items or at.reading.content
    source = [without_private(t) for t in items or at.reading.points if not is_not_for_sharing(t)]
    typed = {as_point(text): text for text in reversed(source)}
    points = [p for p in dict.fromkeys(map(as_point, source)) if items or len(p.split()) > 2]
    if not points:
        return Move(kind, at.reading.stage, lead=at.phrase("empty-summary"))
    kept = points if len(points) <= MOST_POINTS else [*points[:2], *points[-(MOST_POINTS - 2) :]]
    marks = [f"{n}." for n in range(1, len(kept) + 1)] if mark == "1." else ["-"] * len(kept)
    lines = "\n".join(f"{m} {_said_back(at, p, typed[p])}" for m, p in zip(marks, kept, strict=True))
    return Move(
        kind,
        at.reading.stage,
        lead=f"{at.phrase(intro)}\n\n{lines}",
        close=at.phrase(close),
        passages=at.ground(*HEARING),
    )


def _said_back(at: Situation, point: str, typed: str) -> str:
    """A point as a sentence; in quotes where, from a coach, it would be an order or a verdict."""
    if at.passes(f"{point}."):
        return f"{point}."
    quoted = cut(typed.replace('"', "'").strip(" .,;!?"), QUOTED)
    return f"“{quoted[:1].upper()}{quoted[1:]}.”"


def offer(at: Situation) -> Move:
    """A decision was asked for: would options help? It is asked once, and not after much was explored.

    Nor where questions aren't wanted.
    """
    if at.reading.wants_quiet or sum(not asked.listed for asked in at.reading.asked) >= EXPLORED:
        return options(at)
    return Move(MoveKind.OFFER, at.reading.stage, lead=at.phrase("offer-options"), permission=True)


def options(at: Situation) -> Move:
    """Two or three ways, the coachee's own first, then the framework's; which fits, if any?"""
    own = requests.own_options(at.conversation.said)[:2]
    found = _framework_options(at, OPTIONS - len(own))
    if len(own) + len(found) < FEWEST_OPTIONS:
        found = _framework_options(at, OPTIONS - len(own), again=True)
    ways = [turned(without_private(text)) for text in own] + [text for _, text in found]
    begins = ("One option is to", "Another is to", "A third is to")
    listed = "\n".join(f"- {begin} {way}." for begin, way in zip(begins, ways, strict=False))
    return Move(
        MoveKind.OPTIONS,
        at.reading.stage,
        lead=f"{at.phrase('options-intro')}\n\n{listed}",
        close=at.phrase("which-fits"),
        permission=True,
        passages=tuple(p for p, _ in found),
    )


def _framework_options(at: Situation, count: int, again: bool = False) -> list[tuple[Passage, str]]:
    """Options of near passages first, then those that fit most matters.

    None that was offered before, unless ``again``: when all were, those of the last reply come last.
    """
    filling = slots.for_coachee(at.reading)
    serves = "options" if at.audience is Audience.LEADER else "options-of-ones-own"
    general = at.knowledge.situations.get(serves, frozenset())
    near = [(h.passage, o) for h in at.hits if h.score >= NEAR_ENOUGH for o in h.passage.options]
    wide = [(p, o) for p in at.knowledge.passages for o in p.options if o in general]
    # Fixed by the matter, so that not every matter gets the same three.
    wide.sort(key=lambda found: crc32(f"{found[1]} {at.reading.query}".encode()))
    holds = assumptions.known(at.conversation)
    new: dict[str, tuple[Passage, str]] = {}
    old: dict[str, tuple[Passage, str]] = {}
    for passage, option in near + wide:
        text = filling.fill(option).text
        text = f"{text[:1].lower()}{text[1:].rstrip('.')}"
        if holds(text) and at.passes(f"One option is to {text}.", permission=True):
            was_offered = any(text in reply for reply in at.replies)
            (old if was_offered else new).setdefault(passage.id, (passage, text))
    if not again:
        return list(new.values())[:count]
    lasting = sorted(old.items(), key=lambda kept: kept[1][1] in at.conversation.last_reply)
    return list((new | {id: kept for id, kept in lasting if id not in new}).values())[:count]


def fact(at: Situation) -> Move:
    """The fact in two sentences with its source; then back to the matter."""
    term = at.reading.term or ""
    if framework := at.knowledge.framework(term):
        text, source, rests = framework.summary, framework.source, framework.passages[:1]
    elif entry := next((t for t in at.knowledge.terms if t.name == term), None):
        text, source, rests = entry.text, entry.source, ()
    else:
        return Move(MoveKind.INFORM, at.reading.stage, lead=at.phrase("no-such-term", term=term))
    return Move(
        MoveKind.INFORM,
        at.reading.stage,
        lead=at.phrase("fact", text=text, source=source),
        passages=rests,
        close=_way_on(at),
    )


def which_framework(at: Situation) -> Move:
    """What the last question rests on, or what the conversation follows."""
    last = next((a.passage for a in reversed(at.reading.asked) if a.passage), None)
    framework = at.knowledge.framework(last.framework) if last else None
    if last and framework:
        lead = at.phrase(
            "which-framework", framework=framework.name, passage=last.id, source=framework.source
        )
        return Move(MoveKind.INFORM, at.reading.stage, lead=lead, passages=(last,), close=_way_on(at))
    guide = at.reading.guide
    lead = at.phrase("no-framework-yet", framework=guide.name, source=guide.source)
    return Move(MoveKind.INFORM, at.reading.stage, lead=lead, passages=guide.passages[:1], close=_way_on(at))


def _way_on(at: Situation) -> str | None:
    """A short way back, where there is a matter to return to."""
    return at.phrase("way-on") if at.reading.points else None
