"""A situation to choose in: the small bank, the real prompts, and a guard that lets all pass."""

from dataclasses import replace
from functools import cache

from assistant.domain.conversation import Conversation
from assistant.domain.knowledge import Hit, Knowledge
from assistant.domain.reading import Reading
from assistant.journeys.situation import About, Situation
from assistant.ports import Guard
from assistant.prompt_library import PromptLibrary
from assistant.reading.read import read
from assistant.shipped import shipped_folder
from tests.fakes import EnglishReader, LenientGuard
from tests.unit.briefs import KNOWLEDGE, NODS, SIGNS, a_talk

ABOUT = About("small-model", "http://127.0.0.1:1/v1", None, "/data/askfirst", "Call 112.", "Ask HR.")
HITS = (Hit(NODS, 0.6), Hit(SIGNS, 0.4))


@cache
def shipped_prompts() -> PromptLibrary:
    return PromptLibrary.load(shipped_folder("prompts"))


def a_situation(
    *texts: str,
    talk: Conversation | None = None,
    hits: tuple[Hit, ...] = HITS,
    knowledge: Knowledge = KNOWLEDGE,
    guard: Guard | None = None,
    about: About = ABOUT,
    **changes: object,
) -> Situation:
    """Messages by turns, the coachee's first and last, read; ``changes`` are fields of ``Reading``."""
    talk = talk or a_talk(*texts)
    reading: Reading = read(talk, knowledge, EnglishReader())
    return Situation(
        talk,
        replace(reading, **changes),  # type: ignore[arg-type]  # a test may change any field
        hits,
        knowledge,
        shipped_prompts(),
        about,
        guard or LenientGuard(),
    )
