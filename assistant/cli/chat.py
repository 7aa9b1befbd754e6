"""``askfirst chat``: the coach in a terminal."""

import asyncio
from typing import TYPE_CHECKING

import click

from assistant.cli.faults import line_for

if TYPE_CHECKING:
    from assistant.cli.session import Session
    from assistant.cli.terminal import Terminal

WELCOME = (
    "Askfirst for a {role}. Say what is on your mind. /help lists commands, /quit leaves.\n"
    "Nothing of this is kept unless you /export it.\n"
)


@click.command(short_help="Talk with the coach in this terminal.")
@click.option(
    "--as",
    "role",
    type=click.Choice(["leader", "rep"]),
    default="leader",
    show_default=True,
    help="Who you are.",
)
def command(role: str) -> int:
    """Talk with the coach in this terminal.

    A line is a message; a paste of several lines is one message. Reads from a pipe as well, a line a turn.
    """
    from assistant.bootstrap import build
    from assistant.cli.session import Session
    from assistant.cli.terminal import Terminal
    from assistant.cli.welcome import who_writes
    from assistant.domain.conversation import Role
    from assistant.settings import load_settings

    built = build(load_settings())
    terminal = Terminal()
    session = Session(built.coach, built.knowledge, Role(role), terminal.write)
    terminal.write(WELCOME.format(role=role))
    session.notice(built.coach.notice or who_writes(built.settings))
    return converse(session, terminal)


def converse(session: "Session", terminal: "Terminal") -> int:
    """Until the coachee leaves. 1 where something piped in was never answered, else 0."""
    lines = terminal.lines()
    with asyncio.Runner() as runner:
        while not session.left:
            try:
                line = next(lines, None)
            except KeyboardInterrupt:
                terminal.write("\n")
                break
            if line is None:
                break
            try:
                runner.run(session.take(line))
            except KeyboardInterrupt:
                terminal.write("\nStopped. Enter sends it again, /quit leaves.\n")
            except Exception as error:  # whatever it was, nothing typed may be lost by it
                click.echo(f"\n{line_for(error)}\nYour words are kept: Enter sends them again.", err=True)
    return 1 if session.pending and not terminal.is_person else 0
