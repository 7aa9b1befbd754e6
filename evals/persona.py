"""A coachee played by a language model, who keeps facts back until a question brings them out.

Who decides what comes out is asked apart from who plays: a fact that wasn't brought out is never in the
player's prompt, so it can't slip out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.arms import Arm
from evals.judge import unscored
from evals.prompt_files import PROMPTS, read_prompt
from evals.samples import Persona, Sample
from evals.scores import Finding, Score
from evals.transcript import Speaker, Turn

if TYPE_CHECKING:
    from inspect_ai.model import Model

SCORER = "judged-elicits"
"""A model says what a question brought out, so it is a judged score like the others."""
MOST_AT_ONCE = 2
"""Facts that one question may bring out."""
_TOKENS = 200
_GREETING = "What is on your mind?"
"""Put before the opening: some servers want the user to begin. The measured coach never sees it."""


class Heard(BaseModel):
    """Numbers of the facts that a question brought out, from 1."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    brought_out: Annotated[list[int], Field(max_length=12)]


@dataclass(slots=True)
class Played:
    """How a conversation with a persona went."""

    turns: list[Turn]
    brought_out: dict[int, int] = field(default_factory=dict)
    """Places in ``Persona.hidden``, each with the place of the coach's turn that brought it out."""
    failures: int = 0
    """Times that it couldn't be told what a question brought out."""


def as_sample(persona: Persona) -> Sample:
    """What scorers and a report know of a persona: its opening, and nothing that it keeps back."""
    return Sample(id=persona.id, role=persona.role, journey=persona.journey, turns=(persona.opening,))


async def play(
    persona: Persona, arm: Arm, model: "Model", seed: int, epoch: int, note: Callable[[Played], None]
) -> Played:
    """``persona.turns`` messages and as many replies. ``note`` is called after each reply."""
    played = Played([Turn(role=Speaker.COACHEE, content=persona.opening)])
    for number in range(persona.turns):
        played.turns.append(await arm.reply(persona.role, played.turns, epoch))
        note(played)
        if number + 1 < persona.turns:
            new = await _hear(persona, played, model, seed + epoch)
            said = await _say(persona, played.turns, new, model, seed + epoch)
            played.turns.append(Turn(role=Speaker.COACHEE, content=said))
    return played


def score(persona: Persona, played: Played) -> Score:
    """The share of what was kept back that the coach's questions brought out."""
    if played.failures and not played.brought_out:
        return unscored(
            SCORER, f"In {played.failures} turns it couldn't be told what the question brought out."
        )
    findings = tuple(
        Finding(turn=turn, quote=played.turns[turn].content, why=f"This brought out: {persona.hidden[place]}")
        for place, turn in played.brought_out.items()
        if played.turns[turn].content
    )
    out, kept = len(played.brought_out), len(persona.hidden)
    return Score(
        scorer=SCORER,
        value=out / kept,
        explanation=f"The coach's questions brought out {out} of {kept} things that this person kept back.",
        findings=findings,
        figures={"brought_out": out, "kept_back": kept, "failures": played.failures},
    )


def read_heard(answer: str, open_places: Sequence[int]) -> list[int]:
    """Places of the facts named in the answer, of those still kept back. Raises ``ValidationError``."""
    numbers = Heard.model_validate_json(answer).brought_out
    places = dict.fromkeys(number - 1 for number in numbers)
    return [place for place in places if place in open_places][:MOST_AT_ONCE]


async def _hear(persona: Persona, played: Played, model: "Model", seed: int) -> list[int]:
    """What the last reply brings out; noted in ``played``."""
    from inspect_ai.model import GenerateConfig, ResponseSchema
    from inspect_ai.util import json_schema

    kept = [place for place in range(len(persona.hidden)) if place not in played.brought_out]
    if not kept:
        return []
    facts = [
        {"number": place + 1, "text": persona.hidden[place], "when": _when(persona, place)} for place in kept
    ]
    reply = " ".join(played.turns[-1].content.split())
    prompt = read_prompt(PROMPTS / "persona-hears.md").render(reply=reply, facts=facts)
    schema = ResponseSchema(name="heard", json_schema=json_schema(Heard), strict=True)
    config = GenerateConfig(temperature=0, max_tokens=_TOKENS, seed=seed, response_schema=schema)
    output = await model.generate(prompt, config=config)
    try:
        new = read_heard(output.completion, kept)
    except ValidationError:
        played.failures += 1
        return []
    played.brought_out.update(dict.fromkeys(new, len(played.turns) - 1))
    return new


async def _say(persona: Persona, turns: Sequence[Turn], new: Sequence[int], model: "Model", seed: int) -> str:
    """The next message. The player hears the coach as its user, which keeps small models in their role."""
    from inspect_ai.model import (
        ChatMessage,
        ChatMessageAssistant,
        ChatMessageSystem,
        ChatMessageUser,
        GenerateConfig,
    )

    prompt = read_prompt(PROMPTS / "persona-says.md").render(
        role=persona.role,
        situation=persona.situation,
        temperament=persona.temperament,
        bias=persona.bias,
        agenda=persona.agenda,
        may_tell=[persona.hidden[place] for place in new],
    )
    messages: list[ChatMessage] = [ChatMessageSystem(content=prompt), ChatMessageUser(content=_GREETING)]
    for turn in turns:
        coach = turn.role is Speaker.COACH
        messages.append((ChatMessageUser if coach else ChatMessageAssistant)(content=turn.content))
    config = GenerateConfig(temperature=0.7, max_tokens=_TOKENS, seed=seed)
    output = await model.generate(messages, config=config)
    return output.completion.strip() or "…"


def _when(persona: Persona, place: int) -> str:
    return persona.tells_when[place] if place < len(persona.tells_when) else "an open question comes near it"
