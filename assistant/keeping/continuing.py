"""A kept conversation taken for a coach: whoever talks with it needn't know that it is kept."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from assistant.domain.conversation import Conversation
from assistant.domain.kept import KeptConversation, KeptTurn, SaidTurn, TurnState
from assistant.domain.owner import Owner
from assistant.domain.turn import Reply
from assistant.errors import UsageError
from assistant.keeping.events import Ended
from assistant.keeping.keeping import Keeping
from assistant.keeping.turns import Sent
from assistant.stores import Beginning


class ConversationGoneError(UsageError):
    """It was deleted meanwhile: nothing can be said in it any more, however often it is sent."""

    def __init__(self) -> None:
        super().__init__(
            "this conversation was deleted, so nothing more can be said in it; /export FILE.md keeps what "
            "was said here, with the words that weren't answered"
        )


class Continuing:
    """``assistant.ports.TurnTaker``. Of what it is given the last thing said counts; the rest is kept."""

    def __init__(self, keeping: Keeping, owner: Owner, id: str) -> None:
        self._keeping, self._owner, self._id = keeping, owner, id

    async def turn(self, conversation: Conversation) -> AsyncGenerator[str | Reply, None]:
        """Closed early, it stops the turn; what was said and sent is kept all the same.

        Raises ``UsageError`` where another answers it, ``ConversationGoneError``, and what the coach raises.
        """
        turns = self._keeping.turns
        sent = await self._sent(conversation.last_said)
        if sent.beginning is Beginning.NO_CONVERSATION:
            raise ConversationGoneError
        if sent.turn is None or sent.beginning is not Beginning.BEGUN:
            raise UsageError("this conversation is being answered elsewhere; wait for that, then send again")
        ended = None
        try:
            events = turns.events(self._owner, self._id, sent.turn, answering=sent.answering)
            async with aclosing(events) as following:
                async for _, event in following:
                    if isinstance(event, Ended):
                        ended = event
                    else:
                        yield event.text
        finally:
            if ended is None:
                await turns.stop(self._owner, self._id, sent.turn)
        if ended and ended.error:
            raise ended.error
        if ended is None or ended.turn.reply is None:
            if await self._keeping.conversations.read(self._owner, self._id) is None:
                raise ConversationGoneError
            raise UsageError("this turn was stopped elsewhere; send it again")
        yield ended.turn.reply

    async def _sent(self, said: str) -> Sent:
        """What wasn't answered is said in the place of its first attempt, and not beside it."""
        turns = self._keeping.turns
        kept = await self._keeping.conversations.read(self._owner, self._id)
        if kept is None:
            raise ConversationGoneError
        last = unanswered(kept)
        if last is None:
            return await turns.say(self._owner, self._id, SaidTurn(said))
        return await turns.say_again(self._owner, self._id, last.id, said)


def unanswered(conversation: KeptConversation) -> KeptTurn | None:
    """The last turn, where it has no reply and nobody is writing one."""
    last = conversation.turns[-1] if conversation.turns else None
    return last if last and last.state is TurnState.INTERRUPTED else None
