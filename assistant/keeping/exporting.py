"""A kept conversation as its owner takes it along: one JSON document with all that is kept of it."""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from assistant.domain.kept import KeptConversation
from assistant.keeping.conversations import title_shown

FORMAT = "askfirst-conversation/1"
_ADAPTER = TypeAdapter(KeptConversation)


def as_json(conversation: KeptConversation) -> str:
    """Indented; times are UTC. Says its own format, so that a later reader can tell."""
    named = replace(conversation, title=title_shown(conversation))
    kept: dict[str, Any] = _ADAPTER.dump_python(named, mode="json")
    text: bytes = TypeAdapter(dict[str, Any]).dump_json({"format": FORMAT, **kept}, indent=2)
    return text.decode() + "\n"
