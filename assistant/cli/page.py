"""``askfirst page``: the page that a kept conversation leaves behind."""

import asyncio
from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.domain.sheet import Sheet
    from assistant.keeping.pages import Edits


@click.command(short_help="Show, print or edit the page of a kept conversation.")
@click.argument("id")
@click.option("--format", "form", type=click.Choice(["text", "md", "html", "ics"]), help="Else by --out.")
@click.option("--out", default="-", metavar="FILE", help="Write there; - is standard output.")
@click.option("--replace", is_flag=True, help="Write over FILE where it is there already.")
@click.option(
    "--edit", "edited", metavar="FILE.md", help="Take over what you changed in a page written as md."
)
@click.option("--as-said", is_flag=True, help="Take your edits back.")
def command(id: str, form: str | None, out: str, replace: bool, edited: str | None, as_said: bool) -> None:
    """Show the page that the conversation ID leaves behind, as text or as --format says.

    It is made of what was said. To change it, write it with --format md, edit the file, and give it back
    with --edit. The beginning of an id is enough.
    """
    from assistant.bootstrap import build_sheet_writers
    from assistant.cli.paper import form_of, read_notes, write_page
    from assistant.cli.sheets import in_words
    from assistant.cli.terminal import printable
    from assistant.sheets.rendering import MEDIA_TYPES

    text = read_notes(edited) if edited else None
    sheet = asyncio.run(_page(id, text, as_said))
    wanted = form or ("text" if out == "-" else form_of(None, out))
    if wanted == "text":
        write_page(printable(in_words(sheet)).encode(), out, replace)
    else:
        write_page(build_sheet_writers()[MEDIA_TYPES[wanted]](sheet), out, replace)


async def _page(id: str, text: str | None, as_said: bool) -> "Sheet":
    from assistant.bootstrap import build, build_pages, build_stores
    from assistant.cli.kept import find, keeping_over
    from assistant.domain.owner import LOCAL
    from assistant.errors import UsageError
    from assistant.settings import load_settings

    # By words alone: a page is there within seconds.
    built = build(load_settings().model_copy(update={"by_meaning": False}))
    stores = build_stores(built.settings)
    try:
        conversations = keeping_over(built.coach, stores).conversations
        kept = await find(conversations, id)
        pages = build_pages(built, conversations, stores)
        if as_said:
            await pages.edit(LOCAL, kept, None)
        elif text is not None:
            made = await pages.of(LOCAL, kept)
            if made:
                await pages.edit(LOCAL, kept, edits_in(text, made))
        sheet = await pages.of(LOCAL, kept)
        if sheet is None:
            raise UsageError("that conversation follows no journey and leaves no page; see chat --journey")
        return sheet
    finally:
        await stores.close()


def edits_in(text: str, made: "Sheet") -> "Edits":
    """What an edited Markdown page has otherwise than the one that was made.

    Raises ``UsageError`` where it is the page of something else.
    """
    from assistant.errors import UsageError
    from assistant.keeping.pages import Edits
    from assistant.sheets.markdown import to_markdown
    from assistant.sheets.markdown_reading import from_markdown

    page = from_markdown(text, date.today())
    if page.journey != made.journey:
        raise UsageError("that file isn't this conversation's page; write it with --format md and edit that")
    before = from_markdown(to_markdown(made), made.made)
    lines = {part.id: tuple(entry.text for entry in part.entries) for part in page.parts}
    return Edits(
        parts={
            part.id: lines.get(part.id, ())
            for part in before.parts
            if lines.get(part.id, ()) != tuple(entry.text for entry in part.entries)
        }
    )
