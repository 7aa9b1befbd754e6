"""``POST /v1/chat/completions``, streamed: order, framing, errors, silence, and clients that leave."""

import asyncio
import logging
from typing import Any

import httpx
import pytest

from api import streaming
from assistant.errors import ModelTooLate, RetrievalError
from tests.api.asking import PATH, body, error, events
from tests.api.conftest import Client
from tests.fakes import FakeCoach, Pause, a_reply, a_turn


async def streamed(client: Client, **fields: Any) -> list[Any]:
    answer = await client.post(PATH, json=body(stream=True, **fields))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert "content-length" not in answer.headers
    return events(answer.text)


async def test_chunks_come_in_the_protocols_order(client: Client) -> None:
    *chunks, done = await streamed(client)
    assert done == "[DONE]"
    assert [chunk["choices"][0]["delta"] for chunk in chunks] == [
        {"role": "assistant", "content": ""},
        {"content": "Jonas matters to you here. "},
        {"content": "What have you seen him do?"},
        {},
    ]
    assert [chunk["choices"][0]["finish_reason"] for chunk in chunks] == [None, None, None, "stop"]
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert len({(chunk["id"], chunk["created"], chunk["model"]) for chunk in chunks}) == 1
    assert not any("usage" in chunk for chunk in chunks)


async def test_askfirst_is_in_the_last_chunk_with_a_choice_only(client: Client) -> None:
    *chunks, _ = await streamed(client, stream_options={"include_usage": True})
    assert [("askfirst" in chunk) for chunk in chunks] == [False, False, False, True, False]
    assert chunks[3]["askfirst"]["citations"][0]["id"] == "grow/reality/2"


async def test_usage_comes_on_request_without_a_choice(client: Client) -> None:
    *chunks, last, _ = await streamed(client, stream_options={"include_usage": True})
    assert last["choices"] == []
    assert last["usage"] == {"prompt_tokens": 5, "completion_tokens": 14, "total_tokens": 19}
    assert all(chunk["usage"] is None for chunk in chunks)


async def test_no_usage_unless_asked_for(client: Client) -> None:
    *chunks, _ = await streamed(client, stream_options={"include_usage": False})
    assert all(chunk["choices"] for chunk in chunks)


async def test_a_stream_holds_nothing_that_clients_stumble_over(client: Client) -> None:
    text = (await client.post(PATH, json=body(stream=True))).text
    assert not any(line.startswith(("id:", "event:", "retry:")) for line in text.splitlines())
    assert text.endswith("data: [DONE]\n\n")


async def test_line_breaks_and_other_scripts_stay_inside_one_event(client: Client, coach: FakeCoach) -> None:
    coach.turns.append(a_turn("Größe\n\n- 問い?\u2028"))
    chunks = await streamed(client)
    assert chunks[1]["choices"][0]["delta"] == {"content": "Größe\n\n- 問い?\u2028"}


async def test_empty_sentences_are_not_sent(client: Client, coach: FakeCoach) -> None:
    coach.turns.append(a_turn("", "What else?"))
    assert len(await streamed(client)) == 4


async def test_an_error_before_the_first_piece_has_its_status(client: Client, coach: FakeCoach) -> None:
    coach.turns.append((ModelTooLate("the model took too long; try again"),))
    answer = await client.post(PATH, json=body(stream=True))
    assert (answer.status_code, error(answer)["type"]) == (504, "server_error")
    assert error(answer)["message"] == "the model took too long; try again"


async def test_an_error_later_is_an_event_and_then_done(
    client: Client, coach: FakeCoach, caplog: pytest.LogCaptureFixture
) -> None:
    coach.turns.append(("What was the ", ValueError("they said: my secret")))
    with caplog.at_level(logging.DEBUG, "askfirst"):
        *chunks, failure, done = await streamed(client)
    assert chunks[-1]["choices"][0]["delta"] == {"content": "What was the "}
    assert set(failure) == {"error"}
    assert failure["error"]["type"] == "server_error"
    assert done == "[DONE]"
    assert "unforeseen ValueError" in caplog.text
    assert "secret" not in caplog.text + str(failure)


async def test_a_turn_without_a_reply_is_an_error(client: Client, coach: FakeCoach) -> None:
    coach.turns.append(("What was ",))
    *_, failure, done = await streamed(client)
    assert (failure["error"]["code"], done) == ("internal_error", "[DONE]")


async def test_a_known_error_keeps_its_words(client: Client, coach: FakeCoach) -> None:
    coach.turns.append(("What was ", RetrievalError("the index is damaged; remove it and start again")))
    *_, failure, _ = await streamed(client)
    assert failure["error"]["message"] == "the index is damaged; remove it and start again"


async def test_long_silences_are_filled_with_comments(
    client: Client, coach: FakeCoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "PING_SECONDS", 0.05)
    coach.turns.append((Pause(0.18), "What else?", Pause(0.12), a_reply("What else?")))
    text = (await client.post(PATH, json=body(stream=True))).text
    before, after = text.split('"content":"What else?"')
    assert before.count(": ping\n\n") >= 2
    assert after.count(": ping\n\n") >= 1
    assert [chunk["choices"][0]["delta"] for chunk in events(text)[:-1]] == [
        {"role": "assistant", "content": ""},
        {"content": "What else?"},
        {},
    ]


async def test_an_error_after_a_long_silence_is_an_event(
    client: Client, coach: FakeCoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "PING_SECONDS", 0.02)
    coach.turns.append((Pause(0.1), ModelTooLate("the model took too long; try again")))
    chunks = await streamed(client)
    assert [set(chunk) == {"error"} for chunk in chunks[:-1]] == [False, True]


@pytest.mark.parametrize("stream", [True, False])
async def test_a_client_that_leaves_stops_the_work(coach: FakeCoach, client: Client, stream: bool) -> None:
    """Straight to the application, which is told of the hang-up while the coach is at work."""
    coach.turns.append(("What was ", Pause(60), a_reply("What was ")))
    app = client._transport.app
    request = httpx.Request("POST", f"http://127.0.0.1:8000{PATH}", json=body(stream=stream))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": PATH,
        "raw_path": PATH.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": request.headers.raw,
        "client": ("127.0.0.1", 5000),
        "server": ("127.0.0.1", 8000),
    }
    scope["headers"] = [(name.lower(), value) for name, value in request.headers.raw]
    body_sent = False

    async def receive() -> dict[str, Any]:
        nonlocal body_sent
        if not body_sent:
            body_sent = True
            return {"type": "http.request", "body": request.content, "more_body": False}
        while not coach.history:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.02)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        pass

    await asyncio.wait_for(app(scope, receive, send), timeout=5)
    assert coach.stopped == 1
    assert not [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
