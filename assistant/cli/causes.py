"""``askfirst causes``: the causes that people name for a result, for many messages as JSON lines."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import click

from assistant.cli.json_lines import Id, named, opened, read_objects
from assistant.errors import ConfigurationError

if TYPE_CHECKING:
    from assistant.ports import CauseReader, CausesRead

EXAMPLE = '{"id": "1", "text": "We lost it because their CFO left."}'


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One speaker's messages, oldest first."""

    id: Id
    said: tuple[str, ...]


@click.command(short_help="Sort the causes that somebody names for a result.")
@click.option(
    "--jsonl", required=True, metavar="FILE", help="Read every line of FILE (- for standard input)."
)
@click.option("--model", is_flag=True, help="Let the language model read that ASKFIRST_MODEL names.")
def command(jsonl: str, model: bool) -> None:
    """Sort the causes that somebody names for a result: where they lie, never whether they are true.

    Each line is an object with "id" and "text", or "said" (one string or a list, oldest first). Other
    fields are ignored. For each line one JSON object is printed, in order: "id" and "causes", each with
    its "words", "locus" (inside or outside), "stability" (lasting or passing), "reach" (within or
    beyond) and "basis" (seen or concluded); null where the words don't tell. Where the model failed and
    plain rules read the line, there is a "notice" too.
    """
    reader = _reader(model)
    with opened(jsonl) as lines:
        asyncio.run(_print(reader, lines, named(jsonl)))


async def _print(reader: "CauseReader", lines: BinaryIO, name: str) -> None:
    async for line in sorted_out(reader, lines, name):
        click.echo(line)
        sys.stdout.flush()


async def sorted_out(reader: "CauseReader", lines: Iterable[bytes], name: str) -> AsyncIterator[str]:
    """One line of JSON for each line read; raises ``InputLineError`` at the first bad one."""
    for line in read_lines(lines, name):
        yield written(line, await reader.read(line.said))


def read_lines(lines: Iterable[bytes], name: str) -> Iterator[SaidLine]:
    """Blank lines are skipped. Raises ``InputLineError``, which names the file and the line."""
    for line in read_objects(lines, name, EXAMPLE):
        said = line.texts("said") or line.texts("text")
        if not said:
            raise line.bad('no "text" and no "said" with what was said')
        yield SaidLine(line.id, said)


def written(line: SaidLine, read: "CausesRead") -> str:
    """The line of JSON that answers ``line``. ASCII only, so that no terminal or pipe can refuse it."""
    causes = [
        {
            "words": cause.words,
            "locus": cause.locus,
            "stability": cause.stability,
            "reach": cause.reach,
            "basis": cause.basis,
        }
        for cause in read.causes
    ]
    notice = {"notice": read.notice} if read.notice else {}
    return json.dumps({"id": line.id, "causes": causes, **notice})


def _reader(model: bool) -> "CauseReader":
    if not model:
        from assistant.reading.attribution import PlainCauseReader

        return PlainCauseReader()
    from assistant.bootstrap import build_cause_reader
    from assistant.settings import load_settings

    settings = load_settings()
    if not settings.model:
        raise ConfigurationError("--model needs a language model; set ASKFIRST_MODEL, or leave --model out")
    return build_cause_reader(settings)
