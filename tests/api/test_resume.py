"""Streams of kept turns: numbered, resumed where the line was lost, finished though nobody listens."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
import uvicorn

from api import turn_events
from api.app import create_app
from assistant.bootstrap import build_stores, build_unkept
from assistant.cli.listening import listen
from assistant.domain.conversation import Conversation
from assistant.domain.turn import Reply
from assistant.errors import ModelTooLate, StoreError
from assistant.keeping import turns as keeping_turns
from assistant.keeping.keeping import Keeping
from assistant.settings import Settings
from tests.api.asking import error
from tests.api.conftest import Desk, MakeDesk
from tests.fakes import FakeCoach, Pause, a_reply, a_turn

THREE = a_turn("One. ", "Two. ", "Three?")
KEY = {"Idempotency-Key": "k1"}


def events_in(text: str) -> list[tuple[str, str, Any]]:
    """Id, name and data of each event, after checking that comments are all there is besides."""
    found = []
    for block in text.split("\n\n"):
        if not block or block == ": ping":
            continue
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        assert set(fields) <= {"id", "event", "data"}, block
        found.append((fields.get("id", ""), fields["event"], json.loads(fields["data"])))
    return found


async def streamed(desk: Desk, address: str, **headers: str) -> list[tuple[str, str, Any]]:
    answer = await desk.say(address, "Jonas", {**KEY, **headers}, stream=True)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    return events_in(answer.text)


async def test_events_are_numbered_within_turn_and_attempt(desk: Desk) -> None:
    desk.coach.turns.append(THREE)
    address = await desk.begin()
    events = await streamed(desk, address)
    [turn] = await desk.turns(address)
    assert [id for id, _, _ in events] == [f"{turn['id']}.1.{n}" for n in (1, 2, 3, 4)]
    assert [name for _, name, _ in events] == ["sentence", "sentence", "sentence", "reply"]
    assert [data["text"] for _, _, data in events[:3]] == ["One. ", "Two. ", "Three?"]
    assert events[3][2] == turn


async def test_accept_asks_for_a_stream_too(desk: Desk) -> None:
    address = await desk.begin()
    answer = await desk.say(address, "Jonas", {"accept": "text/event-stream"})
    assert [name for _, name, _ in events_in(answer.text)] == ["sentence", "sentence", "reply"]


async def test_a_stream_that_was_declined_is_none(desk: Desk) -> None:
    address = await desk.begin()
    answer = await desk.say(address, "Jonas", {"accept": "application/json, text/event-stream"}, stream=False)
    assert answer.json()["state"] == "complete"


async def test_a_database_that_fails_amid_a_stream_is_an_error_event(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_turns, "ELSEWHERE_SECONDS", 0.02)
    here = make_desk()
    there = make_desk(beside=here)
    here.coach.turns.append((Pause(60), *THREE))
    address = await here.begin()
    sending = asyncio.create_task(here.say(address, "Jonas"))
    while not here.coach.history:
        await asyncio.sleep(0.005)
    [turn] = await here.turns(address)
    following = asyncio.create_task(there.client.get(f"{address}/turns/{turn['id']}/events"))
    await asyncio.sleep(0.05)

    async def unreachable(*args: Any) -> None:
        raise StoreError("the database can't be reached; start it")

    monkeypatch.setattr(here.kept, "conversation", unreachable)
    [(_, name, data)] = events_in((await following).text)
    assert (name, data["error"]["message"]) == ("error", "the database can't be reached; start it")
    await here.keeping.turns.close()
    await sending


@pytest.mark.parametrize("seen", [0, 1, 2, 3])
@pytest.mark.parametrize("by", ["events", "post"])
async def test_a_finished_turn_is_replayed_from_where_the_line_was_lost(
    desk: Desk, seen: int, by: str
) -> None:
    desk.coach.turns.append(THREE)
    address = await desk.begin()
    events = await streamed(desk, address)
    headers = {"last-event-id": events[seen - 1][0]} if seen else {}
    if by == "post":
        rest = await streamed(desk, address, **headers)
    else:
        turn = (await desk.turns(address))[0]["id"]
        rest = events_in((await desk.client.get(f"{address}/turns/{turn}/events", headers=headers)).text)
    assert rest == events[seen:]
    assert len(desk.coach.history) == 1


async def test_who_has_it_all_is_told_to_stop_asking(desk: Desk) -> None:
    address = await desk.begin()
    events = await streamed(desk, address)
    path = f"{address}/turns/{(await desk.turns(address))[0]['id']}/events"
    answer = await desk.client.get(path, headers={"last-event-id": events[-1][0]})
    assert (answer.status_code, answer.text) == (204, "")


@pytest.mark.parametrize(
    "last", ["", "x", "3", "turn_0.1.2", "{turn}.2.1", "{turn}.1.x", "{turn}.1.-1", "{turn}.1.²"]
)
async def test_an_id_that_is_not_of_this_attempt_starts_at_the_first(desk: Desk, last: str) -> None:
    address = await desk.begin()
    events = await streamed(desk, address)
    turn = (await desk.turns(address))[0]["id"]
    headers = {"last-event-id": last.format(turn=turn).encode()}
    answer = await desk.client.get(f"{address}/turns/{turn}/events", headers=headers)
    assert events_in(answer.text) == events


async def test_a_running_turn_is_followed_by_many(desk: Desk) -> None:
    desk.coach.turns.append(("One. ", Pause(0.1), "Two?", Pause(0.1), a_reply("One. Two?")))
    address = await desk.begin()
    sending = asyncio.create_task(desk.say(address, "Jonas", stream=True))
    while not desk.coach.history:
        await asyncio.sleep(0.005)
    [turn] = await desk.turns(address)
    path = f"{address}/turns/{turn['id']}/events"
    whole, rest = await asyncio.gather(
        desk.client.get(path), desk.client.get(path, headers={"last-event-id": f"{turn['id']}.1.1"})
    )
    events = events_in((await sending).text)
    assert [name for _, name, _ in events] == ["sentence", "sentence", "reply"]
    assert events_in(whole.text) == events
    assert events_in(rest.text) == events[1:]


@pytest.mark.parametrize("past", [3, 77])
@pytest.mark.parametrize("is_elsewhere", [False, True])
async def test_who_claims_to_have_more_of_a_running_turn_than_there_is_gets_its_end(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch, past: int, is_elsewhere: bool
) -> None:
    monkeypatch.setattr(keeping_turns, "ELSEWHERE_SECONDS", 0.02)
    here = make_desk()
    asked = make_desk(beside=here) if is_elsewhere else here
    here.coach.turns.append(("One. ", Pause(0.1), "Two?", a_reply("One. Two?")))
    address = await here.begin()
    sending = asyncio.create_task(here.say(address, "Jonas", stream=True))
    while not here.coach.history:
        await asyncio.sleep(0.005)
    [turn] = await here.turns(address)
    headers = {"last-event-id": f"{turn['id']}.1.{past}"}
    answer = await asked.client.get(f"{address}/turns/{turn['id']}/events", headers=headers)
    assert events_in(answer.text) == events_in((await sending).text)[-1:]


async def test_who_sends_it_once_more_and_has_it_all_gets_its_end(desk: Desk) -> None:
    address = await desk.begin()
    events = await streamed(desk, address)
    assert await streamed(desk, address, **{"last-event-id": events[-1][0]}) == events[-1:]


async def test_a_turn_that_another_server_answers_is_followed_to_its_end(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_turns, "ELSEWHERE_SECONDS", 0.02)
    here = make_desk()
    there = make_desk(beside=here)
    here.coach.turns.append(("One. ", Pause(0.1), "Two?", a_reply("One. Two?")))
    address = await here.begin()
    sending = asyncio.create_task(here.say(address, "Jonas", stream=True))
    while not here.coach.history:
        await asyncio.sleep(0.005)
    [turn] = await there.turns(address)
    answer = await there.client.get(f"{address}/turns/{turn['id']}/events")
    assert events_in(answer.text) == events_in((await sending).text)


async def test_a_failed_turn_ends_with_an_error_now_and_later(desk: Desk) -> None:
    desk.coach.turns.append(("One. ", ModelTooLate("the model took too long; try again")))
    address = await desk.begin()
    *_, (_, name, data) = await streamed(desk, address)
    assert (name, data["error"]["message"]) == ("error", "the model took too long; try again")
    [turn] = await desk.turns(address)
    later = events_in((await desk.client.get(f"{address}/turns/{turn['id']}/events")).text)
    assert [(id, name) for id, name, _ in later] == [
        (f"{turn['id']}.1.1", "sentence"),
        (f"{turn['id']}.1.2", "error"),
    ]
    assert later[1][2]["error"]["code"] == "turn_interrupted"


async def test_a_retry_has_numbers_of_its_own(desk: Desk) -> None:
    address = await desk.begin()
    first = await streamed(desk, address)
    turn = (await desk.turns(address))[0]["id"]
    answer = await desk.client.post(
        f"{address}/turns/{turn}/retry", json={"stream": True}, headers={"last-event-id": first[1][0]}
    )
    again = events_in(answer.text)
    assert [id for id, _, _ in again] == [f"{turn}.2.{n}" for n in (1, 2, 3)]


async def test_silence_is_filled_with_comments(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn_events, "PING_SECONDS", 0.03)
    desk.coach.turns.append((Pause(0.15), *THREE))
    address = await desk.begin()
    answer = await desk.say(address, "Jonas", stream=True)
    assert answer.text.count(": ping\n\n") >= 2
    assert len(events_in(answer.text)) == 4


async def test_a_conversation_deleted_meanwhile_is_an_error_event(desk: Desk) -> None:
    desk.coach.turns.append(("One. ", Pause(60), a_reply("One. ")))
    address = await desk.begin()
    sending = asyncio.create_task(desk.say(address, "Jonas", stream=True))
    while not desk.coach.history:
        await asyncio.sleep(0.005)
    await desk.client.delete(address)
    *_, (_, name, data) = events_in((await sending).text)
    assert (name, data["error"]["code"]) == ("error", "turn_interrupted")


async def test_errors_before_a_stream_have_their_status(desk: Desk) -> None:
    address = await desk.begin()
    await desk.say(address, "Jonas", KEY)
    answer = await desk.say(address, "Priya", KEY, stream=True)
    assert (answer.status_code, error(answer)["code"]) == (422, "key_reused")


class Served:
    """A real server over a real file, and the coach in it."""

    def __init__(self, data: Path) -> None:
        self.coach = FakeCoach()
        stores = build_stores(Settings())
        app = create_app(
            self.coach,
            ready=lambda: True,
            settings=Settings(),
            keeping=Keeping.over(self.coach, stores.conversations, build_unkept().conversations),
            close=stores.close,
        )
        self.socket = listen("127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        config = uvicorn.Config(
            app, http="h11", loop="asyncio", ws="none", log_level="warning", timeout_graceful_shutdown=1
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, args=([self.socket],), daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(20)
        assert not self.thread.is_alive()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def served(data: Path) -> Iterator[Served]:
    served = Served(data)
    yield served
    served.stop()


def a_conversation(client: httpx.Client) -> str:
    return str(client.post("/v1/conversations", json={"role": "leader"}).headers["location"])


def settled(client: httpx.Client, address: str) -> dict[str, Any]:
    """The only turn, once it isn't pending."""
    end = time.monotonic() + 20
    while True:
        [turn] = client.get(address).json()["turns"]
        if turn["state"] != "pending":
            return dict(turn)
        assert time.monotonic() < end, "it stays pending"
        time.sleep(0.02)


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("path", ["turns", "chat"])
def test_a_client_that_vanishes_finds_the_whole_reply(served: Served, stream: bool, path: str) -> None:
    served.coach.turns.append(("One. ", Pause(0.4), "Two. ", "Three?", a_reply("One. Two. Three?")))
    with httpx.Client(base_url=served.url, timeout=20) as client:
        address = a_conversation(client)
        where, body = f"{address}/turns", {"text": "Jonas", "stream": stream}
        if path == "chat":
            where = "/v1/chat/completions"
            body = {
                "model": "askfirst-leader",
                "messages": [{"role": "user", "content": "Jonas"}],
                "stream": stream,
                "metadata": {"conversation_id": address.rpartition("/")[2]},
            }
        if stream:
            with client.stream("POST", where, json=body) as answer:
                assert "One. " in next(block for block in answer.iter_text() if "One. " in block)
        else:
            with pytest.raises(httpx.ReadTimeout):
                client.post(where, json=body, timeout=0.2)
        turn = settled(client, address)
    assert (turn["state"], turn["sent"], turn["said"]) == ("complete", "One. Two. Three?", "Jonas")
    assert served.coach.stopped == 0
    assert len(served.coach.history) == 1


