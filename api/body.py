"""The body of a request as bytes, within a limit, of the right media type."""

from fastapi import Request

from api.headers import JSON
from api.problems import Kind, ProblemError
from decision_flow.domain.values import Text

YAML = ("application/yaml", "application/x-yaml", "text/yaml", "text/plain")


async def json_body(request: Request) -> bytes:
    """Return the bytes of a JSON body. Raises ProblemError (413, 415)."""
    of_type(request, JSON)
    return await whole(request, request.app.state.installation.settings.most_body_bytes)


async def yaml_body(request: Request) -> bytes:
    """Return the bytes of a YAML body. Raises ProblemError (413, 415)."""
    of_type(request, *YAML)
    return await whole(request, request.app.state.installation.settings.most_procedure_bytes)


def of_type(request: Request, *allowed: str) -> None:
    """Pass when the body says that it is one of these. Raises ProblemError."""
    said, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.replace(" ", "").replace('"', "").lower()
    if said.strip().lower() not in allowed or charset not in {"", "charset=utf-8"}:
        listed = " / ".join(allowed)
        reason = Text(
            f"Content-Type 须为 {listed}，UTF-8 编码。",
            f"Content-Type must be {listed}, in UTF-8.",
        )
        raise ProblemError(Kind.MEDIA, reason)


async def whole(request: Request, most: int) -> bytes:
    """Return all of a body. Raises ProblemError as soon as it is more than `most` bytes."""
    told = request.headers.get("content-length", "0")
    if told.isascii() and told.isdigit() and int(told) > most:
        raise too_large(most)
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > most:
            raise too_large(most)
    return bytes(found)


def too_large(most: int) -> ProblemError:
    """Return the error of a body over its limit."""
    reason = Text(f"内容不得超过{most}字节。", f"At most {most} bytes are taken.")
    return ProblemError(Kind.TOO_LARGE, reason)
