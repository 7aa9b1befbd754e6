"""What ``/v1/releases`` and ``/v1/worth-it`` read and answer. Unknown fields are refused."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictStr
from pydantic_core import PydanticCustomError

from api.schemas.conversations import Title
from api.schemas.requests import whole_characters
from assistant.domain.remembered import Release

MOST_CHARACTERS = 200_000


def _as_text(text: str) -> str:
    text = whole_characters(text)
    if not text.strip():
        raise PydanticCustomError("blank", "there is nothing in it; send the words that are to be read")
    return text


def _as_reader(text: str) -> str:
    if not text.strip() or text != text.strip():
        raise PydanticCustomError("blank", "send the id of the one who may read it, as it is")
    return whole_characters(text)


class NewRelease(BaseModel):
    """``text`` is Markdown: just this is read, and nothing of the conversation that it is about."""

    model_config = ConfigDict(extra="forbid")

    to: Annotated[StrictStr, Field(max_length=200), AfterValidator(_as_reader)]
    title: Title
    text: Annotated[StrictStr, Field(max_length=MOST_CHARACTERS), AfterValidator(_as_text)]
    conversation: StrictStr | None = None
    """With it the release goes when the conversation is deleted; the reader doesn't learn of it."""


class ReleaseField(BaseModel):
    """As its owner sees it."""

    id: str
    object: Literal["release"] = "release"
    to: str
    title: str
    text: str
    released: datetime
    conversation: str | None

    @classmethod
    def of(cls, release: Release) -> "ReleaseField":
        return cls(
            id=release.id,
            to=release.to,
            title=release.title,
            text=release.text,
            released=release.released,
            conversation=release.conversation,
        )


class ReceivedField(BaseModel):
    """As the one sees it to whom it was released: nothing else goes along."""

    object: Literal["release.received"] = "release.received"
    by: str
    title: str
    text: str
    released: datetime

    @classmethod
    def of(cls, release: Release) -> "ReceivedField":
        return cls(by=release.owner, title=release.title, text=release.text, released=release.released)


class ReleaseList(BaseModel):
    object: Literal["list"] = "list"
    data: list[ReleaseField]


class ReceivedList(BaseModel):
    object: Literal["list"] = "list"
    data: list[ReceivedField]


class Answered(BaseModel):
    """An answer to "was it worth the time?" this month."""

    model_config = ConfigDict(extra="forbid")

    worth_it: StrictBool
