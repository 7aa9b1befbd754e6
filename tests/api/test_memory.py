"""``/v1/memory``, ``/v1/cadence`` and ``/v1/due``: the card over HTTP, and what is next."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from api.app import create_app
from assistant.adapters.calendar_file import CalendarFile
from assistant.bootstrap import build_unkept
from assistant.keeping.carrying import CarryingConversations
from assistant.keeping.keeping import Keeping
from assistant.settings import Settings
from tests.api.asking import error
from tests.api.conftest import Client, Named
from tests.fakes import FakeCoach
from tests.unit.remembering.talks import MONDAY

PATH = "/v1/memory"


@dataclass(frozen=True)
class Desk:
    client: Client

    async def says(self, *texts: str, keep: bool = True) -> str:
        made = await self.client.post("/v1/conversations", json={"role": "rep", "keep": keep})
        address = str(made.headers["location"])
        for text in texts:
            answer = await self.client.post(f"{address}/turns", json={"text": text})
            assert answer.status_code == 200, answer.text
        return address

    async def card(self) -> list[dict[str, Any]]:
        answer = await self.client.get(PATH)
        assert answer.headers["cache-control"] == "no-store"
        data: list[dict[str, Any]] = answer.json()["data"]
        return data


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    stores, coach = build_unkept(), FakeCoach()

    def today() -> date:
        return MONDAY

    keeping = Keeping.over(
        coach,
        CarryingConversations(stores.conversations, stores.memory, remembers=True, today=today),
        build_unkept().conversations,
    )
    app = create_app(
        coach,
        ready=lambda: True,
        settings=Settings(),
        keeping=keeping,
        who=Named(),
        memory=stores.memory,
        calendar=CalendarFile(),
        today=today,
    )
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with Client(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield Desk(client)
        await keeping.turns.close()


async def test_an_entry_with_where_it_came_from(desk: Desk) -> None:
    address = await desk.says("hello", "I'll ask on Friday who else has a say")
    (entry,) = await desk.card()
    assert (entry["kind"], entry["text"], entry["due"]) == (
        "commitment",
        "I'll ask on Friday who else has a say",
        "2026-12-04",
    )
    assert [(s["conversation"], s["turn"]) for s in entry["sources"]] == [(address.rpartition("/")[2], 2)]
    assert (entry["struck"], entry["told"], entry["carried"], entry["expires"]) == (False, False, True, None)


async def test_of_what_is_not_kept_nothing_is_noticed(desk: Desk) -> None:
    await desk.says("I'll ask on Friday who else has a say", keep=False)
    assert await desk.card() == []


async def test_it_goes_with_its_conversation(desk: Desk) -> None:
    address = await desk.says("I'll ask on Friday who else has a say")
    await desk.client.delete(address)
    assert await desk.card() == []


async def test_it_is_corrected_struck_out_and_deleted(desk: Desk) -> None:
    await desk.says("I'll ask on Friday who else has a say. Keep it short please.")
    first, second = await desk.card()
    changed = await desk.client.put(f"{PATH}/{first['id']}", json={"text": " Ask  Maria ", "due": None})
    assert (changed.json()["text"], changed.json()["due"]) == ("Ask Maria", None)
    struck = await desk.client.put(f"{PATH}/{first['id']}", json={"struck": True})
    assert (struck.json()["text"], struck.json()["struck"], struck.json()["carried"]) == (
        "Ask Maria",
        True,
        False,
    )
    assert (await desk.client.delete(f"{PATH}/{second['id']}")).status_code == 204
    assert [entry["id"] for entry in await desk.card()] == [first["id"]]
    assert (await desk.client.delete(PATH)).json() == {"object": "memory", "removed": 1}
    assert await desk.card() == []


async def test_a_whole_card_can_be_sent_back_as_it_came(desk: Desk) -> None:
    await desk.says("I'll ask on Friday who else has a say. Keep it short please. Jonas is my rep.")
    card = (await desk.client.get(PATH)).json()
    assert (await desk.client.put(PATH, json=card)).json() == card
    card["data"][0]["text"] = "Ask Maria"
    sent = {"data": card["data"][:1]}
    changed = (await desk.client.put(PATH, json=sent)).json()["data"]
    assert [entry["text"] for entry in changed] == ["Ask Maria", "Jonas, my rep", "Keep it short please"]


@pytest.mark.parametrize(
    "body",
    [
        {"text": ""},
        {"text": 5},
        {"struck": "yes"},
        {"due": "Friday"},
        {"strike": True},
        {"text": "x" * 401},
        {"text": "Jonas, who is on sick leave"},
    ],
)
async def test_a_bad_correction_changes_nothing(desk: Desk, body: dict[str, Any]) -> None:
    await desk.says("I'll ask on Friday who else has a say")
    before = await desk.card()
    answer = await desk.client.put(f"{PATH}/{before[0]['id']}", json=body)
    assert answer.status_code == 400, answer.text
    assert error(answer)["type"] == "invalid_request_error"
    assert "sick" not in error(answer)["message"]
    assert await desk.card() == before


async def test_what_there_is_none_of(desk: Desk) -> None:
    for answer in (
        await desk.client.put(f"{PATH}/mem_no", json={"struck": True}),
        await desk.client.delete(f"{PATH}/mem_no"),
        await desk.client.put(PATH, json={"data": [{"id": "mem_no", "struck": True}]}),
        await desk.client.get("/v1/cadence"),
        await desk.client.delete("/v1/cadence"),
    ):
        assert answer.status_code == 404
        assert error(answer)["code"].endswith("_not_found")


async def test_a_cadence(desk: Desk) -> None:
    made = await desk.client.put("/v1/cadence", json={"every_days": 14})
    assert made.json() == {"object": "cadence", "every_days": 14, "next": "2026-12-14"}
    named = await desk.client.put("/v1/cadence", json={"every_days": 7, "next": "2026-12-03"})
    assert named.json()["next"] == "2026-12-03"
    assert (await desk.client.get("/v1/cadence")).json() == named.json()
    assert (await desk.client.delete("/v1/cadence")).status_code == 204


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"every_days": 0},
        {"every_days": 367},
        {"every_days": "7"},
        {"every_days": 7, "next": "2026-11-29"},
    ],
)
async def test_a_bad_cadence(desk: Desk, body: dict[str, Any]) -> None:
    answer = await desk.client.put("/v1/cadence", json=body)
    assert answer.status_code == 400
    assert error(answer)["param"] in ("every_days", "next")


async def test_of_a_preference_it_tells_whether_it_is_sure_to_be_heeded(desk: Desk) -> None:
    await desk.says("Keep it short please. Call me Nik. Jonas is my rep.")
    card = await desk.card()
    assert {entry["text"]: entry["heeded"] for entry in card} == {
        "Keep it short please": True,
        "Call me Nik": False,
        "Jonas, my rep": None,
    }
    short = next(entry for entry in card if entry["heeded"])
    struck = await desk.client.put(PATH, json={"data": [{**short, "struck": True}]})
    assert struck.status_code == 200, struck.text
    assert not any(entry["heeded"] for entry in await desk.card())


async def test_what_is_due_and_its_feed(desk: Desk) -> None:
    await desk.says("I'll ask Maria on Friday who signs. I'll draft the Umbrella offer today.")
    await desk.client.put("/v1/cadence", json={"every_days": 7, "next": "2026-12-01"})
    due = (await desk.client.get("/v1/due")).json()["data"]
    assert [(d["day"], d["has_come"], d["text"]) for d in due] == [
        ("2026-11-30", True, "I'll draft the Umbrella offer today"),
        ("2026-12-01", False, None),
        ("2026-12-04", False, "I'll ask Maria on Friday who signs"),
    ]
    feed = await desk.client.get("/v1/due.ics")
    assert feed.headers["content-type"].startswith("text/calendar")
    assert "Umbrella" not in feed.text
    assert "Maria" not in feed.text
    events = Calendar.from_ical(feed.content).walk("VEVENT")
    assert [str(e["SUMMARY"]) for e in events] == ["Time to look back"] * 3
    assert [e.decoded("DTSTART") for e in events] == [MONDAY + timedelta(days=n) for n in (0, 1, 4)]


async def test_an_empty_feed_is_a_calendar_all_the_same(desk: Desk) -> None:
    feed = await desk.client.get("/v1/due.ics")
    assert feed.status_code == 200
    calendar = Calendar.from_ical(feed.content)
    assert not calendar.walk("VEVENT")
    assert calendar.subcomponents  # one with none at all isn't valid
