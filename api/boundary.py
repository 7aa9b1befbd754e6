"""Who may ask, and in what form: checked before anything else sees a request.

Loopback is no boundary. Any web page can make its visitor's browser call a local port, and a page whose
name is made to point at 127.0.0.1 (DNS rebinding) counts as its own origin. So the ``Host`` must be one
of ours, a browser's ``Origin`` must be ours or allowed, and a body must be ``application/json``, which no
page can send to another origin without asking first.
"""

import re
from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ApiError, error_response

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:/@\[\]]+)(?::\d{1,5})?", re.IGNORECASE)


def listed(setting: str) -> frozenset[str]:
    """Names in a comma-separated setting, in the form in which they are compared."""
    return frozenset(name.strip().rstrip("/").lower() for name in setting.split(",") if name.strip())


class CallerCheck:
    """Refuses a foreign ``Host`` or ``Origin``. ``*`` allows any."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], origins: Collection[str]) -> None:
        self._app = app
        self._hosts = {_host_name(host) or host for host in hosts}
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            refusal = self._refusal(scope["method"], Headers(scope=scope))
            if refusal:
                await error_response(refusal)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refusal(self, method: str, headers: Headers) -> ApiError | None:
        hosts = headers.getlist("host")
        name = _host_name(hosts[0]) if len(hosts) == 1 else None
        if "*" not in self._hosts and name not in self._hosts:
            return _forbidden(
                "this Host isn't served; add its name to ASKFIRST_ALLOWED_HOSTS", "foreign_host"
            )
        origin = headers.get("origin")
        if origin is not None:
            if "*" in self._origins or origin.lower() in self._origins or _is_own(origin, hosts):
                return None
            return _forbidden(
                "this Origin may not call the server; add it to ASKFIRST_ALLOWED_ORIGINS", "foreign_origin"
            )
        if headers.get("sec-fetch-site") == "cross-site" and not _is_navigation(method, headers):
            return _forbidden("another web site may not call the server", "foreign_origin")
        return None


class BodyCheck:
    """Refuses a body that isn't ``application/json`` (415) or is longer than ``limit`` bytes (413).

    A declared length is judged at once; what comes in chunks is counted while it is read.
    """

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], headers)
        if refusal:
            await error_response(refusal)(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            if message["type"] == "http.request":
                read += len(message.get("body", b""))
                if read > self._limit:
                    raise self._too_large()
            return message

        await self._app(scope, counted, send)

    def _refusal(self, method: str, headers: Headers) -> ApiError | None:
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self._limit:
            return self._too_large()
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        # Without a length and without pieces to come there is no body (RFC 9112, 6.3), as with a bare "stop".
        has_body = length not in ("", "0") or "transfer-encoding" in headers
        is_written = bool(media_type) or has_body
        if method in ("POST", "PUT", "PATCH") and is_written and media_type != "application/json":
            message = "Send the body as JSON, with the header 'Content-Type: application/json'"
            return ApiError(415, message, code="unsupported_media_type")
        return None

    def _too_large(self) -> ApiError:
        message = f"The body is longer than {self._limit} bytes; send less of the conversation"
        return ApiError(413, message, code="request_too_large")


def _host_name(host: str) -> str | None:
    """A ``Host`` without its port; None if it is malformed."""
    match = _HOST.fullmatch(host.strip())
    return match[1].rstrip(".").lower() if match else None


def _is_own(origin: str, hosts: list[str]) -> bool:
    scheme, _, place = origin.lower().partition("://")
    return scheme in ("http", "https") and place == hosts[0].lower()


def _is_navigation(method: str, headers: Headers) -> bool:
    """Somebody follows a link to this server, in a window of its own."""
    return (
        method == "GET"
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )


def _forbidden(message: str, code: str) -> ApiError:
    return ApiError(403, f"Refused: {message}", type="permission_error", code=code)
