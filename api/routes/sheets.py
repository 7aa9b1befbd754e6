"""``GET /v1/conversations/{id}/sheet``: the page that a conversation leaves behind, in several forms."""

from collections.abc import Mapping, Sequence

from fastapi import APIRouter, Request
from pydantic import TypeAdapter
from starlette.responses import Response

from api.asking import OwnerOf
from api.errors import ApiError
from api.sending import no_conversation
from assistant.domain.sheet import Sheet
from assistant.keeping.conversations import Conversations
from assistant.ports import SheetMaker, SheetWriter

JSON = "application/json"
FORMATS = {"json": JSON, "md": "text/markdown", "html": "text/html", "ics": "text/calendar"}
"""What ``?format=`` may name."""
HEADERS = {
    "cache-control": "no-store",
    # A page holds what people typed: nothing in it may run, load or call.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    "vary": "accept",
}

_SHEET = TypeAdapter(Sheet)


def sheet_routes(
    conversations: Conversations,
    owner_of: OwnerOf,
    make: SheetMaker | None,
    writers: Mapping[str, SheetWriter],
) -> APIRouter:
    """``writers`` by media type, as ``text/markdown``; JSON is always there."""
    router = APIRouter(prefix="/v1/conversations/{id}/sheet")
    forms: dict[str, SheetWriter] = {JSON: _SHEET.dump_json, **writers}

    @router.get("")
    async def sheet(id: str, request: Request, format: str | None = None) -> Response:
        owner = await owner_of(request)
        form = _wanted(format, request.headers.get("accept", ""), tuple(forms))
        conversation = await conversations.read(owner, id)
        if conversation is None:
            raise no_conversation(id)
        made = await make(owner, conversation) if make else None
        if made is None:
            message = (
                "This conversation leaves no page: it follows no journey; begin one with 'journey' set"
                if conversation.journey is None
                else "There is no page of this conversation yet; go on with it and ask again"
            )
            raise ApiError(404, message, code="no_sheet")
        return Response(forms[form](made), media_type=form, headers=HEADERS)

    return router


def _wanted(format: str | None, accept: str, forms: Sequence[str]) -> str:
    """The media type that was asked for, JSON where none was. Raises ``ApiError`` 406."""
    named = FORMATS.get(format, "") if format is not None else _by_accept(accept, forms)
    if named in forms:
        return named
    names = ", ".join(name for name, form in FORMATS.items() if form in forms)
    message = f"The page can't be had in that form; ask with ?format= for one of these: {names}"
    raise ApiError(406, message, param="format", code="not_acceptable")


def _by_accept(accept: str, forms: Sequence[str]) -> str:
    """The first of our forms in the order of what the client would rather have; empty for none."""
    for wanted in _accepted(accept) or ["*/*"]:
        for form in forms:
            if wanted in ("*/*", form, form.partition("/")[0] + "/*"):
                return form
    return ""


def _accepted(accept: str) -> list[str]:
    """Media types of an ``Accept`` header (RFC 9110, 12.5.1), the most wanted first."""
    weighed: list[tuple[float, str]] = []
    for part in accept.split(","):
        name, *more = (piece.strip().lower() for piece in part.split(";"))
        weights = [piece.removeprefix("q=") for piece in more if piece.startswith("q=")]
        try:
            weight = float(weights[0]) if weights else 1.0
        except ValueError:
            weight = 1.0
        if name and weight > 0:
            weighed.append((weight, name))
    return [name for _, name in sorted(weighed, key=lambda item: -item[0])]
