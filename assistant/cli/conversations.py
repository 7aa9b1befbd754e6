"""``askfirst conversations``: what is kept, shown, taken along or deleted."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from assistant.domain.kept import KeptConversation
    from assistant.keeping.conversations import Conversations

T = TypeVar("T")


@click.group(
    name="conversations", short_help="List, show, export or delete what is kept.", invoke_without_command=True
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List, show, export or delete the conversations that are kept.

    The beginning of an id is enough, where no other begins so.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(name="list", short_help="Show which conversations are kept, the latest first.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="How many at most."
)
def list_conversations(limit: int) -> None:
    """Show which conversations are kept, the latest first: id, day, role, title."""
    from assistant.cli.kept import short
    from assistant.cli.terminal import printable
    from assistant.domain.owner import LOCAL
    from assistant.keeping.conversations import title_shown

    page = _with_conversations(lambda conversations: conversations.page(LOCAL, limit))
    if not page.conversations:
        click.echo("No conversation is kept. askfirst chat --keep begins one.")
    for kept in page.conversations:
        day = kept.touched.astimezone().strftime("%Y-%m-%d %H:%M")
        journey = f" ({kept.journey})" if kept.journey else ""
        click.echo(f"{short(kept.id)}  {day}  {kept.role:<6}  {printable(title_shown(kept))}{journey}")
    if page.next:
        click.echo(f"There are more; --limit {min(limit * 4, 1000)} shows them.")


@command.command(short_help="Show what was said in one.")
@click.argument("id")
def show(id: str) -> None:
    """Show what was said and answered in the conversation ID."""
    from assistant.cli.terminal import printable

    click.echo(printable(as_text(_found(id))), nl=False)


@command.command(short_help="Write one to a file, or to the output.")
@click.argument("id")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="To read, or all that is kept of it.",
)
def export(id: str, file: Path | None, form: str) -> None:
    """Write the conversation ID to FILE, readable by you alone, or to the output."""
    from assistant.bootstrap import build_knowledge
    from assistant.cli import transcript
    from assistant.keeping.exporting import as_json
    from assistant.settings import load_settings

    kept = _found(id)
    text = as_json(kept) if form == "json" else transcript.of_kept(kept, build_knowledge(load_settings()))
    if file:
        transcript.write(file.expanduser(), text)
        click.echo(f"Written to {file}")
    else:
        click.echo(text, nl=False)


@command.command(short_help="Delete one, with all that came from it.")
@click.argument("id")
@click.option("--yes", is_flag=True, help="Don't ask.")
def delete(id: str, yes: bool) -> None:
    """Delete the conversation ID, its page and what was carried along from it."""
    from assistant.domain.owner import LOCAL
    from assistant.errors import UsageError
    from assistant.keeping.conversations import title_shown

    kept = _found(id)
    if not yes:
        if not is_person():
            raise UsageError("nothing was deleted: nobody is there to ask; --yes deletes without asking")
        what = f"Delete {title_shown(kept)!r}, {len(kept.turns)} turns, for good?"
        if not click.confirm(what):
            click.echo("Nothing was deleted.")
            return
    gone = _with_conversations(lambda conversations: conversations.delete(LOCAL, kept.id))
    click.echo("Deleted." if gone else "It was gone already.")


def is_person() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def as_text(conversation: "KeptConversation") -> str:
    """A heading, then what was said and answered, each with who spoke."""
    from assistant.domain.kept import TurnState
    from assistant.keeping.conversations import title_shown

    day = conversation.created.astimezone().strftime("%Y-%m-%d %H:%M")
    blocks = [f"{title_shown(conversation)} ({conversation.role}, {day})\n{conversation.id}"]
    for turn in conversation.turns:
        blocks.append(f"{conversation.role.capitalize()}: {turn.said}")
        answered = turn.reply.text if turn.reply else "".join(turn.pieces)
        if answered:
            blocks.append(f"Askfirst: {answered}")
        if turn.state is not TurnState.COMPLETE:
            blocks.append("(being answered)" if turn.state is TurnState.PENDING else "(not answered whole)")
    return "\n\n".join(blocks) + "\n"


def _found(beginning: str) -> "KeptConversation":
    from assistant.cli.kept import find

    return _with_conversations(lambda conversations: find(conversations, beginning))


def _with_conversations(use: "Callable[[Conversations], Awaitable[T]]") -> T:
    """What ``use`` makes of what is kept."""
    from assistant.bootstrap import build_stores
    from assistant.cli.kept import conversations_in
    from assistant.settings import load_settings

    async def used() -> T:
        stores = build_stores(load_settings())
        try:
            return await use(conversations_in(stores))
        finally:
            await stores.close()

    return asyncio.run(used())
