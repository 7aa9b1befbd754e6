"""The command ``askfirst``: which subcommands there are, and how any of them ends.

Subcommands are imported when they are called. ``askfirst --help`` imports none of them.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click
from click.exceptions import NoSuchCommand

from assistant.cli.faults import exit_code, line_for

COMMANDS = {
    "chat": "Talk with the coach in this terminal.",
    "prepare": "Make a page for a 1:1 in one go, from a few notes.",
    "week": "Make a page for each of several 1:1s, from a line each.",
    "page": "Show, print or edit the page of a kept conversation.",
    "conversations": "List, show, export or delete what is kept.",
    "memory": "Show, correct or delete what is carried along.",
    "due": "Show what is next, or write it as a calendar file.",
    "export": "Take everything of yours along in one archive.",
    "forget": "Delete everything of yours.",
    "vote": "Say, without your name, whether it was worth the time.",
    "adoption": "Print a page of counts alone: no names, no content, no ranking.",
    "serve": "Serve the chat endpoint for any OpenAI client.",
    "search": "Find the passages that fit what somebody says.",
    "check": "Say whether a reply is coaching or managing.",
    "causes": "Sort the causes that somebody names for a result.",
    "mirror": "Hold up your own lines: a plan, or the transcript of a 1:1.",
    "rehearse": "Practise a 1:1 with an invented rep.",
    "knowledge": "Check or list the frameworks.",
    "doctor": "Say what is set up, what isn't, and what to do.",
    "eval": "Run and read the eval suite: does it coach rather than manage?",
}
"""Name and help line; the command itself is ``command`` in the module of that name."""
ELSEWHERE = {"eval": "evals.cli"}
"""Modules of commands that aren't of this package."""

BROKEN_PIPE = 141
INTERRUPTED = 130


class LazyGroup(click.Group):
    """Knows its subcommands by name and imports one only to run it or to show its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = ELSEWHERE.get(cmd_name, f"assistant.cli.{cmd_name}")
        command = import_module(module).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}.command is not a click command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            raise NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.version_option(package_name="askfirst", prog_name="askfirst", message="%(prog)s %(version)s")
@click.pass_context
def askfirst(ctx: click.Context) -> None:
    """A coach for sales leaders and their reps. It asks, and never directs."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(args: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code. Whatever goes wrong is one line on stderr."""
    try:
        result = askfirst.main(args=args, prog_name="askfirst", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone; without this the interpreter complains once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:
        click.echo(line_for(error), err=True)
        return exit_code(error)
    return result if isinstance(result, int) else 0
