"""``askfirst chat``: the coach in a terminal."""

import asyncio
from typing import TYPE_CHECKING

import click

from assistant.cli.faults import line_for

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assistant.bootstrap import Askfirst
    from assistant.cli.session import Session
    from assistant.cli.terminal import Terminal
    from assistant.coach import Coach
    from assistant.domain.conversation import Conversation, Role
    from assistant.domain.kept import KeptConversation
    from assistant.domain.sheet import Sheet
    from assistant.keeping.keeping import Keeping
    from assistant.keeping.pages import Pages

WELCOME = "Askfirst for a {role}. Say what is on your mind. /help lists commands, /quit leaves.\n"
UNKEPT = "Nothing of this is kept unless you /export it.\n"
PAGE_PLACE = "You can see it with /page."
KEPT = (
    "This conversation is kept in {place}.\n"
    "askfirst chat --resume {id} goes on with it; askfirst conversations delete {id} deletes it.\n"
)
BROUGHT = "It knows this of earlier ones; askfirst memory corrects it:\n"


@click.command(short_help="Talk with the coach in this terminal.")
@click.option(
    "--as",
    "role",
    type=click.Choice(["leader", "rep"]),
    help="Who you are.  [default: leader]",
)
@click.option("--journey", metavar="ID", help="What you came for, such as lost-deal.")
@click.option("--keep", is_flag=True, help="Keep this conversation, to go on with it another time.")
@click.option(
    "--resume", metavar="ID", help="Go on with a kept conversation; the beginning of its id is enough."
)
def command(role: str | None, journey: str | None, keep: bool, resume: str | None) -> int:
    """Talk with the coach in this terminal.

    A line is a message; a paste of several lines is one message. Reads from a pipe as well, a line a turn.
    Nothing is kept unless --keep or --resume says so.
    """
    from assistant.bootstrap import build, build_pages, build_stores, find_store
    from assistant.cli.kept import keeping_over
    from assistant.cli.terminal import Terminal
    from assistant.domain.owner import LOCAL
    from assistant.errors import UsageError
    from assistant.keeping.memory import Memory
    from assistant.settings import load_settings

    built = build(load_settings())
    if journey and resume:
        raise UsageError("a conversation keeps the journey that it began with; leave --journey out")
    journeys = built.coach.journeys
    as_role = role_for(role, journey, {id: journey.roles for id, journey in journeys.items()})
    with asyncio.Runner() as runner:
        if not (keep or resume):
            return talk(built, Terminal(), as_role, journey, runner)
        stores = build_stores(built.settings)
        keeping = keeping_over(coach_here(built), stores)
        pages = build_pages(built, keeping.conversations, stores)
        try:
            if resume:
                kept = runner.run(found(keeping, resume, role))
            else:
                earlier = runner.run(keeping.conversations.ids_of(LOCAL, as_role))
                carried = runner.run(Memory(stores.memory).carried(LOCAL, earlier))
                kept = runner.run(keeping.conversations.create(LOCAL, as_role, journey, carried=carried))
            try:
                place = runner.run(find_store(built.settings)).place
                return talk_on(built, Terminal(), kept, keeping, pages, place, runner)
            finally:
                runner.run(left(keeping, kept))
        finally:
            runner.run(stores.close())


def role_for(role: str | None, journey: str | None, journeys: "Mapping[str, Collection[Role]]") -> "Role":
    """Who is coached: as said, else whom the journey is for. Raises ``UsageError`` where they don't fit."""
    from assistant.domain.conversation import Role
    from assistant.errors import UsageError

    chosen = Role(role or Role.LEADER)
    if journey is None:
        return chosen
    if journey not in journeys:
        raise UsageError(
            f"there is no journey {journey!r}; there are: {', '.join(sorted(journeys)) or 'none'}"
        )
    roles = tuple(journeys[journey])
    if role is None and chosen not in roles:
        return roles[0]
    if chosen not in roles:
        raise UsageError(f"{journey} is for a {' or a '.join(roles)}; leave --as {role} out")
    return chosen


