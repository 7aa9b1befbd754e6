"""``/v1/conversations``: making, listing, reading, naming and deleting them, and the page one leaves."""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from api.asking import OwnerOf
from api.conversations import Journeys
from api.errors import ApiError
from api.schemas.conversations import (
    ConversationField,
    ConversationList,
    NewConversation,
    NewTitle,
    WholeConversation,
)
from api.sending import key_of, no_conversation, other_body
from assistant.keeping.conversations import PAGE, is_as_asked
from assistant.keeping.keeping import Keeping
from assistant.keeping.memory import Memory
from assistant.stores import Cursor

MOST = 200
"""Conversations on one page of the list."""
_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_CURSOR = re.compile(r"([0-9]{1,20})(?:\.([0-9A-Za-z_-]{1,100}))?")
NOT_STORED = {"cache-control": "no-store"}


def conversation_routes(
    keeping: Keeping, owner_of: OwnerOf, journeys: Journeys, memory: Memory | None = None
) -> APIRouter:
    """``memory`` has what a new conversation brings along; without it, nothing."""
    router = APIRouter(prefix="/v1/conversations")
    conversations = keeping.conversations

    @router.post("")
    async def create(body: NewConversation, request: Request) -> Response:
        owner = await owner_of(request)
        _check_journey(body, journeys)
        key = key_of(request)
        made = await conversations.create(
            owner,
            body.role,
            body.journey,
            body.title,
            body.keep,
            await memory.carried(owner, await conversations.ids_of(owner, body.role)) if memory else (),
            key,
        )
        if not is_as_asked(made, body.role, body.journey, body.title, body.keep, key):
            raise other_body()
        headers = {**NOT_STORED, "location": f"/v1/conversations/{made.id}"}
        return JSONResponse(WholeConversation.of(made).model_dump(mode="json"), 201, headers)

    @router.get("")
    async def page(
        request: Request,
        response: Response,
        limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
        after: str | None = None,
    ) -> ConversationList:
        found = await conversations.page(await owner_of(request), limit, _read(after))
        response.headers.update(NOT_STORED)
        return ConversationList(
            data=[ConversationField.of(conversation) for conversation in found.conversations],
            has_more=found.next is not None,
            next=_written(found.next) if found.next else None,
        )

    @router.get("/{id}")
    async def read(id: str, request: Request, response: Response) -> WholeConversation:
        found = await conversations.read(await owner_of(request), id)
        if found is None:
            raise no_conversation(id)
        response.headers.update(NOT_STORED)
        return WholeConversation.of(found)

    @router.patch("/{id}")
    async def rename(id: str, body: NewTitle, request: Request) -> WholeConversation:
        owner = await owner_of(request)
        renamed = await conversations.rename(owner, id, body.title)
        found = await conversations.read(owner, id) if renamed else None
        if found is None:
            raise no_conversation(id)
        return WholeConversation.of(found)

    @router.delete("/{id}", status_code=204)
    async def delete(id: str, request: Request) -> None:
        if not await keeping.delete(await owner_of(request), id):
            raise no_conversation(id)

    return router


def _check_journey(body: NewConversation, journeys: Journeys) -> None:
    if body.journey is None or body.role in journeys.get(body.journey, ()):
        return
    ours = sorted(id for id, roles in journeys.items() if body.role in roles)
    names = ", ".join(ours) if ours else "none"
    message = f"There is no such journey for a {body.role}; leave 'journey' out, or use one of these: {names}"
    raise ApiError(400, message, param="journey", code="journey_not_found")


def _written(cursor: Cursor) -> str:
    """Microseconds since 1970 and an id, so that it needs no escaping in an address."""
    return f"{(cursor.touched - _EPOCH) // _MICROSECOND}.{cursor.id}"


def _read(text: str | None) -> Cursor | None:
    """Digits alone, as earlier versions wrote it, are all of that moment."""
    if text is None:
        return None
    found = _CURSOR.fullmatch(text)
    try:
        if found:
            moment = _EPOCH + int(found[1]) * _MICROSECOND
            return Cursor(moment, found[2]) if found[2] else Cursor(moment - _MICROSECOND, "")
    except OverflowError:
        pass
    message = "Invalid 'after': send the 'next' of the page before, as it came"
    raise ApiError(400, message, param="after", code="invalid_value")
