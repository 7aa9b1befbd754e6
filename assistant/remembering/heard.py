"""The sentences of a kept conversation that something may be carried along from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from assistant.domain.conversation import Message, Speaker
from assistant.domain.kept import KeptConversation
from assistant.domain.reading import Concern
from assistant.domain.words import bounded, plain, sentences, straight
from assistant.reading import aside, requests
from assistant.reading.people import names
from assistant.reading.read import drafts
from assistant.reading.safety import concern_in, read_concern
from assistant.remembering.sensitive import is_sensitive
from assistant.remembering.shadow import Shadow

LEANING = 8
"""Messages back that one may lean on."""

_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_MAIL = re.compile(r"^\s*(?:from|to|cc|sent|subject|date|re|fwd?|betreff|von|an)\s*:\s*\S", re.IGNORECASE)
_SPEAKER = re.compile(r"^\s*(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s*)?([^\W\d_][\w .'-]{0,30}):\s")
_SELF = frozenset({"me", "i", "myself"})
_OTHERS = frozenset(
    "he him his she her they them buyer customer client prospect champion rep coach askfirst assistant user"
    " procurement cfo ceo cio boss manager".split()
)


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence, as it was typed but for its quotes and spaces."""

    text: str
    turn: int
    day: date
    """On which it was said."""
    asked: str = ""
    """The last question that the coach had put before, in lower case."""
    is_first: bool = False
    """Nothing stands before it in its message."""
    is_for_draft: bool = False
    """Its message asks for words to say or to write, or for a draft to be otherwise."""


def heard(conversation: KeptConversation, today: date, until: int | None = None) -> tuple[Heard, ...]:
    """Oldest first. ``today``: the day on which the last turn was said, where the coachee is.

    ``until``: only turns up to this number.

    Left out: what coaching stops for, anything sensitive and what leans on it, what somebody else says in
    a pasted text, and messages that try to change the rules.
    """
    last = len(conversation.turns) if until is None else until
    return tuple(_heard(conversation, today, last))


def spoken(messages: Sequence[Message]) -> Iterator[Heard]:
    """The coachee's own sentences of a running talk, oldest first, for what they say of the talk itself.

    Left out is what somebody else says, what tries to change the rules, and what coaching stops for.
    """
    before, turn = "", 0
    for message in messages:
        if message.speaker is Speaker.COACH:
            before = message.text
            continue
        turn += 1
        text = bounded(message.text)
        if not (aside.instructs(text) or _is_mail(text) or _concern(text)):
            for_draft = _is_for_draft(text, before)
            for number, sentence in enumerate(_own(text)):
                yield Heard(sentence, turn, date.min, "", number == 0, for_draft)


def _heard(conversation: KeptConversation, today: date, until: int) -> Iterator[Heard]:
    said: list[str] = []
    asked, before, shadow, had_crisis = "", "", Shadow(), False
    for turn in conversation.turns[:until]:
        text = bounded(turn.said)
        said.append(text)
        had_crisis = had_crisis or _concern(text) is Concern.CRISIS
        if _is_grave(said, turn is conversation.turns[-1], had_crisis):
            shadow.fall(text)
        elif not aside.instructs(text) and not _is_mail(text):
            day = _day_of(turn.began, conversation.turns[-1].began, today)
            for_draft = _is_for_draft(text, before)
            for number, sentence in enumerate(_own(text)):
                if is_sensitive(sentence):
                    shadow.fall(sentence)
                elif not shadow.covers(sentence):
                    yield Heard(sentence, turn.number, day, asked, number == 0, for_draft)
        before = turn.reply.text if turn.reply else "".join(turn.pieces)
        asked = _question(before) or asked


def _is_for_draft(text: str, before: str) -> bool:
    """``before``: the reply that it answers; "keep it short" is said of a draft that stands there."""
    return requests.wants_wording(text) or (drafts(before) and requests.tone(text) is not None)


def _is_grave(said: Sequence[str], is_last: bool, had_crisis: bool) -> bool:
    """Danger to a life, also while the talk still leans on it; or a matter that only the whole tells of.

    Leaning is looked for where there was danger before, and at the end: it takes time.
    """
    concern = _concern(said[-1])
    if concern is Concern.CRISIS or (
        (had_crisis or is_last) and read_concern(said[-LEANING:]) is Concern.CRISIS
    ):
        return True
    return concern is not None and not any(map(is_sensitive, sentences(said[-1])))


@lru_cache(maxsize=512)
def _concern(text: str) -> Concern | None:
    return concern_in(text)


def _own(text: str) -> Iterator[str]:
    """Sentences of the coachee's own: neither quoted lines nor what others say in a transcript."""
    for line in text.splitlines():
        bare = _MARK.sub("", line)
        speaker = _SPEAKER.match(bare)
        if bare.lstrip().startswith((">", "|")) or (speaker and _is_another(speaker[1])):
            continue
        if speaker and speaker[1].lower() in _SELF:
            bare = bare[speaker.end() :]
        yield from (straight(sentence) for sentence in sentences(bare))


def _is_another(label: str) -> bool:
    """Whether a line's speaker is somebody else: "Jonas: I'll send it"; no heading such as "Next step:"."""
    if label.lower() in _SELF:
        return False
    has_capitals = all(word[0].isupper() for word in label.split())
    is_name = has_capitals and bool(names([f"I talked to {label} today."]))
    return is_name or not _OTHERS.isdisjoint(label.lower().split())


def _is_mail(text: str) -> bool:
    return sum(bool(_MAIL.match(line)) for line in text.splitlines()) > 1


def _question(reply: str) -> str:
    found = [sentence for sentence in sentences(reply) if sentence.endswith("?")]
    return plain(found[-1]) if found else ""


def _day_of(began: datetime, last: datetime, today: date) -> date:
    """The day of a turn, by how many days lie between it and the last one."""
    return today - (_here(last) - _here(began))


def _here(moment: datetime) -> date:
    return moment.astimezone().date()
