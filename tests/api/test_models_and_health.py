"""The lists and checks around the chat."""

import pytest

from assistant.errors import RetrievalError
from tests.api.asking import error
from tests.api.conftest import Client, MakeClient


async def test_there_is_a_model_for_each_role(client: Client) -> None:
    listed = (await client.get("/v1/models")).json()
    assert listed["object"] == "list"
    assert [model["id"] for model in listed["data"]] == ["askfirst-leader", "askfirst-rep"]
    assert all(set(model) == {"id", "object", "created", "owned_by"} for model in listed["data"])


async def test_one_model(client: Client) -> None:
    model = (await client.get("/v1/models/askfirst-rep")).json()
    assert (model["id"], model["object"], model["owned_by"]) == ("askfirst-rep", "model", "askfirst")


@pytest.mark.parametrize("id", ["gpt-4o", "openai/gpt-4o", "askfirst-rep/x"])
async def test_an_unknown_model(client: Client, id: str) -> None:
    answer = await client.get(f"/v1/models/{id}")
    assert (answer.status_code, error(answer)["code"]) == (404, "model_not_found")


async def test_live_from_the_start_and_ready_later(make_client: MakeClient) -> None:
    states = iter([False, True])
    async with make_client(ready=lambda: next(states)) as client:
        assert (await client.get("/health/live")).json() == {"status": "live"}
        early = await client.get("/health/ready")
        later = await client.get("/health/ready")
    assert (early.status_code, error(early)["code"]) == (503, "not_ready")
    assert "index" in error(early)["message"]
    assert (later.status_code, later.json()) == (200, {"status": "ready"})


async def test_the_reason_why_it_cannot_be_ready_is_told(make_client: MakeClient) -> None:
    def ready() -> bool:
        raise RetrievalError("the index can't be opened; remove /data/index")

    async with make_client(ready=ready) as client:
        answer = await client.get("/health/ready")
    assert answer.status_code == 503
    assert error(answer)["message"] == "Not ready: the index can't be opened; remove /data/index"


async def test_people_who_look_are_told_what_this_is(client: Client) -> None:
    answer = await client.get("/")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "OpenAI protocol" in answer.text
    assert "askfirst-leader" in answer.text


@pytest.mark.parametrize("path", ["/", "/health/live", "/health/ready"])
async def test_checks_may_leave_the_body_out(client: Client, path: str) -> None:
    assert (await client.head(path)).status_code == 200
