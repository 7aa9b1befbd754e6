"""``/v1/conversations/{id}/turns``: sending, following, stopping, retrying and editing turns.

A turn is answered whole or, where ``stream`` or ``Accept: text/event-stream`` asks for it, as events.
"""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api.asking import OwnerOf
from api.errors import ApiError
from api.schemas.turns import AnsweredAgain, EditedTurn, NewTurn, TurnField, TurnList
from api.sending import failure_of, fingerprint, key_of, no_conversation, taken, turn_in
from api.streaming import unless_gone
from api.turn_events import LAST_EVENT, TurnEvents, number_after
from assistant.domain.kept import KeptConversation, KeptTurn, SaidTurn, TurnState
from assistant.domain.owner import Owner
from assistant.keeping.events import events_of
from assistant.keeping.keeping import Keeping
from assistant.keeping.turns import Sent
from assistant.stores import Beginning

EVENT_STREAM = "text/event-stream"
REPLAYED = {"idempotent-replayed": "true"}


def turn_routes(keeping: Keeping, owner_of: OwnerOf) -> APIRouter:
    router = APIRouter(prefix="/v1/conversations/{id}/turns")
    turns = keeping.turns

    async def conversation_of(owner: Owner, id: str) -> KeptConversation:
        found = await keeping.conversations.read(owner, id)
        if found is None:
            raise no_conversation(id)
        return found

    async def answer(owner: Owner, id: str, sent: Sent, stream: bool | None, request: Request) -> Response:
        if sent.beginning is Beginning.IN_FLIGHT and LAST_EVENT in request.headers and sent.turn:
            sent = Sent(Beginning.KNOWN, sent.turn)  # the line was lost: the client goes on reading
        turn = taken(sent, id)
        headers = {"location": f"/v1/conversations/{id}/turns/{turn.id}"}
        if sent.beginning is Beginning.KNOWN:
            headers |= REPLAYED
        if stream or (stream is None and EVENT_STREAM in request.headers.get("accept", "")):
            after = number_after(request.headers.get(LAST_EVENT), turn)
            events = turns.events(owner, id, turn, after, sent.answering)
            return TurnEvents(id, turn, events, request.state.request_id, **headers)
        ended = await unless_gone(request.receive, turns.ended(owner, id, sent))
        if ended is None or ended.error:
            raise failure_of(ended, id, request.state.request_id)
        return _turn(id, ended.turn, headers)

    @router.post("")
    async def send(id: str, body: NewTurn, request: Request) -> Response:
        owner = await owner_of(request)
        said = SaidTurn(body.text, key_of(request, body.id), fingerprint(body.text))
        return await answer(owner, id, await turns.say(owner, id, said), body.stream, request)

    @router.get("")
    async def all_turns(id: str, request: Request) -> TurnList:
        conversation = await conversation_of(await owner_of(request), id)
        return TurnList(data=[TurnField.of(id, turn) for turn in conversation.turns])

    @router.get("/{turn}")
    async def read(id: str, turn: str, request: Request) -> Response:
        return _turn(id, turn_in(await conversation_of(await owner_of(request), id), turn))

    @router.get("/{turn}/events")
    async def follow(id: str, turn: str, request: Request) -> Response:
        owner = await owner_of(request)
        found = turn_in(await conversation_of(owner, id), turn)
        after = number_after(request.headers.get(LAST_EVENT), found)
        if found.state is not TurnState.PENDING and after >= len(events_of(found)):
            return Response(status_code=204)  # a browser's EventSource stops asking
        return TurnEvents(id, found, turns.events(owner, id, found, after), request.state.request_id)

    @router.post("/{turn}/stop")
    async def stop(id: str, turn: str, request: Request) -> Response:
        owner = await owner_of(request)
        found = turn_in(await conversation_of(owner, id), turn)
        stopped = await turns.stop(owner, id, found)
        if stopped is None:
            raise no_conversation(id)
        return _turn(id, stopped)

    @router.post("/{turn}/retry")
    async def retry(id: str, turn: str, request: Request, body: AnsweredAgain | None = None) -> Response:
        owner = await owner_of(request)
        _check_last(await conversation_of(owner, id), turn)
        sent = _of_the_last(await turns.say_again(owner, id, turn))
        return await answer(owner, id, sent, body.stream if body else None, request)

    @router.api_route("/{turn}", methods=["PUT", "PATCH"])
    async def edit(id: str, turn: str, body: EditedTurn, request: Request) -> Response:
        owner = await owner_of(request)
        _check_last(await conversation_of(owner, id), turn)
        sent = _of_the_last(await turns.say_again(owner, id, turn, body.text))
        return await answer(owner, id, sent, body.stream, request)

    return router


def _check_last(conversation: KeptConversation, id: str) -> None:
    """Raises ``ApiError`` 404 for a turn that isn't there, 409 for one that others followed."""
    if turn_in(conversation, id).number != len(conversation.turns):
        raise _not_last()


def _of_the_last(sent: Sent) -> Sent:
    if sent.beginning in (Beginning.OTHER_BODY, Beginning.BUSY):  # something was said since the check
        raise _not_last()
    return sent


def _not_last() -> ApiError:
    message = "Only the last turn can be answered again or edited; what came after rests on this one"
    return ApiError(409, message, code="not_the_last_turn", headers={"x-should-retry": "false"})


def _turn(id: str, turn: KeptTurn, headers: dict[str, str] | None = None) -> Response:
    answer = TurnField.of(id, turn).model_dump(mode="json")
    return JSONResponse(answer, headers={"cache-control": "no-store", **(headers or {})})
