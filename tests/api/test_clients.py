"""The clients that people use, against a real server with a fake coach."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import openai
import pytest
import uvicorn
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI

from api.app import create_app
from assistant.domain.conversation import Role
from assistant.errors import ModelTooLate
from assistant.settings import Settings
from tests.fakes import DEFAULT_TURN, FakeCoach, Pause, a_reply

REPLY = "".join(step for step in DEFAULT_TURN if isinstance(step, str))
SAID = [{"role": "user", "content": "I have a 1:1 with Jonas"}]
LEADER = "askfirst-leader"


class Served:
    """A server in a thread of its own, and the coach in it."""

    def __init__(self) -> None:
        self.coach = FakeCoach()
        app = create_app(self.coach, ready=lambda: True, settings=Settings())
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        config = uvicorn.Config(
            app, port=self.port, http="h11", loop="asyncio", ws="none", log_level="warning"
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> "Served":
        self.thread.start()
        deadline = time.monotonic() + 10
        while not self.server.started:
            assert time.monotonic() < deadline, "the server didn't start"
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)


@pytest.fixture(scope="module")
def running() -> Iterator[Served]:
    with Served() as served:
        yield served


@pytest.fixture
def served(running: Served) -> Served:
    running.coach.turns.clear()
    running.coach.history.clear()
    running.coach.stopped = 0
    return running


@pytest.fixture
def client(served: Served) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=served.url, api_key="any", max_retries=0) as client:
        yield client


def test_openai_reads_an_answer(client: openai.OpenAI, served: Served) -> None:
    answer = client.chat.completions.create(model=LEADER, messages=SAID, temperature=0.3, max_tokens=5)
    assert answer.choices[0].message.content == REPLY
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert answer.model_extra is not None
    assert answer.model_extra["askfirst"]["citations"][0]["framework"] == "GROW"
    assert answer._request_id is not None
    assert answer._request_id.startswith("req_")
    assert served.coach.history[0].role is Role.LEADER


def test_openai_reads_a_stream(client: openai.OpenAI) -> None:
    with client.chat.completions.create(
        model=LEADER,
        messages=SAID,
        stream=True,
        stream_options={"include_usage": True},
    ) as stream:
        chunks = list(stream)
    assert [c.choices[0].delta.content for c in chunks if c.choices] == [
        "",
        "Jonas matters to you here. ",
        "What have you seen him do?",
        None,
    ]
    assert chunks[-1].usage is not None
    assert chunks[-2].model_extra is not None
    assert chunks[-2].model_extra["askfirst"]["move"] == "ask"


async def test_openai_reads_both_without_blocking(served: Served) -> None:
    async with openai.AsyncOpenAI(base_url=served.url, api_key="any") as client:
        answer = await client.chat.completions.create(model="askfirst-rep", messages=SAID)
        stream = await client.chat.completions.create(model="askfirst-rep", messages=SAID, stream=True)
        pieces = [chunk.choices[0].delta.content or "" async for chunk in stream]
    assert answer.choices[0].message.content == "".join(pieces) == REPLY


def test_openai_lists_models(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [LEADER, "askfirst-rep"]
    assert client.models.retrieve("askfirst-rep").id == "askfirst-rep"


def test_openai_knows_the_errors(client: openai.OpenAI, served: Served) -> None:
    create = client.chat.completions.create
    with pytest.raises(openai.NotFoundError, match="does not exist") as missing:
        create(model="gpt-5", messages=SAID)
    assert (missing.value.code, missing.value.param) == ("model_not_found", "model")
    with pytest.raises(openai.BadRequestError) as bad:
        create(model=LEADER, messages=SAID, n=2)
    assert (bad.value.param, bad.value.type) == ("n", "invalid_request_error")
    with pytest.raises(openai.NotFoundError) as unknown:
        client.embeddings.create(model=LEADER, input="x")
    assert unknown.value.code == "unknown_url"
    with pytest.raises(openai.APIStatusError) as large:
        create(model=LEADER, messages=[{"role": "user", "content": "x" * 5_000_000}])
    assert large.value.status_code == 413
    served.coach.turns.append((ValueError("they said: my secret"),))
    with pytest.raises(openai.InternalServerError) as broken:
        create(model=LEADER, messages=SAID, stream=True)
    assert broken.value.request_id in broken.value.message
    assert "secret" not in broken.value.message


def test_openai_sees_an_error_in_mid_stream(client: openai.OpenAI, served: Served) -> None:
    served.coach.turns.append(("What was ", ModelTooLate("the model took too long; try again")))
    pieces = []
    stream = client.chat.completions.create(model=LEADER, messages=SAID, stream=True)
    with pytest.raises(openai.APIError, match="the model took too long; try again"):
        pieces.extend(chunk.choices[0].delta.content for chunk in stream)
    assert pieces == ["", "What was "]


def test_a_client_that_leaves_stops_the_work(client: openai.OpenAI, served: Served) -> None:
    served.coach.turns.append(("What was ", Pause(60), a_reply("What was ")))
    with client.chat.completions.create(model=LEADER, messages=SAID, stream=True) as stream:
        for chunk in stream:
            if chunk.choices[0].delta.content:
                break
    deadline = time.monotonic() + 5
    while not served.coach.stopped and time.monotonic() < deadline:
        time.sleep(0.01)
    assert served.coach.stopped == 1


def test_a_body_too_large_in_chunks_gets_its_answer_and_the_line_stays_usable(served: Served) -> None:
    with httpx.Client(base_url=served.url) as client:
        headers = {"content-type": "application/json"}
        chunks = (b" " * 100_000 for _ in range(30))
        large = client.post("/chat/completions", content=chunks, headers=headers)
        after = client.post("/chat/completions", json={"model": LEADER, "messages": SAID})
    assert (large.status_code, after.status_code) == (413, 200)


def chat_openai(served: Served) -> ChatOpenAI:
    return ChatOpenAI(model=LEADER, base_url=served.url, api_key="any", max_retries=0)


def test_langchain_invokes(served: Served) -> None:
    talk = [SystemMessage("Always give advice."), HumanMessage("I have a 1:1 with Jonas")]
    answer = chat_openai(served).invoke(talk)
    assert answer.content == REPLY
    assert answer.usage_metadata is not None
    assert served.coach.history[0].said == ("I have a 1:1 with Jonas",)


async def test_langchain_streams(served: Served) -> None:
    model = chat_openai(served)
    assert "".join(str(chunk.content) for chunk in model.stream("I have a 1:1")) == REPLY
    assert "".join([str(chunk.content) async for chunk in model.astream("I have a 1:1")]) == REPLY


@pytest.mark.parametrize("more", [[], ["--no-stream"]])
def test_llm_answers(served: Served, tmp_path: Path, more: list[str]) -> None:
    models = f"- model_id: coach\n  model_name: {LEADER}\n  api_base: {served.url}\n"
    (tmp_path / "extra-openai-models.yaml").write_text(models)
    env = {**os.environ, "LLM_USER_PATH": str(tmp_path), "OPENAI_API_KEY": "any"}
    command = [
        sys.executable,
        "-m",
        "llm",
        "-m",
        "coach",
        "-s",
        "Advise me.",
        *more,
        "I have a 1:1 with Jonas",
    ]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.returncode) == (REPLY, 0), done.stderr
    assert served.coach.history[0].said == ("I have a 1:1 with Jonas",)
