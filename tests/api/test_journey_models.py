"""A journey from a chat client that knows nothing but the name of a model."""

import pytest

from assistant.domain.conversation import Role
from assistant.settings import Settings
from tests.api.asking import error
from tests.api.conftest import Desk, MakeDesk


async def chat(desk: Desk, model: str) -> int:
    body = {"model": model, "messages": [{"role": "user", "content": "we lost Acme"}]}
    return (await desk.client.post("/v1/chat/completions", json=body)).status_code


@pytest.mark.parametrize(
    ("model", "role", "journey"),
    [
        ("askfirst-lost-deal", Role.REP, "lost-deal"),
        ("askfirst-rep", Role.REP, None),
        ("askfirst-leader", Role.LEADER, None),
    ],
)
async def test_a_models_name_says_who_is_coached_and_along_what(
    desk: Desk, model: str, role: Role, journey: str | None
) -> None:
    assert await chat(desk, model) == 200
    heard = desk.coach.history[-1]
    assert (heard.role, heard.journey) == (role, journey)


async def test_what_is_no_journey_is_no_model(desk: Desk) -> None:
    answer = await desk.client.get("/v1/models/askfirst-won-everything")
    assert (answer.status_code, error(answer)["code"]) == (404, "model_not_found")
    assert "askfirst-lost-deal" in error(answer)["message"]


@pytest.mark.parametrize(("listed", "ids"), [("", []), ("lost-deal", ["askfirst-lost-deal"])])
async def test_a_client_lists_the_journeys_that_a_team_chose(
    make_desk: MakeDesk, listed: str, ids: list[str]
) -> None:
    desk = make_desk(settings=Settings(listed_journeys=listed))
    models = (await desk.client.get("/v1/models")).json()["data"]
    assert [model["id"] for model in models] == ["askfirst-leader", "askfirst-rep", *ids]
    assert (await desk.client.get("/v1/models/askfirst-lost-deal")).status_code == 200
