"""A journey to follow in tests: the shipped ones, with the shipped frameworks and no guard in the way."""

from dataclasses import replace
from datetime import date
from functools import cache

from assistant.adapters.journey_files import folders_of, load_journeys
from assistant.adapters.knowledge_files import load_knowledge
from assistant.adapters.knowledge_situations import read_situations
from assistant.domain.conversation import Carried, Conversation, Message, Role, Speaker
from assistant.domain.journey import Journey
from assistant.domain.knowledge import Knowledge
from assistant.journeys.following import guided
from assistant.journeys.situation import Situation
from assistant.reading.read import read
from assistant.shipped import shipped_folder
from tests.fakes import EnglishReader, LenientGuard
from tests.unit.journeys.situations import ABOUT, shipped_prompts

TODAY = date(2026, 11, 5)


@cache
def bank() -> Knowledge:
    shipped = shipped_folder("knowledge")
    loaded = load_knowledge([shipped / "frameworks"], shipped / "topics.yaml", shipped / "glossary.md")
    return replace(loaded, situations=read_situations(shipped / "situations.yaml"))


@cache
def journey(id: str) -> Journey:
    return load_journeys(folders_of([shipped_folder("knowledge")]), bank())[id]


def a_talk_on(id: str, *texts: str, carried: tuple[Carried, ...] = ()) -> Conversation:
    """Messages by turns, the coachee's first."""
    speakers = (Speaker.COACHEE, Speaker.COACH)
    messages = tuple(Message(speakers[n % 2], text) for n, text in enumerate(texts))
    return Conversation(journey(id).roles[0], messages, id, carried)


def a_situation_on(
    id: str | None, *texts: str, carried: tuple[Carried, ...] = (), role: Role = Role.LEADER
) -> Situation:
    """As the coach would make it, with no passages found."""
    followed = journey(id) if id else None
    talk = a_talk_on(id, *texts, carried=carried) if id else a_talk_on("prepare", *texts, carried=carried)
    talk = talk if id else replace(talk, journey=None, role=role)
    reading = read(talk, bank(), EnglishReader())
    if followed:
        reading = guided(reading, followed, bank())
    return Situation(
        talk,
        reading,
        (),
        bank(),
        shipped_prompts(),
        ABOUT,
        LenientGuard(),
        followed,
        today=TODAY,
    )
