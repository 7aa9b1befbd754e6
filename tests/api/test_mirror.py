"""``POST /v1/mirror``: what it takes, what it answers, and that nothing of it is logged."""

import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from api.schemas.mirror import KNOWS, MirrorAnswer
from assistant.settings import Settings
from tests.api.asking import error
from tests.fakes import FakeCoach
from tests.unit.mirroring import talks

PATH = "/v1/mirror"
TALK = "Anna: Did you call??\nJonas: No. I feel worn out.\nAnna: Send me the numbers!\nJonas: Ok.\n"


@pytest.fixture(autouse=True)
def marked_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lines_of", "asks_or_tells", "reflects", "read_line"):
        monkeypatch.setattr(f"assistant.mirroring.mirror.{name}", getattr(talks, name))


MakeClient = Callable[..., httpx.AsyncClient]


@pytest.fixture
def make() -> MakeClient:
    def client(**settings: Any) -> httpx.AsyncClient:
        app = create_app(
            FakeCoach(), ready=lambda: True, settings=Settings(**settings), rewriter=lambda: talks.rewriter
        )
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000")

    return client


@pytest_asyncio.fixture
async def client(make: MakeClient) -> AsyncIterator[httpx.AsyncClient]:
    async with make() as client:
        yield client


async def test_a_transcript_is_held_up(client: httpx.AsyncClient) -> None:
    answer = await client.post(PATH, json={"text": TALK, "me": "anna"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    seen = MirrorAnswer.model_validate_json(answer.text)
    assert (seen.read_as, seen.asks, seen.speakers) == ("plain", KNOWS, ["Anna", "Jonas"])
    assert seen.leader is not None
    assert (seen.leader.name, seen.leader.is_taken) == ("Anna", False)
    assert [(line.line, line.kind, len(line.rewrites)) for line in seen.lines] == [
        (1, "stacked", 1),
        (3, "directive", 1),
    ]
    assert (seen.telling_turns, seen.turns, seen.telling_share) == (1, 2, 0.5)
    [passed] = seen.passed_over
    assert (passed.weight, passed.said.text, passed.then.text) == (
        "feeling",
        "I feel worn out.",
        "Send me the numbers!",
    )
    assert [(band.figure, band.good, band.poor) for band in seen.bands] == [
        ("advice", 0.017, 0.15), ("reflections_to_questions", 0.99, 0.26), ("share_of_words", 0.52, 0.62),
    ]  # fmt: skip
    assert "not sales" in (seen.whose or "")


async def test_planned_questions_are_held_up_whole(client: httpx.AsyncClient) -> None:
    answer = (await client.post(PATH, json={"questions": ["How? | And why??", "Jonas: 1. call!"]})).json()
    assert [(line["line"], line["text"], line["kind"]) for line in answer["lines"]] == [
        (1, "How? | And why??", "stacked"), (2, "Jonas: 1. call!", "directive"),
    ]  # fmt: skip
    assert (answer["asks"], answer["leader"], answer["bands"], answer["reflections_to_questions"]) == (
        None,
        None,
        [],
        None,
    )
    same = (await client.post(PATH, json={"text": "- How?\n- Call!"})).json()
    assert [line["kind"] for line in same["lines"]] == ["open", "directive"]


async def test_whom_it_takes_for_the_leader_is_said(client: httpx.AsyncClient) -> None:
    answer = (await client.post(PATH, json={"text": TALK})).json()
    assert answer["leader"] == {"name": "Anna", "is_taken": True}


@pytest.mark.parametrize(
    ("body", "param", "message"),
    [
        ({}, "questions", "Invalid 'questions': send either 'text' or 'questions', and not both"),
        ({"text": "How?", "questions": ["How?"]}, "questions", "Invalid 'questions': send either"),
        ({"questions": []}, "questions", "Invalid 'questions': "),
        ({"questions": "How?"}, "questions", "Invalid 'questions': "),
        ({"questions": [1]}, "questions[0]", "Invalid 'questions[0]': "),
        ({"questions": ["How?"], "me": "Anna"}, "me", "Invalid 'me': planned questions have no speakers"),
        ({"text": 5}, "text", "Invalid 'text': "),
        ({"text": "How?", "store": True}, "store", "Invalid 'store': extra inputs are not permitted"),
        ({"text": TALK, "me": "Mia"}, "me", "Nobody is called that; send 'me' with one of these names: Anna"),
        ({"text": "A: Fine.\nB: Good.\nA: So."}, "me", "It isn't clear which speaker you are; send 'me'"),
        ({"text": ""}, "text", "Invalid 'text': line 1: no words here; "),
        ({"text": "WEBVTT\n\n00:01.000 --> x\nHi"}, "text", "Invalid 'text': line 3: times that"),
    ],
)  # fmt: skip
async def test_what_cant_be_is_400_and_names_the_field(
    body: dict[str, Any], param: str, message: str, client: httpx.AsyncClient
) -> None:
    answer = await client.post(PATH, json=body)
    assert answer.status_code == 400
    found = error(answer)
    assert found["param"] == param
    assert found["message"].startswith(message)


async def test_ten_megabytes_are_413_with_the_limit(client: httpx.AsyncClient) -> None:
    answer = await client.post(PATH, json={"text": TALK * 150_000})
    assert answer.status_code == 413
    assert error(answer)["message"].startswith("The body is longer than 1000000 bytes; ")


async def test_a_larger_limit_lets_them_through(make: MakeClient) -> None:
    async with make(max_body_bytes=20_000_000) as client:
        answer = await client.post(PATH, json={"questions": ["How?", "x" * 10_000_000]})
    assert answer.status_code == 200


async def test_nothing_is_logged_and_nothing_kept(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "askfirst")
    await client.post(PATH, json={"text": TALK})
    await client.post(PATH, json={"text": TALK, "me": "Mia"})
    await client.post(PATH, json={"text": "WEBVTT\n\nworn out"})
    assert "worn" not in caplog.text
    assert "Jonas" not in caplog.text


async def test_a_fault_of_ours_says_nothing_of_what_was_sent(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(text: str) -> None:
        raise ValueError(text)

    monkeypatch.setattr("assistant.mirroring.mirror.read_line", broken)
    answer = await client.post(PATH, json={"text": TALK})
    assert answer.status_code == 500
    assert "numbers" not in answer.text
    assert "numbers" not in caplog.text


async def test_there_is_no_page_of_it(client: httpx.AsyncClient) -> None:
    assert (await client.get(PATH)).status_code == 405
