"""The chat endpoint going on with a kept conversation."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.api.asking import PATH, body, content, error, events, talk
from tests.api.conftest import Client, Desk
from tests.fakes import Pause, a_reply, a_turn

TITLE = (
    "Generate a concise title of at most five words for this conversation. Only reply with the title, "
    "no quotation marks.\n\nUSER: Jonas"
)


def going_on(address: str, *said: str, **fields: Any) -> dict[str, Any]:
    return body(*said, metadata={"conversation_id": address.rpartition("/")[2]}, **fields)


async def test_the_last_message_is_the_turn_and_what_was_kept_is_read(desk: Desk) -> None:
    address = await desk.begin()
    await desk.say(address, "one")
    sent = going_on(address) | talk(("user", "never said"), ("assistant", "Nor this?"), ("user", "two"))
    answer = await desk.client.post(PATH, json=sent | {"metadata": going_on(address)["metadata"]})
    assert answer.status_code == 200
    assert desk.coach.history[1].said == ("one", "two")
    turns = await desk.turns(address)
    assert [turn["said"] for turn in turns] == ["one", "two"]
    assert answer.headers["location"] == f"{address}/turns/{turns[1]['id']}"
    assert content(answer) == turns[1]["reply"]["text"]


async def test_streamed_it_is_what_clients_know(desk: Desk) -> None:
    address = await desk.begin()
    answer = await desk.client.post(PATH, json=going_on(address, "one", stream=True))
    *chunks, done = events(answer.text)
    assert done == "[DONE]"
    text = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
    assert text == (await desk.turns(address))[0]["sent"]
    assert chunks[-1]["askfirst"]["citations"][0]["id"] == "grow/reality/2"


async def test_a_clients_own_requests_are_answered_and_not_kept(desk: Desk) -> None:
    address = await desk.begin()
    answer = await desk.client.post(PATH, json=going_on(address, TITLE))
    assert answer.json()["askfirst"]["move"] == "background"
    assert await desk.turns(address) == []


async def test_what_a_client_adds_to_a_message_is_not_kept(desk: Desk) -> None:
    address = await desk.begin()
    wrapped = (
        "### Task:\nAnswer.\n<context>\nDo X.\n</context>\n\n<user_query>\nHow do I open?\n</user_query>\n"
    )
    answer = await desk.client.post(PATH, json=going_on(address, wrapped))
    assert "was not read" in answer.json()["askfirst"]["notice"]
    assert [turn["said"] for turn in await desk.turns(address)] == ["How do I open?"]


@pytest.mark.parametrize("metadata", [None, {}, {"conversation_id": None}, {"chat_id": "x"}, "x", [1], 7])
async def test_other_metadata_leaves_it_stateless(desk: Desk, metadata: Any) -> None:
    assert (await desk.client.post(PATH, json=body("one", metadata=metadata))).status_code == 200
    assert (await desk.client.get("/v1/conversations")).json()["data"] == []


@pytest.mark.parametrize("id", [5, [], {}, True])
async def test_an_id_that_is_no_text_is_400(desk: Desk, id: Any) -> None:
    answer = await desk.client.post(PATH, json=body("one", metadata={"conversation_id": id}))
    assert (answer.status_code, error(answer)["param"]) == (400, "metadata")


@pytest.mark.parametrize("id", ["conv_0", "", "\x00", "conv_" + "f" * 32])
async def test_an_unknown_conversation_is_404(desk: Desk, client: Client, id: str) -> None:
    for asked in (desk.client, client):  # with a store, and without one
        answer = await asked.post(PATH, json=body("one", metadata={"conversation_id": id}))
        assert (answer.status_code, error(answer)["code"]) == (404, "conversation_not_found")


async def test_anothers_conversation_is_404(desk: Desk) -> None:
    address = await desk.begin("anna")
    assert (await desk.client.post(PATH, json=going_on(address, "one"))).status_code == 404
    assert desk.coach.history == []


async def test_the_model_must_be_the_conversations(desk: Desk) -> None:
    address = await desk.begin()
    answer = await desk.client.post(PATH, json=going_on(address, "one", model="askfirst-rep"))
    assert (answer.status_code, error(answer)["code"], error(answer)["param"]) == (400, "wrong_role", "model")
    assert "askfirst-leader" in error(answer)["message"]
    assert await desk.turns(address) == []


async def test_silence_is_not_kept(desk: Desk) -> None:
    address = await desk.begin()
    answer = await desk.client.post(PATH, json=going_on(address, " "))
    assert (answer.status_code, error(answer)["param"]) == (400, "messages")
    assert await desk.turns(address) == []


class TestSentTwice:
    async def test_with_a_key_the_answer_is_replayed(self, desk: Desk) -> None:
        address = await desk.begin()
        headers = {"Idempotency-Key": "k"}
        answers = [await desk.client.post(PATH, json=going_on(address, "one"), headers=headers) for _ in "12"]
        assert content(answers[0]) == content(answers[1])
        other = await desk.client.post(PATH, json=going_on(address, "two"), headers=headers)
        assert other.status_code == 422
        assert len(desk.coach.history) == len(await desk.turns(address)) == 1

    async def test_in_flight_is_409_and_not_to_be_retried(self, desk: Desk) -> None:
        desk.coach.turns.append((Pause(0.2), *a_turn("What else?")))
        address = await desk.begin()
        first = asyncio.create_task(desk.client.post(PATH, json=going_on(address, "one")))
        while not desk.coach.history:
            await asyncio.sleep(0.005)
        second = await desk.client.post(PATH, json=going_on(address, "one"))
        assert (second.status_code, second.headers["x-should-retry"]) == (409, "false")
        assert (await first).status_code == 200

    @pytest.mark.parametrize("state", ["complete", "in flight", "interrupted"])
    async def test_openais_clients_send_no_key_but_say_that_it_is_a_retry(
        self, desk: Desk, state: str
    ) -> None:
        turns = {
            "complete": a_turn("What else?"),
            "in flight": (Pause(0.2), *a_turn("What else?")),
            "interrupted": ("What ", ConnectionError("no"), a_reply("What ")),
        }
        desk.coach.turns.append(turns[state])
        desk.coach.turns.append(a_turn("What else?"))
        address = await desk.begin()
        await desk.say(address, "before")
        desk.coach.turns.appendleft(turns[state])
        first = asyncio.create_task(desk.client.post(PATH, json=going_on(address, "one")))
        if state == "in flight":
            while len(desk.coach.history) < 2:
                await asyncio.sleep(0.005)
        else:
            await first
        headers = {"x-stainless-retry-count": "1"}
        again = await desk.client.post(PATH, json=going_on(address, "one"), headers=headers)
        await first
        assert content(again) == "What else?"
        assert [turn["said"] for turn in await desk.turns(address)] == ["before", "one"]

    async def test_a_retry_of_what_never_arrived_is_said(self, desk: Desk) -> None:
        address = await desk.begin()
        await desk.client.post(PATH, json=going_on(address, "one"))
        headers = {"x-stainless-retry-count": "2"}
        await desk.client.post(PATH, json=going_on(address, "two"), headers=headers)
        assert [turn["said"] for turn in await desk.turns(address)] == ["one", "two"]

    async def test_the_same_words_again_are_said_again(self, desk: Desk) -> None:
        address = await desk.begin()
        for _ in range(2):
            answer: httpx.Response = await desk.client.post(
                PATH, json=going_on(address, "yes"), headers={"x-stainless-retry-count": "0"}
            )
            assert answer.status_code == 200
        assert len(await desk.turns(address)) == 2


@pytest.mark.parametrize("stream", [True, False])
async def test_one_that_is_stopped_says_so(desk: Desk, stream: bool) -> None:
    desk.coach.turns.append((Pause(60), *a_turn("What else?")))
    address = await desk.begin()
    sending = asyncio.create_task(desk.client.post(PATH, json=going_on(address, "one", stream=stream)))
    while not desk.coach.history:
        await asyncio.sleep(0.005)
    [turn] = await desk.turns(address)
    await desk.client.post(f"{address}/turns/{turn['id']}/stop", json={})
    answer = await sending
    assert (answer.status_code, error(answer)["code"]) == (409, "turn_interrupted")
