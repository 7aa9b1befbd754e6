"""The part of a conversation that a language model gets to see, bounded however long it grows."""

from assistant.domain.conversation import Conversation, Message, Speaker

MESSAGES = 6
WORDS_A_MESSAGE = 60
WORDS_LAST = 150


def bounded(conversation: Conversation) -> tuple[Message, ...]:
    """The last six messages, each cut in its middle where it is long."""
    recent = conversation.messages[-MESSAGES:]
    return tuple(Message(m.speaker, cut(m.text, WORDS_A_MESSAGE)) for m in recent[:-1]) + tuple(
        Message(m.speaker, cut(m.text, WORDS_LAST)) for m in recent[-1:]
    )


def cut(text: str, most: int) -> str:
    """``text`` with its middle left out where it has more than ``most`` words."""
    parts = text.split()
    if len(parts) <= most:
        return " ".join(parts)
    head = most * 2 // 3
    return " ".join([*parts[:head], "…", *parts[-(most - head) :]])


def as_lines(messages: tuple[Message, ...]) -> str:
    """Messages as a script: ``They: …`` and ``Coach: …``."""
    return "\n".join(f"{'They' if m.speaker is Speaker.COACHEE else 'Coach'}: {m.text}" for m in messages)
