"""The client of an embedder against a server that answers, refuses, hangs and gives nonsense."""

import math
import socket
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from assistant.adapters.served_embedder import ServedEmbedder
from assistant.errors import RetrievalError
from tests.stub_model import StubModel, stub_model

SAID = ["He nods.", "And then nothing."]


@pytest.fixture(scope="module")
def server() -> Iterator[StubModel]:
    """One server for all: each address costs the client half a second to set up."""
    with stub_model() as stub:
        yield stub


@pytest.fixture
def stub(server: StubModel) -> StubModel:
    server.mood = "answers"
    server.requests.clear()
    return server


def embedder_at(address: str, seconds: float = 5.0, model: str = "letters") -> ServedEmbedder:
    return ServedEmbedder(model, address, SecretStr("secret"), "the stub", seconds)


def test_each_text_has_a_vector_of_unit_length(stub: StubModel) -> None:
    vectors = embedder_at(stub.address).embed(SAID)
    assert [math.hypot(*vector) for vector in vectors] == pytest.approx([1.0, 1.0])
    assert vectors[0][ord("h") - ord("a")] == pytest.approx(1 / math.sqrt(7))
    assert vectors[0] != vectors[1]


def test_what_is_sent_is_the_texts_and_no_more(stub: StubModel) -> None:
    embedder_at(stub.address).embed(SAID)
    (sent,) = stub.requests
    assert (sent["path"], sent["key"]) == ("/v1/embeddings", "Bearer secret")
    assert (sent["model"], sent["input"]) == ("letters", SAID)


def test_nothing_is_asked_for_nothing(stub: StubModel) -> None:
    assert embedder_at(stub.address).embed([]) == []
    assert stub.requests == []


def test_other_vectors_have_another_name(stub: StubModel) -> None:
    names = {
        embedder_at(stub.address).name,
        embedder_at(stub.address, model="other").name,
        embedder_at("http://127.0.0.1:1/v1").name,
    }
    assert len(names) == 3


@pytest.mark.parametrize(
    ("mood", "told"),
    [
        ("no-key", "refuses the key; check OPENAI_API_KEY"),
        ("no-model", "isn't known there; check ASKFIRST_EMBEDDING_MODEL"),
        ("broken", "failed: InternalServerError"),
        ("page", "failed"),
        ("cut", "something else than one vector a text"),
        ("empty", "an empty vector"),
        ("hangs", "didn't answer in time"),
    ],
)
def test_a_bad_day_is_told_in_one_line(stub: StubModel, mood: str, told: str) -> None:
    stub.mood = mood
    with pytest.raises(RetrievalError, match=told) as raised:
        embedder_at(stub.address, seconds=0.3 if mood == "hangs" else 5.0).embed(SAID)
    assert str(raised.value).startswith("the embedder letters at the stub ")
    assert "\n" not in str(raised.value)


def test_nobody_there_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        with pytest.raises(RetrievalError, match="doesn't answer; check ASKFIRST_EMBEDDING_BASE_URL"):
            embedder_at(address).embed(SAID)
