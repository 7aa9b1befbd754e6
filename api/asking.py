"""Who is asking. Every kept row has an owner, and nobody reaches another's."""

from collections.abc import Awaitable, Callable, Mapping

from fastapi import Request

from api.errors import ApiError
from assistant.domain.owner import LOCAL, Owner
from assistant.ports import WhoAsks

OwnerOf = Callable[[Request], Awaitable[Owner]]


class LocalPerson:
    """Whoever reaches the server is the one person on this machine: there is no sign-in."""

    async def owner(self, headers: Mapping[str, str]) -> Owner | None:
        return LOCAL


def owner_reader(who: WhoAsks) -> OwnerOf:
    """What tells a request's owner; it raises ``ApiError`` 401 where ``who`` knows nobody."""

    async def owner_of(request: Request) -> Owner:
        owner = await who.owner(request.headers)
        if owner is None:
            message = "The server doesn't know who is asking; sign in and send what it gave you"
            raise ApiError(401, message, type="authentication_error", code="not_signed_in")
        return owner

    return owner_of
