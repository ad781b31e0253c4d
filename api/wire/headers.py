"""Headers of the wire: the version of a case, what every answer carries, what is acceptable."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from fastapi import Request

from api.problems import Kind, ProblemError
from decision_flow.domain.values import Text

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

JSON = "application/json"
SVG = "image/svg+xml"
PLAIN = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TAG = re.compile(r'"(\d{1,9})"', re.ASCII)

SAFE = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_DEFAULTS = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cache-control", b"no-store"),
)


def etag(version: int) -> str:
    """Return the entity tag of a case at this version."""
    return f'"{version}"'


def version_of(if_match: str | None) -> int:
    """Return the version that `If-Match` names.

    Raises ProblemError when there is none, or when it is `*`: whoever acts says what was read; and
    for a tag that we never gave, which matches no version.
    """
    if if_match is None or if_match.strip() == "*":
        raise ProblemError(
            Kind.VERSION_WANTED,
            Text(
                '请先读取案件，并以 If-Match 注明所读版本（ETag），如 If-Match: "7"。',
                'Read the case first and send its ETag back as If-Match, such as If-Match: "7".',
            ),
        )
    found = _TAG.fullmatch(if_match.strip())
    if found is None:
        raise ProblemError(
            Kind.STALE,
            Text(
                'If-Match 须写明一个版本，连同双引号，如 If-Match: "7"。',
                'If-Match names one version, with its quotation marks: If-Match: "7".',
            ),
        )
    return int(found[1])


def acceptable(request: Request, media: str) -> None:
    """Pass when the caller takes this media type. Raises ProblemError."""
    header = request.headers.get("accept", "*/*")
    family = media.partition("/")[0]
    names = {part.partition(";")[0].strip().lower() for part in header.split(",")}
    if not names & {media, f"{family}/*", "*/*", ""}:
        reason = Text(f"只能提供 {media}。", f"Only {media} is available.")
        raise ProblemError(Kind.NOT_ACCEPTABLE, reason)


async def wants_json(request: Request) -> None:
    """Pass when the caller takes JSON. Raises ProblemError."""
    acceptable(request, JSON)


class SafeHeaders:
    """Gives every answer the headers of a careful server; an answer's own ones stay."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                more = [pair for pair in _DEFAULTS if pair[0] not in own]
                message["headers"] = [*message["headers"], *SAFE, *more]
            await send(message)

        await self._app(scope, receive, sending)
