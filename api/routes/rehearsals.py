"""Practices with invented reps, line by line. Nothing of them is kept, and nothing logged."""

import asyncio
from collections.abc import Callable, Sequence

from fastapi import APIRouter
from starlette.responses import Response

from api.errors import ApiError
from api.schemas.rehearsals import CastAnswer, LineAnswer, LinesRequest, answer_of, cast_of
from assistant.errors import UsageError
from assistant.rehearsing.practice import Practice, Step
from assistant.rehearsing.rehearsal import Rehearsal


def rehearsal_routes(rehearsal: Callable[[], Rehearsal]) -> APIRouter:
    """``rehearsal`` is asked for with the first request, and answers the same one each time."""
    router = APIRouter()

    @router.get("/v1/rehearsals")
    def there_are() -> CastAnswer:
        return cast_of(rehearsal().cast)

    @router.post("/v1/rehearsals/lines", response_model=LineAnswer)
    async def say(body: LinesRequest) -> Response:
        room = await asyncio.to_thread(rehearsal)
        begun = _begun(room, body)
        # In a thread: every line is read again, and others want to be answered meanwhile.
        before, step = await asyncio.to_thread(replayed, room, begun, body.lines)
        answer = answer_of(await room.speak(before, step))
        return Response(
            answer.model_dump_json(), media_type="application/json", headers={"cache-control": "no-store"}
        )

    return router


def replayed(room: Rehearsal, practice: Practice, lines: Sequence[str]) -> tuple[Practice, Step]:
    """Where the practice stood before the last line, and what comes of that line. ``lines``: one at least."""
    *earlier, last = lines
    for line in earlier:
        practice = room.hear(practice, line).practice.running()
    return practice, room.hear(practice, last)


def _begun(room: Rehearsal, body: LinesRequest) -> Practice:
    try:
        return room.begin(body.temperament, body.situation)
    except UsageError as error:
        param = "situation" if body.temperament in room.cast.temperaments else "temperament"
        raise ApiError(400, f"Invalid '{param}': {error}", param=param, code="invalid_value") from None
