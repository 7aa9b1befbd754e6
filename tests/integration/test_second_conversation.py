"""The second conversation opens from the first, without reproach, and is useful within two turns."""

from datetime import date, datetime, timedelta

import pytest

from assistant.bootstrap import Askfirst, Stores, build_unkept
from assistant.domain.conversation import Role
from assistant.domain.kept import KeptConversation, SaidTurn
from assistant.domain.owner import LOCAL
from assistant.domain.turn import Reply
from assistant.keeping.carrying import CarryingConversations
from assistant.keeping.keeping import Keeping
from assistant.keeping.memory import Memory
from assistant.keeping.running import utc_now
from tests.integration.talking import questions

REPROACH = ("should have", "didn't you", "why not", "failed", "forgot", "late", "again?", "still haven't")


class Days:
    """A calendar that the test turns."""

    def __init__(self) -> None:
        self.now = utc_now()

    def today(self) -> date:
        return self.now.astimezone().date()

    def __call__(self) -> datetime:
        return self.now


class Person:
    def __init__(self, lexical: Askfirst) -> None:
        self.days, self.stores = Days(), build_unkept()
        self.memory = Memory(self.stores.memory, self.days, self.days.today)
        self.keeping = keeping(lexical, self.stores, self.days)

    async def begin(self, role: Role = Role.LEADER) -> KeptConversation:
        carried = await self.memory.carried(LOCAL)
        return await self.keeping.conversations.create(LOCAL, role, carried=carried)

    async def say(self, talk: KeptConversation, text: str) -> Reply:
        sent = await self.keeping.turns.say(LOCAL, talk.id, SaidTurn(text))
        ended = await self.keeping.turns.ended(LOCAL, talk.id, sent)
        assert ended
        assert ended.turn.reply, ended.error
        return ended.turn.reply


def keeping(lexical: Askfirst, stores: Stores, days: Days) -> Keeping:
    over = CarryingConversations(stores.conversations, stores.memory, True, days, days.today)
    return Keeping.over(lexical.coach, over, build_unkept().conversations, now=days)


@pytest.fixture
def person(lexical: Askfirst) -> Person:
    return Person(lexical)


FIRST = (
    "1:1 with Jonas in ten minutes. He says yes to everything and nothing is different a week later.",
    "I'll ask him today who else has a say. thanks, bye",
)


@pytest.mark.parametrize("hello", ["hi", "Jonas and I talk again in ten minutes", "here I am"])
async def test_it_asks_what_came_of_it_in_ones_own_words(person: Person, hello: str) -> None:
    first = await person.begin()
    for text in FIRST:
        await person.say(first, text)
    person.days.now += timedelta(days=7)
    second = await person.begin()
    assert [c.text for c in second.carried][:1] == ["I'll ask him today who else has a say"]
    opening = await person.say(second, hello)
    assert "ask him today who else has a say" in opening.text
    assert opening.text.endswith("What came of it?")
    assert not any(word in opening.text.lower() for word in REPROACH)
    going_on = await person.say(second, "He didn't know, so we mapped it together.")
    assert len(questions(going_on.text)) == 1
    assert "What came of it?" not in going_on.text


async def test_once_spoken_of_it_opens_no_conversation_again(person: Person) -> None:
    first = await person.begin()
    for text in FIRST:
        await person.say(first, text)
    second = await person.begin()
    await person.say(second, "hi")
    await person.say(second, "Not yet, no time.")
    third = await person.begin()
    assert not [c for c in third.carried if c.kind == "commitment"]
    assert "What came of it?" not in (await person.say(third, "hi")).text


async def test_told_of_unasked_it_is_not_asked_for(person: Person) -> None:
    first = await person.begin()
    for text in FIRST:
        await person.say(first, text)
    second = await person.begin()
    reply = await person.say(second, "I asked Jonas who else has a say, and he went quiet.")
    assert "What came of it?" not in reply.text


async def test_nothing_private_is_brought_along(person: Person) -> None:
    first = await person.begin()
    await person.say(first, "My 1:1 with Jonas is about the Acme renewal.")
    await person.say(
        first, "His wife left him and he is on medication. I'll ask him on Monday how he sleeps."
    )
    second = await person.begin()
    assert {c.text for c in second.carried} == {"the Acme renewal", "Jonas, 1:1"}
