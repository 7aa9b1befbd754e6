"""What a new conversation brings along is shown before it is used."""

import httpx

from api.app import create_app
from assistant.adapters.unkept import Shelf, UnkeptConversations, UnkeptMemory
from assistant.keeping.carrying import CarryingConversations
from assistant.keeping.keeping import Keeping
from assistant.settings import Settings
from tests.fakes import FakeCoach


async def test_it_stands_in_the_answer_that_makes_the_conversation() -> None:
    shelf, coach = Shelf(), FakeCoach()
    memory = UnkeptMemory(shelf)
    keeping = Keeping.over(
        coach,
        CarryingConversations(UnkeptConversations(shelf), memory, remembers=True),
        CarryingConversations(UnkeptConversations(Shelf()), memory, remembers=False),
    )
    app = create_app(coach, ready=lambda: True, settings=Settings(), keeping=keeping, memory=memory)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        first = await client.post("/v1/conversations", json={"role": "rep"})
        assert first.json()["carried"] == []
        await client.post(f"{first.headers['location']}/turns", json={"text": "I'll draft the offer today"})
        for keep in (True, False):
            made = await client.post("/v1/conversations", json={"role": "rep", "keep": keep})
            (brought,) = made.json()["carried"]
            assert (brought["text"], brought["kind"]) == ("I'll draft the offer today", "commitment")
            assert (await client.get(made.headers["location"])).json()["carried"] == [brought]
            await client.post(f"{made.headers['location']}/turns", json={"text": "hello"})
            assert [c.entry for c in coach.history[-1].carried] == [brought["entry"]]
        leads = await client.post("/v1/conversations", json={"role": "leader"})
        assert leads.json()["carried"] == []  # what somebody says as a rep isn't brought into a leader's talk
        (entry,) = (await client.get("/v1/memory")).json()["data"]
        await client.put(f"/v1/memory/{entry['id']}", json={"struck": True})
        assert (await client.get(made.headers["location"])).json()["carried"] == []
    await keeping.turns.close()
