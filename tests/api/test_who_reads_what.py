"""The table of ``docs/who-may-read-what.md``: each cell tried, over HTTP and in the stores."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from assistant.adapters.calendar_file import CalendarFile
from assistant.bootstrap import Stores, build_unkept
from assistant.domain.conversation import Conversation
from assistant.domain.owner import Owner
from assistant.domain.sheet import Sheet
from assistant.keeping.carrying import CarryingConversations
from assistant.keeping.keeping import Keeping
from assistant.keeping.pages import Edits, Pages
from assistant.keeping.running import utc_now
from assistant.settings import Settings
from tests.api.conftest import Client, Named
from tests.fakes import FakeCoach

OWNER = "rep-mira"
PEOPLE = {
    "owner": OWNER,
    "another rep": "rep-tom",
    "leader": "leader-jo",
    "trainer": "trainer-al",
    "administrator": "admin",
    "the one it was released to": "reader-bo",
}
SECRET = "umbrella"
"""Stands in all that the owner said and wrote, and nowhere else."""
SAID = f"I'll call {SECRET} today"
RELEASED = f"What I took from {SECRET}"
UNREAD = frozenset({404})


def table() -> dict[tuple[str, str], str]:
    """What the page says, by row and column."""
    page = Path(__file__).resolve().parents[2] / "docs" / "who-may-read-what.md"
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in page.read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    head, _, *body = rows
    return {(row[0], who): cell for row in body for who, cell in zip(head[1:], row[1:], strict=True)}


class Maker:
    """Makes a page of all that was said."""

    async def page(self, conversation: Conversation, **_: object) -> Sheet | None:
        return Sheet("lost-deal", " ".join(conversation.said), date(2026, 11, 30), ())

    async def read_causes(self, conversation: Conversation) -> None:
        return None

    def has_themes(self, conversation: Conversation) -> bool:
        return False


@dataclass(frozen=True)
class House:
    """Everybody's things in one place; the owner's have been made."""

    client: Client
    stores: Stores
    keeping: Keeping
    pages: Pages
    conversation: str
    turn: str

    async def get(self, path: str, person: str) -> httpx.Response:
        return await self.client.get(path, headers={"x-test-person": person})


@pytest.fixture
async def house() -> AsyncIterator[House]:
    stores, coach = build_unkept(), FakeCoach()
    unkept = build_unkept()
    keeping = Keeping.over(
        coach,
        CarryingConversations(stores.conversations, stores.memory, remembers=True),
        unkept.conversations,
    )
    pages = Pages(keeping.conversations, stores.pages, unkept.pages, Maker())
    app = create_app(
        coach,
        ready=lambda: True,
        settings=Settings(),
        keeping=keeping,
        who=Named(),
        journeys={"lost-deal": ("rep",)},  # type: ignore[dict-item]  # a role is its text
        pages=pages,
        memory=stores.memory,
        releases=stores.pages,
        owners=stores.owners,
        calendar=CalendarFile(),
    )
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with Client(transport=transport, base_url="http://127.0.0.1:8000") as client:
        mine = {"x-test-person": OWNER}
        made = await client.post(
            "/v1/conversations", json={"role": "rep", "journey": "lost-deal"}, headers=mine
        )
        id = made.json()["id"]
        said = await client.post(f"/v1/conversations/{id}/turns", json={"text": SAID}, headers=mine)
        assert said.status_code == 200, said.text
        await client.put("/v1/cadence", json={"every_days": 7}, headers=mine)
        await client.post("/v1/worth-it", json={"worth_it": True}, headers=mine)
        release = {"to": PEOPLE["the one it was released to"], "title": "Mine", "text": RELEASED}
        kept = await client.post("/v1/releases", json={**release, "conversation": id}, headers=mine)
        assert kept.status_code == 201, kept.text
        yield House(client, stores, keeping, pages, id, said.json()["id"])
        await keeping.turns.close()


async def over_http(house: House, row: str, person: str) -> str:
    """``all``, ``text`` or ``-``: what a person gets to see of the owner's."""
    talk = f"/v1/conversations/{house.conversation}"
    paths = {
        "conversation": talk,
        "list of conversations": "/v1/conversations",
        "turn": f"{talk}/turns/{house.turn}",
        "a turn's events": f"{talk}/turns/{house.turn}/events",
        "page": f"{talk}/sheet",
        "memory": "/v1/memory",
        "cadence": "/v1/cadence",
        "what is due": "/v1/due",
        "calendar feed": "/v1/due.ics",
        "list of releases": "/v1/releases",
        "release": "/v1/releases" if person == OWNER else "/v1/releases/received",
        "release taken back": "/v1/releases" if person == OWNER else "/v1/releases/received",
        "monthly answer": "/v1/worth-it",
    }
    if row == "release taken back":
        mine = {"x-test-person": OWNER}
        (release,) = (await house.client.get("/v1/releases", headers=mine)).json()["data"]
        await house.client.delete(f"/v1/releases/{release['id']}", headers=mine)
    answer = await house.get(paths[row], person)
    if answer.status_code in (404, 405):
        assert SECRET not in answer.text
        return "-"
    assert answer.status_code == 200, answer.text
    if row == "cadence":
        return "all"
    if row == "a turn's events":
        return "all" if "What have you seen him do?" in answer.text else "-"
    if row == "calendar feed":
        assert SECRET not in answer.text
        return "all" if "VEVENT" in answer.text else "-"
    if row == "list of conversations":
        return "all" if house.conversation in answer.text else "-"
    if SECRET not in answer.text:
        return "-"
    is_bare = house.conversation not in answer.text and "rel_" not in answer.text
    return "text" if row == "release" and is_bare else "all"


