"""``askfirst page``: the page that a kept conversation leaves behind."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.domain.sheet import Sheet, SheetPart
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
    from assistant.cli.sheets import at_a_glance, columns, in_words
    from assistant.cli.terminal import printable
    from assistant.sheets.rendering import MEDIA_TYPES

    text = read_notes(edited) if edited else None
    sheet = asyncio.run(_page(id, text, as_said))
    wanted = form or ("text" if out == "-" else form_of(None, out))
    if wanted == "text":
        shown = at_a_glance(sheet, columns()) if out == "-" else in_words(sheet)
        write_page(printable(shown).encode(), out, replace)
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
        elif text is not None and (made := await pages.of(LOCAL, kept)):
            before = await pages.edits(LOCAL, kept)
            edits = edited_by(text, made, before)
            if edits != before:
                await pages.edit(LOCAL, kept, edits)
        sheet = await pages.of(LOCAL, kept)
        if sheet is None:
            raise UsageError("that conversation follows no journey and leaves no page; see chat --journey")
        return sheet
    finally:
        await stores.close()


def edited_by(text: str, made: "Sheet", edits: "Edits") -> "Edits":
    """The edits there are, and on top what an edited Markdown page has otherwise than the page as it stands.

    Raises ``UsageError`` where it is the page of something else, or where words of it have no place here.
    """
    from assistant.sheets.markdown import to_markdown
    from assistant.sheets.markdown_reading import from_markdown, sheets_from_markdown

    page, *more = sheets_from_markdown(text, date.today())
    before = from_markdown(to_markdown(made), made.made)
    _check_places(page, more, before)
    lines: dict[str, tuple[str, ...]] = {}
    for part in page.parts:
        lines[part.id] = lines.get(part.id, ()) + _lines(part)
    asked = {part.id: part.asks for part in before.parts}
    lines = {id: tuple(line for line in said if line != asked[id]) for id, said in lines.items()}
    changed = {
        part.id: lines.get(part.id, ())
        for part in before.parts
        if lines.get(part.id, ()) != tuple(entry.text for entry in part.entries)
    }
    return replace(edits, parts={**edits.parts, **changed})


def _check_places(page: "Sheet", more: "Sequence[Sheet]", before: "Sheet") -> None:
    """No word of a file is dropped: what can't be taken over is told, and nothing of the file is."""
    from assistant.errors import UsageError
    from assistant.sheets.markdown_reading import ADDED

    if page.journey != before.journey:
        raise UsageError("that file isn't this conversation's page; write it with --format md and edit that")
    parts = ", ".join(f"## {part.heading}" for part in before.parts)
    if page.title != before.title or more:
        title = more[-1].title if more else page.title
        raise UsageError(
            f"'# {title[:60]}' isn't the heading of this page, '# {before.title}'; nothing was taken over, "
            f"put that back and what is new below one of these: {parts}"
        )
    known = {part.id for part in before.parts}
    for part in page.parts:
        if part.id not in known and part.id == ADDED:
            raise UsageError(
                f"lines of the file stand under no part of the page; nothing was taken over, put them below "
                f"one of these: {parts}"
            )
        if part.id not in known:
            raise UsageError(
                f"the page has no part '## {part.heading[:60]}'; nothing was taken over, put what stands "
                f"there below one of these: {parts}"
            )
    if set(page.dates) - set(before.dates):
        raise UsageError(
            "the dates on a page come from what was said and aren't changed in a file; nothing was taken "
            "over, put them back and say the new day in the conversation"
        )


def _lines(part: "SheetPart") -> tuple[str, ...]:
    """With what stands where an empty part asks: its owner may have written over the question."""
    return (*((part.asks,) if part.asks else ()), *(entry.text for entry in part.entries))
