"""``/v1/memory``: the card of what would be carried along, read, corrected, struck out and deleted.

``/v1/cadence``: how often its owner wants to come back.
"""

from collections.abc import Callable
from datetime import date

from fastapi import APIRouter, Request, Response

from api.asking import OwnerOf
from api.errors import ApiError
from api.schemas.memory import (
    CadenceField,
    Card,
    Corrected,
    CorrectedCard,
    EntryField,
    NewCadence,
    Removed,
)
from assistant.domain.owner import Owner
from assistant.errors import UsageError
from assistant.keeping.memory import Correction, Memory
from assistant.remembering.card import Line
from assistant.remembering.due import next_day

NOT_STORED = {"cache-control": "no-store"}


def memory_routes(memory: Memory, owner_of: OwnerOf) -> APIRouter:
    router = APIRouter(prefix="/v1/memory")

    async def card_of(owner: Owner) -> Card:
        lines = await memory.lines(owner)
        brought = {carried.entry for carried in await memory.carried(owner)}
        return Card(data=[EntryField.of(line, line.entry.id in brought) for line in lines])

    async def correct(owner: Owner, id: str, correction: Correction) -> Line:
        try:
            found = await memory.correct(owner, id, correction)
        except UsageError as error:
            message = str(error)[:1].upper() + str(error)[1:]
            raise ApiError(400, message, code="invalid_value") from None
        if found is None:
            raise _no_entry()
        return found

    @router.get("")
    async def card(request: Request, response: Response) -> Card:
        response.headers.update(NOT_STORED)
        return await card_of(await owner_of(request))

    @router.put("")
    async def correct_card(body: CorrectedCard, request: Request, response: Response) -> Card:
        # What isn't listed stays: something may have been noticed since the card was read.
        owner = await owner_of(request)
        known = {entry.id for line in await memory.lines(owner) for entry in line.entries}
        if any(entry.id not in known for entry in body.data):
            raise _no_entry()
        for entry in body.data:
            await correct(owner, entry.id, entry.correction())
        response.headers.update(NOT_STORED)
        return await card_of(owner)

    @router.delete("")
    async def remove_all(request: Request) -> Removed:
        return Removed(removed=await memory.remove_all(await owner_of(request)))

    @router.put("/{id}")
    async def correct_entry(id: str, body: Corrected, request: Request, response: Response) -> EntryField:
        owner = await owner_of(request)
        line = await correct(owner, id, body.correction())
        brought = {carried.entry for carried in await memory.carried(owner)}
        response.headers.update(NOT_STORED)
        return EntryField.of(line, line.entry.id in brought)

    @router.delete("/{id}", status_code=204)
    async def remove(id: str, request: Request) -> None:
        if not await memory.remove(await owner_of(request), id):
            raise _no_entry()

    return router


def cadence_routes(memory: Memory, owner_of: OwnerOf, today: Callable[[], date]) -> APIRouter:
    router = APIRouter(prefix="/v1/cadence")

    @router.get("")
    async def cadence(request: Request, response: Response) -> CadenceField:
        found = await memory.cadence(await owner_of(request))
        if found is None:
            raise _no_cadence()
        response.headers.update(NOT_STORED)
        return CadenceField.of(found, next_day(found, today()))

    @router.put("")
    async def set_cadence(body: NewCadence, request: Request) -> CadenceField:
        if body.next is not None and body.next < today():
            message = "Invalid 'next': send a day that isn't past, or leave it out"
            raise ApiError(400, message, param="next", code="invalid_value")
        made = await memory.set_cadence(await owner_of(request), body.every_days, body.next)
        return CadenceField.of(made, next_day(made, today()))

    @router.delete("", status_code=204)
    async def end_cadence(request: Request) -> None:
        if not await memory.end_cadence(await owner_of(request)):
            raise _no_cadence()

    return router


def _no_entry() -> ApiError:
    message = "There is no such entry; GET /v1/memory has all there are"
    return ApiError(404, message, code="entry_not_found")


def _no_cadence() -> ApiError:
    return ApiError(
        404, "No cadence is set; PUT /v1/cadence with 'every_days' sets one", code="cadence_not_found"
    )
