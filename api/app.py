"""The web application, put together."""

from collections.abc import Callable

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from api.boundary import BodyCheck, CallerCheck, listed
from api.errors import answer_askfirst_error, answer_http_error, answer_validation_error
from api.request_ids import HEADER, RequestIds
from api.routes.chat import chat_routes
from api.routes.health import health_routes
from api.routes.models import model_routes
from assistant.errors import AskfirstError
from assistant.ports import TurnTaker
from assistant.settings import Settings


def create_app(coach: TurnTaker, *, ready: Callable[[], bool], settings: Settings) -> FastAPI:
    """``ready`` says whether the index is, for ``/health/ready``; the coach is asked whether or not."""
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
    app = FastAPI(
        title="Askfirst",
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
    app.include_router(chat_routes(coach))
    app.include_router(model_routes())
    app.include_router(health_routes(ready))
    return app
