"""``/v1/conversations``: made, listed, read, named and deleted, by their owner alone."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.domain.conversation import Role
from assistant.domain.kept import KeptConversation
from assistant.domain.owner import LOCAL, Owner
from tests.api.asking import error
from tests.api.conftest import Client, Desk, MakeDesk
from tests.fakes import Pause, a_reply

PATH = "/v1/conversations"
ANNA = {"x-test-person": "anna"}


async def test_one_is_made_and_read(desk: Desk) -> None:
    made = await desk.client.post(
        PATH, json={"role": "rep", "journey": "lost-deal", "title": " The  Acme deal "}
    )
    assert made.status_code == 201
    answer = made.json()
    assert made.headers["location"] == f"{PATH}/{answer['id']}"
    assert (answer["role"], answer["journey"], answer["title"]) == ("rep", "lost-deal", "The Acme deal")
    assert (answer["kept"], answer["turns"], answer["object"]) == (True, [], "conversation")
    assert (await desk.client.get(made.headers["location"])).json() == answer


async def test_one_without_a_title_is_named_by_what_was_said(desk: Desk) -> None:
    address = await desk.begin()
    assert (await desk.client.get(address)).json()["title"] == "Coaching conversation"
    await desk.say(address, "hello")
    assert (await desk.client.get(address)).json()["title"] == "Coaching conversation"
    await desk.say(address, "my 1:1 with Jonas is about the forecast")
    assert (await desk.client.get(address)).json()["title"] == "1:1 with Jonas: forecast"
    await desk.say(address, "I also lost the Acme deal")
    assert (await desk.client.get(address)).json()["title"] == "1:1 with Jonas: forecast"


async def test_a_title_of_the_owners_stays(desk: Desk) -> None:
    address = await desk.begin(title="Mine")
    await desk.say(address, "my 1:1 with Jonas is about the forecast")
    assert (await desk.client.get(address)).json()["title"] == "Mine"
    renamed = await desk.client.patch(address, json={"title": "Ours\u0000 now"})
    assert renamed.json()["title"] == "Ours now"
    assert (await desk.client.get(address)).json()["title"] == "Ours now"


async def test_a_key_still_finds_its_conversation_when_that_was_named(desk: Desk) -> None:
    made = [await desk.client.post(PATH, json={"role": "rep"}, headers={"Idempotency-Key": "k1"})]
    await desk.client.patch(made[0].headers["location"], json={"title": "Mine"})
    made += [await desk.client.post(PATH, json={"role": "rep"}, headers={"Idempotency-Key": "k1"})]
    assert [one.status_code for one in made] == [201, 201]
    assert made[0].json()["id"] == made[1].json()["id"]


async def test_two_at_once_under_a_key_with_different_bodies_make_one(desk: Desk) -> None:
    bodies: list[dict[str, Any]] = [{"role": "rep"}, {"role": "rep", "keep": False}]
    both = await asyncio.gather(
        *(desk.client.post(PATH, json=body, headers={"Idempotency-Key": "k1"}) for body in bodies)
    )
    assert sorted(one.status_code for one in both) == [201, 422]
    assert len((await desk.client.get(PATH)).json()["data"]) == 1


async def test_one_that_is_made_twice_under_a_key_is_one(desk: Desk) -> None:
    headers = {"Idempotency-Key": "k1"}
    body = {"role": "leader", "title": "Mine"}
    first, second = await asyncio.gather(
        *(desk.client.post(PATH, json=body, headers=headers) for _ in range(2))
    )
    assert first.json()["id"] == second.json()["id"]
    assert len((await desk.client.get(PATH)).json()["data"]) == 1
    other = await desk.client.post(PATH, json={"role": "rep"}, headers=headers)
    assert (other.status_code, error(other)["code"]) == (422, "key_reused")
    for changed in ({"title": "Yours"}, {"title": None}, {"keep": False}, {"role": "rep"}):
        other = await desk.client.post(PATH, json={**body, **changed}, headers=headers)
        assert (other.status_code, error(other)["code"]) == (422, "key_reused"), changed
    assert len((await desk.client.get(PATH)).json()["data"]) == 1
    hers = await desk.client.post(PATH, json=body, headers={**headers, **ANNA})
    assert hers.json()["id"] != first.json()["id"]


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"role": "boss"}, "role"),
        ({"role": None}, "role"),
        ({"keep": "no"}, "keep"),
        ({"kept": False}, "kept"),
        ({"title": ""}, "title"),
        ({"title": " \n"}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"journey": "no-such"}, "journey"),
        ({"journey": "lost-deal"}, "journey"),  # it is for reps
        ({"journey": 5}, "journey"),
    ],
)
async def test_a_bad_request_names_the_field_and_makes_nothing(
    desk: Desk, fields: dict[str, Any], param: str
) -> None:
    answer = await desk.client.post(PATH, json={"role": "leader", **fields})
    assert (answer.status_code, error(answer)["param"]) == (400, param)
    assert (await desk.client.get(PATH)).json()["data"] == []


async def test_a_missing_role_is_named(desk: Desk) -> None:
    assert error(await desk.client.post(PATH, json={}))["message"] == "You must provide 'role'"


async def test_the_list_is_paged_the_last_touched_first(desk: Desk) -> None:
    addresses = [await desk.begin(title=f"No {n}") for n in range(5)]
    await desk.say(addresses[1], "hello")
    titles, after, pages = [], None, 0
    while True:
        page = (
            await desk.client.get(PATH, params={"limit": 2, **({"after": after} if after else {})})
        ).json()
        titles += [one["title"] for one in page["data"]]
        assert not any("turns" in one for one in page["data"])
        assert page["has_more"] is (page["next"] is not None)
        pages, after = pages + 1, page["next"]
        if after is None:
            break
    assert titles == ["No 1", "No 4", "No 3", "No 2", "No 0"]
    assert pages == 3


async def all_pages(desk: Desk, limit: int) -> list[str]:
    ids: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = (await desk.client.get(PATH, params={"limit": limit, **after})).json()
        ids += [one["id"] for one in page["data"]]
        if page["next"] is None:
            return ids
        after = {"after": page["next"]}


async def test_those_of_one_moment_are_all_listed_kept_or_not(desk: Desk) -> None:
    now = datetime(2026, 11, 30, tzinfo=UTC)
    for store, prefix in ((desk.kept, "conv_"), (desk.unkept, "unkept_")):
        for number in range(3):
            made = KeptConversation(f"{prefix}{number}", Owner(LOCAL), Role.REP, None, "t", now, now, ())
            await store.create(made)
    for limit in (1, 2, 4):
        listed = await all_pages(desk, limit)
        assert len(listed) == len(set(listed)) == 6


async def test_a_cursor_of_an_earlier_version_is_still_read(desk: Desk) -> None:
    addresses = [await desk.begin() for _ in range(3)]
    page = (await desk.client.get(PATH, params={"limit": 1})).json()
    digits = page["next"].partition(".")[0]
    rest = (await desk.client.get(PATH, params={"after": digits})).json()["data"]
    assert [f"{PATH}/{one['id']}" for one in rest] == addresses[1::-1]


@pytest.mark.parametrize(
    ("params", "param"),
    [
        ({"after": "1."}, "after"),
        ({"after": "1.%00"}, "after"),
        ({"limit": 0}, "limit"),
        ({"limit": "x"}, "limit"),
        ({"after": "x"}, "after"),
        ({"after": "9" * 30}, "after"),
    ],
)
async def test_a_bad_page_is_named(desk: Desk, params: dict[str, Any], param: str) -> None:
    answer = await desk.client.get(PATH, params=params)
    assert (answer.status_code, error(answer)["param"]) == (400, param)


async def test_deleted_is_gone_with_what_is_being_answered(desk: Desk) -> None:
    desk.coach.turns.append(("What did ", Pause(60), a_reply("What did ")))
    address = await desk.begin()
    stream = desk.client.build_request("POST", f"{address}/turns", json={"text": "Jonas"})
    sending = asyncio.create_task(desk.client.send(stream))
    while not desk.coach.history:
        await asyncio.sleep(0.01)
    assert (await desk.client.delete(address)).status_code == 204
    await sending
    assert desk.coach.stopped == 1
    assert (await desk.client.get(address)).status_code == 404
    assert (await desk.client.delete(address)).status_code == 404


@pytest.mark.parametrize("id", ["conv_0", "conv_" + "0" * 32, "%00", "..%2f..", "x" * 300, "conv_\u00e9"])
@pytest.mark.parametrize(
    ("method", "rest", "body"),
    [
        ("GET", "", None),
        ("PATCH", "", {"title": "x"}),
        ("DELETE", "", None),
        ("GET", "/turns", None),
        ("POST", "/turns", {"text": "x"}),
        ("GET", "/turns/turn_0", None),
        ("PUT", "/turns/turn_0", {"text": "x"}),
        ("GET", "/turns/turn_0/events", None),
        ("POST", "/turns/turn_0/stop", {}),
        ("POST", "/turns/turn_0/retry", {}),
        ("GET", "/sheet", None),
    ],
)
async def test_what_is_not_there_is_404(
    desk: Desk, id: str, method: str, rest: str, body: dict[str, Any] | None
) -> None:
    answer = await desk.client.request(method, f"{PATH}/{id}{rest}", json=body)
    assert answer.status_code == 404
    assert error(answer)["code"] in ("conversation_not_found", "unknown_url")


class TestOwners:
    async def test_nobody_sees_or_touches_anothers(self, desk: Desk) -> None:
        address = await desk.begin("anna", title="Hers")
        said = await desk.client.post(f"{address}/turns", json={"text": "mine alone"}, headers=ANNA)
        turn = said.headers["location"]
        assert said.status_code == 200
        before = (await desk.client.get(address, headers=ANNA)).json()
        for person in (LOCAL, "ben"):
            headers = {"x-test-person": person}
            for method, path, body in (
                ("GET", address, None),
                ("PATCH", address, {"title": "x"}),
                ("DELETE", address, None),
                ("GET", f"{address}/turns", None),
                ("POST", f"{address}/turns", {"text": "x"}),
                ("GET", turn, None),
                ("PUT", turn, {"text": "x"}),
                ("GET", f"{turn}/events", None),
                ("POST", f"{turn}/stop", {}),
                ("POST", f"{turn}/retry", {}),
                ("GET", f"{address}/sheet", None),
            ):
                answer = await desk.client.request(method, path, json=body, headers=headers)
                assert answer.status_code == 404, (method, path)
                assert "mine" not in answer.text
            assert (await desk.client.get(PATH, headers=headers)).json()["data"] == []
        assert (await desk.client.get(address, headers=ANNA)).json() == before
        assert len(desk.coach.history) == 1

    @pytest.mark.parametrize("path", ["", "/conv_0", "/conv_0/turns"])
    async def test_a_stranger_is_told_to_sign_in(self, desk: Desk, path: str) -> None:
        answer = await desk.client.get(PATH + path, headers={"x-test-person": "stranger"})
        assert (answer.status_code, error(answer)["code"]) == (401, "not_signed_in")


class TestUnkept:
    async def test_nothing_of_it_reaches_what_is_kept(self, desk: Desk) -> None:
        address = await desk.begin(keep=False)
        answer = await desk.say(address, "my 1:1 with Jonas is about the forecast")
        assert answer.json()["reply"]["text"].startswith("Jonas")
        assert await desk.kept.conversations(Owner(LOCAL)) == []
        [listed] = (await desk.client.get(PATH)).json()["data"]
        assert (listed["kept"], listed["title"]) == (False, "1:1 with Jonas: forecast")
        assert (await desk.client.delete(address)).status_code == 204
        assert (await desk.client.get(PATH)).json()["data"] == []

    async def test_after_a_restart_it_says_that_it_was_not_kept(self, make_desk: MakeDesk) -> None:
        address = await make_desk().begin(keep=False)
        answer = await make_desk().client.get(address)
        assert answer.status_code == 404
        assert "was not kept" in error(answer)["message"]


async def test_without_a_store_there_is_no_such_path(client: Client) -> None:
    answer = await client.get(PATH)
    assert (answer.status_code, error(answer)["code"]) == (404, "unknown_url")
