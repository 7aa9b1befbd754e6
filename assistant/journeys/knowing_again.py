"""Which of a journey's questions a reply asked: with anything in its slots, or nearly in the same words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.domain.journey import Journey, Part
from assistant.domain.knowledge import Knowledge
from assistant.domain.reading import Asked
from assistant.domain.words import plain
from assistant.reading.asked import SLOT, alike


def recognised(journey: Journey, earlier: Iterable[Asked], knowledge: Knowledge) -> tuple[Asked, ...]:
    """``earlier`` with the journey's own questions known again as resting on their passages."""
    return tuple(_with_passage(journey, each, knowledge) for each in earlier)


def _with_passage(journey: Journey, each: Asked, knowledge: Knowledge) -> Asked:
    known = question_of(journey, each.text) if each.question is None else None
    if known is None:
        return each
    part, number = known
    chosen = part.questions[number]
    return replace(each, question=chosen.question, passage=knowledge.passage(chosen.passage))


def question_of(journey: Journey, text: str) -> tuple[Part, int] | None:
    """The part, and the place of its question, that ``text`` is: with anything in its slots, or nearly."""
    line = plain(text)
    known = _known(journey)
    for part, number, looks, _ in known:
        if looks.fullmatch(line):
            return part, number
    return next(((part, number) for part, number, _, bare in known if alike(bare, text)), None)


@lru_cache(maxsize=32)
def _known(journey: Journey) -> Sequence[tuple[Part, int, re.Pattern[str], str]]:
    return [
        (part, number, pattern(each.question.text), SLOT.sub(" ", each.question.text))
        for part in journey.parts
        for number, each in enumerate(part.questions)
    ]


@lru_cache(maxsize=512)
def pattern(template: str) -> re.Pattern[str]:
    """What a text with slots looks like once they are filled, in lower case."""
    fixed = (re.escape(plain(part)) for part in SLOT.split(template))
    return re.compile(r"\W*(?:[^?]{1,60}?)?\W*".join(fixed))
