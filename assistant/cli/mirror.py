"""``askfirst mirror``: a leader's own lines, from a plan or a transcript, held up to her."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import click

from assistant.cli.json_lines import named, opened
from assistant.errors import TranscriptLineError, UsageError

if TYPE_CHECKING:
    from assistant.domain.mirror import Transcript
    from assistant.mirroring.leader import Leader
    from assistant.mirroring.mirror import Rewriter


@click.command(short_help="Hold up your own lines: a plan, or the transcript of a 1:1.")
@click.argument("file", required=False)
@click.option("--me", metavar="NAME", help="Which speaker you are.")
@click.option("--all", "whole", is_flag=True, help="Show every line instead of a few.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as one JSON object.")
@click.option("--everyone-knows", is_flag=True, help="Everyone in the transcript knows of it; don't ask.")
@click.option("--jsonl", metavar="FILE", help="Read every line of FILE (- for standard input).")
def command(
    file: str | None, me: str | None, whole: bool, as_json: bool, everyone_knows: bool, jsonl: str | None
) -> None:
    """Hold up your own lines from FILE (- for standard input): the questions planned for a 1:1, a line each,
    or the transcript of one.

    A transcript is plain text ("Name: text"), WebVTT from Teams or Zoom, SubRip, or Gong's JSON. Shown are
    quotes and counts, no grade. Nothing of it is kept.

    With --jsonl each line is an object with "id" and "question". Other fields are ignored. For each line one
    JSON object is printed, in order: "id", "kind", "why", "rewrites".
    """
    if (file is None) == (jsonl is None):
        raise UsageError("mirror needs a FILE or --jsonl FILE, and not both; see askfirst mirror --help")
    if jsonl is not None:
        if me is not None or whole or as_json or everyone_knows:
            raise UsageError("--jsonl goes without --me, --all, --json and --everyone-knows")
        with opened(jsonl) as lines:
            for line in held_up(lines, named(jsonl)):
                click.echo(line)
                sys.stdout.flush()
        return
    _hold_up(file or "", me, whole, as_json, everyone_knows)


def held_up(lines: BinaryIO, name: str) -> Iterator[str]:
    """One line of JSON for each line read; raises ``InputLineError`` at the first bad one."""
    from assistant.cli.mirror_lines import read_questions, written
    from assistant.domain.mirror import LineKind
    from assistant.mirroring.kinds import read_line

    rewriter = _rewriter()
    for line in read_questions(lines, name):
        reading = read_line(line.question)
        is_open = reading.kind is LineKind.OPEN
        yield written(line, reading, () if is_open else rewriter(line.question, reading.kind))


def decoded(raw: bytes, name: str) -> str:
    """UTF-8, or UTF-16 with its mark. Raises ``TranscriptLineError`` for anything else."""
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        mend = "save it as plain text, or download the transcript as .vtt"
        raise TranscriptLineError(name, 1, "a document and no text", mend)
    is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return raw.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise TranscriptLineError(
            name, line, "not UTF-16" if is_wide else "not UTF-8", "save it as UTF-8"
        ) from None


def _hold_up(file: str, me: str | None, whole: bool, as_json: bool, everyone_knows: bool) -> None:
    from api.schemas.mirror import KNOWS, answer_of
    from assistant.cli.mirror_text import in_words
    from assistant.cli.terminal import Terminal
    from assistant.mirroring.mirror import picture_of_plan, picture_of_talk
    from assistant.mirroring.transcripts import read_as

    name = named(file)
    with opened(file) as lines:
        transcript, form = read_as(decoded(lines.read(), name), name)
    terminal = Terminal()
    asks = terminal.is_person and not as_json
    if transcript.is_plan:
        if me is not None:
            raise UsageError(f"{name} was read as planned questions, which have no speakers; leave --me out")
        picture = picture_of_plan(transcript)
    else:
        if asks and not everyone_knows and not click.confirm(KNOWS):
            terminal.write("Then nothing of it is shown. How could they come to know of it?\n")
            return
        leader = _leader(transcript, me, asks)
        picture = picture_of_talk(transcript, leader)
    rewriter = _rewriter()
    if as_json:
        click.echo(json.dumps(answer_of(picture, form, rewriter).model_dump(mode="json"), indent=2))
        return
    told = list(in_words(picture, rewriter, whole))
    if picture.leader:
        notes = [] if asks or everyone_knows else [KNOWS]
        if picture.leader.is_taken:
            others = ", ".join(speaker for speaker in transcript.speakers if speaker != picture.leader.name)
            notes.append(
                f"You are taken to be {picture.leader.name}, who asks most. If not: --me NAME ({others})."
            )
        told = [*notes, *told]
    terminal.write(shown("\n\n".join(told)) + "\n")


def shown(text: str) -> str:
    """Without control characters: nothing in a transcript may steer this terminal."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


def _leader(transcript: "Transcript", me: str | None, asks: bool) -> "Leader":
    from assistant.mirroring.leader import Leader, find_leader

    names = transcript.speakers
    if me is None and asks and len(names) > 1:
        chosen = click.prompt("Which of them are you?", type=click.Choice(names, case_sensitive=False))
        return Leader(str(chosen))
    if leader := find_leader(transcript, me):
        return leader
    what = f"nobody is called {me}" if me is not None else "it isn't clear which speaker you are"
    raise UsageError(f"{what}; say --me NAME with one of these: {', '.join(names[:20])}")


def _rewriter() -> "Rewriter":
    from assistant.bootstrap import build_mirror
    from assistant.settings import load_settings

    return build_mirror(load_settings())
