"""``/v1/conversations/{id}/turns``: sent once whatever the client does, stopped, retried, edited."""

import asyncio
from typing import Any

import httpx
import pytest

from assistant.domain.conversation import Message, Speaker
from assistant.errors import ModelTooLate, StoreError
from assistant.keeping import running
from assistant.keeping.running import Lease
from tests.api.asking import error
from tests.api.conftest import Desk, MakeDesk
from tests.fakes import Pause, a_reply, a_turn

KEY = {"Idempotency-Key": "0b9c-1"}
SLOW = ("What did ", Pause(60), a_reply("What did he say?"))


async def in_flight(
    desk: Desk, address: str, text: str = "Jonas", **sent: Any
) -> "asyncio.Task[httpx.Response]":
    """A turn on its way, once the coach has it."""
    before = len(desk.coach.history)
    sending = asyncio.create_task(desk.say(address, text, **sent))
    while len(desk.coach.history) == before:
        await asyncio.sleep(0.005)
    return sending


async def test_a_turn_is_answered_whole(desk: Desk) -> None:
    address = await desk.begin()
    answer = await desk.say(address, "Jonas says yes to everything")
    turn = answer.json()
    assert answer.headers["location"] == f"{address}/turns/{turn['id']}"
    assert (turn["number"], turn["state"], turn["attempt"]) == (1, "complete", 1)
    assert turn["said"] == "Jonas says yes to everything"
    assert turn["sent"] == turn["reply"]["text"] == "Jonas matters to you here. What have you seen him do?"
    assert turn["reply"]["citations"][0]["id"] == "grow/reality/2"
    assert "idempotent-replayed" not in answer.headers
    assert (await desk.client.get(answer.headers["location"])).json() == turn
    assert await desk.turns(address) == [turn]
    assert (await desk.client.get(f"{address}/turns")).json()["data"] == [turn]


async def test_the_coach_reads_what_was_kept(desk: Desk) -> None:
    address = await desk.begin(role="rep", journey="lost-deal")
    await desk.say(address, "one")
    await desk.say(address, "two")
    heard = desk.coach.history[1]
    assert (heard.role, heard.journey) == ("rep", "lost-deal")
    assert heard.messages == (
        Message(Speaker.COACHEE, "one"),
        Message(Speaker.COACH, "Jonas matters to you here. What have you seen him do?"),
        Message(Speaker.COACHEE, "two"),
    )


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n\t"}, "text"),
        ({"text": None}, "text"),
        ({"text": 5}, "text"),
        ({"stream": "yes"}, "stream"),
        ({"id": ""}, "id"),
        ({"id": "two words"}, "id"),
        ({"id": "x" * 256}, "id"),
        ({"keep": False}, "keep"),
    ],
)
async def test_a_bad_turn_names_the_field_and_is_not_kept(
    desk: Desk, fields: dict[str, Any], param: str
) -> None:
    address = await desk.begin()
    answer = await desk.client.post(f"{address}/turns", json={"text": "x", **fields})
    assert (answer.status_code, error(answer)["param"]) == (400, param)
    assert await desk.turns(address) == []
    assert desk.coach.history == []


async def test_half_a_character_is_replaced_and_a_long_text_is_whole(desk: Desk) -> None:
    address = await desk.begin()
    sent = b'{"text": "cut off \\ud83d"}'
    headers = {"content-type": "application/json"}
    assert (await desk.client.post(f"{address}/turns", content=sent, headers=headers)).status_code == 200
    long = "Jonas. " * 20_000
    await desk.say(address, long)
    assert [turn["said"] for turn in await desk.turns(address)] == ["cut off \ufffd", long]


