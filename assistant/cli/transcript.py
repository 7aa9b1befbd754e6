"""A conversation as a Markdown file."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.domain.conversation import Message, Role, Speaker
from assistant.domain.kept import KeptConversation
from assistant.domain.knowledge import Knowledge
from assistant.domain.turn import Reply
from assistant.errors import UsageError
from assistant.keeping.continuing import unanswered

_NUMBERED = re.compile(r"^\d+\. .+$", re.MULTILINE)


def keep(
    file: Path,
    role: Role,
    messages: Sequence[Message],
    replies: Sequence[Reply],
    knowledge: Knowledge,
    pending: str = "",
) -> None:
    """Write the file. Raises ``UsageError`` where that can't be done."""
    write(file, as_markdown(role, messages, replies, knowledge, pending))


def write(file: Path, text: str) -> None:
    """A new file, readable by its owner only. Raises ``UsageError`` where that can't be done."""
    try:
        with open(file, "x", encoding="utf-8", errors="replace", opener=_private) as out:
            out.write(text)
    except FileExistsError:
        raise UsageError(f"{file} is there already; choose another name") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{file} can't be written: {reason}; choose another place") from None


def as_markdown(
    role: Role, messages: Sequence[Message], replies: Sequence[Reply], knowledge: Knowledge, pending: str = ""
) -> str:
    """What was said, in order, then the passages that the questions rest on."""
    names = {Speaker.COACHEE: role.value.capitalize(), Speaker.COACH: "Askfirst"}
    blocks = ["# A conversation with Askfirst"]
    blocks += [f"**{names[message.speaker]}:** {message.text}" for message in messages]
    if pending:
        blocks.append(f"**{names[Speaker.COACHEE]}:** {pending}\n\n*(not answered)*")
    grounds = _grounds(replies, knowledge)
    if grounds:
        blocks += ["## What the questions rest on", *grounds]
    return "\n\n".join(blocks) + "\n"


def of_kept(conversation: KeptConversation, knowledge: Knowledge) -> str:
    """A kept conversation as ``as_markdown`` has it."""
    last = unanswered(conversation)
    answered = replace(conversation, turns=conversation.turns[:-1]) if last else conversation
    replies = [turn.reply for turn in answered.turns if turn.reply]
    messages = answered.as_conversation().messages
    return as_markdown(conversation.role, messages, replies, knowledge, last.said if last else "")


def numbered_questions(reply: Reply) -> tuple[str, ...]:
    """A list's questions with their numbers, one for each citation in order; empty where it is no list."""
    found = tuple(_NUMBERED.findall(reply.text))
    return found if len(found) == len(reply.citations) else ()


def _grounds(replies: Sequence[Reply], knowledge: Knowledge) -> list[str]:
    """Each passage once; a list's questions each with theirs, even where it was cited before."""
    grounds: list[str] = []
    seen: set[str] = set()
    for reply in replies:
        questions = numbered_questions(reply)
        for n, citation in enumerate(reply.citations):
            is_new = citation.id not in seen
            if not (is_new or questions):
                continue
            seen.add(citation.id)
            passage = knowledge.passage(citation.id) if is_new else None
            question = f"{questions[n]}\n\n" if questions else ""
            text = f"\n\n{passage.text}" if passage else ""
            grounds.append(f"{question}**{citation.id}** ({citation.source}){text}")
    return grounds


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
