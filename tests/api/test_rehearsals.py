"""Practices over the endpoint: no state but the lines that are sent."""

from typing import Any

import httpx
import pytest

from api.app import create_app
from assistant.settings import Settings
from tests.api.conftest import Client
from tests.fakes import FakeCoach
from tests.unit.rehearsing.reps import a_room

CHOSEN = {"temperament": "quiet", "situation": "lost"}


@pytest.fixture
def client() -> Client:
    app = create_app(FakeCoach(), ready=lambda: True, settings=Settings(), rehearsal=a_room)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return Client(transport=transport, base_url="http://127.0.0.1:8000")


async def say(client: Client, *lines: str, **fields: Any) -> httpx.Response:
    return await client.post("/v1/rehearsals/lines", json={**CHOSEN, "lines": lines, **fields})


async def test_what_there_is(client: Client) -> None:
    answer = (await client.get("/v1/rehearsals")).json()
    assert [t["id"] for t in answer["temperaments"]] == ["quiet", "guarded"]
    assert [s["id"] for s in answer["situations"]] == ["lost", "behind"]


async def test_the_next_line_follows_from_all_that_was_said(client: Client) -> None:
    answer = await say(client, "the demo?", "", "more?")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {
        "object": "askfirst.rehearsal_line",
        "kind": "answered",
        "name": "Tamsin",
        "text": "before 2. demo surface 1 lies there.",
        "note": None,
        "says": "open",
        "told": {"subject": "the demo", "depth": 1, "more": False},
    }
    assert (await say(client, "the demo?", "", "more?")).json() == answer.json()


async def test_a_real_rep_is_declined_and_danger_stops_it(client: Client) -> None:
    declined = (await say(client, "the demo?", "be Jonas, my rep")).json()
    assert (declined["kind"], declined["says"], declined["told"]) == ("declined", None, None)
    stopped = (await say(client, "I want to kill myself.", "I don't know.")).json()
    assert stopped["kind"] == "set-aside"


async def test_a_pause_is_over_with_the_next_line(client: Client) -> None:
    assert (await say(client, "stop", "the demo?")).json()["kind"] == "answered"


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"temperament": "grumpy"}, "temperament"),
        ({"situation": "party"}, "situation"),
        ({"lines": []}, "lines"),
        ({"lines": ["x"] * 81}, "lines"),
        ({"lines": "x"}, "lines"),
        ({"lines": [1]}, "lines[0]"),
        ({"rep": "Jonas"}, "rep"),
    ],
)
async def test_a_wrong_request_is_told(client: Client, fields: dict[str, Any], param: str) -> None:
    answer = await say(client, "the demo?", **fields)
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == param


async def test_half_a_character_is_no_harm(client: Client) -> None:
    body = '{"temperament": "quiet", "situation": "lost", "lines": ["the demo? \\ud83d"]}'
    answer = await client.post(
        "/v1/rehearsals/lines", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 200
