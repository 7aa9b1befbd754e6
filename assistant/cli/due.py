"""``askfirst due``: what is next, and how often to come back."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.remembering.due import Due

NOTHING = "Nothing is due. A step you name with its day, in a conversation you keep, stands here."
BACK = "Time to look back"


@click.command(short_help="Show what is next, or write it as a calendar file.")
@click.option("--ics", "out", metavar="FILE", help="Write the days as a calendar file; - is standard output.")
@click.option("--replace", is_flag=True, help="Write over FILE where it is there already.")
@click.option("--every", metavar="DAYS", type=click.IntRange(1, 366), help="Come back every so many days.")
@click.option(
    "--next", "first", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help="The first of them."
)
@click.option("--no-cadence", is_flag=True, help="Don't come back regularly any more.")
def command(
    out: str | None, replace: bool, every: int | None, first: datetime | None, no_cadence: bool
) -> int:
    """Show what you meant to do and when you want to come back, the earliest first.

    A calendar file has the days under neutral titles, and nothing of what was said. --every sets how often
    you want to come back.
    """
    from assistant.bootstrap import Stores, build_calendar
    from assistant.cli.opened import with_stores
    from assistant.cli.paper import write_page
    from assistant.cli.terminal import printable
    from assistant.domain.owner import LOCAL
    from assistant.errors import UsageError
    from assistant.keeping.memory import Memory
    from assistant.remembering.due import occasions

    today = date.today()
    if (first and not every) or (every and no_cadence):
        raise UsageError("--next goes with --every DAYS, --no-cadence goes alone; see askfirst due --help")
    if first and first.date() < today:
        raise UsageError(f"{first.date()} is past; name a day from {today} on")

    async def seen(stores: Stores) -> "tuple[Due, ...]":
        memory = Memory(stores.memory)
        if every:
            await memory.set_cadence(LOCAL, every, first.date() if first else None)
        elif no_cadence:
            await memory.end_cadence(LOCAL)
        return await memory.due(LOCAL)

    found = with_stores(seen)
    if out is None:
        click.echo(printable(as_text(found, today)), nl=False)
        return 0
    if not found:
        raise UsageError(f"no file was written: {NOTHING[0].lower()}{NOTHING[1:]}")
    write_page(build_calendar().file(occasions(found), datetime.now(UTC)), out, replace)
    return 0


def as_text(due: "Sequence[Due]", today: date) -> str:
    """A line each, as plain days: nothing is late."""
    if not due:
        return NOTHING + "\n"
    return "".join(f"{_when(each.day, today)}  {each.text or BACK}\n" for each in due)


def _when(day: date, today: date) -> str:
    return f"{day:%a} {day.isoformat()}{'  today' if day == today else '       '}"
