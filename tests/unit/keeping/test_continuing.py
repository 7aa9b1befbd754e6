"""A kept conversation taken for a coach, as the terminal does."""

import asyncio
from contextlib import aclosing

import pytest

from assistant.adapters.unkept import Shelf, UnkeptConversations
from assistant.domain.conversation import Conversation, Message, Role, Speaker
from assistant.domain.kept import KeptConversation, SaidTurn, TurnState
from assistant.domain.owner import LOCAL
from assistant.domain.turn import Reply
from assistant.errors import ModelUnreachable, UsageError
from assistant.keeping.continuing import Continuing, ConversationGoneError
from assistant.keeping.keeping import Keeping
from assistant.keeping.running import Lease
from tests.fakes import FakeCoach, Pause, a_reply, a_turn


class Talk:
    """One kept conversation, and what is said in it."""

    def __init__(self, *turns: tuple[object, ...]) -> None:
        self.coach = FakeCoach(*turns)  # type: ignore[arg-type]  # steps of any kind
        store = UnkeptConversations(Shelf())
        self.keeping = Keeping.over(self.coach, store, store)
        self.id = ""

    async def say(self, text: str) -> str:
        if not self.id:
            self.id = (await self.keeping.conversations.create(LOCAL, Role.LEADER)).id
        said = Conversation(Role.LEADER, (Message(Speaker.COACHEE, text),))
        pieces = [item async for item in Continuing(self.keeping, LOCAL, self.id).turn(said)]
        assert isinstance(pieces[-1], Reply)
        return "".join(piece for piece in pieces if isinstance(piece, str))

    async def kept(self) -> KeptConversation:
        kept = await self.keeping.conversations.read(LOCAL, self.id)
        assert kept
        return kept


async def test_each_turn_is_kept_and_the_coach_reads_them_all() -> None:
    talk = Talk(a_turn("What else?"), a_turn("And ", "then?"))
    assert [await talk.say("one"), await talk.say("two")] == ["What else?", "And then?"]
    assert talk.coach.history[1].said == ("one", "two")
    assert talk.coach.history[1].replies == ("What else?",)
    assert [turn.state for turn in (await talk.kept()).turns] == [TurnState.COMPLETE] * 2


async def test_what_failed_is_said_again_in_its_own_row() -> None:
    talk = Talk(("What ", ModelUnreachable("no answer; start it")), a_turn("What else?"))
    with pytest.raises(ModelUnreachable, match="no answer; start it"):
        await talk.say("one")
    assert [(turn.said, turn.state) for turn in (await talk.kept()).turns] == [("one", TurnState.INTERRUPTED)]
    assert await talk.say("one\ntwo") == "What else?"
    [turn] = (await talk.kept()).turns
    assert (turn.said, turn.attempt, turn.state) == ("one\ntwo", 2, TurnState.COMPLETE)
    assert talk.coach.history[1].said == ("one\ntwo",)


async def test_left_early_it_is_stopped_and_what_was_sent_is_kept() -> None:
    talk = Talk(("What ", Pause(60), a_reply("What ")))
    talk.id = (await talk.keeping.conversations.create(LOCAL, Role.LEADER)).id
    said = Conversation(Role.LEADER, (Message(Speaker.COACHEE, "one"),))
    async with aclosing(Continuing(talk.keeping, LOCAL, talk.id).turn(said)) as pieces:
        assert await anext(pieces) == "What "
    [turn] = (await talk.kept()).turns
    assert (turn.state, turn.pieces) == (TurnState.INTERRUPTED, ("What ",))
    assert talk.coach.stopped == 1


async def test_one_that_is_answered_elsewhere_or_gone_says_so() -> None:
    talk = Talk(a_turn("What else?"), (Pause(60), a_reply("")))
    await talk.say("one")
    sent = await talk.keeping.turns.say(LOCAL, talk.id, SaidTurn("two"))
    with pytest.raises(UsageError, match="answered elsewhere"):
        await talk.say("three")
    assert sent.turn
    await talk.keeping.delete(LOCAL, talk.id)
    with pytest.raises(ConversationGoneError, match="/export"):
        await talk.say("three")


async def test_one_that_is_deleted_while_it_is_answered_is_gone_and_not_stopped() -> None:
    talk = Talk(("What ", Pause(60), a_reply("What ")))
    store = UnkeptConversations(Shelf())
    talk.keeping = Keeping.over(talk.coach, store, store, Lease(renewed_every=0.01))
    saying = asyncio.create_task(talk.say("one"))
    while not talk.coach.history:
        await asyncio.sleep(0)
    await talk.keeping.conversations.delete(LOCAL, talk.id)
    with pytest.raises(ConversationGoneError):
        await saying
