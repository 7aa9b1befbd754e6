"""The endpoint in process, with a fake coach."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from assistant.adapters.unkept import Shelf, UnkeptConversations, UnkeptPages
from assistant.domain.conversation import Role
from assistant.domain.owner import LOCAL, Owner
from assistant.keeping.keeping import Keeping
from assistant.keeping.pages import Making, Pages
from assistant.keeping.running import Lease
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


class Named:
    """Says who asks by a header; ``stranger`` is nobody known."""

    async def owner(self, headers: Mapping[str, str]) -> Owner | None:
        name = headers.get("x-test-person", LOCAL)
        return None if name == "stranger" else Owner(name)


@dataclass(frozen=True)
class Desk:
    """The endpoint with conversations that are kept, in memory here, and short ways to ask it."""

    client: Client
    coach: FakeCoach
    keeping: Keeping
    kept: UnkeptConversations
    unkept: UnkeptConversations

    async def begin(self, person: str = LOCAL, **fields: Any) -> str:
        """A new conversation's address."""
        answer = await self.client.post(
            "/v1/conversations", json={"role": "leader", **fields}, headers={"x-test-person": person}
        )
        assert answer.status_code == 201, answer.text
        return str(answer.headers["location"])

    async def say(
        self, address: str, text: str, headers: Mapping[str, str] | None = None, **fields: Any
    ) -> httpx.Response:
        return await self.client.post(f"{address}/turns", json={"text": text, **fields}, headers=headers)

    async def turns(self, address: str) -> list[dict[str, Any]]:
        turns: list[dict[str, Any]] = (await self.client.get(address)).json()["turns"]
        return turns


MakeDesk = Callable[..., Desk]


@pytest_asyncio.fixture
async def make_desk(coach: FakeCoach) -> AsyncIterator[MakeDesk]:
    made: list[Desk] = []

    def make(
        lease: Lease | None = None, beside: Desk | None = None, maker: Making | None = None, **more: Any
    ) -> Desk:
        """``beside``: another server over the same store. ``maker``: who makes pages."""
        shelf, other = Shelf(), Shelf()
        kept = beside.kept if beside else UnkeptConversations(shelf)
        unkept = UnkeptConversations(other)
        keeping = Keeping.over(coach, kept, unkept, lease)
        if maker:
            more["pages"] = Pages(keeping.conversations, UnkeptPages(shelf), UnkeptPages(other), maker)
        app = create_app(
            coach,
            ready=lambda: True,
            settings=more.pop("settings", None) or Settings(),
            keeping=keeping,
            who=Named(),
            journeys={"lost-deal": (Role.REP,)},
            **more,
        )
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        client = Client(transport=transport, base_url="http://127.0.0.1:8000")
        made.append(Desk(client, coach, keeping, kept, unkept))
        return made[-1]

    yield make
    for desk in made:
        await desk.keeping.turns.close()
        await desk.client.aclose()


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()
