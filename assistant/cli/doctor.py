"""``askfirst doctor``: what is set up, what isn't, whether the model answers."""

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.cli.checkup import Check

WIDTH = 10


@click.command(short_help="Say what is set up, what isn't, and what to do.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(as_json: bool) -> int:
    """Say what is set up, what isn't, and what to do. Calls the model once, if there is one.

    Ends with 1 where something that is set up doesn't work, else with 0.
    """
    from assistant.cli.checkup import State, checkup

    done = []
    for check in checkup():
        done.append(check)
        if not as_json:
            click.echo(in_words(check))
    wrong = [check.name for check in done if check.state is State.WRONG]
    if as_json:
        checks = [{"name": c.name, "state": c.state.value, "what": c.what, "todo": c.todo} for c in done]
        click.echo(json.dumps({"usable": not wrong, "checks": checks}, indent=2))
    elif wrong:
        click.echo(f"To mend: {', '.join(wrong)}.")
    else:
        click.echo("All that is set up works.")
    return 1 if wrong else 0


def in_words(check: "Check") -> str:
    """One line: state, what was looked at, what was found, what to do."""
    todo = f"; {check.todo}" if check.todo else ""
    return f"{check.state.value:<6}{check.name:<{WIDTH}} {check.what}{todo}"
