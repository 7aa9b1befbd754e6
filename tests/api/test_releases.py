"""``/v1/releases`` and ``/v1/worth-it``: what is given to somebody else, and an answer without a name."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from api.app import create_app
from assistant.bootstrap import Stores, build_unkept
from assistant.domain.owner import LOCAL
from assistant.keeping.adoption import month_of
from assistant.keeping.keeping import Keeping
from assistant.settings import Settings
from tests.api.asking import error
from tests.api.conftest import Client, Named
from tests.fakes import FakeCoach

PATH = "/v1/releases"
JO = {"x-test-person": "jo"}
GIVEN = {"to": "jo", "title": "What I took from it", "text": "I'd *ask* sooner."}


@pytest.fixture
def stores() -> Stores:
    return build_unkept()


@pytest.fixture
async def client(stores: Stores) -> AsyncIterator[Client]:
    coach = FakeCoach()
    keeping = Keeping.over(coach, stores.conversations, build_unkept().conversations)
    app = create_app(
        coach,
        ready=lambda: True,
        settings=Settings(),
        keeping=keeping,
        who=Named(),
        releases=stores.pages,
        owners=stores.owners,
    )
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with Client(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client


async def talk(client: Client, **fields: Any) -> str:
    made = await client.post("/v1/conversations", json={"role": "rep", **fields})
    return str(made.json()["id"])


async def test_the_reader_gets_the_text_and_nothing_else(client: Client) -> None:
    id = await talk(client)
    made = await client.post(PATH, json={**GIVEN, "conversation": id})
    assert made.status_code == 201
    assert made.json()["conversation"] == id
    (received,) = (await client.get(f"{PATH}/received", headers=JO)).json()["data"]
    assert received == {
        "object": "release.received",
        "by": LOCAL,
        "title": GIVEN["title"],
        "text": GIVEN["text"],
        "released": made.json()["released"],
    }
    assert (await client.get(f"/v1/conversations/{id}", headers=JO)).status_code == 404
    assert (await client.get(f"{PATH}/received")).json()["data"] == []


async def test_taken_back_it_is_gone_at_once(client: Client) -> None:
    made = (await client.post(PATH, json=GIVEN)).json()
    assert (await client.delete(f"{PATH}/{made['id']}", headers=JO)).status_code == 404
    assert len((await client.get(f"{PATH}/received", headers=JO)).json()["data"]) == 1
    assert (await client.delete(f"{PATH}/{made['id']}")).status_code == 204
    assert (await client.get(f"{PATH}/received", headers=JO)).json()["data"] == []
    assert (await client.get(PATH)).json()["data"] == []
    assert error(await client.delete(f"{PATH}/{made['id']}"))["code"] == "release_not_found"


async def test_it_goes_with_its_conversation(client: Client) -> None:
    id = await talk(client)
    await client.post(PATH, json={**GIVEN, "conversation": id})
    await client.delete(f"/v1/conversations/{id}")
    assert (await client.get(f"{PATH}/received", headers=JO)).json()["data"] == []


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"to": LOCAL}, "to"),
        ({"to": " "}, "to"),
        ({"to": "x" * 201}, "to"),
        ({"title": ""}, "title"),
        ({"text": " "}, "text"),
        ({"text": "x" * 200_001}, "text"),
        ({"reader": "jo"}, "reader"),
    ],
)
async def test_a_bad_release(client: Client, fields: dict[str, Any], param: str) -> None:
    answer = await client.post(PATH, json={**GIVEN, **fields})
    assert answer.status_code == 400
    assert error(answer)["param"] == param
    assert (await client.get(PATH)).json()["data"] == []


async def test_of_a_conversation_that_is_not_mine_or_not_kept(client: Client) -> None:
    unkept = await talk(client, keep=False)
    answer = await client.post(PATH, json={**GIVEN, "conversation": unkept})
    assert (answer.status_code, error(answer)["code"]) == (400, "not_kept")
    mine = await talk(client)
    answer = await client.post(PATH, json={**GIVEN, "to": "al", "conversation": mine}, headers=JO)
    assert (answer.status_code, error(answer)["code"]) == (404, "conversation_not_found")


async def test_an_answer_is_counted_and_replaced(client: Client, stores: Stores) -> None:
    for worth_it in (True, False):
        answer = await client.post("/v1/worth-it", json={"worth_it": worth_it})
        assert (answer.status_code, answer.content) == (204, b"")
    counted = await stores.owners.counted(month_of(datetime.now(UTC)), ())
    assert (counted.worth_it, counted.not_worth_it) == (0, 1)
    assert (await client.post("/v1/worth-it", json={"worth_it": "yes"})).status_code == 400
