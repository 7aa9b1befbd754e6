"""The chat endpoint going on with a kept conversation: the request's last message is its next turn."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from fastapi import Request

from api.asking import OwnerOf
from api.errors import ApiError
from api.schemas.requests import ChatRequest
from api.sending import as_coached, fingerprint, is_resent, key_of, no_conversation, taken
from assistant.domain.conversation import Conversation
from assistant.domain.kept import SaidTurn
from assistant.domain.turn import Reply
from assistant.keeping.keeping import Keeping


@dataclass(frozen=True, slots=True)
class KeptChat:
    """``keeping`` is None where nothing is kept; no id is known then."""

    keeping: Keeping | None
    owner_of: OwnerOf

    async def turn(
        self, id: str, sent: Conversation, body: ChatRequest, request: Request
    ) -> tuple[AsyncGenerator[str | Reply, None], str]:
        """The turn as a coach takes one, and its address.

        Of what went before, what was kept counts and not what ``sent`` has of it. Raises ``ApiError``.
        """
        owner = await self.owner_of(request)
        kept = await self.keeping.conversations.read(owner, id) if self.keeping else None
        if self.keeping is None or kept is None:
            raise no_conversation(id)
        if kept.role is not sent.role:
            message = f"This conversation is a {kept.role}'s; go on with the model askfirst-{kept.role}"
            raise ApiError(400, message, param="model", code="wrong_role")
        if not sent.last_said.strip():
            message = "Nothing is said in the last message; send the coachee's words"
            raise ApiError(400, message, param="messages", code="invalid_value")
        texts = [part for message in body.messages for part in (message.role, message.text)]
        said = SaidTurn(sent.last_said, key_of(request), fingerprint(body.model, *texts))
        turns = self.keeping.turns
        say = turns.resay if said.key is None and is_resent(request) else turns.say
        begun = await say(owner, id, said)
        turn = taken(begun, id)
        events = turns.events(owner, id, turn, answering=begun.answering)
        address = f"/v1/conversations/{id}/turns/{turn.id}"
        return as_coached(events, id, request.state.request_id), address
