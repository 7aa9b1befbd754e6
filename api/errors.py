"""Every error of the endpoint, as the OpenAI protocol has it: ``{"error": {message, type, param, code}}``.

Messages say what was wrong and what to do, in one line. Neither a message nor the log repeats what
people typed: an unforeseen error is logged by its type and place only.
"""

import logging
import traceback
from collections.abc import Sequence
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.schemas.answers import ErrorAnswer, ErrorField
from api.schemas.requests import CONTENT_TAGS
from assistant.errors import AskfirstError, ModelError, ModelTooLate, StoreError

log = logging.getLogger("askfirst.api")

PATHS = (
    "this server has POST /v1/chat/completions, GET /v1/models, /v1/conversations, /v1/memory, /v1/due, "
    "/v1/releases, /v1/mirror, /v1/rehearsals and GET /health/ready"
)


class ApiError(HTTPException):
    """An answer with an error's status. ``param`` names the field of the request that caused it."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        type: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(status, message, headers)
        self.field = ErrorField(message=_encodable(message), type=type, param=param, code=code)


def error_response(error: ApiError) -> JSONResponse:
    return JSONResponse(ErrorAnswer(error=error.field).model_dump(), error.status_code, error.headers)


def as_api_error(error: Exception, request_id: str) -> ApiError:
    """How any error reads to a client. Logs what nobody foresaw."""
    if isinstance(error, ApiError):
        return error
    if isinstance(error, ModelError):
        status = 504 if isinstance(error, ModelTooLate) else 502
        return ApiError(status, str(error), type="server_error", code="model_error")
    if isinstance(error, StoreError):
        log.error("%s: %s (%s)", request_id, type(error).__name__, _place(error))
        return ApiError(
            503, str(error), type="server_error", code="store_unavailable", headers={"retry-after": "2"}
        )
    if isinstance(error, AskfirstError):
        log.error("%s: %s (%s)", request_id, type(error).__name__, _place(error))
        return ApiError(500, str(error), type="server_error", code="internal_error")
    log.error("%s: unforeseen %s (%s)", request_id, type(error).__name__, _place(error))
    message = f"The server failed on this request; its log has the place under {request_id}"
    return ApiError(500, message, type="server_error", code="internal_error")


async def answer_http_error(request: Request, error: Exception) -> JSONResponse:
    """An unknown path or method, a body that is no JSON, or an ``ApiError``."""
    assert isinstance(error, HTTPException)
    if isinstance(error, ApiError):
        return error_response(error)
    where = f"{request.method} {request.url.path[:200]}"
    if error.status_code == 404:
        return error_response(ApiError(404, f"Unknown path {where}; {PATHS}", code="unknown_url"))
    if error.status_code == 405:
        message = f"Method not allowed: {where}; {PATHS}"
        headers = dict(error.headers or {})
        return error_response(ApiError(405, message, code="method_not_allowed", headers=headers))
    message = "The body can't be read; send one JSON object in UTF-8"
    return error_response(ApiError(error.status_code, message, code="invalid_body"))


async def answer_validation_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first: dict[str, Any] = error.errors()[0]
    kind, loc = first["type"], first["loc"]
    if kind == "json_invalid":
        what = str(first.get("ctx", {}).get("error", "")).lower()
        message = f"The body isn't valid JSON: {what} at character {loc[-1]}; send one JSON object"
        return error_response(ApiError(400, message, code="invalid_json"))
    param = _param(loc)
    if param is None:
        return error_response(ApiError(400, "The body must be one JSON object", code="invalid_body"))
    if kind == "missing":
        message = f"You must provide '{param}'"
        return error_response(ApiError(400, message, param=param, code="missing_required_parameter"))
    message = f"Invalid '{param}': {first['msg'][:1].lower()}{first['msg'][1:]}"
    return error_response(ApiError(400, message, param=param, code="invalid_value"))


async def answer_askfirst_error(request: Request, error: Exception) -> JSONResponse:
    return error_response(as_api_error(error, request.state.request_id))


def _param(loc: Sequence[str | int]) -> str | None:
    """``("body", "messages", 0, "content")`` as ``messages[0].content``."""
    path = ""
    for part in loc[1:]:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part not in CONTENT_TAGS:
            path += f".{part}" if path else part
    return path or None


def _place(error: Exception) -> str:
    """File and line of the innermost frame. An error's own words may hold what people typed."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno} in {frames[-1].name}" if frames else "no place known"


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
