"""How the coachee of a conversation asked to be talked with: on the card brought along, or just now."""

from collections.abc import Iterator

from assistant.domain.conversation import Conversation
from assistant.domain.manner import Manner
from assistant.domain.remembered import EntryKind
from assistant.reading.manner import as_manner
from assistant.remembering.heard import spoken
from assistant.remembering.noticing import key_of
from assistant.remembering.wishes import preferences


def manner_of(conversation: Conversation) -> Manner:
    """Also of what was said in the last message: the reply to it heeds it already."""
    return as_manner([*_brought(conversation), *_said(conversation)])


def _brought(conversation: Conversation) -> Iterator[str]:
    """Oldest first; a card has the latest first."""
    for carried in reversed(conversation.carried):
        if carried.kind == EntryKind.PREFERENCE:
            yield carried.text


def _said(conversation: Conversation) -> Iterator[str]:
    struck = {key_of(EntryKind.PREFERENCE, text) for text in conversation.struck}
    for sentence in spoken(conversation.messages):
        for text in preferences(sentence):
            if key_of(EntryKind.PREFERENCE, text) not in struck:
                yield text