class TestKeys:
    """What a client may send once more, and what comes of it."""

    @pytest.mark.parametrize("by", ["header", "id"])
    async def test_the_same_again_is_replayed(self, desk: Desk, by: str) -> None:
        address = await desk.begin()
        fields, headers = ({}, KEY) if by == "header" else ({"id": "mine-1"}, {})
        first = await desk.say(address, "Jonas", headers, **fields)
        second = await desk.say(address, "Jonas", headers, **fields)
        assert second.json() == first.json()
        assert second.headers["idempotent-replayed"] == "true"
        assert second.headers["location"] == first.headers["location"]
        assert len(desk.coach.history) == len(await desk.turns(address)) == 1

    async def test_header_and_id_are_the_same_name_and_the_header_counts(self, desk: Desk) -> None:
        address = await desk.begin()
        first = await desk.say(address, "Jonas", KEY, id="other")
        assert (await desk.say(address, "Jonas", id="0b9c-1")).json() == first.json()
        assert first.json()["key"] == "0b9c-1"

    async def test_another_body_under_the_key_is_422(self, desk: Desk) -> None:
        address = await desk.begin()
        await desk.say(address, "Jonas", KEY)
        answer = await desk.say(address, "Priya", KEY)
        assert (answer.status_code, error(answer)["code"]) == (422, "key_reused")
        assert answer.headers["x-should-retry"] == "false"
        assert [turn["said"] for turn in await desk.turns(address)] == ["Jonas"]

    async def test_in_flight_is_409_and_not_to_be_retried(self, desk: Desk) -> None:
        desk.coach.turns.append(SLOW)
        address = await desk.begin()
        sending = await in_flight(desk, address, headers=KEY)
        answer = await desk.say(address, "Jonas", KEY)
        assert (answer.status_code, error(answer)["code"]) == (409, "turn_in_flight")
        assert answer.headers["x-should-retry"] == "false"
        assert int(answer.headers["retry-after"]) > 0
        other = await desk.say(address, "Priya", {"Idempotency-Key": "another"})
        assert (other.status_code, error(other)["code"]) == (409, "conversation_busy")
        assert other.headers["x-should-retry"] == "false"
        [turn] = await desk.turns(address)
        await desk.client.post(f"{address}/turns/{turn['id']}/stop", json={})
        await sending

    async def test_in_flight_is_followed_by_who_lost_the_line(self, desk: Desk) -> None:
        desk.coach.turns.append(("What did ", Pause(0.1), "he say?", a_reply("What did he say?")))
        address = await desk.begin()
        sending = await in_flight(desk, address, headers=KEY)
        again = await desk.say(address, "Jonas", {**KEY, "Last-Event-ID": ""})
        assert again.json() == (await sending).json()
        assert len(desk.coach.history) == 1

    async def test_an_interrupted_one_begins_again_in_the_same_row(self, desk: Desk) -> None:
        desk.coach.turns.append(("What did ", ModelTooLate("the model took too long; try again")))
        address = await desk.begin()
        failed = await desk.say(address, "Jonas", KEY)
        assert (failed.status_code, error(failed)["message"]) == (504, "the model took too long; try again")
        [kept] = await desk.turns(address)
        assert (kept["state"], kept["sent"], kept["reply"]) == ("interrupted", "What did ", None)
        again = (await desk.say(address, "Jonas", KEY)).json()
        assert (again["id"], again["attempt"], again["state"]) == (kept["id"], 2, "complete")
        assert await desk.turns(address) == [again]
        assert desk.coach.history[1].said == ("Jonas",)

    async def test_an_interrupted_one_that_others_followed_is_replayed_as_it_stands(self, desk: Desk) -> None:
        desk.coach.turns.append(("What did ", ModelTooLate("too long; try again")))
        address = await desk.begin()
        await desk.say(address, "Jonas", KEY)
        await desk.say(address, "Priya")
        again = await desk.say(address, "Jonas", KEY)
        assert (again.status_code, again.json()["state"]) == (200, "interrupted")
        assert len(desk.coach.history) == 2

    async def test_a_key_belongs_to_its_conversation(self, desk: Desk) -> None:
        one, other = await desk.begin(), await desk.begin()
        await desk.say(one, "Jonas", KEY)
        assert (await desk.say(other, "Priya", KEY)).status_code == 200

    async def test_twenty_at_once_say_it_once(self, desk: Desk) -> None:
        desk.coach.turns.append((Pause(0.05), *a_turn("What else?")))
        address = await desk.begin()
        answers = await asyncio.gather(*(desk.say(address, "Jonas", KEY) for _ in range(20)))
        assert sorted({answer.status_code for answer in answers}) == [200, 409]
        assert len(desk.coach.history) == len(await desk.turns(address)) == 1

    async def test_without_a_key_the_same_words_are_said_twice(self, desk: Desk) -> None:
        address = await desk.begin()
        await desk.say(address, "yes")
        await desk.say(address, "yes")
        assert [turn["number"] for turn in await desk.turns(address)] == [1, 2]


