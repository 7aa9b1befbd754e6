"""What chat clients ask for by themselves, behind the talk: a title, tags, follow-ups, a recap.

Such a request arrives as a chat like any other. It is answered in the form it asks for, at once, without
coaching and without a language model, and only from what was said. Open WebUI asks for JSON in one message
that begins ``### Task:``; LibreChat, NextChat, Chatbox, LobeChat, Zed, Continue, big-AGI, DeepChat, Cherry
Studio, Goose and others ask for a title of some words, with the transcript in the prompt, or before it, or
with the instruction in the system's message.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.conversations import as_typed
from api.schemas.requests import ChatMessage
from api.title_requests import characters_allowed, is_title_request, wants_emoji
from api.transcripts import said_in, transcript_signs, without_transcript
from assistant.domain.conversation import Role
from assistant.keeping.titles import CHARACTERS, is_delicate, tags_of, title_of

_KEY = re.compile(r"\{\s*\"(title|tags|follow_ups|queries|text|prompt)\"\s*:")
_EMOJI = "Your task is to reflect the speaker's likely facial expression"
_TOOLS = re.compile(r"\s*Available Tools:.*\"tool_calls\"", re.DOTALL)
_RECAP = re.compile(
    r"summari[sz]e\b[^\n]{0,120}\b(?:prompt\b[^\n]{0,60}\bcontext|context prompt)\b", re.IGNORECASE
)
_SUMMARISE = re.compile(r"summari[sz]|zusammen|resum|résum|riassum|samenvat|总结|總結", re.IGNORECASE)
RECAP_WORDS = 200

JSON_FORMATS = ("json_object", "json_schema")
LATEST, EACH = 20, 2_000
"""How many of the coachee's messages are read, and how many characters of each."""
HEAD, TAIL = 3_000, 1_000
"""Characters of a prompt in which instructions are looked for."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a client wants: a key of Open WebUI's answers, or ``name``, ``recap``, ``emoji`` or ``tools``."""

    kind: str
    instruction: str
    said: tuple[str, ...]

    @classmethod
    def of(cls, kind: str, instruction: str, said: Sequence[str] = ()) -> "Task":
        return cls(kind, instruction, tuple(text[:EACH] for text in said[-LATEST:]))


def background_answer(messages: Sequence[ChatMessage], role: Role, response_format: Any = None) -> str | None:
    """The answer to a client's own request; None where the coachee speaks."""
    task = _task_in(messages)
    if task is None:
        return None
    match task.kind:
        case "title":
            return _json({"title": _title(task)})
        case "name":
            return _in_format(_title(task), response_format)
        case "tags":
            return _json({"tags": tags_of(task.said)})
        case "follow_ups":
            return _json({"follow_ups": _follow_ups(task.said, role)})
        case "queries":
            # A search would carry the coachee's words elsewhere.
            return _json({"queries": []})
        case "tools":
            return _json({"tool_calls": []})
        case "emoji":
            return "🙂"
        case "recap":
            return _recap(task.said)
    return _json({task.kind: ""})


def _task_in(messages: Sequence[ChatMessage]) -> Task | None:
    users = [message.text for message in messages if message.role == "user"]
    last = messages[-1]
    if last.role == "user":
        task = _task_in_prompt(last.text, users[:-1])
        if task:
            return task
    for message in messages:
        if message.role in ("system", "developer"):
            instruction = _clip(message.text)
            if _TOOLS.match(instruction):
                return Task.of("tools", instruction)
            if is_title_request(instruction, limits=2):
                said = users if message is last else (users and said_in(users[-1])) or users[-1:]
                return Task.of("name", instruction, said)
    spoken = [message.role for message in messages if message.role in ("user", "assistant")]
    if last.role == "system" and spoken[-1:] == ["assistant"] and _SUMMARISE.search(_clip(last.text)):
        # The coach has spoken last, so this is nobody's turn: NextChat asks for a summary of the talk.
        return Task.of("recap", last.text, users)
    return None


def _task_in_prompt(prompt: str, before: Sequence[str]) -> Task | None:
    if as_typed(prompt) != prompt:
        return None
    instruction = _clip(without_transcript(prompt))
    key = _KEY.search(instruction)
    if key and (prompt.lstrip().startswith("### Task:") or "<chat_history>" in prompt):
        return Task.of(key[1], instruction, said_in(prompt))
    if prompt.lstrip().startswith(_EMOJI):
        return Task.of("emoji", instruction)
    if before and _RECAP.search(instruction):
        return Task.of("recap", instruction, before)
    if is_title_request(instruction, limits=3 - transcript_signs(prompt)):
        said = said_in(prompt) or before or [prompt.partition("\n")[2]]
        return Task.of("name", instruction, said)
    return None


def _title(task: Task) -> str:
    emoji = "💬 " if wants_emoji(task.instruction) else ""
    return emoji + title_of(task.said, characters_allowed(task.instruction, CHARACTERS))


def _in_format(title: str, response_format: Any) -> str:
    """Bare, or as an object if the client asked for JSON."""
    if not isinstance(response_format, dict) or response_format.get("type") not in JSON_FORMATS:
        return title
    try:
        fields = list(response_format["json_schema"]["schema"]["properties"])
    except (KeyError, TypeError):
        fields = []
    return _json({"title": title, **({"language": "English"} if "language" in fields else {})})


def _follow_ups(said: Sequence[str], role: Role) -> list[str]:
    """What the coachee could ask next, in the coachee's voice. Never advice; nothing at a delicate time."""
    if is_delicate(said):
        return []
    ours = ["Can you sum up what I've said so far?", "Which framework is this from?"]
    return ["Can you give me three questions for the 1:1?", *ours] if role is Role.LEADER else ours


def _recap(said: Sequence[str]) -> str:
    """The coachee's latest words, up to ``RECAP_WORDS``, oldest first."""
    kept: list[str] = []
    room = RECAP_WORDS
    for words in (text.split() for text in reversed(said)):
        if not words or room <= 0:
            continue
        kept.insert(0, " ".join(words[:room]))
        room -= len(words)
    return "Said so far: " + " / ".join(kept)


def _clip(text: str) -> str:
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n{text[-TAIL:]}"


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
