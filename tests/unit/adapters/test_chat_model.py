"""The client of a language model against a server that answers, refuses, hangs and breaks off."""

import socket
import time
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from assistant.adapters.chat_model import OpenAICompatible
from assistant.errors import ModelError, ModelRefused, ModelTooLate, ModelUnreachable
from assistant.ports import ChatMessage
from tests.stub_model import StubModel, stub_model

CHAT = (
    ChatMessage("system", "Say it back."),
    ChatMessage("user", "He nods."),
    ChatMessage("assistant", "A nod."),
    ChatMessage("user", "And then nothing."),
)


PATIENT, HASTY = 5.0, 0.3


@pytest.fixture(scope="module")
def server() -> Iterator[StubModel]:
    """One server for all: each address costs the client half a second to set up."""
    with stub_model() as stub:
        yield stub


@pytest.fixture
def stub(server: StubModel) -> StubModel:
    server.mood, server.text = "answers", "A nod, and then nothing."
    server.requests.clear()
    return server


def model_at(stub: StubModel, seconds: float = PATIENT, key: str | None = "secret") -> OpenAICompatible:
    return OpenAICompatible("small", stub.address, SecretStr(key) if key else None, seconds, "the stub")


async def answer(stub: StubModel, seconds: float = PATIENT, key: str | None = "secret") -> str:
    return "".join([piece async for piece in model_at(stub, seconds, key).stream(CHAT, 32)])


async def test_an_answer_comes_in_pieces(stub: StubModel) -> None:
    pieces = [piece async for piece in model_at(stub).stream(CHAT, 32)]
    assert "".join(pieces) == "A nod, and then nothing."
    assert len(pieces) == 5


async def test_what_is_sent_is_the_chat_and_no_more(stub: StubModel) -> None:
    await answer(stub)
    (sent,) = stub.requests
    assert sent["path"] == "/v1/chat/completions"
    assert [(m["role"], m["content"]) for m in sent["messages"]] == [(m.role, m.content) for m in CHAT]
    assert (sent["model"], sent["stream"]) == ("small", True)
    assert 32 in (sent.get("max_tokens"), sent.get("max_completion_tokens"))
    assert sent["key"] == "Bearer secret"
    assert not {"tools", "functions", "user", "metadata"} & sent.keys()


async def test_without_a_key_a_local_server_still_answers(stub: StubModel) -> None:
    assert await answer(stub, key=None)
    assert "secret" not in str(stub.requests)


@pytest.mark.parametrize(
    ("mood", "error", "says"),
    [
        ("no-key", ModelRefused, "OPENAI_API_KEY"),
        ("forbidden", ModelRefused, "OPENAI_API_KEY"),
        ("no-model", ModelRefused, "ASKFIRST_MODEL"),
        ("bad-request", ModelError, "the stub"),
        ("too-many", ModelError, "the stub"),
        ("broken", ModelError, "the stub"),
        ("garbage", ModelError, "the stub"),
    ],
)
async def test_a_refusal_says_what_to_mend(
    stub: StubModel, mood: str, error: type[ModelError], says: str
) -> None:
    stub.mood = mood
    with pytest.raises(error, match=says) as raised:
        await answer(stub)
    assert "\n" not in str(raised.value)
    assert "secret" not in str(raised.value)
    assert len(stub.requests) == 1, "it is never tried again: a turn has a deadline"


async def test_nobody_there_is_unreachable() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ModelUnreachable, match="OPENAI_BASE_URL"):
        await answer(StubModel(address=f"http://127.0.0.1:{port}/v1"))


@pytest.mark.parametrize("mood", ["hangs", "stalls"])
async def test_a_server_that_hangs_is_too_late(stub: StubModel, mood: str) -> None:
    stub.mood = mood
    began = time.monotonic()
    with pytest.raises(ModelTooLate):
        await answer(stub, HASTY)
    assert time.monotonic() - began < 5


async def test_a_stream_that_is_cut_gives_what_came_or_an_error(stub: StubModel) -> None:
    stub.mood = "cut"
    pieces = []
    try:
        async for piece in model_at(stub).stream(CHAT, 32):
            pieces.append(piece)
    except ModelError:
        pieces.append("")
    assert "".join(pieces) == "A nod, and"


@pytest.mark.parametrize("mood", ["empty", "page"])
async def test_nothing_sensible_is_no_text(stub: StubModel, mood: str) -> None:
    stub.mood = mood
    try:
        text = await answer(stub)
    except ModelError:
        text = ""
    assert text == ""


async def test_settings_of_others_do_not_change_where_words_go(
    stub: StubModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_BASE", "http://127.0.0.1:9/elsewhere")
    monkeypatch.setenv("OPENAI_ORG_ID", "someone")
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
    assert await answer(stub)
    assert len(stub.requests) == 1
