"""``askfirst export``: everything that is kept of one person, in one archive."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.bootstrap import Askfirst, Stores
    from assistant.domain.kept import KeptConversation


@click.command(short_help="Take everything of yours along in one archive.")
@click.argument("file", metavar="[FILE.zip]", required=False, type=click.Path(path_type=Path))
@click.option("--mine", is_flag=True, help="All that is yours; there is nothing else to be had.")
@click.option("--replace", is_flag=True, help="Write over FILE where it is there already.")
def command(file: Path | None, mine: bool, replace: bool) -> int:
    """Write all that is kept of yours to FILE.zip, readable by you alone: as JSON, and as Markdown to read.

    Conversations, the pages they left with your edits, what is carried along, when you come back, and what
    you released to others. No language model is asked anything for it.
    """
    from assistant.bootstrap import build
    from assistant.cli.opened import with_stores
    from assistant.cli.paper import write_page
    from assistant.errors import UsageError
    from assistant.settings import load_settings

    if not mine:
        raise UsageError("say --mine: askfirst export takes along what is yours, and nobody else's")
    now = datetime.now(UTC)
    settings = load_settings().model_copy(update={"by_meaning": False, "model": None})
    built = build(settings)
    packed = with_stores(lambda stores: _packed(built, stores, now))
    out = file.expanduser() if file else Path(f"askfirst-export-{now:%Y-%m-%d}.zip")
    write_page(packed, str(out), replace)
    return 0


async def _packed(built: "Askfirst", stores: "Stores", now: datetime) -> bytes:
    from assistant.bootstrap import build_pages, build_unkept
    from assistant.cli.transcript import of_kept
    from assistant.domain.owner import LOCAL
    from assistant.keeping.belongings import archive, gather
    from assistant.keeping.carrying import CarryingConversations
    from assistant.keeping.conversations import Conversations
    from assistant.keeping.places import Places
    from assistant.sheets.markdown import to_markdown

    kept = CarryingConversations(stores.conversations, stores.memory, remembers=False)
    mine = await gather(kept, stores.memory, stores.pages, LOCAL, now)
    pages = build_pages(built, Conversations(Places(kept, build_unkept().conversations)), stores)
    sheets = {each.id: await pages.of(LOCAL, each) for each in mine.conversations if each.journey}

    def markdown(conversation: "KeptConversation") -> str:
        return of_kept(conversation, built.knowledge)

    written = {id: to_markdown(sheet) for id, sheet in sheets.items() if sheet}
    return archive(mine, markdown, written, now)