def test_openais_client_that_times_out_and_retries_says_it_once(served: Served) -> None:
    served.coach.turns.append((Pause(1.5), *THREE))
    with httpx.Client(base_url=served.url, timeout=20) as client:
        address = a_conversation(client)
        with openai.OpenAI(base_url=f"{served.url}/v1", api_key="any", timeout=1.0, max_retries=5) as asking:
            answer = asking.chat.completions.create(
                model="askfirst-leader",
                messages=[{"role": "user", "content": "Jonas"}],
                metadata={"conversation_id": address.rpartition("/")[2]},
            )
        assert answer.choices[0].message.content == "One. Two. Three?"
        assert settled(client, address)["said"] == "Jonas"
    assert len(served.coach.history) == 1


def test_a_client_that_comes_back_goes_on_reading(served: Served) -> None:
    served.coach.turns.append(("One. ", Pause(0.4), "Two. ", "Three?", a_reply("One. Two. Three?")))
    with httpx.Client(base_url=served.url, timeout=20) as client:
        address = a_conversation(client)
        seen = ""
        with client.stream("POST", f"{address}/turns", json={"text": "Jonas", "stream": True}) as answer:
            location = answer.headers["location"]
            for block in answer.iter_text():
                seen += block
                break
        events = events_in(seen)
        headers = {"last-event-id": events[-1][0]}
        events += events_in(client.get(f"{location}/events", headers=headers).text)
    assert [name for _, name, _ in events] == ["sentence"] * 3 + ["reply"]
    assert "".join(data["text"] for _, _, data in events[:3]) == events[3][2]["sent"]


