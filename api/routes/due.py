"""``/v1/due``: what is next, as a list and as a calendar feed that others may see."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from fastapi import APIRouter, Request, Response

from api.asking import OwnerOf
from api.schemas.memory import DueField, DueList
from assistant.keeping.memory import Memory
from assistant.ports import CalendarWriter
from assistant.remembering.due import occasions

NOT_STORED = {"cache-control": "no-store"}


def due_routes(
    memory: Memory, owner_of: OwnerOf, calendar: CalendarWriter | None, today: Callable[[], date]
) -> APIRouter:
    """Without ``calendar`` there is no feed."""
    router = APIRouter(prefix="/v1")

    @router.get("/due")
    async def due(request: Request, response: Response) -> DueList:
        response.headers.update(NOT_STORED)
        found = await memory.due(await owner_of(request))
        return DueList(data=[DueField.of(each, today()) for each in found])

    if calendar is not None:

        @router.get("/due.ics")
        async def feed(request: Request) -> Response:
            found = await memory.due(await owner_of(request))
            written = calendar.feed(occasions(found), datetime.now(UTC))
            return Response(written, media_type="text/calendar", headers=NOT_STORED)

    return router
