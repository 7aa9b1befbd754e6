"""Every error has the protocol's form and an id, and none tells what people typed."""

import logging

import pytest

from assistant.errors import ConfigurationError, ModelRefused, ModelUnreachable, StoreError
from tests.api.asking import PATH, body, error
from tests.api.conftest import Client, Desk
from tests.fakes import FakeCoach

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "path",
    ["/v1", "/v1/completions", "/v1/embeddings", "/chat/completions", PATH + "/", "/docs", "/openapi.json"],
)
async def test_an_unknown_path_is_404(client: Client, path: str) -> None:
    answer = await client.post(path, json=body())
    assert (answer.status_code, error(answer)["code"]) == (404, "unknown_url")
    assert "/v1/chat/completions" in error(answer)["message"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", PATH, "POST"),
        ("DELETE", PATH, "POST"),
        ("POST", "/v1/models", "GET"),
        ("OPTIONS", PATH, "POST"),
    ],
)
async def test_a_wrong_method_is_405(client: Client, method: str, path: str, allowed: str) -> None:
    answer = await client.request(method, path, headers=JSON)
    assert (answer.status_code, error(answer)["code"]) == (405, "method_not_allowed")
    assert answer.headers["allow"] == allowed


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"", "invalid_body"),
        (b"null", "invalid_body"),
        (b"[]", "invalid_body"),
        (b'"hello"', "invalid_body"),
        (b"{", "invalid_json"),
        (b"{'model': 1}", "invalid_json"),
        (b'{"\xff"}', "invalid_body"),
        (b"[" * 100_000, "invalid_body"),
        (b'{"model": ' + b"9" * 5_000 + b"}", "invalid_body"),
    ],
)
async def test_a_body_that_cannot_be_read_is_400(client: Client, sent: bytes, code: str) -> None:
    answer = await client.post(PATH, content=sent, headers=JSON)
    assert (answer.status_code, error(answer)["code"]) == (400, code)


@pytest.mark.parametrize("stream", [True, False])
async def test_what_nobody_foresaw_is_500_and_tells_nothing(
    client: Client, coach: FakeCoach, stream: bool, caplog: pytest.LogCaptureFixture
) -> None:
    coach.turns.append((ValueError("they said: my secret"),))
    with caplog.at_level(logging.DEBUG):
        answer = await client.post(PATH, json=body("my secret", stream=stream))
    assert (answer.status_code, error(answer)["code"]) == (500, "internal_error")
    assert answer.headers["x-request-id"] in error(answer)["message"]
    assert f"{answer.headers['x-request-id']}: unforeseen ValueError" in caplog.text
    assert "fakes.py" in caplog.text
    assert "secret" not in caplog.text + answer.text
    assert "Traceback" not in caplog.text + answer.text


@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (ModelUnreachable("no answer at http://x; start it"), 502),
        (ModelRefused("the key was refused; check it"), 502),
        (ConfigurationError("setting x is wrong; mend it"), 500),
    ],
)
async def test_a_known_error_keeps_its_words(
    client: Client, coach: FakeCoach, raised: Exception, status: int
) -> None:
    coach.turns.append((raised,))
    answer = await client.post(PATH, json=body())
    assert (answer.status_code, error(answer)["message"]) == (status, str(raised))


async def test_a_database_that_can_not_be_used_is_503_and_says_when_to_try_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = await desk.begin()

    async def locked(*args: object, **kwargs: object) -> None:
        raise StoreError("it is being written by another program; try again in a moment")

    for name in ("begin", "conversation", "conversations", "rename"):
        monkeypatch.setattr(desk.kept, name, locked)
    for method, path, sent in (
        ("GET", address, None),
        ("GET", "/v1/conversations", None),
        ("PATCH", address, {"title": "x"}),
        ("POST", f"{address}/turns", {"text": "Jonas"}),
    ):
        answer = await desk.client.request(method, path, json=sent)
        assert (answer.status_code, error(answer)["code"]) == (503, "store_unavailable"), (method, path)
        assert int(answer.headers["retry-after"]) > 0
        assert error(answer)["message"].endswith("try again in a moment")


async def test_ids_differ_and_a_sane_one_is_kept(client: Client) -> None:
    ids = {(await client.get("/health/live")).headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3
    answer = await client.get("/nowhere", headers={"x-request-id": "mine-1.2_3"})
    assert answer.headers["x-request-id"] == "mine-1.2_3"


@pytest.mark.parametrize("sent", ["a b", "x" * 129, "<script>", ""])
async def test_an_id_that_is_not_sane_is_replaced(client: Client, sent: str) -> None:
    answer = await client.get("/health/live", headers={"x-request-id": sent})
    assert answer.headers["x-request-id"].startswith("req_")


async def test_nothing_that_was_typed_is_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await client.post(PATH, json=body("my secret"))
        await client.post(PATH, json=body("my secret", n=3))
        await client.post(PATH, json=body("my secret", model="secret"))
    assert "secret" not in caplog.text
