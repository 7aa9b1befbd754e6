"""``POST /v1/chat/completions``."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.answers import Form, Turn, coached, immediate
from api.background import background_answer
from api.conversations import conversation_of, notice_of, role_of
from api.schemas.requests import ChatRequest
from api.streaming import TurnStream, unless_gone, whole
from assistant.ports import TurnTaker


def chat_routes(coach: TurnTaker) -> APIRouter:
    router = APIRouter()

    def turn_for(body: ChatRequest) -> Turn:
        role = role_of(body.model)
        answer = background_answer(body.messages, role, body.response_format)
        if answer is not None:
            return immediate(answer)
        conversation = conversation_of(body.messages, role)
        return coached(coach.turn(conversation), notice_of(body.messages))

    @router.post("/v1/chat/completions")
    async def complete(body: ChatRequest, request: Request) -> Response:
        turn = turn_for(body)
        form = Form.new(body.model, sum(len(message.text) for message in body.messages), body.wants_usage)
        if body.stream:
            return TurnStream(turn, form, request.state.request_id)
        outcome = await unless_gone(request.receive, whole(turn))
        content = form.completion(outcome) if outcome else b""
        return Response(content, media_type="application/json", headers={"cache-control": "no-store"})

    return router
