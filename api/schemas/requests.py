"""What a chat client sends to ``POST /v1/chat/completions``.

Fields that steer sampling (``temperature``, ``max_tokens``, ``seed``, …), tools and anything unknown
are ignored, whatever they hold: a coach's reply is not sampled to order.
"""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    Discriminator,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    Tag,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

CONTENT_TAGS = frozenset({"as text", "as parts", "as nothing"})
"""Names of the shapes that ``content`` may have. Pydantic puts them into an error's location."""

TEXT_PARTS = frozenset({"text", "refusal"})


class Part(BaseModel):
    """One piece of a message's content."""

    type: StrictStr
    text: StrictStr | None = None
    refusal: StrictStr | None = None


def whole_characters(text: str) -> str:
    """The text with halves of characters, which clients cut off, replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shape(content: object) -> str:
    if content is None:
        return "as nothing"
    return "as parts" if isinstance(content, list) else "as text"


Content = Annotated[
    Annotated[StrictStr, Tag("as text")]
    | Annotated[list[Part], Tag("as parts")]
    | Annotated[None, Tag("as nothing")],
    Discriminator(_shape),
]


class ChatMessage(BaseModel):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Content = Field(None, validate_default=True)

    @field_validator("content")
    @classmethod
    def _is_text(cls, content: str | list[Part] | None, info: ValidationInfo) -> str | list[Part] | None:
        role = info.data.get("role")
        if content is None and role in ("user", "system", "developer"):
            raise PydanticCustomError("no_content", "a message with this role needs content")
        if isinstance(content, list):
            if not content:
                raise PydanticCustomError("no_parts", "an empty list; send a string or a text part")
            for part in content:
                if part.type not in TEXT_PARTS and role not in ("tool", "function"):
                    raise PydanticCustomError(
                        "not_text", "only text is read, no images, audio or files; send parts of type 'text'"
                    )
                if part.type == "text" and part.text is None:
                    raise PydanticCustomError("no_text", "a part of type 'text' needs 'text', a string")
        return content

    @property
    def text(self) -> str:
        """All text, parts a line apart."""
        if isinstance(self.content, list):
            text = "\n".join(part.text or part.refusal or "" for part in self.content)
        else:
            text = self.content or ""
        return whole_characters(text)


class StreamOptions(BaseModel):
    include_usage: StrictBool | None = None


class ChatRequest(BaseModel):
    model: StrictStr
    messages: list[ChatMessage] = Field(min_length=1)
    stream: StrictBool | None = None
    stream_options: StreamOptions | None = None
    n: StrictInt | None = Field(None, ge=1)
    response_format: Any = None
    """Read only for a client's background requests."""
    metadata: Any = None
    """Read only for ``conversation_id``: the kept conversation that this goes on with."""

    @field_validator("n")
    @classmethod
    def _one_choice(cls, n: int | None) -> int | None:
        if n is not None and n > 1:
            raise PydanticCustomError("one_choice", "a coach gives one reply; leave 'n' out or send 1")
        return n

    @field_validator("stream_options")
    @classmethod
    def _only_with_stream(cls, options: StreamOptions | None, info: ValidationInfo) -> StreamOptions | None:
        if options is not None and not info.data.get("stream"):
            raise PydanticCustomError("no_stream", "'stream_options' is only allowed when 'stream' is true")
        return options

    @field_validator("metadata")
    @classmethod
    def _names_a_conversation(cls, metadata: Any) -> Any:
        if isinstance(metadata, dict) and not isinstance(metadata.get("conversation_id"), str | None):
            raise PydanticCustomError("no_id", "'conversation_id' must be a string, or be left out")
        return metadata

    @property
    def conversation_id(self) -> str | None:
        found = self.metadata.get("conversation_id") if isinstance(self.metadata, dict) else None
        return found if isinstance(found, str) else None

    @property
    def wants_usage(self) -> bool:
        return bool(self.stream_options and self.stream_options.include_usage)
