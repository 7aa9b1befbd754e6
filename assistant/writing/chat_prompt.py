"""A rendered prompt as a chat: ``[system]``, ``[user]`` and ``[assistant]`` stand on lines of their own."""

import re
from typing import cast

from assistant.ports import ChatMessage, ChatRole

_HEAD = re.compile(r"^\[(system|user|assistant)\]$", re.MULTILINE)


def messages(rendered: str) -> list[ChatMessage]:
    """Messages in order; text before the first head is left out."""
    _, *parts = _HEAD.split(rendered)
    return [
        ChatMessage(cast(ChatRole, role), text.strip())
        for role, text in zip(parts[::2], parts[1::2], strict=True)
    ]


def tokens(chat: list[ChatMessage]) -> int:
    """Estimated, at four characters a token and four tokens a message."""
    return sum(len(m.content) // 4 + 4 for m in chat)
