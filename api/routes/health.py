"""``/health/live`` and ``/health/ready``, and a word at ``/`` for people who look."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import PlainTextResponse

from api.conversations import MODELS
from api.errors import ApiError
from assistant.errors import AskfirstError

WELCOME = f"""\
Askfirst: a coach for sales leaders and their reps. It asks first, and it never directs.

Chat with it from any client that speaks the OpenAI protocol. Give the client this address with /v1
after it, any key, and one of the models {" and ".join(MODELS)}.
"""


def health_routes(ready: Callable[[], bool]) -> APIRouter:
    """``ready`` may also raise an ``AskfirstError`` that tells why it can't be."""
    router = APIRouter()

    @router.api_route("/health/live", methods=["GET", "HEAD"])
    async def live() -> dict[str, str]:
        return {"status": "live"}

    @router.api_route("/health/ready", methods=["GET", "HEAD"])
    async def is_ready() -> dict[str, str]:
        reason = "the index of passages is being opened; try again in a moment"
        try:
            if ready():
                return {"status": "ready"}
        except AskfirstError as error:
            reason = str(error)
        raise ApiError(
            503,
            f"Not ready: {reason}",
            type="server_error",
            code="not_ready",
            headers={"retry-after": "1"},
        )

    @router.api_route("/", methods=["GET", "HEAD"], response_class=PlainTextResponse)
    async def welcome() -> str:
        return WELCOME

    return router