async def test_no_connection_is_held_while_the_coach_thinks(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Far more turns in flight than any pool has connections, and others still read and write."""
    many, may_go_on, turn = 30, threading.Event(), served.coach.turn

    async def thinking(conversation: Conversation) -> AsyncIterator[str | Reply]:
        async for item in turn(conversation):
            while not may_go_on.is_set():
                await asyncio.sleep(0.01)
            yield item

    monkeypatch.setattr(served.coach, "turn", thinking)
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=served.url, timeout=60, limits=limits) as client:
        made = [await client.post("/v1/conversations", json={"role": "leader"}) for _ in range(many)]
        addresses = [answer.headers["location"] for answer in made]
        sending = [
            asyncio.create_task(client.post(f"{address}/turns", json={"text": "Jonas"}))
            for address in addresses
        ]
        while len(served.coach.history) < many:
            await asyncio.sleep(0.01)
        assert (await client.patch(addresses[0], json={"title": "Mine"})).status_code == 200
        assert not any(task.done() for task in sending)
        may_go_on.set()
        answers = await asyncio.gather(*sending)
    assert [answer.json()["state"] for answer in answers] == ["complete"] * many


def test_the_servers_end_saves_what_was_said_and_sent(data: Path) -> None:
    served = Served(data)
    served.coach.turns.append(("One. ", Pause(60), a_reply("One. ")))
    with httpx.Client(base_url=served.url, timeout=20) as client:
        address = a_conversation(client)
        with client.stream("POST", f"{address}/turns", json={"text": "Jonas", "stream": True}) as answer:
            next(block for block in answer.iter_text() if "One. " in block)
            served.stop()
    again = Served(data)
    try:
        with httpx.Client(base_url=again.url, timeout=20) as client:
            [turn] = client.get(address).json()["turns"]
            assert (turn["state"], turn["said"], turn["sent"]) == ("interrupted", "Jonas", "One. ")
            retried = client.post(f"{address}/turns/{turn['id']}/retry", json={}).json()
        assert (retried["id"], retried["state"], retried["number"]) == (turn["id"], "complete", 1)
    finally:
        again.stop()
