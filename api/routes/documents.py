"""Documents: sent in as they are, named by their content, given back as attachments."""

from collections.abc import AsyncIterator, Iterator
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import Annotated, BinaryIO, cast

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import StreamingResponse

from api.problems import Kind
from api.schemas.documents import DocumentOut, document_out
from api.schemas.queries import DocumentQuery
from api.wire.body import media_type_of, spooled
from api.wire.deps import KNOWN, WANTS_JSON, CallerDep, InsiderDep, InstallationDep, NowDep
from api.wire.files import disposition
from api.wire.openapi import SHOWN, binary_answer, binary_body, problems

router = APIRouter(
    prefix="/api/v1/documents",
    tags=["documents"],
    dependencies=[KNOWN],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS),
)

_IN_MEMORY = 1024 * 1024
_CHUNK = 256 * 1024


async def upload(request: Request, who: InsiderDep) -> AsyncIterator[BinaryIO]:
    """Yield the bytes of a body, kept beside while they come in; nobody unknown gets this far."""
    del who
    with SpooledTemporaryFile(_IN_MEMORY) as part:
        file = cast("BinaryIO", part)
        await spooled(request, file, request.app.state.installation.settings.most_document_bytes)
        yield file


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    summary="上传文件 Keep a document",
    dependencies=[WANTS_JSON],
    openapi_extra=binary_body(),
    responses=problems(Kind.TOO_LARGE, Kind.MEDIA, Kind.NOT_ACCEPTABLE, Kind.BUSY),
)
def keep_document(
    *,
    file: Annotated[BinaryIO, Depends(upload)],
    wanted: Annotated[DocumentQuery, Query()],
    media_type: Annotated[str, Depends(media_type_of)],
    who: CallerDep,
    installed: InstallationDep,
    now: NowDep,
) -> DocumentOut:
    """Keep the bytes of the body, at most 50 MiB, and return their digest."""
    return document_out(
        installed.service.store_document(
            who.body, file, name=wanted.name, media_type=media_type, person=who.person, at=now
        )
    )


@router.get(
    "/{digest}",
    summary="下载文件 A document of your body",
    response_class=StreamingResponse,
    responses={**problems(Kind.NOT_FOUND), **binary_answer()},
)
def read_document(
    digest: Annotated[str, Path(pattern="^[0-9a-f]{64}$")],
    who: InsiderDep,
    installed: InstallationDep,
) -> StreamingResponse:
    """Return a document's bytes, as an attachment."""
    filed, stream = installed.service.document(who.body, digest)
    headers = {
        "Content-Disposition": disposition(filed.name),
        "Content-Length": str(filed.size),
        "ETag": f'"{filed.digest}"',
    }
    media = filed.media_type if filed.media_type in SHOWN else "application/octet-stream"
    return StreamingResponse(_chunks(stream), headers=headers, media_type=media)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    with stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
