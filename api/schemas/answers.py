"""What the endpoint answers: the protocol's shapes, with ``askfirst`` added."""

from typing import Literal

from pydantic import BaseModel


class Usage(BaseModel):
    """Tokens, estimated at four characters each: no tokenizer is loaded for a count nobody bills.

    ``prompt_tokens`` is what a language model was sent for this reply or, where none was asked, what
    the client sent. ``completion_tokens`` is the reply's text.
    """

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class CitationField(BaseModel):
    id: str
    framework: str
    source: str


class FindingField(BaseModel):
    kind: str
    span: str
    why: str


class AskfirstField(BaseModel):
    """How a reply came about.

    ``writer`` is ``model`` or ``question-bank``; ``citations`` are the passages that it rests on;
    ``findings`` are what the guard saw in drafts that were not sent.
    """

    stage: str
    move: str
    writer: str
    citations: list[CitationField]
    findings: list[FindingField]
    notice: str | None


class AnswerMessage(BaseModel):
    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None


class Choice(BaseModel):
    index: Literal[0] = 0
    message: AnswerMessage
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class Completion(BaseModel):
    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: list[Choice]
    usage: Usage
    askfirst: AskfirstField


class Model(BaseModel):
    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: Literal["askfirst"] = "askfirst"


class ModelList(BaseModel):
    object: Literal["list"] = "list"
    data: list[Model]


class ErrorField(BaseModel):
    message: str
    type: str
    param: str | None
    code: str | None


class ErrorAnswer(BaseModel):
    error: ErrorField
