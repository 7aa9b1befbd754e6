"""The endpoint in process, with a fake coach."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from assistant.settings import Settings
from tests.fakes import FakeCoach

Client = httpx.AsyncClient
MakeClient = Callable[..., Client]


@pytest.fixture
def coach() -> FakeCoach:
    return FakeCoach()


@pytest.fixture
def make_client(coach: FakeCoach) -> MakeClient:
    def make(ready: Callable[[], bool] = lambda: True, **settings: Any) -> Client:
        app = create_app(coach, ready=ready, settings=Settings(**settings))
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        return Client(transport=transport, base_url="http://127.0.0.1:8000")

    return make


@pytest_asyncio.fixture
async def client(make_client: MakeClient) -> AsyncIterator[Client]:
    async with make_client() as client:
        yield client
