"""The bare arms ask a model at an OpenAI-compatible address, and nobody else."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from evals.arms import BareArm, check_model, served_model
from evals.endpoint import Endpoint
from evals.errors import RunError
from evals.transcript import Speaker, Turn

asked: list[dict[str, Any]] = []


class _Answers(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
        message = {"role": "assistant", "content": " What happened then? "}
        answer = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": body["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {
                "prompt_tokens": 11,
                "completion_tokens": 4,
                "total_tokens": 15,
                "prompt_tokens_details": {"cached_tokens": 8},
            },
        }
        if body["model"] == "uncounted":
            del answer["usage"]
        data = json.dumps(answer).encode()
        self.send_response(404 if body["model"] == "unknown" else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "a-key")
    server.shutdown()
    server.server_close()


async def test_a_bare_model_gets_its_prompt_and_what_was_said(endpoint: Endpoint) -> None:
    arm = BareArm(served_model("maker/small", endpoint), "bare", seed=5)
    turns = [
        Turn(role=Speaker.COACHEE, content="We lost it."),
        Turn(role=Speaker.COACH, content="Lost what?"),
        Turn(role=Speaker.COACHEE, content="The Norden deal."),
    ]
    reply = await arm.reply("rep", turns, 2)
    assert (reply.role, reply.content, reply.writer) == (Speaker.COACH, "What happened then?", "model")
    assert (reply.calls, reply.prompt_tokens, reply.completion_tokens) == (1, 11, 4)
    assert reply.seconds > 0
    sent = asked[0]
    assert (sent["path"], sent["model"], sent["key"]) == (
        "/v1/chat/completions",
        "maker/small",
        "Bearer a-key",
    )
    assert [(m["role"], m["content"]) for m in sent["messages"]] == [
        ("system", "You are a helpful sales coach."),
        ("user", "We lost it."),
        ("assistant", "Lost what?"),
        ("user", "The Norden deal."),
    ]
    assert sent["seed"] == 7


async def test_where_no_usage_is_sent_nothing_is_fetched_to_count_with(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tiktoken

    def fetched(*names: str) -> None:
        raise AssertionError("a tokenizer was looked for")

    monkeypatch.setattr(tiktoken, "get_encoding", fetched)
    monkeypatch.setattr(tiktoken, "encoding_for_model", fetched)
    model = served_model("uncounted", endpoint)
    reply = await BareArm(model, "bare", seed=0).reply("rep", [Turn(role=Speaker.COACHEE, content="Hi.")], 0)
    assert (reply.content, reply.prompt_tokens, reply.completion_tokens) == ("What happened then?", 0, 0)
    assert await model.count_tokens("forty letters or about ten tokens it is") == 10


def test_a_model_that_answers_passes(endpoint: Endpoint) -> None:
    check_model("small", endpoint)
    assert asked[0]["model"] == "small"


def test_a_model_that_is_not_there_is_named(endpoint: Endpoint) -> None:
    with pytest.raises(RunError, match="unknown at http://127"):
        check_model("unknown", endpoint)


def test_no_address_is_said_so() -> None:
    with pytest.raises(RunError, match="OPENAI_BASE_URL"):
        served_model("small", Endpoint(None, None))
