"""``askfirst forget``: everything that is kept of one person, deleted."""

import asyncio
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.stores import Deleted

WORD = "forget"
UNREACHED = (
    "Out of reach: files that you exported or saved yourself, a calendar that holds your days, what whoever\n"
    "runs a language model kept of it, backups, and what you marked not to be kept, which a running server\n"
    "has until it stops."
)


@click.command(short_help="Delete everything of yours.")
@click.option("--mine", is_flag=True, help="All that is yours; nobody else's is touched.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def command(mine: bool, yes: bool) -> int:
    """Delete all that is kept of yours, for good, and say what was deleted.

    Conversations, pages, what is carried along, what you released to others (they can't read it any more),
    when you come back, and your answers to whether it was worth the time.
    """
    from assistant.bootstrap import find_store
    from assistant.cli.conversations import is_person
    from assistant.cli.opened import with_stores
    from assistant.domain.owner import LOCAL
    from assistant.errors import UsageError
    from assistant.settings import load_settings

    if not mine:
        raise UsageError("say --mine: askfirst forget deletes what is yours, and nobody else's")
    if not yes:
        if not is_person():
            raise UsageError("nothing was deleted: nobody is there to ask; --yes deletes without asking")
        click.echo("This deletes all that is kept of yours. askfirst export --mine takes it along first.")
        if click.prompt(f"Type {WORD} to delete it for good", default="", show_default=False) != WORD:
            click.echo("Nothing was deleted.")
            return 1
    deleted = with_stores(lambda stores: stores.owners.forget(LOCAL))
    settings = load_settings()
    place = asyncio.run(find_store(settings)).place
    click.echo(as_text(deleted, place, is_file=settings.database_url is None))
    return 0


def as_text(deleted: "Deleted", place: str, is_file: bool) -> str:
    """What was deleted, by number; then what is true of files, the index, and of what can't be reached."""
    counts = [
        _counted(deleted.conversations, "conversation"),
        _counted(deleted.turns, "turn"),
        _counted(deleted.pages, "edited page"),
        _counted(deleted.entries, "entry", "entries") + " of what is carried along",
        _counted(deleted.releases, "release") + ", which nobody can read any more",
        _counted(deleted.cadences, "cadence"),
        _counted(deleted.votes, "answer") + " to whether it was worth the time",
    ]
    rows = (
        f"The words are overwritten in {place} as well."
        if is_file
        else f"The rows are gone from {place}; its log and disk give the words up when it vacuums."
    )
    return "\n".join(
        [
            f"Deleted from {place}:",
            *(f"  {line}" for line in counts),
            rows,
            "No other file of Askfirst's holds words of yours: the index is of coaching passages, and",
            "pages of counts that were printed for others hold multiples of five and name nobody.",
            UNREACHED,
        ]
    )


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
