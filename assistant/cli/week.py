"""``askfirst week``: several 1:1s from short notes, a line a rep."""

import asyncio
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.paper import form_of, read_notes, write_page
from assistant.cli.prepare import page_of, pages_at_hand
from assistant.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.domain.sheet import Sheet
    from assistant.ports import Occasion
    from assistant.sheets.week import NotesLine, Week

MOST_LINES = 60
"""1:1s in one go; more are a mistake, such as a whole calendar."""
JOURNEY = "prepare"
_NO_NAME = re.compile(r"[^\w-]+")


@click.command(short_help="Make a page for each of several 1:1s, from a line each.")
@click.argument("notes", required=False, default="-")
@click.option("--pair", is_flag=True, help="Instead: a form for two reps who coach each other.")
@click.option(
    "--format", "form", type=click.Choice(["md", "html", "ics"]), help="Else by the name of --out, or md."
)
@click.option("--out", default="-", metavar="FILE|DIR", help="One file, or a page each in a folder.")
@click.option("--replace", is_flag=True, help="Write over files that are there already.")
def command(notes: str, pair: bool, form: str | None, out: str, replace: bool) -> None:
    """Make a page for each of several 1:1s, from NOTES (- or nothing for standard input): a line a rep.

    A line has a name, a day and a time if you like, and what is on your mind: "Jonas Tue 10:00: says yes,
    nothing happens". A table pasted from a calendar will do. Pages come in the order of time, and the ones
    without a time last; nobody is ranked. A line that can't be read is named and kept as it is.
    """
    wanted = form_of(form, out)
    if pair:
        _pair(wanted, out, replace)
        return
    from assistant.sheets.week import read_week, told, week_occasions, week_sheets

    today = date.today()
    week = read_week(read_notes(notes), today)
    if not week.lines and not week.unread:
        raise UsageError('there are no lines to read; write one a rep, such as "Jonas Tue 10:00: says yes"')
    if len(week.lines) > MOST_LINES:
        raise UsageError(f"that is {len(week.lines)} 1:1s; give {MOST_LINES} at most")
    for sentence in told(week):
        click.echo(f"{sentence[0].upper()}{sentence[1:]}.", err=True)
    if wanted == "ics":
        _calendar(week_occasions(week), out, replace)
        return
    made = asyncio.run(_pages(week))
    sheets = week_sheets(week, lambda line: made[line.number], today)
    if out != "-" and (Path(out).is_dir() or not Path(out).suffix):
        _one_each(sheets, Path(out), wanted, replace)
    else:
        write_page(_in_one(sheets, wanted), out, replace)


async def _pages(week: "Week") -> "dict[int, Sheet]":
    """A page by the number of its line. Where a line holds what coaching stops for, its page stays open."""
    from assistant.domain.conversation import Role

    pages = pages_at_hand()
    journey = pages.coach.journeys[JOURNEY]
    made: dict[int, Sheet] = {}
    for line in week.lines:
        page = await page_of(pages, journey, Role.LEADER, _as_notes(line))
        if isinstance(page, str):
            click.echo(f"\nLine {line.number}: {page}\nNothing of that line stands on a page.\n", err=True)
            page = await page_of(pages, journey, Role.LEADER, _as_notes(line, is_open=True))
        if isinstance(page, str):
            raise UsageError(f"line {line.number} can't be made a page; leave it out")
        made[line.number] = page
    return made


def _as_notes(line: "NotesLine", is_open: bool = False) -> str:
    from assistant.sheets.week_parts import with_parts

    return f"1:1 with {line.name}\n\n{'' if is_open else with_parts(line.notes)}"


def _pair(form: str, out: str, replace: bool) -> None:
    from assistant.bootstrap import build_knowledge
    from assistant.prompt_library import PromptLibrary
    from assistant.settings import load_settings
    from assistant.sheets.forms import for_two_reps
    from assistant.shipped import shipped_folder

    if form == "ics":
        raise UsageError("the form has no date for a calendar; take md or html")
    prompts = PromptLibrary.load(shipped_folder("prompts"))
    sheet = for_two_reps(prompts, build_knowledge(load_settings()), date.today())
    write_page(_in_one((sheet,), form), out, replace)


def _calendar(occasions: "Sequence[Occasion]", out: str, replace: bool) -> None:
    from assistant.bootstrap import build_calendar

    if not occasions:
        raise UsageError("no line names a day, so there is nothing for a calendar; add one (Tue 10:00)")
    write_page(build_calendar().file(occasions, datetime.now(UTC)), out, replace)


def _in_one(sheets: "tuple[Sheet, ...]", form: str) -> bytes:
    from assistant.sheets.markdown import several_to_markdown
    from assistant.sheets.page import page

    return (page(sheets) if form == "html" else several_to_markdown(sheets)).encode()


def _one_each(sheets: "tuple[Sheet, ...]", folder: Path, form: str, replace: bool) -> None:
    """Numbered, so that a folder lists them in the order of the week."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{folder} can't be made: {reason}; choose another place") from None
    for number, sheet in enumerate(sheets, start=1):
        name = _NO_NAME.sub("-", sheet.title).strip("-")[:60] or "page"
        write_page(_in_one((sheet,), form), str(folder / f"{number:02} {name}.{form}"), replace)