class TestStopping:
    async def test_what_was_sent_is_kept(self, desk: Desk) -> None:
        desk.coach.turns.append(SLOW)
        address = await desk.begin()
        sending = await in_flight(desk, address)
        [turn] = await desk.turns(address)
        assert turn["state"] == "pending"
        stopped = await desk.client.post(f"{address}/turns/{turn['id']}/stop", json={})
        assert (stopped.json()["state"], stopped.json()["sent"]) == ("interrupted", "What did ")
        assert (await sending).json() == stopped.json()
        assert desk.coach.stopped == 1
        assert await desk.turns(address) == [stopped.json()]

    async def test_one_that_has_ended_stays_as_it_is(self, desk: Desk) -> None:
        address = await desk.begin()
        turn = (await desk.say(address, "Jonas")).json()
        stopped = await desk.client.post(f"{address}/turns/{turn['id']}/stop", json={})
        assert (stopped.status_code, stopped.json()) == (200, turn)

    async def test_after_a_stop_one_can_go_on(self, desk: Desk) -> None:
        desk.coach.turns.append(SLOW)
        address = await desk.begin()
        sending = await in_flight(desk, address)
        [turn] = await desk.turns(address)
        await desk.client.post(f"{address}/turns/{turn['id']}/stop", json={})
        await sending
        await desk.say(address, "and Priya")
        assert desk.coach.history[1].said == ("Jonas", "and Priya")
        assert desk.coach.history[1].replies == ("What did ",)

    async def test_a_turn_that_another_process_answers_is_stopped_too(self, make_desk: MakeDesk) -> None:
        """Two servers over one store: the other one notices when it renews its lease."""
        here = make_desk()
        there = make_desk(Lease(5, renewed_every=0.05), beside=here)
        here.coach.turns.append(SLOW)
        address = await here.begin()
        sending = await in_flight(there, address)
        [turn] = await here.turns(address)
        stopped = await here.client.post(f"{address}/turns/{turn['id']}/stop", json={})
        assert stopped.json()["state"] == "interrupted"
        assert (await sending).json()["state"] == "interrupted"
        assert here.coach.stopped == 1


class TestAgain:
    async def test_a_retry_answers_the_same_words_anew(self, desk: Desk) -> None:
        address = await desk.begin()
        await desk.say(address, "one")
        turn = (await desk.say(address, "two")).json()
        desk.coach.turns.append(a_turn("What else?"))
        again = (await desk.client.post(f"{address}/turns/{turn['id']}/retry", json={})).json()
        assert (again["id"], again["attempt"], again["reply"]["text"]) == (turn["id"], 2, "What else?")
        assert desk.coach.history[2].messages == desk.coach.history[1].messages
        assert len(await desk.turns(address)) == 2

    async def test_a_retry_needs_no_body(self, desk: Desk) -> None:
        address = await desk.begin()
        turn = (await desk.say(address, "one")).json()
        headers = {"content-type": "application/json"}
        answer = await desk.client.post(f"{address}/turns/{turn['id']}/retry", headers=headers)
        assert answer.json()["attempt"] == 2

    @pytest.mark.parametrize("method", ["PUT", "PATCH"])
    async def test_an_edit_says_the_last_turn_otherwise(self, desk: Desk, method: str) -> None:
        address = await desk.begin()
        turn = (await desk.say(address, "one")).json()
        body = {"text": "no, two"}
        again = (await desk.client.request(method, f"{address}/turns/{turn['id']}", json=body)).json()
        assert (again["id"], again["said"], again["attempt"]) == (turn["id"], "no, two", 2)
        assert desk.coach.history[1].said == ("no, two",)
        assert await desk.turns(address) == [again]

    async def test_an_empty_edit_changes_nothing(self, desk: Desk) -> None:
        address = await desk.begin()
        turn = (await desk.say(address, "one")).json()
        answer = await desk.client.put(f"{address}/turns/{turn['id']}", json={"text": " "})
        assert (answer.status_code, error(answer)["param"]) == (400, "text")
        assert await desk.turns(address) == [turn]

    async def test_only_the_last(self, desk: Desk) -> None:
        address = await desk.begin()
        turn = (await desk.say(address, "one")).json()
        await desk.say(address, "two")
        before = await desk.turns(address)
        path = f"{address}/turns/{turn['id']}"
        for answer in (
            await desk.client.post(f"{path}/retry", json={}),
            await desk.client.put(path, json={"text": "x"}),
        ):
            assert (answer.status_code, error(answer)["code"]) == (409, "not_the_last_turn")
        assert await desk.turns(address) == before

    async def test_not_while_it_is_answered(self, desk: Desk) -> None:
        desk.coach.turns.append(SLOW)
        address = await desk.begin()
        sending = await in_flight(desk, address)
        [turn] = await desk.turns(address)
        path = f"{address}/turns/{turn['id']}"
        for answer in (
            await desk.client.post(f"{path}/retry", json={}),
            await desk.client.put(path, json={"text": "x"}),
        ):
            assert (answer.status_code, error(answer)["code"]) == (409, "turn_in_flight")
        await desk.client.post(f"{path}/stop", json={})
        assert (await sending).json()["said"] == "Jonas"


