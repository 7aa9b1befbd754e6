"""Short ways to ask the endpoint and to read what it answers."""

import json
from typing import Any

import httpx

PATH = "/v1/chat/completions"


def body(*said: str, **fields: Any) -> dict[str, Any]:
    """A request in which the coachee says ``said``; ``fields`` go over it."""
    messages = [{"role": "user", "content": text} for text in said or ("I lost the Acme deal",)]
    return {"model": "askfirst-leader", "messages": messages, **fields}


def talk(*turns: tuple[str, Any], **fields: Any) -> dict[str, Any]:
    """A request of (role, content) pairs."""
    return body(messages=[{"role": role, "content": content} for role, content in turns], **fields)


def error(answer: httpx.Response) -> dict[str, Any]:
    """The error of an answer, after checking that it has the protocol's form."""
    whole = answer.json()
    assert set(whole) == {"error"}, whole
    assert set(whole["error"]) == {"message", "type", "param", "code"}
    assert isinstance(whole["error"]["message"], str)
    assert "\n" not in whole["error"]["message"]
    assert answer.headers["x-request-id"]
    found: dict[str, Any] = whole["error"]
    return found


def events(text: str) -> list[Any]:
    """The data of a stream's events: objects, then ``[DONE]``."""
    blocks = [block for block in text.split("\n\n") if block and not block.startswith(":")]
    assert all(block.startswith("data: ") and "\n" not in block for block in blocks), text
    data = [block.removeprefix("data: ") for block in blocks]
    return [item if item == "[DONE]" else json.loads(item) for item in data]


def content(answer: httpx.Response) -> str:
    text: str = answer.json()["choices"][0]["message"]["content"]
    return text
