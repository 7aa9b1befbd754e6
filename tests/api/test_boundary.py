"""Who may ask, in what form, and how much."""

from collections.abc import AsyncIterator

import pytest

from tests.api.asking import PATH, body, error
from tests.api.conftest import Client, MakeClient
from tests.fakes import FakeCoach

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "localhost:9", "LocalHost", "localhost.", "[::1]", "[::1]:8000"]
)
async def test_own_hosts_are_served_at_any_port(client: Client, host: str) -> None:
    assert (await client.get("/v1/models", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "",
        "::1",
        "a b",
    ],
)
async def test_a_foreign_host_is_refused(client: Client, coach: FakeCoach, host: str) -> None:
    answer = await client.post(PATH, json=body(), headers={"host": host})
    assert (answer.status_code, error(answer)["code"]) == (403, "foreign_host")
    assert coach.history == []


async def test_two_hosts_are_refused(client: Client) -> None:
    headers = [("host", "localhost"), ("host", "evil.example")]
    assert (await client.get("/v1/models", headers=headers)).status_code == 403


async def test_a_host_can_be_allowed(make_client: MakeClient) -> None:
    async with make_client(allowed_hosts="coach.example, other.example:80") as client:
        assert (await client.get("/", headers={"host": "coach.example:8443"})).status_code == 200
        assert (await client.get("/", headers={"host": "other.example"})).status_code == 200
        assert (await client.get("/", headers={"host": "localhost"})).status_code == 403


async def test_any_host_can_be_allowed(make_client: MakeClient) -> None:
    async with make_client(allowed_hosts="*") as client:
        assert (await client.get("/", headers={"host": "anything.example"})).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://localhost:3000",
        "http://127.0.0.1",
        "file://",
        "https://127.0.0.1:80",
    ],
)
async def test_a_foreign_origin_is_refused(client: Client, coach: FakeCoach, origin: str) -> None:
    answer = await client.post(PATH, json=body(), headers={"origin": origin})
    assert (answer.status_code, error(answer)["code"]) == (403, "foreign_origin")
    assert "access-control-allow-origin" not in answer.headers
    assert coach.history == []


async def test_our_own_pages_may_ask(client: Client) -> None:
    headers = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}
    assert (await client.post(PATH, json=body(), headers=headers)).status_code == 200


async def test_another_site_is_refused_where_the_browser_says_so(client: Client) -> None:
    for path in ("/v1/models", "/health/live"):
        answer = await client.get(path, headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"})
        assert (answer.status_code, error(answer)["code"]) == (403, "foreign_origin")
    answer = await client.post(PATH, json=body(), headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


async def test_a_link_from_elsewhere_may_be_followed_but_not_framed(client: Client) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert (await client.get("/", headers=headers)).status_code == 200
    assert (await client.get("/", headers={**headers, "sec-fetch-dest": "iframe"})).status_code == 403


PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}


async def test_a_preflight_from_elsewhere_is_refused(client: Client) -> None:
    answer = await client.options(PATH, headers={"origin": "https://evil.example", **PREFLIGHT})
    assert (answer.status_code, error(answer)["code"]) == (403, "foreign_origin")
    assert not [name for name in answer.headers if name.startswith("access-control-")]


async def test_an_origin_can_be_allowed(make_client: MakeClient) -> None:
    origin = {"origin": "https://chat.example", "sec-fetch-site": "cross-site"}
    async with make_client(allowed_origins="https://chat.example/, http://b.example") as client:
        preflight = await client.options(PATH, headers={**origin, **PREFLIGHT})
        answer = await client.post(PATH, json=body(), headers=origin)
        bad = await client.post(PATH, json={}, headers=origin)
        foreign = await client.options(PATH, headers={"origin": "https://evil.example", **PREFLIGHT})
    assert preflight.status_code == 200
    for allowed in (preflight, answer, bad):
        assert allowed.headers["access-control-allow-origin"] == "https://chat.example"
    assert (answer.status_code, bad.status_code, foreign.status_code) == (200, 400, 403)
    assert "x-request-id" in answer.headers["access-control-expose-headers"].lower()


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "json"]
)
async def test_a_body_that_is_not_json_is_refused(client: Client, coach: FakeCoach, kind: str) -> None:
    sent = '{"model":"askfirst-rep","messages":[{"role":"user","content":"hello"}]}'
    answer = await client.post(PATH, content=sent, headers={"content-type": kind})
    assert (answer.status_code, error(answer)["code"]) == (415, "unsupported_media_type")
    assert coach.history == []


async def test_json_may_name_its_charset(client: Client) -> None:
    sent = '{"model":"askfirst-rep","messages":[{"role":"user","content":"hello"}]}'
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    assert (await client.post(PATH, content=sent, headers=headers)).status_code == 200


async def test_a_declared_length_is_judged_at_once(make_client: MakeClient) -> None:
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("the body was read")
        yield b""

    async with make_client(max_body_bytes=1_000) as client:
        answer = await client.post(PATH, content=never(), headers={**JSON, "content-length": "1001"})
    assert (answer.status_code, error(answer)["code"]) == (413, "request_too_large")


async def test_an_undeclared_length_is_counted_while_it_is_read(make_client: MakeClient) -> None:
    pieces = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal pieces
        while True:
            pieces += 1
            yield b" " * 400

    async with make_client(max_body_bytes=1_000) as client:
        answer = await client.post(PATH, content=endless(), headers=JSON)
    assert (answer.status_code, error(answer)["code"]) == (413, "request_too_large")
    assert pieces < 10


async def test_the_limit_itself_is_allowed(make_client: MakeClient) -> None:
    start, end = b'{"model":"askfirst-rep","messages":[{"role":"user","content":"', b'"}]}'
    sent = start + b"x" * (1_000 - len(start) - len(end)) + end
    async with make_client(max_body_bytes=1_000) as client:
        assert (await client.post(PATH, content=sent, headers=JSON)).status_code == 200
        assert (await client.post(PATH, content=sent + b" ", headers=JSON)).status_code == 413
