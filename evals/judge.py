"""A language model as judge: an anchored rubric, a strict answer, and quotes that must stand in the text."""

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.prompt_files import PROMPTS, read_prompt
from evals.rubric import Rubric
from evals.scores import Finding, Score, not_applicable
from evals.transcript import Speaker, Transcript, Turn

if TYPE_CHECKING:
    from inspect_ai.model import Model

LEAST_WORDS = 3
"""Of a quote, unless it is the whole reply: "the" stands in any text and shows nothing."""
_ANSWER_TOKENS = 500
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL)
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u00a0", "''\"\"- ")
"""Marks that models write in their own way, a character for a character."""


class Judgement(BaseModel):
    """The judge's answer. The quotes come first, so that the level follows from them."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    quotes: Annotated[list[str], Field(min_length=1, max_length=5)]
    why: Annotated[str, Field(min_length=1)]
    level: int


async def judge(transcript: Transcript, rubric: Rubric, model: "Model", seed: int = 0) -> Score:
    """The score ``judged-NAME``. A judgement that failed, or whose quotes nobody said, is unscored."""
    if not transcript.replies:
        return not_applicable(rubric.scorer, "The coach said nothing.")
    try:
        answer = await ask(transcript, rubric, model, seed)
    # Whatever a strange server does, one judgement is lost and no more; it is counted.
    except Exception as error:
        return unscored(rubric.scorer, f"The judge didn't answer ({type(error).__name__}).")
    return read_judgement(answer, transcript, rubric)


async def ask(transcript: Transcript, rubric: Rubric, model: "Model", seed: int = 0) -> str:
    """The judge's words, for ``read_judgement``. Raises whatever the model's server brings about."""
    from inspect_ai.model import GenerateConfig, ResponseSchema
    from inspect_ai.util import json_schema

    schema = ResponseSchema(name="judgement", json_schema=json_schema(Judgement), strict=True)
    config = GenerateConfig(temperature=0, max_tokens=_ANSWER_TOKENS, seed=seed, response_schema=schema)
    return (await model.generate(prompt_of(transcript, rubric), config=config)).completion


def read_judgement(answer: str, transcript: Transcript, rubric: Rubric) -> Score:
    """From the judge's words to a score; unscored where they break the schema or quote what nobody said."""
    fenced = _FENCE.match(answer)
    try:
        judgement = Judgement.model_validate_json(fenced.group(1) if fenced else answer)
        value = rubric.value(judgement.level)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "answer"
        return unscored(rubric.scorer, f"The judge's answer breaks the schema: {where}, {first['msg']}.")
    except KeyError:
        return unscored(rubric.scorer, f"The judge named level {judgement.level}, which there isn't.")
    findings = []
    for quote in judgement.quotes:
        finding = find_quote(quote, transcript, judgement.why)
        if finding is None:
            said = " ".join(quote.split())[:80]
            return unscored(
                rubric.scorer, f"The judge quoted words that the coach didn't say: \u201c{said}\u201d."
            )
        findings.append(finding)
    return Score(
        scorer=rubric.scorer,
        value=value,
        explanation=judgement.why.strip() or "The judge gave no reason.",
        findings=tuple(findings),
        figures={"level": judgement.level},
    )


def find_quote(quote: str, transcript: Transcript, why: str) -> Finding | None:
    """Where the coach said it, word for word but for spacing and the shape of quotation marks; else None."""
    words = quote.translate(_PLAIN).split()
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    for place, turn in enumerate(transcript.turns):
        plain = turn.content.translate(_PLAIN)
        if turn.role is not Speaker.COACH or not words:
            continue
        found = pattern.search(plain)
        if found and (len(words) >= LEAST_WORDS or words == plain.split()):
            # A translation by single characters keeps every place, so this is what was said.
            return Finding(turn=place, quote=turn.content[found.start() : found.end()], why=why)
    return None


def unscored(scorer: str, why: str) -> Score:
    """A score that failed: it is counted, and is no zero."""
    return Score(scorer=scorer, value=None, explanation=why, status="unscored")


def lines_of(turns: tuple[Turn, ...]) -> list[str]:
    """A conversation as a model reads it: one line a turn, so that none can be forged within another."""
    return [
        f"[{place}] {turn.role.value}: {' '.join(turn.content.split())}" for place, turn in enumerate(turns)
    ]


def prompt_of(transcript: Transcript, rubric: Rubric) -> str:
    """All that the judge is told."""
    prompt = read_prompt(PROMPTS / "judge.md")
    return prompt.render(asks=rubric.asks, levels=rubric.levels, lines=lines_of(transcript.turns))
