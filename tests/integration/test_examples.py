"""The examples in ``docs/examples`` are what the product makes of their input, on the day they were made."""

import asyncio
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.bootstrap import Askfirst, build_sheet_writers
from assistant.cli.chat import PAGE_PLACE
from assistant.coach import Coach
from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.sheet import Sheet
from assistant.domain.turn import Reply
from assistant.page_maker import PageMaker
from assistant.sheets.causes_chart import chart
from assistant.sheets.forms import as_notes
from assistant.sheets.rendering import MEDIA_TYPES

MADE = re.compile(r"Made on (\d{4}-\d\d-\d\d)")
LOOKS = re.compile(
    rb"^(?:DTSTAMP|UID):.*\r?\n|<style>.*?</style>|<footer>.*?</footer>", re.MULTILINE | re.DOTALL
)
"""When a calendar file was written, ids that are made afresh, and how a page looks, whatever is on it."""


@pytest.fixture(scope="module")
def examples(checkout: Path) -> Path:
    return checkout / "docs" / "examples"


def on_the_day(coach: Coach, page: Path) -> Coach:
    """The coach as it was on the day that an example's page names."""
    made = MADE.search(page.read_text(encoding="utf-8"))
    assert made is not None
    day = date.fromisoformat(made[1])
    return replace(coach, today=lambda: day, about=replace(coach.about, page_place=PAGE_PLACE))


def written(sheet: Sheet | None, form: str) -> bytes:
    assert sheet is not None
    return build_sheet_writers()[MEDIA_TYPES[form]](sheet)


@pytest.mark.parametrize("form", ["md", "html", "ics"])
def test_a_1_1_from_a_few_notes(lexical: Askfirst, examples: Path, form: str) -> None:
    folder = examples / "prepare"
    notes = as_notes((folder / "notes.txt").read_text(encoding="utf-8"))
    pages = PageMaker(on_the_day(lexical.coach, folder / "page.md"), chart)
    made = written(asyncio.run(pages.from_notes("prepare", Role.LEADER, notes)), form)
    assert LOOKS.sub(b"", made) == LOOKS.sub(b"", (folder / f"page.{form}").read_bytes())


def test_after_a_lost_deal(lexical: Askfirst, examples: Path) -> None:
    folder = examples / "lost-deal"
    coach = on_the_day(lexical.coach, folder / "after.md")
    messages: list[Message] = []
    pages: dict[str, bytes] = {}
    for line in (folder / "said.txt").read_text(encoding="utf-8").splitlines():
        talk = Conversation(Role.REP, tuple(messages), "lost-deal")
        if line.startswith("/page "):
            file = Path(line.removeprefix("/page "))
            sheet = asyncio.run(PageMaker(coach, chart).page(talk))
            pages[file.name] = written(sheet, file.suffix.removeprefix("."))
        elif line.startswith("/export "):
            continue
        else:
            messages.append(Message(Speaker.COACHEE, line))
            reply = asyncio.run(_reply(coach, replace(talk, messages=tuple(messages))))
            messages.append(Message(Speaker.COACH, reply.text))
    assert sorted(pages) == ["after.html", "after.md", "before.html", "before.md"]
    for name, page in pages.items():
        assert LOOKS.sub(b"", page) == LOOKS.sub(b"", (folder / name).read_bytes()), name
    talk = (folder / "talk.md").read_text(encoding="utf-8")
    for message in messages:
        assert message.text in talk


async def _reply(coach: Coach, conversation: Conversation) -> Reply:
    *_, reply = [piece async for piece in coach.turn(conversation)]
    assert isinstance(reply, Reply)
    return reply
