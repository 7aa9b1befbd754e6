"""``askfirst prepare``: a page in one go, from a few notes."""

import asyncio
from datetime import date
from typing import TYPE_CHECKING

import click

from assistant.cli.paper import form_of, read_notes, write_page
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.coach import Coach
    from assistant.domain.conversation import Role
    from assistant.domain.journey import Journey
    from assistant.domain.sheet import Sheet
    from assistant.page_maker import PageMaker

FORM = "Fill in what you have, in any order, and leave the rest. Then: askfirst prepare FILE"


@click.command(short_help="Make a page for a 1:1 in one go, from a few notes.")
@click.argument("notes", required=False, default="-")
@click.option("--journey", default="prepare", show_default=True, metavar="ID", help="Which page.")
@click.option(
    "--as", "role", type=click.Choice(["leader", "rep"]), help="Who you are, where the page asks it."
)
@click.option("--form", "is_form", is_flag=True, help="The ten-minute form, to fill in.")
@click.option(
    "--format", "form", type=click.Choice(["md", "html", "ics"]), help="Else by the name of --out, or md."
)
@click.option("--out", default="-", metavar="FILE", help="Write there; - is standard output.")
@click.option("--replace", is_flag=True, help="Write over FILE where it is there already.")
def command(
    notes: str, journey: str, role: str | None, is_form: bool, form: str | None, out: str, replace: bool
) -> int:
    """Make a page for a 1:1 in one go, from the NOTES in a file (- or nothing for standard input).

    Nothing is invented: a part that the notes say nothing of stays open and asks. --form prints a form to
    fill in within ten minutes, as Markdown or, to print it, as html; filled in, it is read as NOTES. A page
    made before can be edited and read again. Nothing of it is kept but FILE.
    """
    from assistant.bootstrap import build_sheet_writers
    from assistant.sheets.rendering import MEDIA_TYPES

    wanted = form_of(form, out)
    written = "" if is_form else read_notes(notes)
    if not (is_form or written.strip()):
        raise UsageError("there are no notes in it; write a few lines, or print a form with --form")
    pages = pages_at_hand()
    chosen = _journey(pages.coach, journey)
    speaker = _role(chosen, role)
    made = asyncio.run(page_of(pages, chosen, speaker, written, is_form=is_form))
    if isinstance(made, str):
        click.echo(f"{made}\n\nNo page was made of this.", err=True)
        return 1
    write_page(build_sheet_writers()[MEDIA_TYPES[wanted]](made), out, replace)
    if is_form:
        click.echo(FORM, err=True)
    return 0


def pages_at_hand() -> "PageMaker":
    """Passages are found by words alone: a page is there within seconds, and the same on any machine."""
    from assistant.bootstrap import build
    from assistant.settings import load_settings

    return build(load_settings().model_copy(update={"by_meaning": False})).pages


async def page_of(
    pages: "PageMaker", journey: "Journey", role: "Role", notes: str, *, is_form: bool = False
) -> "Sheet | str":
    """The page; or what the coach says where the notes hold what coaching stops for."""
    from assistant.domain.conversation import Conversation, Message, Speaker
    from assistant.reading.keeping_off import fit_for_a_page
    from assistant.sheets.forms import as_notes, filled_in

    said = filled_in(notes, journey.id, date.today()) or as_notes(notes)
    if said.strip() and not fit_for_a_page([said]):
        conversation = Conversation(role, (Message(Speaker.COACHEE, said),), journey.id)
        return "".join([piece async for piece in pages.coach.turn(conversation) if isinstance(piece, str)])
    sheet = await pages.from_notes(journey.id, role, said, is_short=is_form)
    if sheet is None:
        raise UsageError(f"there is no page {journey.id} for a {role.value}; see askfirst prepare --help")
    return sheet


def _journey(coach: "Coach", id: str) -> "Journey":
    if found := coach.journeys.get(id):
        return found
    raise UsageError(f"there is no journey {id}; choose one of these: {', '.join(coach.journeys)}")


def _role(journey: "Journey", named: str | None) -> "Role":
    from assistant.domain.conversation import Role

    role = Role(named) if named else journey.roles[0]
    if role not in journey.roles:
        raise UsageError(f"{journey.id} is for a {journey.roles[0].value}; leave --as out")
    return role
