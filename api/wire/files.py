"""What is answered as a file to be kept: under a name of its own, in its media type."""

from urllib.parse import quote

from fastapi import Response

from api.papers.sheet import Format
from api.wire.headers import DOCX, PDF

MEDIA_OF = {Format.PDF: PDF, Format.DOCX: DOCX}
"""The media type of each form of a paper."""


def disposition(name: str) -> str:
    """Return the header that names a file, in Chinese too (RFC 6266, RFC 8187)."""
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"


def attached(content: bytes, name: str, media: str) -> Response:
    """Return a file as an answer."""
    return Response(content, headers={"Content-Disposition": disposition(name)}, media_type=media)
