"""``askfirst check``: coaching or managing, for one reply in words or for many as JSON lines."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import click

from assistant.cli.json_lines import named, opened
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.domain.guard import Verdict


@click.command(short_help="Say whether a reply is coaching or managing.")
@click.argument("text", required=False)
@click.option("--said", multiple=True, metavar="TEXT", help="What the coachee said before; may be repeated.")
@click.option("--permission", is_flag=True, help="The coachee has asked for options.")
@click.option("--jsonl", metavar="FILE", help="Judge every line of FILE (- for standard input).")
def command(text: str | None, said: tuple[str, ...], permission: bool, jsonl: str | None) -> None:
    """Say whether a reply is coaching or managing, and why. A TEXT of - is read from standard input.

    With --jsonl each line is an object with "id", "said" (one string or a list, oldest first),
    "reply" and, where options were asked for, "permission": true. Other fields are ignored. For
    each line one JSON object is printed, in order: "id", "verdict", "findings".
    """
    if (text is None) == (jsonl is None):
        raise UsageError("check needs a TEXT or --jsonl FILE, and not both; see askfirst check --help")
    if jsonl is not None:
        if said or permission:
            raise UsageError('with --jsonl, "said" and "permission" stand in each line')
        with opened(jsonl) as lines:
            for line in judged(lines, named(jsonl)):
                click.echo(line)
                sys.stdout.flush()
        return

    from assistant.bootstrap import build_guard

    click.echo(in_words(build_guard().judge(_reply(text or ""), said, permission)))


def judged(lines: BinaryIO, name: str) -> Iterator[str]:
    """One line of JSON for each line read; raises ``InputLineError`` at the first bad one."""
    from assistant.bootstrap import build_guard
    from assistant.cli.jsonl import read_replies, written

    guard = build_guard()
    for line in read_replies(lines, name):
        yield written(line, guard.judge(line.reply, line.said, line.permission))


def in_words(verdict: "Verdict") -> str:
    """A verdict as a person reads it."""
    if verdict.is_clean:
        return "Coaching: nothing found."
    heading = "Managing." if verdict.is_managing else "Coaching, and worth a rewrite."
    found = [f'  {f.kind.value.replace("_", " ")}: "{f.span}"\n    {f.why}' for f in verdict.findings]
    return "\n".join([heading, *found])


def _reply(text: str) -> str:
    if text == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    if os.path.isfile(text):
        raise UsageError(f"{text} is a file, not a reply; to judge its lines use --jsonl {text}")
    return text
