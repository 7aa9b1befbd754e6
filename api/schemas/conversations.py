"""What ``/v1/conversations`` reads and answers.

Unknown fields are refused here: a misspelt ``keep`` must not keep what somebody wanted unkept.
"""

from datetime import date, datetime
from typing import Annotated, Literal
from unicodedata import category

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictStr
from pydantic_core import PydanticCustomError

from api.schemas.requests import whole_characters
from api.schemas.turns import TurnField
from assistant.domain.conversation import Role
from assistant.domain.kept import KeptConversation
from assistant.keeping.conversations import is_kept, title_shown

TITLE_CHARACTERS = 200


def _as_title(text: str) -> str:
    visible = "".join(c for c in whole_characters(text) if c.isspace() or category(c) != "Cc")
    title = " ".join(visible.split())
    if not title:
        raise PydanticCustomError("blank", "a title needs a word; leave it out and one is made")
    if len(title) > TITLE_CHARACTERS:
        raise PydanticCustomError("too_long", "a title has at most 200 characters")
    return title


Title = Annotated[StrictStr, AfterValidator(_as_title)]


class NewConversation(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: Role
    journey: StrictStr | None = None
    title: Title | None = None
    keep: StrictBool = True
    """False: nothing of it is written; it is gone when the server stops."""


class NewTitle(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: Title


class CarriedField(BaseModel):
    entry: str
    text: str
    kind: str
    due: date | None


class ConversationField(BaseModel):
    """``touched``: when it was last gone on with. ``kept``: whether it outlives the server."""

    id: str
    object: Literal["conversation"] = "conversation"
    role: Role
    journey: str | None
    title: str
    kept: bool
    created: datetime
    touched: datetime
    carried: list[CarriedField] = Field(default_factory=list)

    @classmethod
    def of(cls, conversation: KeptConversation) -> "ConversationField":
        return cls(
            id=conversation.id,
            role=conversation.role,
            journey=conversation.journey,
            title=title_shown(conversation),
            kept=is_kept(conversation),
            created=conversation.created,
            touched=conversation.touched,
            carried=[
                CarriedField(entry=c.entry, text=c.text, kind=c.kind, due=c.due) for c in conversation.carried
            ],
        )


class WholeConversation(ConversationField):
    turns: list[TurnField]

    @classmethod
    def of(cls, conversation: KeptConversation) -> "WholeConversation":
        fields = ConversationField.of(conversation)
        turns = [TurnField.of(conversation.id, turn) for turn in conversation.turns]
        return cls(**{**dict(fields), "turns": turns})


class ConversationList(BaseModel):
    """``next`` goes into ``?after=`` for the page that follows."""

    object: Literal["list"] = "list"
    data: list[ConversationField]
    has_more: bool
    next: str | None
