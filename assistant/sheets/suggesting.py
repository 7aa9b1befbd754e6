"""What a page suggests in words of our own: a line to send ahead, how to open, how to close, a request."""

import re

from assistant.domain.conversation import Role
from assistant.domain.journey import Part, Takes
from assistant.domain.knowledge import Audience
from assistant.domain.sheet import SheetEntry
from assistant.domain.turn import ChosenQuestion
from assistant.domain.words import straight
from assistant.reading import people
from assistant.reading.asked import alike
from assistant.sheets.ground import Ground
from assistant.sheets.own_words import kernel, unhedged
from assistant.writing import slots

CLOSING = ("clear/review/1", "grow/will/2", "coaching-habit/what-stayed/1", "tgrow/wrap-up/1")
"""What a question to close with rests on."""
_LEADER = re.compile(r"\b(?:manager|boss|lead|leader|director|vp|head|supervisor|chef)\b", re.IGNORECASE)


def opening(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    """A first line in the leader's voice that asks for the other's view before her own."""
    return ground.suggested("opening-line", person=_person(ground), topic=_topic(ground))


def send_ahead(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    """A line that asks the other for an agenda."""
    return ground.suggested("send-ahead", person=_person(ground))


def closing(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    """One question of the bank's to close with, that isn't among those to explore with."""
    at = ground.at
    leads = at.reading.role is Role.LEADER
    filling = (slots.for_the_rep if leads else slots.for_coachee)(at.reading)
    taken = [chosen.text for chosen in ground.to_explore]
    general = at.knowledge.situations.get("takeaway", frozenset())
    found = [
        (text, question, hit.passage)
        for hit in at.pinned(*CLOSING)
        for question in hit.passage.questions
        if question.text in general and question.audience in (Audience.REP, Audience.BOTH)
        if at.passes(text := filling.fill(question.text).text) and not any(alike(text, t) for t in taken)
    ]
    if not found:
        return ()
    text, question, passage = found[0]
    return (ground.asked(ChosenQuestion(question, passage, text)),)


def request(ground: Ground, part: Part) -> tuple[SheetEntry, ...]:
    """A short request in the rep's words, as sharpening and not as repair; nothing without the skill."""
    wanted = _said(ground, Takes.SKILL)
    skill = kernel(wanted) if wanted else None
    if not skill:
        return ()
    whom = _said(ground, Takes.WHOM) or ""
    name = next(iter(people.names([whom])), None) or _only_name(whom)
    return ground.suggested(
        "request-to-leader" if _LEADER.search(whom) or not whom else "request-to-peer",
        person=name,
        skill=skill,
        occasion=unhedged(_said(ground, Takes.OCCASION)),
        help=unhedged(_said(ground, Takes.HELP)),
        when=unhedged(_said(ground, Takes.DATE)),
    )


def _said(ground: Ground, takes: Takes) -> str | None:
    found = [
        told.text for part in ground.journey.parts if part.takes is takes for told in ground.done.of(part.id)
    ]
    return " ".join(found) or None


def _only_name(text: str) -> str | None:
    words = straight(text).strip(" .!").split()
    return words[0] if len(words) == 1 and words[0][:1].isupper() and not _LEADER.search(words[0]) else None


def _person(ground: Ground) -> str | None:
    return ground.at.reading.person.name if ground.at.reading.person else None


def _topic(ground: Ground) -> str | None:
    return slots.for_the_rep(ground.at.reading).words.get("topic")