async def in_stores(house: House, row: str, person: str) -> str:
    owner, stores = Owner(person), house.stores
    reads: dict[str, Callable[[], Awaitable[object]]] = {
        "conversation": lambda: stores.conversations.conversation(owner, house.conversation),
        "list of conversations": lambda: stores.conversations.conversations(owner),
        "turn": lambda: stores.conversations.conversation(owner, house.conversation),
        "a turn's events": lambda: stores.conversations.conversation(owner, house.conversation),
        "page": lambda: stores.pages.edited(owner, house.conversation),
        "memory": lambda: stores.memory.entries(owner, utc_now()),
        "cadence": lambda: stores.memory.cadence(owner),
        "what is due": lambda: stores.memory.entries(owner, utc_now()),
        "calendar feed": lambda: stores.memory.entries(owner, utc_now()),
        "list of releases": lambda: stores.pages.released_by(owner),
        "release": lambda: stores.pages.released_by(owner),
        "release taken back": lambda: taken_back(stores, owner),
        "monthly answer": lambda: nothing(),
    }
    if row == "page":
        kept = await stores.conversations.conversation(Owner(OWNER), house.conversation)
        assert kept
        await house.pages.edit(Owner(OWNER), kept, Edits({"story": (SECRET,)}))
    if row == "release taken back":
        for release in await stores.pages.released_by(Owner(OWNER)):
            assert not await stores.pages.withdraw(Owner("admin"), release.id)
            assert await stores.pages.withdraw(Owner(OWNER), release.id)
    if await reads[row]():
        return "all"
    received = await stores.pages.released_to(owner) if row == "release" else ()
    return "text" if received else "-"


async def taken_back(stores: Stores, owner: Owner) -> object:
    return [*await stores.pages.released_by(owner), *await stores.pages.released_to(owner)]


async def nothing() -> None:
    """No store tells whose an answer is: there is no call that could be tried."""


def test_the_table_has_every_kind_of_person() -> None:
    assert {who for _, who in table()} == set(PEOPLE)


@pytest.mark.parametrize(("row", "who"), table())
async def test_each_cell_over_http(house: House, row: str, who: str) -> None:
    assert await over_http(house, row, PEOPLE[who]) == table()[row, who]


@pytest.mark.parametrize(("row", "who"), table())
async def test_each_cell_in_the_stores(house: House, row: str, who: str) -> None:
    assert await in_stores(house, row, PEOPLE[who]) == table()[row, who]


@pytest.mark.parametrize("who", [who for who in PEOPLE if who != "owner"])
async def test_nobody_else_changes_anything_of_the_owners(house: House, who: str) -> None:
    person = {"x-test-person": PEOPLE[who]}
    before = await everything(house)
    (entry,) = await house.stores.memory.entries(Owner(OWNER), utc_now())
    (release,) = await house.stores.pages.released_by(Owner(OWNER))
    talk = f"/v1/conversations/{house.conversation}"
    for method, path, body in (
        ("PATCH", talk, {"title": "x"}),
        ("DELETE", talk, None),
        ("POST", f"{talk}/turns", {"text": "x"}),
        ("PUT", f"{talk}/turns/{house.turn}", {"text": "x"}),
        ("POST", f"{talk}/turns/{house.turn}/retry", {}),
        ("POST", f"{talk}/turns/{house.turn}/stop", {}),
        ("PUT", f"/v1/memory/{entry.id}", {"struck": True}),
        ("PUT", "/v1/memory", {"data": [{"id": entry.id, "struck": True}]}),
        ("DELETE", f"/v1/memory/{entry.id}", None),
        ("DELETE", f"/v1/releases/{release.id}", None),
        ("DELETE", "/v1/cadence", None),
        (
            "POST",
            "/v1/releases",
            {"to": "x", "title": "x", "text": "x", "conversation": house.conversation},
        ),
    ):
        answer = await house.client.request(method, path, json=body, headers=person)
        assert answer.status_code in UNREAD, (method, path, answer.text)
        assert SECRET not in answer.text
    await house.client.delete("/v1/memory", headers=person)
    await house.client.put("/v1/cadence", json={"every_days": 3}, headers=person)
    await house.stores.owners.forget(Owner(PEOPLE[who]))
    assert await everything(house) == before


async def everything(house: House) -> object:
    owner, stores = Owner(OWNER), house.stores
    talk = await stores.conversations.conversation(owner, house.conversation)
    assert talk
    return (
        replace(talk, touched=talk.created),
        list(await stores.memory.entries(owner, utc_now())),
        await stores.memory.cadence(owner),
        list(await stores.pages.released_by(owner)),
    )


async def test_somebody_unknown_gets_nothing_at_all(house: House) -> None:
    for path in (
        "/v1/memory",
        "/v1/due",
        "/v1/due.ics",
        "/v1/cadence",
        "/v1/releases",
        "/v1/releases/received",
    ):
        answer = await house.get(path, "stranger")
        assert answer.status_code == 401
        assert SECRET not in answer.text
