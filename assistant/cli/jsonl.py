"""Replies to judge, as JSON lines: reading them, and writing what was found."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.cli.json_lines import Id, read_objects
from assistant.domain.guard import Verdict

EXAMPLE = '{"id": "1", "said": "He is late again.", "reply": "What have you noticed?"}'


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """One reply to judge."""

    id: Id
    said: tuple[str, ...]
    reply: str
    permission: bool


def read_replies(lines: Iterable[bytes], name: str) -> Iterator[ReplyLine]:
    """Blank lines are skipped; unknown fields are ignored.

    Raises ``InputLineError``, which names the file and the line, for anything else that isn't a
    JSON object with ``id`` and ``reply``.
    """
    for line in read_objects(lines, name, EXAMPLE):
        id, reply, permission = line.id, line.text("reply"), line.fields.get("permission")
        if not isinstance(permission, bool | None):
            raise line.bad(
                '"permission" is neither true nor false', "leave it out where nothing was asked for"
            )
        yield ReplyLine(id, line.texts("said"), reply, bool(permission))


def written(line: ReplyLine, verdict: Verdict) -> str:
    """The line of JSON that answers ``line``. ASCII only, so that no terminal or pipe can refuse it."""
    findings = [{"kind": f.kind.value, "span": f.span, "why": f.why} for f in verdict.findings]
    return json.dumps({"id": line.id, "verdict": verdict.name, "findings": findings})
