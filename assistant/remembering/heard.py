"""The sentences of a kept conversation that something may be carried along from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assistant.domain.kept import KeptConversation
from assistant.domain.reading import Concern
from assistant.domain.words import bounded, plain, sentences, straight
from assistant.reading import aside, requests
from assistant.reading.people import names
from assistant.reading.safety import concern_in, read_concern
from assistant.remembering.sensitive import is_sensitive

SHADOW = 4
"""Sentences after a sensitive one within which one that leans on it is left out too."""

_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_LEANS = re.compile(
    r"\b(?:it|its|that|this|there|he|she|they|him|her|them|his|their|hers|theirs|he's|she's|they're|it's)\b"
)
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
    """Its message asks for words to say or to write."""


def heard(conversation: KeptConversation, today: date) -> tuple[Heard, ...]:
    """Oldest first. ``today``: the day on which the last turn was said, where the coachee is.

    Left out: what coaching stops for, anything sensitive and what leans on it, what somebody else says in
    a pasted text, and messages that try to change the rules.
    """
    return tuple(_heard(conversation, today))


def _heard(conversation: KeptConversation, today: date) -> Iterator[Heard]:
    said: list[str] = []
    asked, shadow = "", 0
    for turn in conversation.turns:
        text = bounded(turn.said)
        said.append(text)
        if _is_grave(said):
            shadow = SHADOW
        elif not aside.instructs(text) and not _is_mail(text):
            first = True
            for sentence in _own(text):
                if is_sensitive(sentence):
                    shadow = SHADOW
                elif shadow and _LEANS.search(plain(sentence)):
                    shadow -= 1
                else:
                    shadow = 0
                    day = _day_of(turn.began, conversation.turns[-1].began, today)
                    for_draft = requests.wants_wording(text)
                    yield Heard(sentence, turn.number, day, asked, first, for_draft)
                first = False
        asked = _question(turn.reply.text if turn.reply else "".join(turn.pieces)) or asked


def _is_grave(said: Sequence[str]) -> bool:
    """What coaching stops for by itself; a danger to life also while the talk still leans on it."""
    return concern_in(said[-1]) is not None or read_concern(said) is Concern.CRISIS


def _own(text: str) -> Iterator[str]:
    """Sentences of the coachee's own: neither quoted lines nor what others say in a transcript."""
    for line in text.splitlines():
        bare = _MARK.sub("", line)
        speaker = _SPEAKER.match(bare)
        label = speaker[1].lower().split() if speaker else []
        if bare.lstrip().startswith((">", "|")) or (label and _is_another(label, speaker[1] if speaker else "")):
            continue
        if label and set(label) <= _SELF and speaker:
            bare = bare[speaker.end() :]
        yield from (straight(sentence) for sentence in sentences(bare))


def _is_another(label: Sequence[str], typed: str) -> bool:
    """Whether a line's speaker is somebody else: "Jonas: I'll send it"; no heading such as "Next step:"."""
    if set(label) <= _SELF:
        return False
    has_capitals = all(word[0].isupper() for word in typed.split())
    return bool(set(label) & _OTHERS) or (has_capitals and bool(names([f"I talked to {typed} today."])))


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
