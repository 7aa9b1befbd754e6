"""``/v1/conversations/{id}/sheet``: whose page is made, by whom, and in which form."""

from datetime import date

import pytest

from assistant.bootstrap import build_sheet_writers
from assistant.domain.conversation import Conversation
from assistant.domain.sheet import Sheet, SheetEntry, SheetPart
from tests.api.asking import error
from tests.api.conftest import Desk, MakeDesk

PARTS = (
    SheetPart("story", "What happened", (SheetEntry("I lost <Acme>", 1),)),
    SheetPart("again", "When I'll look again", asks="When would you like to look again?"),
    SheetPart("notes", "Notes", is_room=True),
)


class PageOfAll:
    """A page for every conversation that follows a journey."""

    async def page(self, conversation: Conversation, **_: object) -> Sheet | None:
        if conversation.journey is None:
            return None
        return Sheet(conversation.journey, "Looking back", date(2026, 11, 30), PARTS)

    async def read_causes(self, conversation: Conversation) -> None:
        return None

    def has_themes(self, conversation: Conversation) -> bool:
        return False


@pytest.fixture
def with_pages(make_desk: MakeDesk) -> Desk:
    writers = {
        "text/markdown": lambda sheet: f"# {sheet.title}".encode(),
        "text/html": lambda sheet: f"<h1>{sheet.title}</h1>".encode(),
    }
    return make_desk(maker=PageOfAll(), sheet_writers=writers)


async def made(desk: Desk) -> str:
    address = await desk.begin(role="rep", journey="lost-deal")
    await desk.say(address, "I lost <Acme>")
    return f"{address}/sheet"


async def test_a_page_is_json_unless_asked_otherwise(with_pages: Desk) -> None:
    answer = await with_pages.client.get(await made(with_pages))
    assert answer.headers["content-type"] == "application/json"
    sheet = answer.json()
    assert (sheet["journey"], sheet["title"], sheet["made"]) == ("lost-deal", "Looking back", "2026-11-30")
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


async def test_no_page_is_a_plain_word(with_pages: Desk) -> None:
    address = await with_pages.begin()
    answer = await with_pages.client.get(f"{address}/sheet")
    assert (answer.status_code, error(answer)["code"]) == (404, "no_sheet")
    assert "follows no journey" in error(answer)["message"]


async def test_edits_stand_in_place_of_what_was_said_until_they_are_taken_back(with_pages: Desk) -> None:
    sheet = await made(with_pages)
    lines = ["I lost <Acme>", "  and told nobody  ", ""]
    answer = await with_pages.client.put(sheet, json={"parts": {"story": lines, "again": ["on Monday"]}})
    story, again, _ = answer.json()["parts"]
    assert [(e["text"], e["turn"]) for e in story["entries"]] == [
        ("I lost <Acme>", 1),
        ("and told nobody", 0),
    ]
    assert (again["entries"][0]["text"], again["asks"]) == ("on Monday", None)
    assert (await with_pages.client.get(sheet)).json() == answer.json()
    assert (await with_pages.client.delete(sheet)).status_code == 204
    story, again, _ = (await with_pages.client.get(sheet)).json()["parts"]
    assert ([e["text"] for e in story["entries"]], again["entries"]) == (["I lost <Acme>"], [])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"parts": {"plot": ["x"]}}, "no_such_part"),
        ({"parts": {"notes": ["x"]}}, "no_such_part"),
        ({"parts": {"story": "x"}}, "invalid_value"),
        ({"part": {}}, "invalid_value"),
    ],
)
async def test_edits_of_something_else_are_refused(
    with_pages: Desk, body: dict[str, object], code: str
) -> None:
    sheet = await made(with_pages)
    answer = await with_pages.client.put(sheet, json=body)
    assert (answer.status_code, error(answer)["code"]) == (400, code)
    assert [e["text"] for e in (await with_pages.client.get(sheet)).json()["parts"][0]["entries"]] == [
        "I lost <Acme>"
    ]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_a_page_is_its_owners_alone(with_pages: Desk, method: str) -> None:
    sheet = await made(with_pages)
    theirs = {"x-test-person": "manager"}
    answer = await with_pages.client.request(
        method, sheet, headers=theirs, json={"parts": {"story": []}} if method == "PUT" else None
    )
    assert (answer.status_code, error(answer)["code"]) == (404, "conversation_not_found")
    assert (await with_pages.client.get(sheet)).json()["parts"][0]["entries"]


async def test_an_unkept_conversations_page_can_be_edited_too(with_pages: Desk) -> None:
    address = await with_pages.begin(role="rep", journey="lost-deal", keep=False)
    answer = await with_pages.client.put(f"{address}/sheet", json={"parts": {"story": ["not kept"]}})
    assert answer.json()["parts"][0]["entries"][0]["text"] == "not kept"


async def test_a_page_without_a_date_has_no_calendar(make_desk: MakeDesk) -> None:
    desk = make_desk(maker=PageOfAll(), sheet_writers=build_sheet_writers())
    answer = await desk.client.get(await made(desk), params={"format": "ics"})
    assert (answer.status_code, error(answer)["code"]) == (404, "no_date")
    assert (await desk.client.get(await made(desk), params={"format": "html"})).status_code == 200


async def test_a_stranger_is_told_to_sign_in(with_pages: Desk) -> None:
    sheet = await made(with_pages)
    answer = await with_pages.client.get(sheet, headers={"x-test-person": "stranger"})
    assert (answer.status_code, error(answer)["code"]) == (401, "not_signed_in")
