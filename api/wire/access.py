"""The access log: one line a request, with nothing in it that a case or a token could leak by."""

from time import perf_counter
from typing import Any

from structlog import get_logger

from api.wire.headers import ASGIApp, Message, Receive, Scope, Send

log = get_logger()


class AccessLog:
    """Writes down of every request: method, template of the path, status, milliseconds, who.

    Never a body, a header, a query or a path as it was sent: these name cases and carry tokens.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, answered = perf_counter(), {"status": 500}  # what breaks before it answers is a 500

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered["status"] = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            log.info("request", **_told(scope), **answered, ms=_since(began))


def _told(scope: Scope) -> dict[str, Any]:
    """Return what is told of a request; a path that is none of ours is not repeated."""
    who = scope.get("state", {}).get("caller")
    return {
        "method": scope["method"],
        "path": getattr(scope.get("route"), "path", None),
        "body": who.body if who else None,
        "person": who.person if who else None,
    }


def _since(began: float) -> float:
    return round((perf_counter() - began) * 1_000, 1)
