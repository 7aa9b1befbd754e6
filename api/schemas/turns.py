"""What ``/v1/conversations/{id}/turns`` reads and answers."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StrictBool, StrictStr
from pydantic_core import PydanticCustomError

from api.answers import askfirst_of
from api.schemas.answers import AskfirstField
from api.schemas.requests import whole_characters
from assistant.domain.kept import KeptTurn, TurnState
from assistant.domain.turn import Reply


def _as_said(text: str) -> str:
    text = whole_characters(text)
    if not text.strip():
        raise PydanticCustomError("blank", "nothing is said in it; send the coachee's words")
    return text


Said = Annotated[StrictStr, AfterValidator(_as_said)]


class AnsweredAgain(BaseModel):
    """For a retry. ``stream``: events as they come, instead of the whole turn at its end."""

    model_config = ConfigDict(extra="forbid")

    stream: StrictBool | None = None


class EditedTurn(AnsweredAgain):
    text: Said


class NewTurn(EditedTurn):
    id: StrictStr | None = None
    """The client's own id of this turn, where it sends no ``Idempotency-Key``."""


class ReplyField(AskfirstField):
    text: str

    @classmethod
    def of(cls, reply: Reply) -> "ReplyField":
        return cls(text=reply.text, **dict(askfirst_of(reply)))


class TurnField(BaseModel):
    """``sent``: what of the reply went out, all of it where there is a ``reply``.

    ``key``: the client's name for this turn. ``attempt``: how often the coach was asked to answer it.
    """

    id: str
    object: Literal["turn"] = "turn"
    conversation: str
    number: int
    key: str | None
    said: str
    state: TurnState
    attempt: int
    began: datetime
    sent: str
    reply: ReplyField | None

    @classmethod
    def of(cls, conversation: str, turn: KeptTurn) -> "TurnField":
        return cls(
            id=turn.id,
            conversation=conversation,
            number=turn.number,
            key=turn.key,
            said=turn.said,
            state=turn.state,
            attempt=turn.attempt,
            began=turn.began,
            sent="".join(turn.pieces),
            reply=ReplyField.of(turn.reply) if turn.reply else None,
        )


class TurnList(BaseModel):
    object: Literal["list"] = "list"
    data: list[TurnField]
