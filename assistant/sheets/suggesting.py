"""What a page suggests in words of our own: a line to send ahead, how to open, how to close, a request."""

import re

from assistant.domain.conversation import Role
from assistant.domain.journey import Part, Takes
from assistant.domain.knowledge import Audience
from assistant.domain.sheet import SheetEntry
from assistant.domain.turn import ChosenQuestion
from assistant.domain.words import straight
from assistant.reading import people, tellings
from assistant.reading.asked import alike
from assistant.reading.corrections import put_right
from assistant.reading.skills import skills
from assistant.sheets.ground import Ground
from assistant.sheets.own_words import kernel, unhedged
from assistant.writing import slots

CLOSING = ("clear/review/1", "grow/will/2", "coaching-habit/what-stayed/1", "tgrow/wrap-up/1")
"""What a question to close with rests on."""
_ASKED = re.compile(r"\bask (?!for\b|my\b|to\b|if\b|about\b)(\w+(?: \([^)]*\))?)", re.IGNORECASE)
"""Whom one named together with the skill: "I want to ask Dana (my manager) for ..."."""
MOST_SENT = 2
"""Sentences of one answer that a request holds."""
_NOT_TO_SEND = re.compile(
    r"\?|\b(?:dunno|idk|no idea|not sure|don'?t know|lol|haha|told you|i said|taking over|always)\b"
    r"|\bworth \W?\d|\d ?k\b",
    re.IGNORECASE,
)
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
    wanted = _skill(ground)
    skill = kernel(wanted) if wanted else None
    if not skill:
        return ()
    asked = _ASKED.search(straight(wanted or ""))
    whom = _said(ground, Takes.WHOM) or (asked[1] if asked else "")
    name = next(iter(people.names([whom])), None) or _only_name(whom)
    name = put_right(name, ground.at.conversation.said) if name else None
    return ground.suggested(
        "request-to-leader" if _LEADER.search(whom) or not whom else "request-to-peer",
        person=name,
        skill=skill,
        occasion=unhedged(_for_a_letter(ground, Takes.OCCASION)),
        help=unhedged(_for_a_letter(ground, Takes.HELP)),
        when=unhedged(_said(ground, Takes.DATE)),
    )


def _skill(ground: Ground) -> str | None:
    """The first thing said of it that names a skill; what was felt about it stays off a request."""
    told = _told(ground, Takes.SKILL)
    named = [text for text in told if "skill" in tellings.kinds(text) or skills(text)]
    return next(iter([*named, *told]), None)


def _said(ground: Ground, takes: Takes) -> str | None:
    return " ".join(_told(ground, takes)) or None


def _told(ground: Ground, takes: Takes) -> list[str]:
    return [t.text for part in ground.journey.parts if part.takes is takes for t in ground.done.of(part.id)]


def _for_a_letter(ground: Ground, takes: Takes) -> str | None:
    """What of an answer can be sent: no doubt, no feeling, no sum; what is of its kind goes first."""
    sentences = [each for text in _told(ground, takes) for each in re.split(r"(?<=[.!?])\s+", text)]
    fit = [each for each in sentences if not _NOT_TO_SEND.search(each) and not tellings.is_own_feeling(each)]
    own = [each for each in fit if takes.value in tellings.kinds(each)]
    return " ".join((own or fit)[:MOST_SENT]) or None


def _only_name(text: str) -> str | None:
    """The name that an answer is, or that stands at its beginning: "Jane, she's done it for years"."""
    first = straight(text).strip(" .!").split(",")[0].split()
    return first[0] if len(first) == 1 and first[0][:1].isupper() and not _LEADER.search(first[0]) else None


def _person(ground: Ground) -> str | None:
    return ground.at.reading.person.name if ground.at.reading.person else None


def _topic(ground: Ground) -> str | None:
    return slots.for_the_rep(ground.at.reading).words.get("topic")
