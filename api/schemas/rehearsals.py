"""``GET /v1/rehearsals`` and ``POST /v1/rehearsals/lines``: practices with invented reps."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictStr

from api.schemas.requests import whole_characters
from assistant.domain.words import bounded
from assistant.rehearsing.invented import Cast
from assistant.rehearsing.practice import Step, StepKind

MOST_LINES = 80
"""Of one practice."""

_Said = Annotated[StrictStr, AfterValidator(lambda text: bounded(whole_characters(text)))]


class LinesRequest(BaseModel):
    """All that the leader said so far, the newest line last; an empty one is silence.

    A line is said again by sending the list with another one in its place.
    """

    model_config = ConfigDict(extra="forbid")

    temperament: StrictStr
    situation: StrictStr
    lines: list[_Said] = Field(min_length=1, max_length=MOST_LINES)


class ToldField(BaseModel):
    """Something that is told only when asked well. ``depth`` counts from 0, the surface."""

    subject: str
    depth: int
    more: bool
    """It is the second half of what was told before."""


class LineAnswer(BaseModel):
    """``kind`` is ``answered`` where the rep speaks; else the coach does, and the rep heard nothing.

    ``says``: how the line reached the rep, such as ``open`` or ``why-blaming``. ``note``: the coach's words
    beside the rep's.
    """

    object: Literal["askfirst.rehearsal_line"] = "askfirst.rehearsal_line"
    kind: StepKind
    name: str
    text: str
    note: str | None
    says: str | None
    told: ToldField | None


class CastField(BaseModel):
    id: str
    name: str
    about: str


class CastAnswer(BaseModel):
    """Each temperament goes with each situation. A scene holds ``{name}`` for the rep's name."""

    object: Literal["askfirst.rehearsals"] = "askfirst.rehearsals"
    temperaments: list[CastField]
    situations: list[CastField]


def cast_of(cast: Cast) -> CastAnswer:
    return CastAnswer(
        temperaments=[CastField(id=t.id, name=t.name, about=t.summary) for t in cast.temperaments.values()],
        situations=[CastField(id=m.id, name=m.name, about=m.scene) for m in cast.matters.values()],
    )


def answer_of(step: Step) -> LineAnswer:
    last = step.practice.exchanges[-1] if step.kind is StepKind.ANSWERED else None
    told = None
    if last and (layer := last.answer.told):
        thread = next(t for t in step.practice.rep.matter.threads if t.id == layer.thread)
        told = ToldField(subject=thread.subject, depth=layer.depth, more=layer.more)
    return LineAnswer(
        kind=step.kind,
        name=step.practice.rep.name,
        text=step.text,
        note=step.note,
        says=last.heard.says.value if last else None,
        told=told,
    )
