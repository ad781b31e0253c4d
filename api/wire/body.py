"""The body of a request as bytes, within a limit, of the right media type."""

import re
from collections.abc import AsyncIterator
from typing import BinaryIO

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from api.problems import Kind, ProblemError
from api.wire.headers import JSON
from decision_flow.domain.values import Text

YAML = ("application/yaml", "application/x-yaml", "text/yaml", "text/plain")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9][\w.+-]{0,63}/[A-Za-z0-9][\w.+-]{0,63}", re.ASCII)


async def json_body(request: Request) -> bytes:
    """Return the bytes of a JSON body. Raises ProblemError (413, 415)."""
    of_type(request, JSON)
    return await whole(request, request.app.state.installation.settings.most_body_bytes)


async def opinion_body(request: Request) -> bytes:
    """Return the bytes of an opinion as JSON. Raises ProblemError (413, 415)."""
    of_type(request, JSON)
    return await whole(request, request.app.state.installation.settings.most_opinion_bytes)


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


async def table_type(request: Request) -> str:
    """Return which kind of table the body says it is."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def media_type_of(request: Request) -> str:
    """Return the media type that a document says it is. Raises ProblemError."""
    said = request.headers.get("content-type", "application/octet-stream").partition(";")[0]
    if not _MEDIA_TYPE.fullmatch(said.strip()):
        reason = Text("Content-Type 不是媒体类型。", "Content-Type is no media type.")
        raise ProblemError(Kind.MEDIA, reason)
    return said.strip().lower()


async def whole(request: Request, most: int) -> bytes:
    """Return all of a body. Raises ProblemError as soon as it is more than `most` bytes."""
    found = bytearray()
    async for chunk in _within(request, most):
        found += chunk
    return bytes(found)


async def spooled(request: Request, file: BinaryIO, most: int) -> None:
    """Write a body to a file. Raises ProblemError when it is empty or more than `most` bytes."""
    async for chunk in _within(request, most):
        await run_in_threadpool(file.write, chunk)
    if not file.tell():
        raise ProblemError(Kind.MALFORMED, Text("文件为空。", "The document is empty."))
    file.seek(0)


async def _within(request: Request, most: int) -> AsyncIterator[bytes]:
    told = request.headers.get("content-length", "0")
    if told.isascii() and told.isdigit() and int(told) > most:
        raise too_large(most)
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise too_large(most)
        yield chunk


def too_large(most: int) -> ProblemError:
    """Return the error of a body over its limit."""
    reason = Text(f"内容不得超过{most}字节。", f"At most {most} bytes are taken.")
    return ProblemError(Kind.TOO_LARGE, reason)