class TestWhatFails:
    async def test_what_nobody_foresaw_is_500_and_kept_as_interrupted(self, desk: Desk) -> None:
        desk.coach.turns.append(("What did ", ValueError("they said: my secret")))
        address = await desk.begin()
        answer = await desk.say(address, "my secret")
        assert (answer.status_code, error(answer)["code"]) == (500, "internal_error")
        assert "secret" not in answer.text
        [turn] = await desk.turns(address)
        assert (turn["state"], turn["said"]) == ("interrupted", "my secret")

    async def test_a_busy_database_is_asked_again_before_a_reply_is_lost(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(running, "SAVE_AGAIN", (0.01, 0.01))
        fails, complete = [1, 1], desk.kept.complete

        async def busy(*args: Any) -> bool:
            if fails:
                fails.pop()
                raise StoreError("the database is busy; try again")
            return await complete(*args)

        monkeypatch.setattr(desk.kept, "complete", busy, raising=True)
        address = await desk.begin()
        assert (await desk.say(address, "Jonas")).json()["state"] == "complete"

    async def test_a_reply_that_cannot_be_kept_is_not_told_as_kept(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(running, "SAVE_AGAIN", (0.01,))

        async def full(*args: Any) -> bool:
            raise StoreError("the disk is full; make room")

        monkeypatch.setattr(desk.kept, "complete", full)
        address = await desk.begin()
        answer = await desk.say(address, "Jonas", stream=True)
        assert "event: reply" not in answer.text
        assert "the disk is full; make room" in answer.text

    async def test_the_end_of_the_server_keeps_what_was_said_and_sent(self, desk: Desk) -> None:
        desk.coach.turns.append(SLOW)
        address = await desk.begin()
        sending = await in_flight(desk, address)
        await desk.keeping.turns.close()
        assert (await sending).json()["state"] == "interrupted"
        [turn] = await desk.turns(address)
        assert (turn["said"], turn["state"], turn["sent"]) == ("Jonas", "interrupted", "What did ")

    async def test_a_dead_process_is_noticed_by_its_lease(self, make_desk: MakeDesk) -> None:
        desk = make_desk(Lease(0.1, renewed_every=60))
        desk.coach.turns.append(SLOW)
        address = await desk.begin()
        sending = await in_flight(desk, address, headers=KEY)
        assert [turn["state"] for turn in await desk.turns(address)] == ["pending"]
        await asyncio.sleep(0.12)
        assert [turn["state"] for turn in await desk.turns(address)] == ["interrupted"]
        again = (await desk.say(address, "Jonas", KEY)).json()
        assert (again["state"], again["attempt"]) == ("complete", 2)
        sending.cancel()

    async def test_a_lease_is_renewed_while_the_coach_thinks(self, make_desk: MakeDesk) -> None:
        desk = make_desk(Lease(0.15, renewed_every=0.03))
        desk.coach.turns.append((Pause(0.5), *a_turn("What else?")))
        address = await desk.begin()
        sending = await in_flight(desk, address)
        for _ in range(4):
            await asyncio.sleep(0.1)
            assert [turn["state"] for turn in await desk.turns(address)] == ["pending"]
        assert (await sending).json()["state"] == "complete"


async def test_stopping_and_retrying_need_no_body(desk: Desk) -> None:
    address = await desk.begin()
    turn = (await desk.say(address, "He says yes.")).json()["id"]
    for verb in ("stop", "retry"):
        answer = await desk.client.post(f"{address}/turns/{turn}/{verb}")
        assert (answer.status_code, answer.json()["state"]) == (200, "complete")
