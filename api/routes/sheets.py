"""``/v1/conversations/{id}/sheet``: the page that a conversation leaves, in several forms, and its edits."""

from collections.abc import Mapping, Sequence

from fastapi import APIRouter, Request
from pydantic import TypeAdapter
from starlette.responses import Response

from api.asking import OwnerOf
from api.errors import ApiError
from api.schemas.sheets import SheetEdits
from api.sending import no_conversation
from assistant.domain.kept import KeptConversation
from assistant.domain.owner import Owner
from assistant.domain.sheet import Sheet
from assistant.errors import UsageError
from assistant.keeping.conversations import Conversations
from assistant.keeping.pages import Edits, Pages
from assistant.ports import SheetWriter
from assistant.sheets.rendering import MEDIA_TYPES

JSON = "application/json"
FORMATS = {"json": JSON, **MEDIA_TYPES}
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
    pages: Pages,
    writers: Mapping[str, SheetWriter],
) -> APIRouter:
    """``writers`` by media type, as ``text/markdown``; JSON is always there."""
    router = APIRouter(prefix="/v1/conversations/{id}/sheet")
    forms: dict[str, SheetWriter] = {JSON: _SHEET.dump_json, **writers}

    async def found(id: str, request: Request) -> tuple[Owner, KeptConversation]:
        owner = await owner_of(request)
        conversation = await conversations.read(owner, id)
        if conversation is None:
            raise no_conversation(id)
        return owner, conversation

    async def page(owner: Owner, conversation: KeptConversation) -> Sheet:
        made = await pages.of(owner, conversation)
        if made is None:
            message = "This conversation leaves no page: it follows no journey; begin one with 'journey' set"
            raise ApiError(404, message, code="no_sheet")
        return made

    @router.get("")
    async def sheet(id: str, request: Request, format: str | None = None) -> Response:
        form = _wanted(format, request.headers.get("accept", ""), tuple(forms))
        made = await page(*await found(id, request))
        try:
            return Response(forms[form](made), media_type=form, headers=HEADERS)
        except UsageError as error:
            raise ApiError(404, str(error), param="format", code="no_date") from None

    @router.put("")
    async def edit(id: str, body: SheetEdits, request: Request) -> Response:
        owner, conversation = await found(id, request)
        made = await page(owner, conversation)
        ours = {part.id for part in made.parts if not part.is_room}
        if unknown := sorted(body.parts.keys() - ours):
            message = f"The page has no part {unknown[0][:40]!r}; its parts are {', '.join(sorted(ours))}"
            raise ApiError(400, message, param="parts", code="no_such_part")
        lines = {id: tuple(line for line in lines if line) for id, lines in body.parts.items()}
        await pages.edit(owner, conversation, Edits(lines, tuple(filter(None, body.struck))))
        now = await page(owner, conversation)
        return Response(_SHEET.dump_json(now), media_type=JSON, headers=HEADERS)

    @router.delete("", status_code=204)
    async def as_said(id: str, request: Request) -> None:
        """The edits are taken back; the page is what was said again."""
        await pages.edit(*await found(id, request), None)

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
