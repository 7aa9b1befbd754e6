"""``askfirst memory``: the card of what would be carried along, shown, corrected, struck out or deleted."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.keeping.memory import Correction
    from assistant.remembering.card import Line

EMPTY = "Nothing is carried along. What you say in conversations that you keep is noticed here first."
KINDS = {
    "commitment": "What you mean to do",
    "aim": "What you're after",
    "deal": "Deals",
    "person": "People",
    "preference": "How you like to be talked with",
}

HEEDED = "heeded"
NOT_SURE = "not sure to be heeded: only a language model would be told of it"


@click.group(
    name="memory", short_help="Show, correct or delete what is carried along.", invoke_without_command=True
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show the card: what a new conversation would know of earlier ones, and where each of it was said.

    Only conversations that are kept are noticed; facts on health, family or discipline never are, and
    what tells of other people goes after 90 days. The beginning of an id is enough.
    """
    if ctx.invoked_subcommand is None:
        _show()


@command.command(short_help="Put an entry in other words.")
@click.argument("id")
@click.argument("words", nargs=-1, required=True)
def correct(id: str, words: tuple[str, ...]) -> None:
    """Put the entry ID into these WORDS of yours."""
    from assistant.keeping.memory import Correction

    _correct(id, Correction(text=" ".join(words)))


@command.command(short_help="Set or take away the day of a commitment.")
@click.argument("id")
@click.argument("day", required=False, type=click.DateTime(["%Y-%m-%d"]), metavar="[YYYY-MM-DD]")
def due(id: str, day: datetime | None) -> None:
    """Set the day of the commitment ID, or take it away."""
    from assistant.keeping.memory import Correction

    _correct(id, Correction(due=day.date() if day else None, sets_due=True))


@command.command(short_help="Strike an entry out: never used, not proposed again.")
@click.argument("id")
@click.option("--undo", is_flag=True, help="Use it again.")
def strike(id: str, undo: bool) -> None:
    """Strike the entry ID out, so that it is never used and not proposed again."""
    from assistant.keeping.memory import Correction

    _correct(id, Correction(struck=not undo))


@command.command(short_help="Delete an entry, or all of them.")
@click.argument("id", required=False)
@click.option("--all", "everything", is_flag=True, help="The whole card.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def delete(id: str | None, everything: bool, yes: bool) -> None:
    """Delete the entry ID, or with --all the whole card. The conversations stay."""
    from assistant.cli.conversations import is_person
    from assistant.cli.opened import with_stores
    from assistant.domain.owner import LOCAL
    from assistant.errors import UsageError
    from assistant.keeping.memory import Memory

    if everything == (id is not None):
        raise UsageError("name one entry, or say --all")
    if id is not None:
        line = _found(id)
        with_stores(lambda stores: Memory(stores.memory).remove(LOCAL, line.entry.id))
        click.echo("Deleted.")
        return
    if not yes:
        if not is_person():
            raise UsageError("nothing was deleted: nobody is there to ask; --yes deletes without asking")
        if not click.confirm("Delete the whole card, for good?"):
            click.echo("Nothing was deleted.")
            return
    removed = with_stores(lambda stores: Memory(stores.memory).remove_all(LOCAL))
    click.echo(f"Deleted: {removed} {'entry' if removed == 1 else 'entries'}.")


def as_text(lines: "tuple[Line, ...]", carried: frozenset[str]) -> str:
    """The card. ``carried``: ids of what a conversation that begins now would bring along."""
    if not lines:
        return EMPTY + "\n"
    blocks: list[str] = []
    for kind, heading in KINDS.items():
        found = [line for line in lines if line.entry.kind == kind]
        if found:
            blocks.append("\n".join([heading, *(_entry(line, line.entry.id in carried) for line in found)]))
    blocks.append("* comes along into the next conversation")
    return "\n\n".join(blocks) + "\n"


def short(id: str) -> str:
    return id.removeprefix("mem_")[:8]


def _entry(line: "Line", is_carried: bool) -> str:
    entry = line.entry
    notes = [f"for {_day(entry.due)}"] if entry.due else []
    notes += ["struck out"] if entry.struck else []
    notes += ["spoken of since"] if entry.told else []
    if line.is_heeded is not None and not entry.struck:
        notes.append(HEEDED if line.is_heeded else NOT_SURE)
    expires = [each.expires for each in line.entries]
    if None not in expires:
        notes.append(f"goes on {max(each for each in expires if each):%Y-%m-%d}")
    sources = ", ".join(f"turn {e.turn} of {e.conversation.removeprefix('conv_')[:8]}" for e in line.entries)
    mark = "*" if is_carried else " "
    return f"{mark} {short(entry.id)}  {entry.text}\n            {'; '.join([*notes, sources])}"


def _day(day: date) -> str:
    return f"{day:%a} {day.isoformat()}"


def _show() -> None:
    from assistant.cli.opened import with_stores
    from assistant.cli.terminal import printable
    from assistant.domain.owner import LOCAL
    from assistant.keeping.memory import Memory

    lines = with_stores(lambda stores: Memory(stores.memory).lines(LOCAL))
    carried = with_stores(lambda stores: Memory(stores.memory).carried(LOCAL))
    click.echo(printable(as_text(lines, frozenset(each.entry for each in carried))), nl=False)


def _correct(beginning: str, correction: "Correction") -> None:
    from assistant.cli.opened import with_stores
    from assistant.cli.terminal import printable
    from assistant.domain.owner import LOCAL
    from assistant.keeping.memory import Memory

    found = _found(beginning)
    line = with_stores(lambda stores: Memory(stores.memory).correct(LOCAL, found.entry.id, correction))
    if line:
        click.echo(printable(_entry(line, False)))


def _found(beginning: str) -> "Line":
    """The line with an entry whose id begins so. Raises ``UsageError``."""
    from assistant.cli.opened import with_stores
    from assistant.domain.owner import LOCAL
    from assistant.errors import UsageError
    from assistant.keeping.memory import Memory

    start = beginning.removeprefix("mem_")
    lines = with_stores(lambda stores: Memory(stores.memory).lines(LOCAL))
    found = [
        line
        for line in lines
        if start and any(entry.id.removeprefix("mem_").startswith(start) for entry in line.entries)
    ]
    if not found:
        raise UsageError(f"no entry has an id that begins with {beginning!r}; askfirst memory shows them all")
    if len(found) > 1:
        raise UsageError(f"several entries begin with {beginning!r}; give more of the id")
    return found[0]
