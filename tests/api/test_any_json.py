"""Whatever is sent, the answer is one of the protocol's."""

import asyncio
import json
from typing import Any

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from assistant.settings import Settings
from tests.api.asking import PATH, error
from tests.fakes import FakeCoach

values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
parts = st.fixed_dictionaries(
    {},
    optional={"type": st.sampled_from(["text", "refusal", "image_url"]) | values, "text": st.text() | values},
)
messages = st.fixed_dictionaries(
    {},
    optional={
        "role": st.sampled_from(["system", "user", "assistant", "tool"]) | values,
        "content": st.text() | st.lists(parts, max_size=3) | values,
    },
)
requests = st.fixed_dictionaries(
    {},
    optional={
        "model": st.sampled_from(["askfirst-leader", "askfirst-rep"]) | values,
        "messages": st.lists(messages, max_size=4) | values,
        "stream": st.booleans() | values,
        "stream_options": st.fixed_dictionaries({}, optional={"include_usage": values}) | values,
        "n": st.integers(-1, 3) | values,
        "response_format": values,
    },
)


def ask(sent: bytes) -> httpx.Response:
    async def asked() -> httpx.Response:
        app = create_app(FakeCoach(), ready=lambda: True, settings=Settings())
        transport = httpx.ASGITransport(app, raise_app_exceptions=True)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.post(PATH, content=sent, headers={"content-type": "application/json"})

    return asyncio.run(asked())


def check(answer: httpx.Response) -> None:
    if answer.status_code == 200:
        assert "askfirst" in answer.text
    else:
        assert answer.status_code in (400, 404)
        assert error(answer)["message"]


several = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@several
@given(requests | values)
def test_any_json(sent: Any) -> None:
    check(ask(json.dumps(sent).encode()))


@several
@given(st.binary(max_size=60))
def test_any_bytes(sent: bytes) -> None:
    check(ask(sent))


plausible = st.lists(
    st.fixed_dictionaries(
        {"role": st.sampled_from(["system", "user", "assistant"]), "content": st.text(max_size=40)}
    ),
    max_size=5,
)


@several
@given(plausible, st.text(max_size=40), st.booleans())
def test_any_talk_that_the_coachee_ends_is_answered(
    before: list[dict[str, str]], said: str, stream: bool
) -> None:
    turns = [*before, {"role": "user", "content": said}]
    sent = {"model": "askfirst-rep", "messages": turns, "stream": stream}
    assert ask(json.dumps(sent).encode()).status_code == 200
