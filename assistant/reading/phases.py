"""Where the conversation stands: forward with what was told, back when the matter turns, or on request."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Framework, Kind, Knowledge, Phase
from assistant.domain.reading import Asked
from assistant.domain.words import plain, sentences, words
from assistant.reading import requests
from assistant.reading.patterns import patterns

ORDER = (Phase.AIM, Phase.EXPLORE, Phase.WIDEN, Phase.LAND)
TURNS = {Phase.AIM: 1, Phase.EXPLORE: 3, Phase.WIDEN: 3}
"""How many told messages a phase is worth, when time isn't short."""
TURNS_IN_A_HURRY = {Phase.AIM: 1, Phase.EXPLORE: 1, Phase.WIDEN: 1}
FEWEST_WORDS = 3
"""Fewer words tell nothing by themselves."""
SHORT = 7
"""Minutes from which on it is a hurry."""

_SPEECH = patterns("phases")


@dataclass(frozen=True, slots=True)
class Standing:
    phase: Phase
    in_phase: int
    """Messages told since the phase was reached."""


def has_landed(asked: Sequence[Asked], last_reply: str) -> bool:
    """A landing question was asked before the last reply: what is told now is something new."""
    return any(
        a.question and a.question.phase is Phase.LAND and not a.listed and a.text not in last_reply
        for a in asked
    )


def standing(
    said: Sequence[str], minutes: int | None, stages: Mapping[str, Phase], has_landed: bool = False
) -> Standing:
    """The phase in which the reply to the last message stands. ``stages``: names that can be asked for."""
    worth = TURNS_IN_A_HURRY if minutes is not None and minutes < SHORT else TURNS
    phase, in_phase = Phase.AIM, 0
    names = {name: name for name in stages}
    for number, text in enumerate(said):
        if asked_for := requests.named_stage(text, names):
            phase, in_phase = stages[asked_for], 0
            continue
        reached = max(phase, _reached(text, number), key=ORDER.index)
        if reached is not phase:
            phase, in_phase = reached, 0
        elif _SPEECH["turns-back"](text) and phase in (Phase.WIDEN, Phase.LAND):
            phase, in_phase = Phase.EXPLORE, 0
        elif phase is not Phase.LAND and is_substance(text):
            in_phase += 1
            if number and in_phase >= worth[phase]:
                phase, in_phase = ORDER[ORDER.index(phase) + 1], 0
    if phase is Phase.LAND and has_landed and _reached(said[-1], len(said)) is not Phase.LAND:
        return Standing(Phase.EXPLORE, 0)
    return Standing(phase, in_phase)


def _reached(text: str, number: int) -> Phase:
    if requests.ends(text) or requests.thinks_it_over(text):
        return Phase.LAND if number else Phase.AIM
    if _SPEECH["widens"](text) and number:
        return Phase.WIDEN
    return Phase.EXPLORE if _SPEECH["aims"](text) else Phase.AIM


def told(text: str) -> str:
    """The sentences of a message that tell something; a request with its reasons still tells those."""
    if not _is_request(text):
        return text if len(words(text)) >= FEWEST_WORDS else ""
    return " ".join(s for s in sentences(text) if not _is_request(s) and len(words(s)) >= FEWEST_WORDS)


def is_substance(text: str) -> bool:
    """Something was told, as against asked for or mumbled."""
    return bool(told(text))


def _is_request(text: str) -> bool:
    return (
        requests.wants_questions(text)
        or requests.wants_wording(text)
        or requests.demands(text)
        or requests.wants_summary(text)
        or requests.asks_which_framework(text)
        or (requests.asks_fact(text) and len(words(text)) < 7)
        or requests.wants_order(text)
        or requests.wants_options(text)
        or requests.pushes_back(text)
        or requests.correction(text) is not None
    )


def guide(said: Sequence[str], role: Role, outcome: str | None, knowledge: Knowledge) -> Framework:
    """The framework the coachee asked for by name, else the one that fits what they came with."""
    models = {f.id: f for f in knowledge.frameworks if f.kind is Kind.MODEL}
    for text in reversed(said):
        line = plain(text)
        for framework in models.values():
            if re.search(
                rf"\b(?:use|try|with|do|using|follow) (?:the )?{re.escape(framework.name.lower())}\b", line
            ):
                return framework
    wanted = "after-action-review" if role is Role.REP and outcome else "grow"
    return models.get(wanted) or next(iter(models.values()))


def stage_at(guide: Framework, standing: Standing) -> str:
    """The framework's own stage for where the conversation stands."""
    here = [s for s in guide.stages if s.phase is standing.phase]
    if not here:
        past = [s for s in guide.stages if ORDER.index(s.phase) <= ORDER.index(standing.phase)]
        return (past or guide.stages)[-1 if past else 0].id
    return here[min(standing.in_phase, len(here) - 1)].id


def stage_names(knowledge: Knowledge) -> dict[str, Phase]:
    """Every stage's name and id, in lower case, with its phase."""
    named = {"goal": Phase.AIM, "reality": Phase.EXPLORE, "options": Phase.WIDEN, "next": Phase.LAND}
    for framework in knowledge.frameworks:
        for stage in framework.stages:
            named.setdefault(stage.id, stage.phase)
            named.setdefault(stage.name.lower(), stage.phase)
    return named
