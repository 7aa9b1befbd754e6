"""How a turn is sent: the client's key for it, and what is answered where it can't be begun."""

import hashlib
import json
import re
from collections.abc import AsyncGenerator

from fastapi import Request

from api.errors import ApiError, as_api_error
from assistant.domain.kept import KeptConversation, KeptTurn
from assistant.domain.turn import Reply
from assistant.keeping.events import Ended, Event
from assistant.keeping.turns import Sent
from assistant.stores import Beginning

KEY = "idempotency-key"
RETRIES = "x-stainless-retry-count"
"""How OpenAI's own clients tell that they send something once more; they send no key by themselves."""

_SANE_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_DONT_RETRY = {"x-should-retry": "false"}
_LATER = {**_DONT_RETRY, "retry-after": "2"}


def key_of(request: Request, id: str | None = None) -> str | None:
    """``Idempotency-Key``, or the client's id of the turn. Raises ``ApiError`` 400 for a key out of form."""
    sent = request.headers.get(KEY)
    key, param = (id, "id") if sent is None else (sent, "Idempotency-Key")
    if key is not None and not _SANE_KEY.fullmatch(key):
        message = f"Invalid '{param}': send 1 to 255 visible ASCII characters, such as a UUID"
        raise ApiError(400, message, param=param, code="invalid_value")
    return key


def fingerprint(*parts: str) -> str:
    """Of what a client sent, so that the same key with something else is noticed."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def is_resent(request: Request) -> bool:
    return request.headers.get(RETRIES, "0").strip() not in ("", "0")


def no_conversation(id: str) -> ApiError:
    kind = "That conversation was not kept" if id.startswith("unkept_") else "There is no such conversation"
    message = f"{kind}; GET /v1/conversations lists yours, POST /v1/conversations begins one"
    return ApiError(404, message, code="conversation_not_found")


def turn_in(conversation: KeptConversation, id: str) -> KeptTurn:
    """Raises ``ApiError`` 404."""
    for turn in conversation.turns:
        if turn.id == id:
            return turn
    message = f"There is no such turn; GET /v1/conversations/{conversation.id} has all of this conversation"
    raise ApiError(404, message, code="turn_not_found")


def taken(sent: Sent, id: str) -> KeptTurn:
    """The turn that was begun, or that had been answered before. Raises ``ApiError`` where there is none."""
    if sent.turn and sent.beginning in (Beginning.BEGUN, Beginning.KNOWN):
        return sent.turn
    if sent.beginning is Beginning.IN_FLIGHT:
        message = "This turn is being answered already; follow its events, or send it again later"
        raise ApiError(409, message, code="turn_in_flight", headers=_LATER)
    if sent.beginning is Beginning.BUSY:
        message = "Another turn of this conversation is being answered; wait for it, or stop it"
        raise ApiError(409, message, code="conversation_busy", headers=_LATER)
    if sent.beginning is Beginning.OTHER_BODY:
        raise other_body()
    raise no_conversation(id)


def other_body() -> ApiError:
    message = "This key was used for something else; send a new key with what is new"
    return ApiError(422, message, param="Idempotency-Key", code="key_reused", headers=_DONT_RETRY)


def failure_of(ended: Ended | None, id: str, request_id: str) -> ApiError:
    """Why there is no reply, where there is none."""
    if ended is None:
        return no_conversation(id)
    if ended.error:
        return as_api_error(ended.error, request_id)
    message = "This turn was stopped before its reply was whole; what was said is kept, retry answers it"
    return ApiError(409, message, code="turn_interrupted", headers=_DONT_RETRY)


async def as_coached(
    events: AsyncGenerator[tuple[int, Event], None], id: str, request_id: str
) -> AsyncGenerator[str | Reply, None]:
    """A kept turn as a coach takes one. Raises ``ApiError`` where it ends without a reply."""
    ended = None
    try:
        async for _, event in events:
            if not isinstance(event, Ended):
                yield event.text
            else:
                ended = event
    finally:
        await events.aclose()
    if ended is None or ended.turn.reply is None:
        raise failure_of(ended, id, request_id)
    yield ended.turn.reply
