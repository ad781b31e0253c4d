"""What is told of a document."""

from datetime import datetime

from api.schemas.words import Out
from decision_flow.store.filing import Filed


class DocumentOut(Out):
    """A document on file: the digest is how facts name it."""

    digest: str
    size: int
    media_type: str
    name: str
    stored_by: str
    stored_at: datetime


class DocumentsOut(Out):
    """Documents on file."""

    documents: tuple[DocumentOut, ...]


def document_out(filed: Filed) -> DocumentOut:
    return DocumentOut(
        digest=filed.digest,
        size=filed.size,
        media_type=filed.media_type,
        name=filed.name,
        stored_by=filed.stored_by,
        stored_at=filed.stored_at,
    )
