"""What a person sees when something goes wrong: one line, whatever it was."""

import os
from pathlib import Path
from traceback import extract_tb

import click

from assistant.errors import AskfirstError


def line_for(error: Exception) -> str:
    """What was wrong and what to do, on one line. Raises ``error`` where ASKFIRST_DEBUG=1 asks for it."""
    if isinstance(error, AskfirstError):
        line = str(error)
    elif isinstance(error, click.ClickException):
        line = _usage(error)
    elif os.environ.get("ASKFIRST_DEBUG") == "1":
        raise error
    else:
        line = _fault(error)
    return f"askfirst: {' '.join(line.split())}"


def exit_code(error: Exception) -> int:
    return error.exit_code if isinstance(error, AskfirstError | click.ClickException) else 1


def _usage(error: click.ClickException) -> str:
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    hint = f"; see {ctx.command_path} --help" if ctx else ""
    return error.format_message().rstrip(".") + hint


def _fault(error: Exception) -> str:
    # Without the exception's own message: it may hold what somebody typed.
    frames = extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"{type(error).__name__}{where}, which is a fault in Askfirst; "
        "run the same with ASKFIRST_DEBUG=1 and report what it prints"
    )
