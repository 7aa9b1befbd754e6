"""What was said of the talk itself isn't its matter: nothing is asked about "shorter answers please"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.conversation import Conversation
from assistant.domain.manner import Manner
from assistant.domain.reading import Act, Reading
from assistant.domain.words import content_words, plain, words
from assistant.reading import requests
from assistant.reading.read import MATTER, lists

_MISREAD = (
    Act.WANTS_QUESTIONS,
    Act.WANTS_DECISION,
    Act.WANTS_SUMMARY,
    Act.ACCEPTS_OFFER,
    Act.PUSHES_BACK,
    Act.OFF_TOPIC,
    Act.JUNK,
)
"""What a message that only says how to talk may look like."""


def without_wishes(reading: Reading, conversation: Conversation, manner: Manner) -> Reading:
    """The reading of what was told besides; as it is where nothing was said of the talk."""
    if not manner.words:
        return reading
    points = tuple(point for point in reading.points if not _is_wish(point, manner.words))
    wished = {word for text in manner.words for word in words(plain(text))}
    told = {word for point in points for word in words(plain(_rest(point, manner.words)))}
    is_only_wish = _is_wish(conversation.last_said, manner.words)
    return replace(
        reading,
        manner=manner,
        act=_act(reading, conversation, manner) if is_only_wish else reading.act,
        points=points,
        topics=tuple(t for t in reading.topics if not _own(t) or not _own(t) <= wished - told),
        moments=tuple(m for m in reading.moments if not _own(m) or not _own(m) <= wished - told),
        query=" ".join(points[-MATTER:]) if is_only_wish and points else reading.query,
    )


def _act(reading: Reading, conversation: Conversation, manner: Manner) -> Act:
    """A number of questions asks for them, or for fewer than were listed just now."""
    before = conversation.last_reply
    counts = manner.listed is not None and requests.how_many(conversation.last_said) is not None
    if counts and "?\n" in before and lists(before):
        return Act.WANTS_QUESTIONS
    if reading.act is Act.WANTS_QUESTIONS and counts:
        return reading.act
    return Act.TOLD if reading.act in _MISREAD else reading.act


def _is_wish(text: str, wishes: Sequence[str]) -> bool:
    """Whether nothing but wishes is said in it."""
    rest = _rest(text, wishes)
    return rest != plain(text) and not content_words(rest)


def _rest(text: str, wishes: Sequence[str]) -> str:
    rest = plain(text)
    for wish in wishes:
        rest = re.sub(rf"(?<!\w){re.escape(plain(wish))}(?!\w)", " ", rest)
    return rest


def _own(phrase: str) -> frozenset[str]:
    return frozenset(content_words(phrase))
