"""Something kept, for the tests of the commands that show, take along or delete it."""

import asyncio

import click
from click.testing import CliRunner, Result

from assistant.bootstrap import build_stores, build_unkept
from assistant.domain.conversation import Role
from assistant.domain.kept import SaidTurn
from assistant.domain.owner import LOCAL, Owner
from assistant.keeping.carrying import CarryingConversations
from assistant.keeping.keeping import Keeping
from assistant.settings import Settings
from tests.fakes import FakeCoach


def keep(*said: str, owner: str = LOCAL, journey: str | None = None) -> str:
    """A kept conversation's id; what was said is on the card."""

    async def kept() -> str:
        stores = build_stores(Settings())
        over = CarryingConversations(stores.conversations, stores.memory, remembers=True)
        keeping = Keeping.over(FakeCoach(), over, build_unkept().conversations)
        made = await keeping.conversations.create(Owner(owner), Role.LEADER, journey)
        for text in said:
            sent = await keeping.turns.say(made.owner, made.id, SaidTurn(text))
            await keeping.turns.ended(made.owner, made.id, sent)
        await keeping.turns.close()
        await stores.close()
        return made.id

    return asyncio.run(kept())


def run(command: click.Command, *args: str, said: str | None = None) -> Result:
    return CliRunner().invoke(command, args, input=said, standalone_mode=False)


def shown(command: click.Command, *args: str, said: str | None = None) -> str:
    ran = run(command, *args, said=said)
    assert ran.exception is None, ran.exception
    return ran.output
