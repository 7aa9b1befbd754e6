"""``POST /v1/chat/completions``: stateless, or going on with a kept conversation."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.answers import Form, Turn, coached, immediate
from api.background import background_answer
from api.conversations import Journeys, asked_of, conversation_of, notice_of
from api.kept_chat import KeptChat
from api.schemas.requests import ChatRequest
from api.streaming import TurnStream, unless_gone, whole
from assistant.ports import TurnTaker


def chat_routes(coach: TurnTaker, kept: KeptChat, journeys: Journeys) -> APIRouter:
    router = APIRouter()

    async def turn_for(body: ChatRequest, request: Request) -> tuple[Turn, dict[str, str]]:
        """The turn, and where it is kept, as a header."""
        asked = asked_of(body.model, journeys)
        answer = background_answer(body.messages, asked.role, body.response_format)
        if answer is not None:
            return immediate(answer), {}
        conversation, notice = conversation_of(body.messages, asked), notice_of(body.messages)
        if body.conversation_id is None:
            return coached(coach.turn(conversation), notice), {}
        turn, address = await kept.turn(body.conversation_id, conversation, body, request)
        return coached(turn, notice), {"location": address}

    @router.post("/v1/chat/completions")
    async def complete(body: ChatRequest, request: Request) -> Response:
        turn, address = await turn_for(body, request)
        form = Form.new(body.model, sum(len(message.text) for message in body.messages), body.wants_usage)
        if body.stream:
            return TurnStream(turn, form, request.state.request_id, address)
        outcome = await unless_gone(request.receive, whole(turn))
        content = form.completion(outcome) if outcome else b""
        headers = {"cache-control": "no-store", **address}
        return Response(content, media_type="application/json", headers=headers)

    return router
