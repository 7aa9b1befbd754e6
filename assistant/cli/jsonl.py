"""Replies to judge, as JSON lines: reading them, and writing what was found."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.domain.guard import Verdict
from assistant.errors import InputLineError

EXAMPLE = '{"id": "1", "said": "He is late again.", "reply": "What have you noticed?"}'


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """One reply to judge. ``id`` goes back as it came: a string, a number or null."""

    id: str | int | float | None
    said: tuple[str, ...]
    reply: str
    permission: bool


def read_replies(lines: Iterable[bytes], name: str) -> Iterator[ReplyLine]:
    """Blank lines are skipped; unknown fields are ignored.

    Raises ``InputLineError``, which names the file and the line, for anything else that isn't a
    JSON object with ``id`` and ``reply``.
    """
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            yield _reply_line(raw, first=number == 1)
        except _BadLineError as bad:
            raise InputLineError(name, number, bad.what, bad.mend) from None


def written(line: ReplyLine, verdict: Verdict) -> str:
    """The line of JSON that answers ``line``. ASCII only, so that no terminal or pipe can refuse it."""
    findings = [{"kind": f.kind.value, "span": f.span, "why": f.why} for f in verdict.findings]
    return json.dumps({"id": line.id, "verdict": verdict.name, "findings": findings})


class _BadLineError(Exception):
    def __init__(self, what: str, mend: str = f"write one JSON object a line, such as {EXAMPLE}") -> None:
        self.what, self.mend = what, mend


def _reply_line(raw: bytes, first: bool) -> ReplyLine:
    try:
        fields = json.loads(raw.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError:
        raise _BadLineError("not UTF-8", "save the file as UTF-8") from None
    except (ValueError, RecursionError):
        raise _BadLineError("not JSON") from None
    if not isinstance(fields, dict):
        raise _BadLineError("not a JSON object")
    for required in ("id", "reply"):
        if required not in fields:
            raise _BadLineError(f'no "{required}"')
    id, reply, permission = fields["id"], fields["reply"], fields.get("permission")
    if isinstance(id, dict | list | bool):
        raise _BadLineError('"id" is neither a string nor a number', 'give each line an "id" of its own')
    if not isinstance(reply, str):
        raise _BadLineError('"reply" is not a string', "put the reply in quotes")
    if not isinstance(permission, bool | None):
        raise _BadLineError(
            '"permission" is neither true nor false', "leave it out where nothing was asked for"
        )
    return ReplyLine(id=id, said=_said(fields.get("said")), reply=reply, permission=bool(permission))


def _said(value: object) -> tuple[str, ...]:
    said = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(said, list) or not all(isinstance(text, str) for text in said):
        raise _BadLineError('"said" is neither a string nor a list of strings', "oldest message first")
    return tuple(said)
