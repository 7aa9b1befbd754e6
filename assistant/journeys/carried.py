"""Opening from what was brought along: what came of what one meant to do, asked once and without reproach."""

import re

from assistant.domain.conversation import Carried
from assistant.domain.knowledge import Audience, Phase, Question
from assistant.domain.reading import Act
from assistant.domain.turn import ChosenQuestion, Move, MoveKind
from assistant.domain.words import VERBS, straight, words
from assistant.journeys import exploring
from assistant.journeys.placing import COMMITMENT, speaks_of
from assistant.journeys.progress import CAME_OF_IT
from assistant.journeys.situation import Situation
from assistant.reading import requests
from assistant.reading.patterns import patterns

RESTS = ("clear/review/2", "habit-and-commitment/the-week-after-a-yes/1", "grow/will/2")
"""What asking about it rests on: the first of them that is there."""

_MEANT = re.compile(
    r"^\W*(?:(?:ok|okay|yes|so|then|well|and|right|i think|i guess),? )*"
    r"(?:i'll|i will|i'm going to|i am going to|i'm gonna|i want to|i'd like to|i plan to|i need to|i have to"
    r"|i should|we'll|we will|will|to|going to|gonna) (?:also |then |just |try to )*(?!be\b)",
    re.IGNORECASE,
)
_READ_OTHERWISE = (Act.PICKS, Act.PICKS_NONE, Act.WANTS_REVISION)
"""What an answer is read as because the question before it quoted something."""
_NOT_DONE = patterns("tellings")["not-done"]


def open_from(at: Situation) -> Move | None:
    """The first reply, where something that was meant to be done by now wasn't spoken of yet."""
    if (
        at.replies
        or at.reading.act not in (Act.TOLD, Act.GREETING, Act.LANDS)
        or at.reading.causes.blames_self
    ):
        return None
    due = [
        c
        for c in at.conversation.carried
        if _is_due(c, at) and not speaks_of(c.text, at.conversation.last_said)
    ]
    passage = next((hit.passage for hit in at.pinned(*RESTS)), None)
    if not due or passage is None:
        return None
    question = Question("carried#1", CAME_OF_IT, Audience.BOTH, Phase.EXPLORE, "to hear how it went")
    return Move(
        MoveKind.ASK,
        at.reading.stage,
        lead=_lead(due[0], at),
        questions=(ChosenQuestion(question, passage, CAME_OF_IT),),
    )


def go_on(at: Situation) -> Move | None:
    """The reply to what came of it, in a talk about whatever comes; what wasn't done is left in peace."""
    if not is_answered(at) or at.reading.act not in (*_READ_OTHERWISE, Act.TOLD):
        return None
    if not_done(at.conversation.last_said):
        return exploring.ask(at, at.question(), lead=at.phrase("carried-open"))
    return exploring.explore(at) if at.reading.act in _READ_OTHERWISE else None


def is_answered(at: Situation) -> bool:
    """The last reply asked what came of it."""
    return bool(at.conversation.carried) and at.conversation.last_reply.endswith(CAME_OF_IT)


def not_done(text: str) -> bool:
    """It says that nothing came of it so far."""
    return _NOT_DONE(text)


def _is_due(carried: Carried, at: Situation) -> bool:
    if carried.kind != COMMITMENT or not at.concerns(carried):
        return False
    return carried.due is None or at.today is None or carried.due <= at.today


def _lead(carried: Carried, at: Situation) -> str:
    text = straight(carried.text).strip(" .!")
    meant = _MEANT.sub("", text, count=1)
    # A day that the words hold already isn't said twice.
    when = None if carried.due is None or requests.says_when(text) else f"{carried.due:%A}"
    is_step = meant != text or (words(text) or [""])[0] in VERBS
    name = "carried-meant" if is_step else "carried-said"
    return at.phrase(name, said=meant, when=when)
