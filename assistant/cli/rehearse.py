"""``askfirst rehearse``: a practice 1:1 with an invented rep, in a terminal."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from assistant.cli.faults import line_for

if TYPE_CHECKING:
    from assistant.cli.rehearsal_session import RehearsalSession
    from assistant.cli.terminal import Terminal
    from assistant.rehearsing.practice import Practice
    from assistant.rehearsing.rehearsal import Rehearsal

WELCOME = "A practice with an invented rep. /help lists commands, /quit leaves. Nothing of this is kept.\n\n"
ANY = "any"


@click.command(short_help="Practise a 1:1 with an invented rep.")
@click.option("--temperament", metavar="T", help="How the rep is, such as guarded; else by chance.")
@click.option("--situation", metavar="S", help="What it is about, such as lost-deal; else by chance.")
def command(temperament: str | None, situation: str | None) -> int:
    """Practise a 1:1 with an invented rep. Nobody real is acted out.

    A line is what you say; an empty one is silence. /pause stops for a moment, /again takes your last line
    back to say it otherwise, /mirror holds up your own lines. At a keyboard you're asked what isn't chosen.
    """
    from assistant.bootstrap import build_rehearsal
    from assistant.cli.terminal import Terminal
    from assistant.settings import load_settings

    settings = load_settings()
    rehearsal = build_rehearsal(settings)
    terminal = Terminal()
    terminal.write(WELCOME)
    if settings.model:
        terminal.write(
            f"{settings.model} speaks for the rep: what is said goes to {settings.model_place}.\n\n"
        )
    lines = terminal.lines()
    practice = begun(rehearsal, terminal, lines, temperament, situation)
    return practise(rehearsal, practice, terminal, lines) if practice else 0


def begun(
    rehearsal: "Rehearsal",
    terminal: "Terminal",
    lines: Iterator[str],
    temperament: str | None,
    situation: str | None,
) -> "Practice | None":
    """With what was chosen; a person is asked for the rest. None where she leaves. Raises ``UsageError``."""
    from assistant.rehearsing.naming import acts_out, mentioned

    # An id that there isn't is told before anything is asked.
    rehearsal.begin(temperament, situation)
    named: list[str] = []
    chosen = {"temperament": temperament, "situation": situation}
    if terminal.is_person:
        for what, there in (
            ("temperament", {t.id: t.name for t in rehearsal.cast.temperaments.values()}),
            ("situation", {m.id: m.name for m in rehearsal.cast.matters.values()}),
        ):
            while chosen[what] is None:
                terminal.write(f"Which {what}? {', '.join(there)}, or Enter for any\n")
                typed = next(lines, "/quit").strip()
                if typed.lower() in ("/quit", "/exit"):
                    return None
                named.append(typed)
                chosen[what] = picked(typed, there)
                if acts_out(typed) or mentioned(typed, rehearsal.cast):
                    terminal.write(f"{rehearsal.declined()}\n")
            chosen[what] = None if chosen[what] == ANY else chosen[what]
    return rehearsal.begin(chosen["temperament"], chosen["situation"], "\n".join(named))


def picked(typed: str, there: Mapping[str, str]) -> str | None:
    """The id that was meant: by its beginning, or by a word of its name; ``ANY`` for nothing typed."""
    wanted = typed.lower()
    if wanted in ("", ANY):
        return ANY
    fits = [id for id, name in there.items() if id.startswith(wanted) or wanted == name.lower()]
    fits = fits or [
        id for id, name in there.items() if set(name.lower().split()) & set(wanted.split()) - {"a", "the"}
    ]
    return fits[0] if len(fits) == 1 else None


def practise(rehearsal: "Rehearsal", practice: "Practice", terminal: "Terminal", lines: Iterator[str]) -> int:
    """Until the leader leaves; then her lines are held up."""
    from functools import cache

    from assistant.bootstrap import build_mirror
    from assistant.cli.rehearsal_session import RehearsalSession
    from assistant.cli.terminal import until_left
    from assistant.settings import load_settings

    rewriter = cache(lambda: build_mirror(load_settings()))
    session = RehearsalSession(rehearsal, practice, rewriter, terminal.write)
    session.open()
    with asyncio.Runner() as runner:
        for line in until_left(lines, session, terminal.write):
            take(session, line, terminal, runner)
    session.close()
    return 0


def take(session: "RehearsalSession", line: str, terminal: "Terminal", runner: asyncio.Runner) -> None:
    """One thing typed; whatever fails, the practice stays as it was."""
    try:
        runner.run(session.take(line))
    except KeyboardInterrupt:
        terminal.write("\nStopped. The rep didn't hear that; say it once more, or /quit.\n")
    except Exception as error:  # whatever it was, nothing said so far may be lost by it
        click.echo(f"\n{line_for(error)}\nThe practice stands as before; say it once more.", err=True)
