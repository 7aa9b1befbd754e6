"""A conversation as a Markdown file."""

import os
from collections.abc import Sequence
from pathlib import Path

from assistant.domain.conversation import Message, Role, Speaker
from assistant.domain.knowledge import Knowledge
from assistant.domain.turn import Reply
from assistant.errors import UsageError


def keep(
    file: Path,
    role: Role,
    messages: Sequence[Message],
    replies: Sequence[Reply],
    knowledge: Knowledge,
    pending: str = "",
) -> None:
    """Write the file, readable by its owner only. Raises ``UsageError`` where that can't be done."""
    try:
        with open(file, "x", encoding="utf-8", errors="replace", opener=_private) as out:
            out.write(as_markdown(role, messages, replies, knowledge, pending))
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
    cited = {citation.id: citation for reply in replies for citation in reply.citations}
    if cited:
        blocks.append("## What the questions rest on")
    for citation in cited.values():
        passage = knowledge.passage(citation.id)
        text = f"\n\n{passage.text}" if passage else ""
        blocks.append(f"**{citation.id}** ({citation.source}){text}")
    return "\n\n".join(blocks) + "\n"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
