"""The web application, put together."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import date
from functools import cache, partial

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from api.asking import LocalPerson, owner_reader
from api.boundary import BodyCheck, CallerCheck, listed
from api.conversations import Journeys
from api.errors import answer_askfirst_error, answer_http_error, answer_validation_error
from api.kept_chat import KeptChat
from api.request_ids import HEADER, RequestIds
from api.routes.chat import chat_routes
from api.routes.conversations import conversation_routes
from api.routes.due import due_routes
from api.routes.health import health_routes
from api.routes.memory import cadence_routes, memory_routes
from api.routes.mirror import mirror_routes
from api.routes.models import model_routes
from api.routes.rehearsals import rehearsal_routes
from api.routes.releases import release_routes, worth_it_routes
from api.routes.sheets import sheet_routes
from api.routes.turns import turn_routes
from assistant.bootstrap import build_mirror, build_rehearsal
from assistant.errors import AskfirstError
from assistant.keeping.keeping import Keeping
from assistant.keeping.memory import Memory
from assistant.keeping.pages import Pages
from assistant.mirroring.mirror import Rewriter
from assistant.ports import CalendarWriter, SheetWriter, TurnTaker, WhoAsks
from assistant.rehearsing.rehearsal import Rehearsal
from assistant.settings import Settings
from assistant.stores import MemoryStore, OwnersStore, PageStore


async def _nothing() -> None:
    """What there is to close without a database."""


def create_app(
    coach: TurnTaker,
    *,
    ready: Callable[[], bool],
    settings: Settings,
    keeping: Keeping | None = None,
    who: WhoAsks | None = None,
    journeys: Journeys | None = None,
    pages: Pages | None = None,
    sheet_writers: Mapping[str, SheetWriter] | None = None,
    rewriter: Callable[[], Rewriter] | None = None,
    rehearsal: Callable[[], Rehearsal] | None = None,
    memory: MemoryStore | None = None,
    releases: PageStore | None = None,
    owners: OwnersStore | None = None,
    calendar: CalendarWriter | None = None,
    today: Callable[[], date] = date.today,
    close: Callable[[], Awaitable[None]] = _nothing,
) -> FastAPI:
    """``ready`` says whether the index is, for ``/health/ready``; the coach is asked whether or not.

    Without ``keeping`` nothing is kept, and there is no ``/v1/conversations``. ``who`` is one local
    person unless given; ``journeys`` are those that a conversation may follow; ``pages`` makes what they
    leave behind, and ``sheet_writers`` go by media type. ``rewriter`` gives what ``/v1/mirror`` finds other
    ways to ask with; unless given, it is built of the settings when first asked for. ``memory`` has the
    card and what is due (``calendar`` writes its feed), ``releases`` what was given to others, ``owners``
    takes answers to whether it was worth the time; each has its routes only where it is given. ``close``
    is called at the end, once all turns are written down.
    """
    origins = listed(settings.allowed_origins)
    layers = [Middleware(RequestIds), Middleware(CallerCheck, listed(settings.allowed_hosts), origins)]
    if origins:
        layers.append(
            Middleware(
                CORSMiddleware,
                allow_origins=sorted(origins),
                allow_methods=["*"],
                allow_headers=["*"],
                allow_private_network=True,
                expose_headers=[HEADER],
            )
        )
    layers.append(Middleware(BodyCheck, settings.max_body_bytes))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            yield
        finally:
            if keeping:
                await keeping.turns.close()
            await close()

    app = FastAPI(
        title="Askfirst",
        lifespan=lifespan,
        # The pages that FastAPI makes of a schema load scripts from elsewhere.
        openapi_url=None,
        redirect_slashes=False,
        middleware=layers,
        exception_handlers={
            HTTPException: answer_http_error,
            RequestValidationError: answer_validation_error,
            AskfirstError: answer_askfirst_error,
        },
    )
    owner_of = owner_reader(who or LocalPerson())
    app.include_router(chat_routes(coach, KeptChat(keeping, owner_of), journeys or {}))
    app.include_router(model_routes(journeys or {}, settings.journeys_listed))
    app.include_router(health_routes(ready))
    app.include_router(mirror_routes(rewriter or cache(partial(build_mirror, settings))))
    app.include_router(rehearsal_routes(rehearsal or cache(partial(build_rehearsal, settings))))
    card = Memory(memory, today=today) if memory else None
    if keeping:
        app.include_router(conversation_routes(keeping, owner_of, journeys or {}, card))
        app.include_router(turn_routes(keeping, owner_of))
        if pages:
            app.include_router(sheet_routes(keeping.conversations, owner_of, pages, sheet_writers or {}))
        if releases:
            app.include_router(release_routes(releases, keeping.conversations, owner_of))
    if card:
        app.include_router(memory_routes(card, owner_of))
        app.include_router(cadence_routes(card, owner_of, today))
        app.include_router(due_routes(card, owner_of, calendar, today))
    if owners:
        app.include_router(worth_it_routes(owners, owner_of))
    return app