def talk(
    built: "Askfirst", terminal: "Terminal", role: "Role", journey: str | None, runner: asyncio.Runner
) -> int:
    """A conversation of which nothing is kept."""
    from assistant.cli.session import Session
    from assistant.cli.welcome import who_writes

    session = Session(coach_here(built), built.knowledge, role, terminal.write, journey, built.pages.page)
    terminal.write(WELCOME.format(role=role) + UNKEPT)
    session.notice(built.coach.notice or who_writes(built.settings))
    return converse(session, terminal, runner)


def talk_on(
    built: "Askfirst",
    terminal: "Terminal",
    kept: "KeptConversation",
    keeping: "Keeping",
    pages: "Pages",
    place: str,
    runner: asyncio.Runner,
) -> int:
    """A kept conversation, from where it stands."""
    from assistant.cli.kept import short
    from assistant.cli.session import Session
    from assistant.cli.terminal import printable
    from assistant.cli.welcome import who_writes
    from assistant.keeping.continuing import Continuing

    async def page(_: "Conversation") -> "Sheet | None":
        now = await keeping.conversations.read(kept.owner, kept.id)
        return await pages.of(kept.owner, now) if now else None

    coach = Continuing(keeping, kept.owner, kept.id)
    session = Session(coach, built.knowledge, kept.role, terminal.write, kept.journey, page)
    terminal.write(WELCOME.format(role=kept.role) + KEPT.format(place=place, id=short(kept.id)))
    if kept.carried:
        brought = "".join(f"- {each.text}\n" for each in kept.carried)
        terminal.write(BROUGHT + printable(brought))
    session.notice(built.coach.notice or who_writes(built.settings))
    session.go_on(kept)
    return converse(session, terminal, runner)


def coach_here(built: "Askfirst") -> "Coach":
    """The coach as it speaks in a terminal, where a page is a command away."""
    from dataclasses import replace

    return replace(built.coach, about=replace(built.coach.about, page_place=PAGE_PLACE))


async def found(keeping: "Keeping", id: str, role: str | None) -> "KeptConversation":
    """The conversation to go on with. Raises ``UsageError``."""
    from assistant.cli.kept import find
    from assistant.errors import UsageError

    kept = await find(keeping.conversations, id)
    if role and role != kept.role:
        raise UsageError(f"that conversation is a {kept.role}'s; leave --as {role} out to go on with it")
    return kept


async def left(keeping: "Keeping", kept: "KeptConversation") -> None:
    """What was said is written down; where nothing was, nothing is left lying about."""
    await keeping.turns.close()
    now = await keeping.conversations.read(kept.owner, kept.id)
    if now and not now.turns:
        await keeping.delete(kept.owner, kept.id)


def converse(session: "Session", terminal: "Terminal", runner: asyncio.Runner | None = None) -> int:
    """Until the coachee leaves. 1 where something piped in was never answered, else 0."""
    if runner is None:
        with asyncio.Runner() as one:
            return converse(session, terminal, one)
    from assistant.cli.terminal import until_left

    for line in until_left(terminal.lines(), session, terminal.write):
        try:
            runner.run(session.take(line))
        except KeyboardInterrupt:
            terminal.write("\nStopped. Enter sends it again, /quit leaves.\n")
        except BrokenPipeError:
            raise
        except Exception as error:  # whatever it was, nothing typed may be lost by it
            click.echo(f"\n{line_for(error)}\n{_what_now(error)}", err=True)
    return 1 if session.pending and not terminal.is_person else 0


def _what_now(error: Exception) -> str:
    from assistant.keeping.continuing import ConversationGoneError

    if isinstance(error, ConversationGoneError):
        return "/quit leaves; askfirst chat --keep begins another."
    return "Your words are kept: Enter sends them again."
