"""``/v1/releases``: what its owner gave to somebody else, and took back.

``/v1/worth-it``: an answer that nobody can tell whose it is.
"""

import uuid
from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from api.asking import OwnerOf
from api.errors import ApiError
from api.schemas.releases import Answered, NewRelease, ReceivedField, ReceivedList, ReleaseField, ReleaseList
from api.sending import no_conversation
from assistant.domain.owner import Owner
from assistant.domain.remembered import Release
from assistant.keeping.adoption import vote
from assistant.keeping.conversations import Conversations, is_kept
from assistant.keeping.running import utc_now
from assistant.stores import OwnersStore, PageStore

NOT_STORED = {"cache-control": "no-store"}


def release_routes(
    pages: PageStore,
    conversations: Conversations,
    owner_of: OwnerOf,
    now: Callable[[], datetime] = utc_now,
) -> APIRouter:
    router = APIRouter(prefix="/v1/releases")

    @router.post("")
    async def release(body: NewRelease, request: Request) -> Response:
        owner = await owner_of(request)
        if body.to == owner:
            message = "Invalid 'to': that is you; name the one who may read it"
            raise ApiError(400, message, param="to", code="invalid_value")
        if body.conversation is not None:
            await _check(conversations, owner, body.conversation)
        made = Release(
            f"rel_{uuid.uuid4().hex}",
            owner,
            Owner(body.to),
            body.title,
            body.text,
            now(),
            body.conversation,
        )
        await pages.release(made)
        return JSONResponse(ReleaseField.of(made).model_dump(mode="json"), 201, NOT_STORED)

    @router.get("")
    async def released(request: Request, response: Response) -> ReleaseList:
        response.headers.update(NOT_STORED)
        found = await pages.released_by(await owner_of(request))
        return ReleaseList(data=[ReleaseField.of(each) for each in found])

    @router.get("/received")
    async def received(request: Request, response: Response) -> ReceivedList:
        response.headers.update(NOT_STORED)
        found = await pages.released_to(await owner_of(request))
        return ReceivedList(data=[ReceivedField.of(each) for each in found])

    @router.delete("/{id}", status_code=204)
    async def take_back(id: str, request: Request) -> None:
        if not await pages.withdraw(await owner_of(request), id):
            message = "There is no such release of yours; GET /v1/releases lists them"
            raise ApiError(404, message, code="release_not_found")

    return router


def worth_it_routes(
    owners: OwnersStore, owner_of: OwnerOf, now: Callable[[], datetime] = utc_now
) -> APIRouter:
    router = APIRouter(prefix="/v1/worth-it")

    @router.post("", status_code=204)
    async def answer(body: Answered, request: Request) -> None:
        await vote(owners, await owner_of(request), body.worth_it, now())

    return router


async def _check(conversations: Conversations, owner: Owner, id: str) -> None:
    """Raises ``ApiError`` for a conversation that isn't the owner's, or that isn't kept."""
    found = await conversations.read(owner, id)
    if found is None:
        raise no_conversation(id)
    if not is_kept(found):
        message = "Nothing is written of a conversation that isn't kept; leave 'conversation' out"
        raise ApiError(400, message, param="conversation", code="not_kept")
