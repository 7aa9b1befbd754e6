"""``/v1/conversations/{id}/sheet``: whose page is made, by whom, and in which form."""

from datetime import date

import pytest

from assistant.domain.kept import KeptConversation
from assistant.domain.owner import LOCAL, Owner
from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from tests.api.asking import error
from tests.api.conftest import Desk, MakeDesk

PARTS = (SheetPart("story", "What happened", (SheetEntry("I lost <Acme>", 1),)),)


async def page(owner: Owner, conversation: KeptConversation) -> Sheet | None:
    if not conversation.turns:
        return None
    return Sheet(conversation.journey or "", f"For {owner}", date(2026, 11, 30), PARTS)


@pytest.fixture
def with_pages(make_desk: MakeDesk) -> Desk:
    writers = {
        "text/markdown": lambda sheet: f"# {sheet.title}".encode(),
        "text/html": lambda sheet: f"<h1>{sheet.title}</h1>".encode(),
    }
    return make_desk(sheet=page, sheet_writers=writers)


async def made(desk: Desk) -> str:
    address = await desk.begin(role="rep", journey="lost-deal")
    await desk.say(address, "I lost <Acme>")
    return f"{address}/sheet"


async def test_a_page_is_json_unless_asked_otherwise(with_pages: Desk) -> None:
    answer = await with_pages.client.get(await made(with_pages))
    assert answer.headers["content-type"] == "application/json"
    sheet = answer.json()
    assert (sheet["journey"], sheet["title"], sheet["made"]) == ("lost-deal", f"For {LOCAL}", "2026-11-30")
    assert sheet["parts"][0]["entries"][0]["text"] == "I lost <Acme>"


@pytest.mark.parametrize(
    ("format", "accept", "form"),
    [
        (None, "text/markdown", "text/markdown"),
        (None, "text/*", "text/markdown"),
        (None, "text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        (None, "text/markdown;q=0.2, text/html;q=0.9", "text/html"),
        (None, "text/html;q=0, */*", "application/json"),
        (None, "text/calendar, */*;q=0.1", "application/json"),
        (None, "text/html;q=high", "text/html"),
        ("md", "text/html", "text/markdown"),
        ("json", "text/html", "application/json"),
    ],
)
async def test_accept_or_format_chooses(with_pages: Desk, format: str | None, accept: str, form: str) -> None:
    params = {"format": format} if format else {}
    answer = await with_pages.client.get(await made(with_pages), params=params, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == form


@pytest.mark.parametrize(("format", "accept"), [("ics", "*/*"), ("pdf", "*/*"), (None, "image/png")])
async def test_a_form_that_is_not_there_is_406(with_pages: Desk, format: str | None, accept: str) -> None:
    params = {"format": format} if format else {}
    answer = await with_pages.client.get(await made(with_pages), params=params, headers={"accept": accept})
    assert (answer.status_code, error(answer)["code"]) == (406, "not_acceptable")
    assert "json, md, html" in error(answer)["message"]


async def test_nothing_in_a_page_may_run_and_no_cache_keeps_it(with_pages: Desk) -> None:
    answer = await with_pages.client.get(await made(with_pages), headers={"accept": "text/html"})
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


async def test_no_page_is_a_plain_word(with_pages: Desk, make_desk: MakeDesk) -> None:
    early = await with_pages.begin(role="rep", journey="lost-deal")
    answer = await with_pages.client.get(f"{early}/sheet")
    assert (answer.status_code, error(answer)["code"]) == (404, "no_sheet")
    assert "go on with it" in error(answer)["message"]
    without = make_desk()
    address = await without.begin()
    assert "follows no journey" in error(await without.client.get(f"{address}/sheet"))["message"]
