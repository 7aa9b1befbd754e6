"""``POST /v1/mirror``, and what ``askfirst mirror --json`` prints: the same shape."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from assistant.mirroring.bands import BANDS, NO_PRAISE, WHOSE, Figure
from assistant.mirroring.mirror import Line, Opened, Passed, Picture, Quote, Rewriter
from assistant.mirroring.transcripts import Format

KNOWS = (
    "Does everyone in this transcript know that it was taken, and that it is looked at like this? "
    "Nothing of it is kept here."
)


class MirrorRequest(BaseModel):
    """A transcript or a plan as ``text``, in any of the forms that are read; or ``questions``, each whole."""

    model_config = ConfigDict(extra="forbid")

    text: StrictStr | None = None
    questions: list[StrictStr] | None = Field(None, min_length=1, validate_default=True)
    me: StrictStr | None = None
    """The speaker who holds the mirror; without it, the one who asks most."""

    @field_validator("questions")
    @classmethod
    def _one_of_them(cls, questions: list[str] | None, info: ValidationInfo) -> list[str] | None:
        if "text" in info.data and (info.data["text"] is None) == (questions is None):
            raise PydanticCustomError("one_of", "send either 'text' or 'questions', and not both")
        return questions

    @field_validator("me")
    @classmethod
    def _only_of_a_talk(cls, me: str | None, info: ValidationInfo) -> str | None:
        if me is not None and info.data.get("questions") is not None:
            raise PydanticCustomError("no_talk", "planned questions have no speakers; leave 'me' out")
        return me


class RewriteField(BaseModel):
    text: str
    citation: str
    """The id of the passage that it rests on."""


class LineField(BaseModel):
    """``line`` is where the turn begins in what was sent, from 1; ``start`` is seconds, where known."""

    line: int
    start: float | None
    text: str
    kind: str
    why: str
    is_fact: bool
    """A closed question of plain fact, which is fine as it is."""
    rewrites: list[RewriteField]


class QuoteField(BaseModel):
    speaker: str
    text: str
    line: int
    start: float | None


class OpenedField(BaseModel):
    """What was said before the answer that told most that was new: words of substance nobody had said yet.

    ``usual_words`` is the median of the answers; null where there is only one.
    """

    said: QuoteField
    kind: str | None
    answer: QuoteField
    answer_words: int
    usual_words: float | None


class PassedField(BaseModel):
    """A ``feeling``, ``fact`` or ``hint``, and the leader's next turn, which didn't take it up."""

    weight: str
    said: QuoteField
    then: QuoteField


class ShareField(BaseModel):
    speaker: str
    words: int
    share: float
    turns: int


class LeaderField(BaseModel):
    name: str
    is_taken: bool
    """Nobody said who it is: this is the one who asks most. ``me`` changes it."""


class BandField(BaseModel):
    """Other people's sessions; ``whose`` of the answer says whose."""

    figure: Figure
    good: float
    poor: float


class MirrorAnswer(BaseModel):
    """Counts and quotes. Of a plan there are the lines alone."""

    object: Literal["askfirst.mirror"] = "askfirst.mirror"
    read_as: Format
    asks: str | None
    """A question to the leader; null for a plan."""
    leader: LeaderField | None
    speakers: list[str]
    opened: OpenedField | None
    lines: list[LineField]
    kinds: dict[str, int]
    facts: int
    passed_over: list[PassedField]
    shares: list[ShareField]
    turns: int
    telling_turns: int
    """Those of the leader's turns that advise or direct."""
    telling_share: float | None
    reflections: int
    questions: int
    reflections_to_questions: float | None
    share_of_words: float | None
    bands: list[BandField]
    whose: str | None
    no_praise: str | None


def answer_of(picture: Picture, form: Format, rewriter: Rewriter) -> MirrorAnswer:
    is_talk = picture.leader is not None
    return MirrorAnswer(
        read_as=form,
        asks=KNOWS if is_talk else None,
        leader=LeaderField(name=picture.leader.name, is_taken=picture.leader.is_taken)
        if picture.leader
        else None,
        speakers=[share.speaker for share in picture.shares],
        opened=_opened(picture.opened) if picture.opened else None,
        lines=[_line(line, rewriter) for line in picture.lines],
        kinds={kind.value: count for kind, count in picture.kinds.items()},
        facts=picture.facts,
        passed_over=[_passed(passed) for passed in picture.passed],
        shares=[
            ShareField(speaker=s.speaker, words=s.words, share=round(s.share, 4), turns=s.turns)
            for s in picture.shares
        ],
        turns=picture.turns,
        telling_turns=picture.telling_turns,
        telling_share=_rounded(picture.telling_share),
        reflections=picture.reflections,
        questions=picture.questions,
        reflections_to_questions=_rounded(picture.reflections_to_questions) if is_talk else None,
        share_of_words=_rounded(picture.share_of_words),
        bands=[BandField(figure=b.figure, good=b.good, poor=b.poor) for b in BANDS] if is_talk else [],
        whose=WHOSE if is_talk else None,
        no_praise=NO_PRAISE if is_talk else None,
    )


def _line(line: Line, rewriter: Rewriter) -> LineField:
    rewrites = rewriter(line.quote.text, line.reading.kind)
    return LineField(
        line=line.quote.line,
        start=line.quote.start,
        text=line.quote.text,
        kind=line.reading.kind.value,
        why=line.reading.why,
        is_fact=line.reading.is_fact,
        rewrites=[RewriteField(text=r.text, citation=r.citation) for r in rewrites],
    )


def _opened(opened: Opened) -> OpenedField:
    return OpenedField(
        said=_quote(opened.quote),
        kind=opened.kind.value if opened.kind else None,
        answer=_quote(opened.answer),
        answer_words=opened.words,
        usual_words=opened.usual,
    )


def _passed(passed: Passed) -> PassedField:
    return PassedField(weight=passed.weight.value, said=_quote(passed.said), then=_quote(passed.then))


def _quote(quote: Quote) -> QuoteField:
    return QuoteField(speaker=quote.speaker, text=quote.text, line=quote.line, start=quote.start)


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 4)
