"""What is kept, as the commands reach it."""

from assistant.bootstrap import Stores, build_unkept
from assistant.domain.kept import KeptConversation
from assistant.domain.owner import LOCAL
from assistant.errors import UsageError
from assistant.keeping.carrying import CarryingConversations
from assistant.keeping.conversations import Conversations
from assistant.keeping.keeping import Keeping
from assistant.keeping.places import KEPT, Places
from assistant.ports import TurnTaker

SHORT = 8
"""Characters of an id that a list shows; they are enough to name it."""


def keeping_over(coach: TurnTaker, stores: Stores) -> Keeping:
    """Turns over the stores that are set up; what isn't to be kept lives in this process."""
    places = _places(stores)
    return Keeping.over(coach, places.kept, places.unkept)


def conversations_in(stores: Stores) -> Conversations:
    return Conversations(_places(stores))


def _places(stores: Stores) -> Places:
    """Either kind brings things along; only what is kept is noticed for the card."""
    return Places(
        CarryingConversations(stores.conversations, stores.memory, remembers=True),
        CarryingConversations(build_unkept().conversations, stores.memory, remembers=False),
    )


def short(id: str) -> str:
    return id.removeprefix(KEPT)[:SHORT]


async def find(conversations: Conversations, beginning: str) -> KeptConversation:
    """The one whose id begins so, with its turns. Raises ``UsageError`` where there is none, or several."""
    found = await conversations.beginning_with(LOCAL, beginning)
    if len(found) > 1:
        ids = ", ".join(c.id.removeprefix(KEPT) for c in found[:5])
        raise UsageError(f"several conversations begin with {beginning!r}: {ids}; give more of the id")
    whole = await conversations.read(LOCAL, found[0].id) if found else None
    if whole is None:
        raise UsageError(
            f"no conversation has an id that begins with {beginning!r}; "
            "askfirst conversations list shows those there are"
        )
    return whole
